//! mail-parser panics on some mails, and the core catches that. libFuzzer's hook would end the run at the panic; with this one only a panic that
//! nobody catches ends it.

/// Says what panicked, and goes on.
pub fn panics_are_caught() {
    std::panic::set_hook(Box::new(|panic| eprintln!("{panic}")));
}
