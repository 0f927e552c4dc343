//! Runs `dialogues/*.txt`. A line `C: text` is sent with CRLF, `C= text` as it is after `\r \n \0 \e \xNN` are put in;
//! `S: text` must be the next line said, `S*` any further line; `M: from -> to, to | content` is a message that came whole
//! (`M-` one that came and could not be kept), `TLS` that TLS begins, `END` that the session is closed. A line `@ key value`
//! at the top sets protocol, tls or a limit; `#` is a comment. Each dialogue runs whole and byte by byte.

use super::super::*;
use super::book;
use crate::model::Protocol;

struct TestHouse {
    book: AddressBook,
    room: u64,
    memory: usize,
}

impl House for TestHouse {
    fn recipients(&self) -> &dyn Recipients {
        &self.book
    }

    fn has_room(&self, size: u64) -> bool {
        size <= self.room
    }

    fn reserve(&mut self, octets: usize) -> bool {
        octets <= self.memory
    }
}

/// One run of a session over a dialogue.
struct Run {
    session: Session,
    house: TestHouse,
    limits: Limits,
    /// What was said and done, line by line.
    heard: Vec<String>,
    keeps: bool,
}

impl Run {
    fn new(script: &str) -> Self {
        let (mut protocol, mut tls, mut limits) = (Protocol::Smtp, TlsMode::Off, Limits::default());
        let mut house = TestHouse { book: book(), room: u64::MAX, memory: usize::MAX };
        for line in script.lines().filter_map(|line| line.strip_prefix("@ ")) {
            let (key, value) = line.split_once(' ').expect("key and value");
            let number = || value.parse::<usize>().expect("a number");
            match key {
                "protocol" => protocol = if value == "lmtp" { Protocol::Lmtp } else { Protocol::Smtp },
                "tls" => tls = if value == "required" { TlsMode::Required } else { TlsMode::Offered },
                "room" => house.room = number() as u64,
                "memory" => house.memory = number(),
                "message_size" => limits.message_size = number() as u64,
                "recipients" => limits.recipients = number(),
                "errors" => limits.errors = number(),
                "hops" => limits.hops = number(),
                "messages_per_session" => limits.messages_per_session = number(),
                _ => panic!("no such setting: {key}"),
            }
        }
        let session = Session::new(protocol, tls, limits.clone());
        let mut run = Self { session, house, limits, heard: Vec::new(), keeps: true };
        run.say(Reply::Greeting);
        run
    }

    fn say(&mut self, reply: Reply) {
        let mut out = Vec::new();
        reply.write("gate.example", &mut out);
        let text = String::from_utf8(out).expect("ASCII");
        self.heard.extend(text.split_terminator("\r\n").map(|line| format!("S: {line}")));
    }

    fn send(&mut self, mut input: &[u8]) {
        while !input.is_empty() && self.heard.last().is_none_or(|last| last != "END") {
            let (taken, step) = self.session.feed(input, &mut self.house);
            input = &input[taken..];
            match step {
                None => {}
                Some(Step::Reply(reply)) => self.say(reply),
                Some(Step::Replies(replies)) => replies.into_iter().for_each(|reply| self.say(reply)),
                Some(Step::Close(reply)) => {
                    self.say(reply);
                    self.heard.push("END".to_owned());
                }
                Some(Step::StartTls) => {
                    self.say(Reply::TlsGoAhead);
                    self.heard.push("TLS".to_owned());
                    self.session.tls_begun();
                }
                Some(Step::Message(mail)) => self.message(mail),
            }
        }
    }

    fn message(&mut self, mail: Mail) {
        let reply = match prescan(&mail.content, &self.limits) {
            Err(reply) => reply,
            Ok(()) if !self.keeps => Reply::NoRoom,
            Ok(()) => Reply::Kept,
        };
        if reply == Reply::Kept {
            let from = mail.reverse_path.map(|mailbox| mailbox.to_string()).unwrap_or_default();
            let to: Vec<String> = mail.forward_paths.iter().map(ToString::to_string).collect();
            let content = String::from_utf8_lossy(&mail.content).escape_debug().to_string();
            self.heard.push(format!("M: {from} -> {} | {content}", to.join(", ")));
        }
        self.session.settle(reply).into_iter().for_each(|reply| self.say(reply));
    }
}

