//! Zones: in which part of a mail each word stands, as far as it says who is a professional: greeting, signature, headers of
//! quoted mails, lists of those present; and labels of forms (`Naam:`).

mod private;
mod reader;
mod words;

use super::among::among;
use super::view::Kind;
use super::words::Words;
use private::{is_private_writer, is_signed_with_role};
use reader::Reader;
use std::ops::Range;
pub(crate) use words::{asks_for_person, greets, tells_of_another};

/// The part of a mail in which a word stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Zone {
    /// Everything else.
    #[default]
    Body,
    /// The subject, of this mail or of a quoted one.
    Subject,
    /// Who is greeted.
    Greeting,
    /// From the closing words on.
    Signature,
    /// `Van:`, `Aan:`, "Op … schreef …:".
    Header,
    /// Those present, the inbrenger, a role as label: professionals.
    Present,
    /// Behind a label that asks for a private person.
    Private,
    /// A file name.
    File,
}

/// Zones of the tokens of a view.
pub(crate) struct Zones {
    of: Vec<Zone>,
    /// Which mail of the thread each token is in.
    mail: Vec<u16>,
    /// Mails that a private person writes: their signature is no professional's.
    private: Vec<bool>,
}

impl Zones {
    /// Reads the zones of a mail.
    pub(crate) fn of(words: &Words) -> Self {
        let (of, mail) = Reader::read(words);
        // The mails of a thread follow each other.
        let (mut private, mut start) = (Vec::new(), 0);
        for number in 0..=mail.last().copied().unwrap_or(0) {
            let end = start + mail[start..].partition_point(|m| *m <= number);
            private.push(is_private_writer(words, &of, start..end));
            start = end;
        }
        Self { of, mail, private }
    }

    /// The zone of a token.
    pub(crate) fn get(&self, at: usize) -> Zone {
        self.of[at]
    }

    /// The newest mail of the thread is written by a private person, whatever it says.
    pub(crate) fn write_privately(&mut self) {
        self.private.iter_mut().take(1).for_each(|private| *private = true);
    }

    /// A private address stands at this token: if that is the sender's line of an earlier mail, a private person wrote it.
    pub(crate) fn comes_from(&mut self, words: &Words, at: usize) {
        let Some(&mail) = self.mail.get(at) else { return };
        if self.of[at] == Zone::Header
            && self.is_senders_line(words, at)
            && let Some(private) = self.private.get_mut(usize::from(mail))
        {
            *private = true;
        }
    }

    /// An earlier mail whose header gives no address, and under which no role, organisation or known name stands, may be
    /// anybody's: in doubt a private person wrote it. `known` says which words are names of who works here.
    pub(crate) fn doubt_strangers(&mut self, words: &Words, known: impl Fn(&str) -> bool) {
        for line in &words.view.lines {
            let Some(first) = line.tokens.clone().find(|&t| words.is_word(t)) else { continue };
            let (Some(&mail), text) = (self.mail.get(first), &words.view.lower[line.range.clone()]) else { continue };
            let named = line.tokens.clone().filter(|&t| words.is_word(t) && t > first);
            // The address may stand on the line below.
            let broken = wrote(text) && !text.trim_end().ends_with(':');
            let stranger = mail > 0
                && !broken
                && self.of[first] == Zone::Header
                && self.is_senders_line(words, first)
                && !text.contains('@')
                && !named
                    .into_iter()
                    .any(|t| known(words.lower(t)) || words.get(t).entry.role() || words.get(t).partner);
            if stranger
                && !is_signed_with_role(words, &self.of, self.range_of(mail))
                && let Some(private) = self.private.get_mut(usize::from(mail))
            {
                *private = true;
            }
        }
    }

    /// The tokens of one mail of the thread; they follow each other.
    fn range_of(&self, number: u16) -> Range<usize> {
        self.mail.partition_point(|m| *m < number)..self.mail.partition_point(|m| *m <= number)
    }

