//! The demo's mails: people and cases are made up.

/// A mail of the demo.
pub(super) struct DemoMail {
    /// What it shows.
    pub title: String,
    /// Reverse-path.
    pub from: String,
    /// Forward-path.
    pub to: String,
    /// The message, CRLF.
    pub bytes: Vec<u8>,
}

const MAILS: [&str; 12] = [
    include_str!("mails/01-goed.eml"),
    include_str!("mails/02-namen.eml"),
    include_str!("mails/03-geen-vraag.eml"),
    include_str!("mails/04-te-laat.eml"),
    include_str!("mails/05-gebied.eml"),
    include_str!("mails/06-formulier.eml"),
    include_str!("mails/07-bekend.eml"),
    include_str!("mails/08-gevaar.eml"),
    include_str!("mails/09-afwezig.eml"),
    include_str!("mails/10-parkeren.eml"),
    include_str!("mails/11-onbekend.eml"),
    include_str!("mails/12-html.eml"),
];

/// All of them, in order. `number` and `now` make Message-ID and Date.
pub(super) fn all(now: &str) -> Vec<DemoMail> {
    MAILS.iter().enumerate().map(|(n, text)| mail(text, n + 1, now)).collect()
}

fn mail(text: &str, number: usize, now: &str) -> DemoMail {
    let field = |name: &str| {
        let line = text.lines().take_while(|l| !l.is_empty()).find_map(|l| l.strip_prefix(name));
        line.map(|value| value.trim_start_matches(':').trim().to_owned()).unwrap_or_default()
    };
    let address = |value: String| match value.rsplit_once('<') {
        Some((_, address)) => address.trim_end_matches('>').to_owned(),
        None => value,
    };
    let own: Vec<&str> = text.lines().filter(|line| !line.starts_with("X-Title:")).collect();
    let head = format!("Date: {now}\r\nMessage-ID: <demo-{number}@demo.example>\r\n");
    let bytes = format!("{head}{}\r\n", own.join("\r\n")).into_bytes();
    DemoMail { title: field("X-Title"), from: address(field("From")), to: address(field("To")), bytes }
}

/// An answer to a mail of ours: to its Reply-To, by the one who got it.
pub(super) fn answer(from: &str, to: &str, subject: &str, in_reply_to: &str, words: &str, now: &str) -> Vec<u8> {
    let lines = words.replace('\n', "\r\n");
    format!(
        "Date: {now}\r\nMessage-ID: <antwoord-{}@demo.example>\r\nFrom: {from}\r\nTo: {to}\r\nSubject: Re: {subject}\r\n\
         In-Reply-To: <{in_reply_to}>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\
         Content-Transfer-Encoding: 8bit\r\n\r\n{lines}\r\n",
        ulid::Ulid::new()
    )
    .into_bytes()
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_mail_has_a_title_and_addresses() {
        for mail in super::all("Thu, 5 Nov 2026 09:00:00 +0100") {
            assert!(!mail.title.is_empty());
            assert!(mail.from.contains('@') && mail.to.ends_with("@poort.gemeente.example"), "{}", mail.title);
            let text = String::from_utf8_lossy(&mail.bytes).replace("\r\n", "");
            assert!(!text.contains('\n') && !text.contains('\r'), "{}", mail.title);
        }
    }
}
