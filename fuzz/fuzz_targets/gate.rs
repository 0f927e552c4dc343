#![no_main]
//! A name that stands as a word in the bytes of a mail is caught, whatever is around it.

use casuspoort::gate::{Secrets, inspect};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static SECRETS: LazyLock<Secrets> = LazyLock::new(|| {
    let mut secrets = Secrets::default();
    ["Wytske Terpstra", "Tjibbe", "Ype", "Roos"].iter().for_each(|word| secrets.add_word(word));
    secrets
});

fuzz_target!(|data: (&[u8], &str)| {
    let (around, case_text) = data;
    let _ = inspect(around, &[case_text.to_owned()], &SECRETS);
    let mut mail = around.to_vec();
    mail.extend_from_slice(b" Tjibbe ");
    mail.extend_from_slice(case_text.as_bytes());
    assert!(inspect(&mail, &[], &SECRETS).is_err());
});