    /// Whether the line of a token says who wrote an earlier mail: `Van: …`, `Op … schreef …`, and what that was broken into.
    pub(crate) fn is_senders_line(&self, words: &Words, at: usize) -> bool {
        let lines = &words.view.lines;
        let line = words.token(at).line as usize;
        let first_word = |line: usize| lines[line].tokens.clone().find(|&t| words.is_word(t));
        let opens = |line: usize| {
            let first = first_word(line).map_or("", |t| words.lower(t));
            matches!(first, "van" | "from" | "afzender" | "von" | "de")
                || wrote(&words.view.lower[lines[line].range.clone()])
        };
        // What that line was broken into: at the most three more, each of the header.
        let of_header = |l: usize| lines[l].tokens.clone().next().is_some_and(|t| self.of[t] == Zone::Header);
        let above = (line.saturating_sub(3)..line).rev().take_while(|&l| of_header(l));
        opens(line)
            || above.into_iter().any(|l| {
                let text = &words.view.lower[lines[l].range.clone()];
                wrote(text) && !text.trim_end().ends_with(':')
            })
    }

    /// Whether a token stands in the signature of words that are quoted without a header: anybody's, unless a role stands there.
    pub(crate) fn signs_unknown(&self, words: &Words, at: usize) -> bool {
        /// No signature has more lines.
        const LINES: usize = 6;
        let lines = &words.view.lines;
        let line = words.token(at).line as usize;
        let signs = |l: &usize| {
            lines[*l].earlier && lines[*l].tokens.clone().next().is_none_or(|t| self.of[t] == Zone::Signature)
        };
        if self.of.get(at) != Some(&Zone::Signature) || self.is_earlier(at) || !signs(&line) {
            return false;
        }
        let above = (0..line).rev().take(LINES).take_while(signs).last().unwrap_or(line);
        let below = (line..lines.len()).take(LINES).take_while(signs).last().unwrap_or(line);
        let tokens = lines[above].tokens.start..lines[below].tokens.end;
        !is_signed_with_role(words, &self.of, tokens.clone()) && !tokens.into_iter().any(|t| words.get(t).partner)
    }

    /// Whether a token stands in an earlier mail of the thread.
    pub(crate) fn is_earlier(&self, at: usize) -> bool {
        self.mail.get(at).is_some_and(|mail| *mail > 0)
    }

    /// Whether the mail of the thread that holds a token is written by a private person.
    pub(crate) fn privately(&self, at: usize) -> bool {
        self.mail.get(at).is_some_and(|m| self.private.get(usize::from(*m)).copied().unwrap_or(false))
    }
}

/// "Lieve Ghassan,": the word that greets is no name there, though somebody may be called so.
pub(crate) fn greeters<'a>(words: &'a Words, zones: &'a Zones) -> impl Iterator<Item = usize> + 'a {
    let opening = |line: &super::view::Line| line.tokens.clone().find(|&at| words.is_word(at));
    words.view.lines.iter().filter_map(opening).filter(|&at| {
        let named = at + 1 < words.len() && words.gap(at) == " " && words.capital(at + 1);
        named && zones.get(at) == Zone::Greeting && greets(words.lower(at))
    })
}

/// Words of the moment in a line that says who wrote what is quoted below it: "On Wed, 8 April 2026 at 10:15, … wrote:".
pub(crate) fn stamps(words: &Words) -> Vec<usize> {
    /// A moment is no longer.
    const MOST: usize = 14;
    let view = words.view;
    let mut found = Vec::new();
    for line in view.lines.iter().filter(|line| line.range.len() < 200) {
        let text = view.lower[line.range.clone()].trim_start_matches(['>', '|', ' ', '\t']);
        if !text.starts_with("on ") || !wrote(text) {
            continue;
        }
        let opening = line.tokens.clone().take(MOST);
        let last = opening.clone().rfind(|&at| words.token(at).kind == Kind::Number).unwrap_or(line.tokens.start);
        found.extend(opening.filter(|&at| at < last && words.is_word(at)));
        found.extend(line.tokens.clone().filter(|&at| words.lower(at) == "wrote"));
    }
    found
}

