//! Real children: this very test program, told by a shell to speak frames on a stream of its own.

use super::*;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// What the child of these tests is asked.
#[derive(Serialize, Deserialize)]
enum Ask {
    Echo(String),
    Process,
    Panic,
    Overflow,
    Allocate,
    Spin,
    Loop,
    WriteFile,
    OpenFiles,
    Large(usize),
}

/// Not a test of its own: the child.
#[test]
#[ignore = "started by the other tests of this room"]
fn child() {
    let Ok(mut output) = std::fs::OpenOptions::new().write(true).open("/dev/fd/3") else { return };
    std::panic::set_hook(Box::new(|_| {}));
    let setup = |rules: String| if rules.is_empty() { Err("no rules".to_owned()) } else { Ok(rules) };
    child::serve(&mut std::io::stdin().lock(), &mut output, setup, |rules: &mut String, ask: Ask| answer(rules, ask))
        .expect("the host speaks frames");
}

fn answer(rules: &str, ask: Ask) -> String {
    match ask {
        Ask::Echo(text) => format!("{rules}: {text}"),
        Ask::Process => std::process::id().to_string(),
        Ask::Panic => panic!("Zilverbergen"),
        Ask::Overflow => overflow(1).to_string(),
        Ask::Allocate => (0..64).map(|_| vec![0u8; 64 << 20]).collect::<Vec<_>>().len().to_string(),
        Ask::Spin | Ask::Loop => loop {
            std::hint::black_box(rules);
        },
        Ask::WriteFile => {
            let path = std::env::temp_dir().join(format!("casuspoort-{}", std::process::id()));
            let written = std::fs::write(&path, "text");
            drop(std::fs::remove_file(path));
            written.is_ok().to_string()
        }
        Ask::OpenFiles => (0..100)
            .map(|_| std::fs::File::open("/dev/null"))
            .filter_map(Result::ok)
            .collect::<Vec<_>>()
            .len()
            .to_string(),
        Ask::Large(bytes) => "a".repeat(bytes),
    }
}

#[allow(unconditional_recursion)]
fn overflow(n: u64) -> u64 {
    std::hint::black_box([n; 1024]).iter().sum::<u64>() + overflow(std::hint::black_box(n + 1))
}

fn settings() -> HostSettings {
    let test = std::env::current_exe().expect("this test");
    let call = "exec \"$0\" --exact corehost::tests::child --ignored --nocapture 3>&1 >/dev/null";
    HostSettings {
        program: "/bin/sh".into(),
        arguments: vec!["-c".into(), call.into(), test.display().to_string()],
        ..HostSettings::ours().expect("known")
    }
}

fn shell(script: &str) -> HostSettings {
    HostSettings { program: "/bin/sh".into(), arguments: vec!["-c".into(), script.into()], ..settings() }
}

fn block_on<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime").block_on(work)
}

fn pool(settings: HostSettings) -> Pool {
    Pool::new(settings, &"stein").expect("a pool")
}

async fn echo(pool: &Pool) -> Result<String, CoreFault> {
    pool.run(&Ask::Echo("hallo".into())).await
}

#[test]
fn a_child_answers_by_its_rules_and_is_kept_for_the_next_request() {
    block_on(async {
        let pool = pool(settings());
        assert_eq!(echo(&pool).await, Ok("stein: hallo".into()));
        let first: String = pool.run(&Ask::Process).await.expect("answers");
        assert_eq!(pool.run(&Ask::Process).await, Ok(first.clone()));
        pool.renew(&"heerlen").expect("taken");
        assert_eq!(echo(&pool).await, Ok("heerlen: hallo".into()));
        assert_ne!(pool.run(&Ask::Process).await, Ok(first));
    });
}

#[test]
fn a_child_is_replaced_after_its_share_of_requests() {
    block_on(async {
        let pool = pool(HostSettings { requests: 2, ..settings() });
        let mut seen = Vec::<String>::new();
        for _ in 0..6 {
            seen.push(pool.run(&Ask::Process).await.expect("answers"));
        }
        seen.dedup();
        assert_eq!(seen.len(), 3);
    });
}