fn unescape(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'\\' => match rest.next().expect("an escape") {
                b'r' => b'\r',
                b'n' => b'\n',
                b'0' => 0,
                b'e' => 0x1b,
                b'x' => {
                    let digits = [rest.next().expect("a digit"), rest.next().expect("a digit")];
                    u8::from_str_radix(std::str::from_utf8(&digits).expect("digits"), 16).expect("a number")
                }
                other => other,
            },
            other => other,
        });
    }
    bytes
}

/// Everything that the client of a dialogue sends, in pieces, and everything that it must hear.
fn play(name: &str, script: &str, by_byte: bool) {
    let mut run = Run::new(script);
    let mut at = 0;
    for (number, line) in script.lines().enumerate() {
        let place = format!("{name}:{} {}", number + 1, if by_byte { "(byte by byte)" } else { "" });
        let input = match line.split_at_checked(3) {
            Some(("C: ", text)) => [text.as_bytes(), b"\r\n"].concat(),
            Some(("C= ", text)) => unescape(text),
            _ if line == "C:" => b"\r\n".to_vec(),
            _ if line == "FULL" => {
                run.keeps = false;
                continue;
            }
            _ if line.is_empty() || line.starts_with(['#', '@']) => continue,
            _ => {
                let heard = run.heard.get(at).map_or("nothing", String::as_str);
                assert!(
                    line == heard || (line == "S*" && heard.starts_with("S:")),
                    "{place}: wanted {line:?}, heard {heard:?}"
                );
                at += 1;
                continue;
            }
        };
        // Pipelined commands are sent before anything is heard.
        let pieces = if by_byte { 1 } else { input.len() };
        input.chunks(pieces).for_each(|piece| run.send(piece));
    }
    assert_eq!(run.heard.get(at..), Some(&[][..]), "{name}: more was said");
}

#[test]
fn every_dialogue_goes_as_written() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/smtp/dialogues");
    let mut names: Vec<_> =
        std::fs::read_dir(folder).expect("the folder").map(|e| e.expect("an entry").path()).collect();
    names.sort();
    assert!(names.len() > 5);
    for path in names {
        let script = std::fs::read_to_string(&path).expect("a script");
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        play(&name, &script, false);
        if !script.contains("# whole only") {
            play(&name, &script, true);
        }
    }
}

mod any_bytes {
    use super::*;
    use proptest::prelude::*;

    fn word() -> impl Strategy<Value = Vec<u8>> {
        let known = prop::sample::select(vec![
            "EHLO a.example\r\n",
            "LHLO a.example\r\n",
            "MAIL FROM:<a@b.example>\r\n",
            "MAIL FROM:<> SIZE=5\r\n",
            "RCPT TO:<dorpsteam-elsloo@gate.example>\r\n",
            "RCPT TO:<x@y.example>\r\n",
            "DATA\r\n",
            "\r\n.\r\n",
            ".\r\n",
            "Subject: x\r\n\r\n",
            "RSET\r\n",
            "NOOP\r\n",
            "QUIT\r\n",
            "\r",
            "\n",
            ".",
            "\0",
            "\x1b",
            "a",
        ]);
        prop_oneof![4 => known.prop_map(|w| w.as_bytes().to_vec()), 1 => prop::collection::vec(any::<u8>(), 0..6)]
    }

    proptest! {
        #[test]
        fn the_same_is_said_however_they_are_cut(
            words in prop::collection::vec(word(), 0..40),
            size in 1usize..40,
            lmtp in any::<bool>(),
        ) {
            let bytes = words.concat();
            let script = if lmtp { "@ protocol lmtp" } else { "" };
            let (mut whole, mut cut) = (Run::new(script), Run::new(script));
            whole.send(&bytes);
            bytes.chunks(size).for_each(|piece| cut.send(piece));
            prop_assert_eq!(whole.heard, cut.heard);
        }
    }
}