/// "On Mon, 2 Nov 2026, Hylke Sneeuw wrote:", "Op 2 november schreef Hylke Sneeuw:": whoever wrote an earlier mail has a name, though it
/// may be a word too.
pub(crate) fn authors(words: &Words, zones: &Zones) -> Vec<usize> {
    /// No name has more words and signs.
    const LONGEST: usize = 8;
    let clock = |at: usize| among!(words.lower(at), "am" | "pm" | "cet" | "cest" | "utc" | "gmt");
    let mut found = Vec::new();
    for at in (0..words.len()).filter(|&at| zones.get(at) == Zone::Header) {
        let line = words.token(at).line;
        let part = |t: &usize| {
            let word = words.is_word(*t) && (words.capital(*t) || words.is_particle(*t)) && !clock(*t);
            let sign = ["-", ".", "'", "\""].iter().any(|sign| words.is_sign(*t, sign));
            words.token(*t).line == line && (word || sign)
        };
        let names: Vec<usize> = match words.lower(at) {
            "wrote" if words.is_sign(at + 1, ":") => (0..at).rev().take(LONGEST).take_while(part).collect(),
            "schreef" => (at + 1..words.len()).take(LONGEST).take_while(part).collect(),
            _ => continue,
        };
        found.extend(names.into_iter().filter(|&t| words.is_word(t) && words.capital(t) && !words.allowed(t)));
    }
    found
}

/// Whether a line says who wrote what is quoted below it.
fn wrote(text: &str) -> bool {
    let text = text.trim();
    let says =
        || ["schreef", "geschreven:", " wrote", "schrieb", "a écrit", "a ecrit"].iter().any(|word| text.contains(word));
    let dated = ["op ", "on ", "am ", "le ", "il "].iter().any(|word| text.starts_with(word));
    let ends = text.ends_with("schreef:") || text.ends_with(':') && text.contains('@');
    (dated && text.len() < 200 || ends) && says()
}

#[cfg(test)]
mod tests {
    use crate::anonymise::{FindSettings, find};
    use crate::dictionary::Dictionary;
    use crate::model::{Category, Document, SectionKind, Verdict};

    #[test]
    fn a_greeting_of_nobody_closes_nothing() {
        for greeting in ["Hallo,", "Hallo allemaal,", "Goedemorgen,", "Beste collega's,", "Dag team,"] {
            for text in ["Mevrouw Wytske Terpstra is alleen.", "Naam: Wytske Terpstra\nDoel: afstemmen wie helpt"] {
                let mut document = Document::default();
                document.push(SectionKind::Subject, "", "casus");
                document.push(SectionKind::Body, "1", &format!("{greeting}\n\n{text}\n\nGroet,\nPetra"));
                let found = find(&document, &Dictionary::shipped(), &FindSettings::default());
                let is_private = |f: &crate::model::Finding| {
                    f.category == Category::Persoon && f.span.of(document.text.expose()).contains("Terpstra")
                };
                assert!(found.list.iter().any(is_private), "{greeting} {text}");
            }
        }
    }

    #[test]
    fn fields_that_end_in_a_comma_close_nothing() {
        let mut document = Document::default();
        document.push(SectionKind::Body, "1", "Zie de bijlage.");
        let fields = "\"client\": {\n  \"leeftijd\": \"oud\",\n  \"contact\": [\n    \"naam\": \"Wytske Terphuis\",\n    \"rol\": \"zus\"";
        document.push(SectionKind::Attachment, "2", fields);
        let found = find(&document, &Dictionary::shipped(), &FindSettings::default());
        let hidden = |f: &crate::model::Finding| {
            f.category == Category::Persoon && f.span.of(document.text.expose()).contains("Terphuis")
        };
        assert!(found.list.iter().any(hidden));
    }

    #[test]
    fn who_is_named_in_hidden_text_behind_a_signature_is_no_professional() {
        for (kind, behind) in [
            (SectionKind::Hidden, "Wytske Terpstra\nfoto van Tjibbe"),
            (SectionKind::Attachment, "Notitie: Wytske Terpstra en Tjibbe"),
            (SectionKind::Body, "Wytske Terpstra en Tjibbe wonen samen."),
        ] {
            let mut document = Document::default();
            let body = "Mevrouw Wytske Terpstra zit klem; haar zoon Tjibbe gaat niet naar school.";
            document.push(SectionKind::Body, "1", body);
            document.push(SectionKind::Signature, "1", "Met vriendelijke groet,\n\nPetra Voorbeeld\n\nPIW");
            document.push(kind, "1", behind);
            let found = find(&document, &Dictionary::shipped(), &FindSettings::default());
            let redacted = |name: &str| {
                found.list.iter().any(|f| {
                    f.category == Category::Persoon
                        && f.verdict == Verdict::Redact
                        && f.span.of(document.text.expose()).contains(name)
                        && f.span.end <= body.len()
                })
            };
            assert!(redacted("Terpstra") && redacted("Tjibbe"), "{kind:?}");
        }
    }