#[test]
fn a_crash_of_any_kind_costs_one_request_and_tells_no_text() {
    block_on(async {
        let limits = Limits { address_space: 1 << 30, ..Limits::default() };
        let pool = pool(HostSettings { limits, ..settings() });
        for ask in [Ask::Panic, Ask::Overflow, Ask::Allocate] {
            let fault = pool.run::<_, String>(&ask).await.expect_err("crashes");
            assert!(matches!(fault, CoreFault::Ended(_)) && fault.blames_the_request(), "{fault}");
            assert!(!fault.to_string().contains("Zilverbergen"));
            assert_eq!(echo(&pool).await, Ok("stein: hallo".into()), "the next one has a new child");
        }
    });
}

#[test]
fn a_child_that_takes_too_long_is_killed_by_its_host() {
    block_on(async {
        let quick = pool(HostSettings { wall: Duration::from_millis(700), ..settings() });
        assert_eq!(quick.run::<_, String>(&Ask::Loop).await, Err(CoreFault::TooSlow(0)));
        let asleep = pool(HostSettings { wall: Duration::from_millis(100), ..shell("exec sleep 1000") });
        assert_eq!(echo(&asleep).await, Err(CoreFault::TooSlow(0)));
    });
}

#[test]
fn a_child_ends_by_its_own_limits() {
    block_on(async {
        let limits = Limits { cpu_seconds: 1, ..Limits::default() };
        let pool = pool(HostSettings { limits, ..settings() });
        let fault = pool.run::<_, String>(&Ask::Spin).await.expect_err("runs out of processor time");
        assert!(fault.to_string().contains("signal"), "{fault}");
        let opened: String = pool.run(&Ask::OpenFiles).await.expect("answers");
        assert!(opened.parse::<u32>().is_ok_and(|n| n < 64), "{opened}");
        let written = pool.run::<_, String>(&Ask::WriteFile).await;
        assert_ne!(written, Ok("true".into()));
    });
}

#[test]
fn an_answer_larger_than_agreed_is_not_read() {
    block_on(async {
        let pool = pool(HostSettings { reply_bytes: 1000, ..settings() });
        assert_eq!(pool.run::<_, String>(&Ask::Large(2000)).await, Err(CoreFault::TooLarge(1000)));
        assert_eq!(pool.run::<_, String>(&Ask::Large(900)).await.map(|text| text.len()), Ok(900));
        assert_eq!(pool.run::<_, u64>(&Ask::Process).await, Err(CoreFault::Garbled), "text where a number was agreed");
    });
}

#[test]
fn what_keeps_a_child_from_starting_is_not_blamed_on_the_request() {
    block_on(async {
        let nowhere = pool(HostSettings { program: "/nowhere/casuspoort".into(), ..settings() });
        let refuses = Pool::new(settings(), &"").expect("a pool");
        assert_eq!(echo(&refuses).await, Err(CoreFault::Setup("no rules".into())));
        for pool in [nowhere, pool(shell("exit 3")), pool(shell("printf '\\000\\000\\000\\001x'; cat >/dev/null"))] {
            let fault = echo(&pool).await.expect_err("no core");
            assert!(matches!(fault, CoreFault::Start(_)) && !fault.blames_the_request(), "{fault}");
        }
    });
}

#[test]
fn requests_beyond_the_number_of_children_wait_their_turn() {
    block_on(async {
        let pool = pool(HostSettings { children: 2, ..settings() });
        let asked: Vec<_> = (0..10).map(|_| Ask::Process).collect();
        let mut running = Vec::new();
        for ask in &asked {
            running.push(pool.run::<_, String>(ask));
        }
        let mut seen: Vec<String> = Vec::new();
        for answer in join_all(running).await {
            seen.push(answer.expect("answers"));
        }
        seen.sort();
        seen.dedup();
        assert!(seen.len() <= 2, "{} children", seen.len());
    });
}

/// All at once, without a library for it.
async fn join_all<T>(work: Vec<impl Future<Output = T>>) -> Vec<T> {
    let mut work: Vec<_> = work.into_iter().map(|w| (Box::pin(w), None)).collect();
    std::future::poll_fn(move |context| {
        let mut open = false;
        for (future, done) in &mut work {
            if done.is_none() {
                match future.as_mut().poll(context) {
                    std::task::Poll::Ready(value) => *done = Some(value),
                    std::task::Poll::Pending => open = true,
                }
            }
        }
        if open {
            return std::task::Poll::Pending;
        }
        std::task::Poll::Ready(work.iter_mut().filter_map(|(_, done)| done.take()).collect())
    })
    .await
}