    #[test]
    fn who_is_named_in_an_attachment_behind_one_that_is_signed_is_no_professional() {
        let mut document = Document::default();
        document.push(SectionKind::Body, "1", "Zie de bijlagen.");
        document.push(
            SectionKind::Attachment,
            "2",
            "Er is huurachterstand.\n\nMet vriendelijke groet,\n\nPetra Voorbeeld\nPIW",
        );
        document.push(SectionKind::Attachment, "3", "Naam: Wytske Terphuis");
        let found = find(&document, &Dictionary::shipped(), &FindSettings::default());
        let hidden = |f: &crate::model::Finding| {
            f.category == Category::Persoon && f.span.of(document.text.expose()).contains("Terphuis")
        };
        assert!(found.list.iter().any(hidden));
    }

    #[test]
    fn a_name_in_a_part_behind_the_signature_signs_nothing() {
        let mut document = Document::default();
        document.push(SectionKind::Body, "1", "Er is huurachterstand.\n\nMet vriendelijke groet,\n\nPetra Voorbeeld");
        document.push(SectionKind::Body, "2", "Sawomir Testorczyk 0612345678");
        let found = find(&document, &Dictionary::shipped(), &FindSettings::default());
        let taken = |name: &str| {
            let private = |f: &&crate::model::Finding| f.verdict == Verdict::Redact;
            found.list.iter().filter(private).any(|f| f.span.of(document.text.expose()).contains(name))
        };
        assert!(taken("Testorczyk") && taken("0612345678") && !taken("Voorbeeld"));
    }

    #[test]
    fn what_a_child_says_is_no_name() {
        crate::anonymise::testing::check_names("kind zegt: \"ik ben al vijf en ik kan zelf brood smeren\"");
    }

    #[test]
    fn who_is_present_beside_family_is_no_professional() {
        for line in [
            "Aanwezig: [[PERSOON#1|Farooq Testkamp]], [[PERSOON#2|Wytske Bos]] (zus), ondergetekende",
            "Aanwezig: Farooq Testkamp, Wytske Bos (PIW), ondergetekende",
        ] {
            crate::anonymise::testing::check_names(line);
        }
    }

    #[test]
    fn who_writes_an_earlier_mail_without_an_address_is_private_unless_a_role_or_a_known_name_says_otherwise() {
        for (name, signed, private) in [
            ("Boukje Testkamp", "Groet,\nBoukje", true),
            ("Boukje Testkamp", "Groet,\nBoukje Testkamp\nwijkverpleegkundige", false),
            ("Petra Voorbeeld", "Groet,\nPetra", false),
        ] {
            let mail = format!(
                "casus\n\nMevrouw heeft schulden, zie onder.\n\nVan: {name}\nVerzonden: ma 2 nov\nAan: Petra Voorbeeld\n\
                 Onderwerp: hulp\n\nKun jij helpen met de wasmachine? Bel mij op 0612345678.\n\n{signed}\n"
            );
            let known = crate::anonymise::Professional { name: "Petra Voorbeeld".into(), ..Default::default() };
            let settings = FindSettings { professionals: vec![known], ..FindSettings::default() };
            let document = Document::from_plain(&mail);
            let found = find(&document, &Dictionary::shipped(), &settings);
            let taken =
                |word: &str| found.list.iter().any(|f| f.verdict == Verdict::Redact && f.span.of(&mail).contains(word));
            assert_eq!((taken(name), taken("0612345678")), (private, private), "{name} {signed}");
        }
    }

    #[test]
    fn who_writes_of_family_and_signs_with_a_home_in_the_village_is_private() {
        let mail = "casus\n\nZie onder.\n----------\nMevrouw Voorbeeld,\nIk schrijf u namens mijn moeder. Mijn broer en ik, Volodymyr, \
                    kunnen het niet meer aan.\nVriendelijke groeten,\nVolodymyr Testenko\nPastoor Testlaan 46a\n6171 ZZ Urmond";
        let settings = FindSettings { places: vec!["Urmond".to_owned()], ..FindSettings::default() };
        let found = find(&Document::from_plain(mail), &Dictionary::shipped(), &settings);
        for name in ["Volodymyr", "Testenko", "Testlaan"] {
            let taken = |f: &crate::model::Finding| f.verdict == Verdict::Redact && f.span.of(mail).contains(name);
            assert!(found.list.iter().any(taken), "{name}");
        }
    }

    #[test]
    fn a_letter_within_the_mail_is_to_somebody_private() {
        let known = crate::anonymise::Professional { name: "Petra Voorbeeld".into(), ..Default::default() };
        let settings = FindSettings { professionals: vec![known], ..FindSettings::default() };
        for (text, name, private) in [
            ("Gerechtsdeurwaarder X\nAan: de heer/mevrouw S. Testman\nTestweg 4", "Testman", true),
            ("From: Voorbeeld\nSent: 1 November 2026\nTo: Testman, Boukje\nSubject: x\n\nTot morgen.", "Boukje", true),
            ("From: Bos\nSent: 1 November 2026\nTo: Voorbeeld, Petra\nSubject: x\n\nTot morgen.", "Voorbeeld", false),
            (
                "Op ma 2 nov om 21:00 schreef Ria Test <ria@thuis.example>:\nLieve Ghassan, ik kom morgen.",
                "Ghassan",
                true,
            ),
        ] {
            let mail = format!("casus\n\nMevrouw heeft schulden, zie onder.\n\n{text}\n");
            let found = find(&Document::from_plain(&mail), &Dictionary::shipped(), &settings);
            let taken = |f: &crate::model::Finding| f.verdict == Verdict::Redact && f.span.of(&mail).contains(name);
            assert_eq!(found.list.iter().any(taken), private, "{text}");
        }
    }

    #[test]
    fn who_receives_an_earlier_mail_or_is_greeted_in_one_is_private_unless_known() {
        let known = crate::anonymise::Professional { name: "Petra Voorbeeld".into(), ..Default::default() };
        let settings = FindSettings { professionals: vec![known], ..FindSettings::default() };
        let head = "casus\n\nMevrouw heeft schulden, zie onder.\n\n";
        for (thread, name, private) in [
            (
                "Van: Petra Voorbeeld <p@piw.example>\nAan: Boukje Testkamp\nOnderwerp: hulp\n\nTot morgen.",
                "Testkamp",
                true,
            ),
            ("Van: Ria Bos <r@piw.example>\nCC: Petra Voorbeeld\nOnderwerp: hulp\n\nTot morgen.", "Voorbeeld", false),
            (
                "Van: Ria Bos <r@piw.example>\nOnderwerp: hulp\n\nDag Boukje, dank.\n\nVan: Boukje Testkamp <b@thuis.example>\n\
                 Onderwerp: hulp\n\nIk kom niet.",
                "Boukje, dank",
                true,
            ),
        ] {
            let mail = format!("{head}{thread}\n");
            let found = find(&Document::from_plain(&mail), &Dictionary::shipped(), &settings);
            let at = mail.find(name).expect("there");
            let taken =
                found.list.iter().any(|f| f.verdict == Verdict::Redact && f.span.start <= at && at < f.span.end);
            assert_eq!(taken, private, "{thread}");
        }
    }

    #[test]
    fn a_name_above_the_closing_words_is_no_signature() {
        let taken = |behind: &str| {
            let mail = format!(
                "casus\n\nBeste Ans,\n\nZij heeft schulden.\n\nVraag: wie kan haar helpen?\n\nIda Bos\n\n{behind}"
            );
            let found = find(&Document::from_plain(&mail), &Dictionary::shipped(), &FindSettings::default());
            found.list.iter().any(|f| f.verdict == Verdict::Redact && f.span.of(&mail).contains("Bos"))
        };
        assert!(taken("Groet,\nPetra Voorbeeld\nPIW"));
        assert!(!taken(""));
    }

    #[test]
    fn a_last_line_that_says_mevrouw_is_no_signature() {
        let mail =
            "casus\n\nZij heeft schulden.\n\nVraag: wie kan haar helpen?\n\nmevrouw Boukje Testkamp, tel. 0612345678";
        let found = find(&Document::from_plain(mail), &Dictionary::shipped(), &FindSettings::default());
        let taken = |f: &crate::model::Finding| f.verdict == Verdict::Redact && f.span.of(mail).contains("Testkamp");
        assert!(found.list.iter().any(taken));
    }

    #[test]
    fn whoever_wrote_an_earlier_mail_has_a_surname_though_it_is_a_word() {
        for head in ["On Mon, 2 Nov 2026, Boukje Schat wrote:", "Op 2 november 2026 om 9:12 schreef Boukje Schat:"] {
            let mail = format!(
                "casus\n\nMevrouw heeft schulden, zie haar mail.\n\n{head}\n> Ik ben ziek.\n> Groetjes van mama"
            );
            let found = find(&Document::from_plain(&mail), &Dictionary::shipped(), &FindSettings::default());
            assert!(found.list.iter().any(|f| f.span.of(&mail).contains("Schat")), "{head} {found:?}");
        }
        let mail = "casus\n\nOp de muur schreef Iemand: Kom Hier. Op school schreef zij goed.";
        let found = find(&Document::from_plain(mail), &Dictionary::shipped(), &FindSettings::default());
        assert!(!found.list.iter().any(|f| f.verdict == Verdict::Redact), "{found:?}");
    }

    #[test]
    fn a_line_that_was_wrapped_behind_a_comma_closes_nothing() {
        let mail =
            "casus\n\nZij heeft\nschulden bij de bank,\nte bellen op\n4671 4533,\nhet jongste\nkind heet\nTesfay.";
        let found = find(&Document::from_plain(mail), &Dictionary::shipped(), &FindSettings::default());
        let taken = |f: &crate::model::Finding| f.verdict == Verdict::Redact && f.span.of(mail).contains("Tesfay");
        assert!(found.list.iter().any(taken), "{found:?}");
        let mail = "casus\n\nZij heeft schulden.\nmet een hartelijk dag,\nTesfay";
        let found = find(&Document::from_plain(mail), &Dictionary::shipped(), &FindSettings::default());
        assert!(!found.list.iter().any(|f| f.verdict == Verdict::Redact), "{found:?}");
    }

    #[test]
    fn who_writes_from_a_private_address_in_an_earlier_mail_is_no_professional() {
        for head in [
            "Van: Boukje Testkamp <boukje@thuis.example>\nVerzonden: ma 2 nov\nAan: Petra Voorbeeld\nOnderwerp: mama",
            "> Van: Boukje Testkamp <boukje@thuis.example>\n> Onderwerp: mama\n> Aan: Petra Voorbeeld\n",
            "From: Testkamp, Boukje <boukje@thuis.example>\nSent: Monday\nTo: Petra Voorbeeld\nSubject: mama",
            "From: Testkamp, Boukje [mailto:boukje@thuis.example]\nSent: Monday\nTo: Petra Voorbeeld\nSubject: mama",
            "Op ma 2 nov 2026 om 09:12 schreef Boukje Testkamp <boukje@thuis.example>:",
            "Op ma 2 nov 2026 om 09:12 schreef Boukje Testkamp <\nboukje@thuis.example>:",
            "Op ma 2 nov 2026 om 09:12\nschreef Boukje Testkamp <boukje@thuis.example>:",
            "On Mon, Nov 2, 2026 at 9:12 AM Boukje Testkamp <boukje@thuis.example> wrote:",
            "> Op 2 nov 2026 om 09:12 heeft Boukje Testkamp <boukje@thuis.example> het volgende geschreven:",
            "Von: Boukje Testkamp <boukje@thuis.example>\nGesendet: Montag\nAn: Petra Voorbeeld\nBetreff: Mama",
            "De : Boukje Testkamp <boukje@thuis.example>\nÀ : Petra Voorbeeld\nObjet : maman",
        ] {
            let mail = format!(
                "casus\n\nMevrouw heeft schulden, zie haar mail.\n\n{head}\n\nMama valt steeds. Bel mij 0612345678. Groet Boukje"
            );
            let document = Document::from_plain(&mail);
            let found = find(&document, &Dictionary::shipped(), &FindSettings::default());
            let taken = |word: &str, category: Category| {
                let of = |f: &&crate::model::Finding| f.category == category && f.verdict == Verdict::Redact;
                found.list.iter().filter(of).filter(|f| f.span.of(&mail).contains(word)).count()
            };
            assert_eq!(taken("Boukje", Category::Persoon), 2, "{head}");
            assert_eq!(taken("Testkamp", Category::Persoon), 1, "{head}");
            assert_eq!(taken("0612345678", Category::Telefoon), 1, "{head}");
        }
    }
}
