//! Zones: in which part of a mail each word stands, as far as it says who is a professional: greeting, signature, headers of
//! quoted mails, lists of those present; and labels of forms (`Naam:`).

use super::among::among;
use super::view::Kind;
use super::vocabulary;
use super::words::Words;
use crate::model::SectionKind;
use std::ops::Range;

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
        let mut reader = Reader {
            words,
            of: vec![Zone::Body; words.len()],
            mail: vec![0; words.len()],
            number: 0,
            fresh: true,
            signature: false,
            spoken: false,
            opened: false,
            section: SectionKind::Subject,
        };
        for line in 0..words.view.lines.len() {
            reader.line(line);
        }
        reader.trailing_names();
        let (of, mail) = (reader.of, reader.mail);
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
        let above = || line.checked_sub(1).filter(|&l| first_word(l).is_some_and(|t| self.of[t] == Zone::Header));
        opens(line) || above().is_some_and(|l| wrote(&words.view.lower[lines[l].range.clone()]))
    }

    /// Whether the mail of the thread that holds a token is written by a private person.
    pub(crate) fn privately(&self, at: usize) -> bool {
        self.mail.get(at).is_some_and(|m| self.private.get(usize::from(*m)).copied().unwrap_or(false))
    }
}

/// Whether a word opens a greeting ("Beste", "Hoi").
pub(crate) fn greets(word: &str) -> bool {
    among!(
        word,
        "beste"
            | "hoi"
            | "ha"
            | "dag"
            | "hallo"
            | "hi"
            | "hey"
            | "hee"
            | "he"
            | "geachte"
            | "lieve"
            | "goedemorgen"
            | "goedemiddag"
            | "goedenavond"
            | "goedendag"
            | "goeiemorgen"
            | "goeiemiddag"
            | "goedemorge"
            | "moi"
            | "yo"
            | "hoihoi"
            | "hello"
            | "dear"
            | "waarde"
            | "collega"
            | "goededag"
            | "daag"
            | "dei"
            | "haai"
            | "heej"
            | "gegroet"
            | "morgen"
            | "mogge"
            | "helo"
    )
}

/// Beginnings of a closing line, folded.
const CLOSINGS: &[&str] = &[
    "met vriendelijke",
    "met hartelijke",
    "met collegiale",
    "met groet",
    "met zonnige",
    "met zomerse",
    "met warme",
    "met de beste",
    "met beste",
    "met de meeste hoogachting",
    "met een",
    "met dank",
    "vriendelijke gr",
    "hartelijke gr",
    "hartelijk gegroet",
    "collegiale gr",
    "warme gr",
    "zonnige gr",
    "zomerse gr",
    "lieve gr",
    "beste gr",
    "mede namens",
    "groet",
    "groeten",
    "groetjes",
    "gr",
    "grt",
    "grts",
    "grtjs",
    "grtz",
    "gr.",
    "groetn",
    "mvg",
    "m.v.g",
    "mvrgr",
    "vr gr",
    "vr.gr",
    "vr. gr",
    "vrgr",
    "hgr",
    "hoogachtend",
    "alvast dank",
    "alvast bedankt",
    "alvast heel",
    "alvast merci",
    "merci alvast",
    "doei",
    "doeg",
    "adieë",
    "was-salam",
    "wassalam",
    "groetekes",
    "bij voorbaat",
    "dank alvast",
    "dank je",
    "dank u",
    "dankjewel",
    "bedankt",
    "fijne dag",
    "fijn weekend",
    "fijne avond",
    "fijne week",
    "prettig weekend",
    "prettige dag",
    "liefs",
    "tot dan",
    "tot gauw",
    "tot snel",
    "tot donderdag",
    "tot dinsdag",
    "tot maandag",
    "tot woensdag",
    "tot vrijdag",
    "tot ziens",
    "tot de ",
    "kind regards",
    "best regards",
    "regards",
    "mit freundlichen",
    "succes",
    "w.g",
    "was getekend",
    "namens het",
    "houdoe",
    "salut",
    "hoor graag",
    "hartelijke",
    "hartelijks",
    "gegroet",
    "dank en groet",
    "met vr",
    "namens",
    "ciao",
    "dank",
    "thanks",
    "dankje",
    "merci",
    "adieu",
    "tot",
    "m vr gr",
    "m.vr.gr",
];

/// Whether what stands behind `Date:` is no more than a moment: `Sun, Nov 1, 2026 at 9:14 PM`.
fn is_moment(rest: &str) -> bool {
    let digits = rest.bytes().filter(u8::is_ascii_digit).count();
    rest.len() <= 50 && digits >= 6 && rest.contains(':')
}

/// Labels of a header of a quoted mail.
const HEADERS: &[&str] =
    &["van", "from", "von", "aan", "to", "cc", "bcc", "kopie", "verzonden", "sent", "verstuurd", "an", "gesendet"];

/// Labels behind which professionals stand.
const PRESENT: &[&str] = &[
    "aanwezig",
    "aanwezigen",
    "aanwezig zijn",
    "deelnemers",
    "afwezig",
    "afgemeld",
    "verhinderd",
    "inbrenger",
    "ingebracht door",
    "aanmelder",
    "aangemeld door",
    "aanmelding door",
    "notulen",
    "notulist",
    "voorzitter",
    "verslag",
    "verslaglegging",
    "genodigden",
    "opsteller",
    "opgesteld door",
    "auteur",
    "afzender",
    "ingevuld door",
    "verwijzer",
    "professional",
    "naam inbrenger",
    "naam professional",
    "naam medewerker",
    "contactpersoon gemeente",
    "uitgenodigd",
    "afwezig m.k",
    "met kennisgeving",
    "afwezig met kennisgeving",
    "naam aanmelder",
    "melder organisatie",
    "gesproken met",
    "casushouder",
    "dossierhouder",
    "contact via",
    "naam hulpverlener",
    "hulpverlener",
    "genoteerd door",
    "opgenomen door",
    "aangenomen door",
    "gebeld met",
    "behandeld door",
    "collega",
    "tav",
    "t.a.v",
    "ter attentie van",
];

/// Labels behind which private persons stand, besides words of family.
const PRIVATE: &[&str] = &[
    "naam",
    "namen",
    "handtekening",
    "handtekening client",
    "handtekening inwoner",
    "naam en handtekening",
    "ondergetekende",
    "voornaam",
    "voornamen",
    "achternaam",
    "roepnaam",
    "geboortenaam",
    "meisjesnaam",
    "betreft",
    "inzake",
    "casus",
    "client",
    "bewoner",
    "inwoner",
    "hoofdbewoner",
    "jeugdige",
    "gezin",
    "contactpersoon",
    "mantelzorger",
    "kinderen",
    "ouders",
    "gezinsleden",
    "gebeld door",
    "melder",
    "naam client",
    "naam inwoner",
    "naam bewoner",
    "naam kind",
    "naam jeugdige",
    "naam moeder",
    "naam vader",
    "naam partner",
    "gezinssamenstelling",
    "wie",
    "over wie",
    "om wie gaat het",
    "persoon",
    "leerling",
    "patient",
    "deelnemer",
    "huurder",
    "betrokkene",
    "medebewoner",
    "aanvrager",
    "ex",
    "partner",
    "naam huurder",
    "naam en voornaam",
    "cliënt",
    "casus naam",
    "hulpvrager",
    "alias",
    "bijnaam",
];

struct Reader<'a> {
    words: &'a Words<'a>,
    of: Vec<Zone>,
    mail: Vec<u16>,
    number: u16,
    /// The next line with words opens a mail or a quoted one.
    fresh: bool,
    signature: bool,
    /// Something has been said since the mail, or the quoted one, opened: what closes must have had something to close.
    spoken: bool,
    /// The line above says who wrote, and was broken before its colon.
    opened: bool,
    /// Section of the last line with words.
    section: SectionKind,
}

impl Reader<'_> {
    fn line(&mut self, line: usize) {
        let view = self.words.view;
        let tokens = view.lines[line].tokens.clone();
        let text = view.lower[view.lines[line].range.clone()].trim();
        if tokens.is_empty() {
            return;
        }
        self.mail[tokens.clone()].fill(self.number);
        let section = view.tokens[tokens.start].section;
        match section {
            SectionKind::Subject => return self.fill(tokens, Zone::Subject),
            SectionKind::FileName => return self.fill(tokens, Zone::File),
            _ => {}
        }
        // A signature ends with its section: hidden text, an attachment or more of the body behind it speaks of others.
        if section != self.section && section != SectionKind::Signature {
            self.signature = false;
        }
        self.section = section;
        if text.len() >= 5 && text.chars().all(|c| "-_=* ".contains(c))
            || text.starts_with("-----")
            || text.starts_with("_____")
        {
            (self.fresh, self.signature, self.spoken) = (true, false, false);
            self.number = self.number.saturating_add(1);
            return;
        }
        let header = self.header(text);
        self.opened = header.is_some() && wrote(text) && !text.ends_with(':');
        if let Some(zone) = header {
            if !self.fresh {
                self.number = self.number.saturating_add(1);
                self.mail[tokens.clone()].fill(self.number);
            }
            (self.fresh, self.signature, self.spoken) = (true, false, false);
            return self.fill(tokens, zone);
        }
        if text.starts_with("l.s") && text.len() < 8 {
            return self.fill(tokens, Zone::Greeting);
        }
        if (self.fresh || text.len() < 60)
            && let Some(end) = self.greeting(&tokens)
        {
            self.fill(tokens.start..end, Zone::Greeting);
            if self.signature {
                self.number = self.number.saturating_add(1);
                self.mail[tokens.clone()].fill(self.number);
            }
            (self.fresh, self.signature) = (false, false);
            if end + 2 >= tokens.end {
                return;
            }
        }
        self.fresh = false;
        if self.signature {
            if text.len() > 110
                || text.starts_with("p.s")
                || text.starts_with("ps ")
                || text.starts_with("ps:")
                || self.is_prose(&tokens) && view.lines.get(line + 1).is_some_and(|next| self.is_prose(&next.tokens))
            {
                self.signature = false;
            } else if ["bijlage", "bijlagen", "bijgevoegd", "attachment"].iter().any(|label| text.starts_with(label)) {
                // What is enclosed is nobody's signature.
                return self.fill(tokens, Zone::File);
            } else {
                return self.fill(tokens, Zone::Signature);
            }
        }
        let closing = is_closing(text) && (self.spoken || !thanks(text));
        if text.len() < 70 && (closing || self.spoken && self.closes(line, text)) {
            self.signature = true;
            return self.fill(tokens, Zone::Signature);
        }
        // "Hallo," alone greets whoever reads.
        let first = tokens.clone().find(|&t| self.words.is_word(t));
        self.spoken |= text.len() > 30 || !first.is_some_and(|t| greets(self.words.lower(t)));
        if let Some(at) = self.closing_inside(&tokens) {
            self.signature = true;
            self.fill(at..tokens.end, Zone::Signature);
            return self.label(tokens.start..at);
        }
        self.label(tokens);
    }

    fn fill(&mut self, tokens: Range<usize>, zone: Zone) {
        self.of[tokens].fill(zone);
    }

    /// A line of a story: many words in small letters, and a verb among them.
    fn is_prose(&self, tokens: &Range<usize>) -> bool {
        let words = self.words;
        let small = |t: &usize| words.is_word(*t) && !words.capital(*t);
        tokens.clone().filter(small).count() >= 6 && tokens.clone().any(|t| vocabulary::verb(words.lower(t)))
    }

    /// A short line with a comma near the end of a mail, a short line behind it: closing words that no list has.
    fn closes(&self, line: usize, text: &str) -> bool {
        let lines = &self.words.view.lines;
        if text.len() > 30 || !text.ends_with(',') {
            return false;
        }
        let rest = lines[line + 1..]
            .iter()
            .take_while(|l| !l.tokens.clone().next().is_some_and(|t| self.words.is_sign(t, ">")))
            .filter(|l| !l.tokens.is_empty());
        let (mut count, mut short) = (0, true);
        for l in rest.take(8) {
            count += 1;
            short &= l.range.len() <= 60;
        }
        (1..=6).contains(&count) && short
    }

    fn header(&self, text: &str) -> Option<Zone> {
        if let Some((label, rest)) = text.split_once(':') {
            let label = label.trim().trim_matches('*');
            // French mail programs write `De : naam <adres>`.
            let dated =
                self.fresh && matches!(label, "date" | "datum" | "sent" | "reply-to" | "antwoord aan" | "bijlagen");
            if (HEADERS.contains(&label) || dated) && !rest.trim().is_empty() || label == "de" && rest.contains('@') {
                return Some(Zone::Header);
            }
            if label == "date" && is_moment(rest) {
                return Some(Zone::Header);
            }
            if matches!(label, "onderwerp" | "subject" | "betreff") {
                return Some(Zone::Subject);
            }
        }
        (wrote(text) || self.opened && text.len() < 120 && text.ends_with(':')).then_some(Zone::Header)
    }

    /// End of the greeting that opens these tokens: the comma, or the end of a short line.
    fn greeting(&self, tokens: &Range<usize>) -> Option<usize> {
        let words = self.words;
        let first = (tokens.start..tokens.end).find(|&t| words.is_word(t))?;
        let opens = greets(words.lower(first)) || (words.lower(first) == "aan" && self.fresh);
        let stop =
            (first..tokens.end).find(|&t| words.is_sign(t, ",") || words.is_sign(t, "!") || words.is_sign(t, "."));
        let end = stop.unwrap_or(tokens.end);
        let named = (first..end).filter(|&t| words.is_word(t)).count();
        if opens {
            let next_is_name = words.is_word(first + 1)
                && (words.capital(first + 1) || !words.ordinary(first + 1) || words.get(first + 1).entry.title());
            // "Geachte ketenregisseur, beste Karin,", "Lieve allemaal, beste Karin,".
            let again = stop.map(|s| s + 1).filter(|&t| self.fresh && t < tokens.end && greets(words.lower(t)));
            let second = again.and_then(|from| {
                let signs = (from..tokens.end).find(|&t| [",", "!", "."].iter().any(|sign| words.is_sign(t, sign)));
                let end = signs.unwrap_or(tokens.end);
                (named <= 4 && end - from <= 6).then_some(end)
            });
            return second.or((named <= 8 && next_is_name).then_some(end));
        }
        // "Marjon," on its own, or before the first sentence.
        let name_alone = self.fresh
            && stop.is_some_and(|s| words.is_sign(s, ","))
            && named <= 3
            && (first..end).all(|t| {
                !words.is_word(t)
                    || words.capital(t) && !words.ordinary(t)
                    || words.lower(t) == "en"
                    || words.get(t).entry.first().listed()
            });
        let turns = stop.is_some_and(|s| s + 1 >= tokens.end || named <= 3 && opens_clause(words.lower(s + 1)));
        (name_alone && named > 0 && turns && !self.in_subject(first)).then_some(end)
    }

    fn in_subject(&self, at: usize) -> bool {
        let key = self.words.lower(at);
        (0..self.words.len())
            .take_while(|&t| self.words.token(t).section == SectionKind::Subject)
            .any(|t| self.words.lower(t) == key)
    }

    /// "… Gr Kees" at the end of a line of prose: where the closing begins.
    fn closing_inside(&self, tokens: &Range<usize>) -> Option<usize> {
        let words = self.words;
        let from = tokens.end.saturating_sub(12).max(tokens.start + 1);
        (from..tokens.end).find(|&t| {
            let closes =
                among!(words.lower(t), "gr" | "groet" | "groetjes" | "groeten" | "mvg" | "grt" | "grtjs" | "grts");
            let begins = words.token(t).sentence_start || words.token(t - 1).kind == Kind::Punct;
            // "… Groet Liang\"": who is quoted closes a message, not the mail.
            let quoted = (t..tokens.end).any(|q| words.is_sign(q, "\""));
            closes
                && begins
                && !quoted
                && tokens.end - t <= 7
                && words.is_word(t + 1) | words.is_sign(t + 1, ".") | words.is_sign(t + 1, ",")
        })
    }

    /// Behind a label of a form.
    fn label(&mut self, tokens: Range<usize>) {
        let words = self.words;
        let mut start = tokens.start;
        for at in tokens.clone() {
            if !words.is_sign(at, ":") && !words.is_sign(at, "=") || at - start > 6 || at == start {
                continue;
            }
            let last = at - 1;
            let begin = (start..at).find(|&t| words.is_word(t)).unwrap_or(start);
            let label = words.view.lower[words.token(begin).range().start..words.token(last).range().end]
                .trim_end_matches('.')
                .to_owned();
            let entry = if words.get(begin).phrase > 0 { words.get(begin).cover } else { words.get(last).entry };
            let zone = if PRESENT.contains(&label.as_str()) {
                Zone::Present
            } else if PRIVATE.contains(&label.as_str()) || entry.kinship() && at - begin <= 3 {
                Zone::Private
            } else if entry.role() && at - begin <= 3 {
                Zone::Present
            } else {
                Zone::Body
            };
            // A label reaches to the next one on the line, or to a wide gap.
            let end = (at + 1..tokens.end)
                .find(|&t| words.gap(t - 1).len() > 2 && t > at + 1 || words.is_sign(t, "."))
                .unwrap_or(tokens.end);
            if zone != Zone::Body {
                self.fill(at + 1..end, zone);
            }
            start = at + 1;
        }
    }

    /// A last block of short lines that opens with a name is a signature without closing words.
    fn trailing_names(&mut self) {
        let lines = &self.words.view.lines;
        let mut last = lines.len();
        for line in (0..=lines.len()).rev() {
            let ends = line == lines.len() || self.opens_quoted(line);
            if ends {
                last = line;
            }
            let blank_before = line > 0 && lines[line - 1].tokens.is_empty();
            if line < last && blank_before && last - line <= 9 && self.is_signature(line, last) {
                for signed in &lines[line..last] {
                    self.of[signed.tokens.clone()].fill(Zone::Signature);
                }
                last = line;
            }
        }
    }

    fn opens_quoted(&self, line: usize) -> bool {
        let tokens = &self.words.view.lines[line].tokens;
        let text = self.words.view.lower[self.words.view.lines[line].range.clone()].trim();
        tokens.clone().next().is_some_and(|t| self.of[t] == Zone::Header)
            || text.starts_with("-----")
            || text.starts_with("____")
    }

    fn is_signature(&self, start: usize, end: usize) -> bool {
        let lines = &self.words.view.lines;
        let words = self.words;
        let filled: Vec<_> = (start..end).filter(|&l| !lines[l].tokens.is_empty()).collect();
        let tokens = &lines[start].tokens;
        let apart = |t: usize| matches!(words.token(t).section, SectionKind::Hidden | SectionKind::Attachment);
        if tokens.clone().next().is_some_and(apart) {
            return false;
        }
        if filled.len() > 6 || tokens.is_empty() || filled.iter().any(|&l| lines[l].range.len() > 75) {
            return false;
        }
        let sentence = |l: &usize| {
            let line = &lines[*l];
            words.view.text()[line.range.clone()].trim_end().ends_with(['.', '?', '!', ':']) && line.tokens.len() > 6
        };
        if filled.iter().any(sentence) || self.of[tokens.start] != Zone::Body {
            return false;
        }
        // Below it stand closing words with the signature itself.
        if filled.iter().any(|&l| self.of[lines[l].tokens.start] == Zone::Signature) {
            return false;
        }
        // Nobody signs as "mevrouw".
        let first = tokens.clone().find(|&t| words.is_word(t)).map_or("", |t| words.lower(t));
        if matches!(first, "mevrouw" | "mevr" | "mw" | "meneer" | "mijnheer" | "dhr" | "fam" | "familie" | "gezin") {
            return false;
        }
        // The first line: capitalised words that are no ordinary ones, up to a bar, a comma, a dash or the end.
        let mut names = 0;
        for at in tokens.clone() {
            if words.is_sign(at, "|")
                || words.is_sign(at, ",")
                || words.is_sign(at, "(")
                || (words.is_sign(at, "-") && !words.touches_next(at))
            {
                break;
            }
            let word = words.get(at);
            if words.is_word(at)
                && words.capital(at)
                && (!words.ordinary(at) || word.entry.first().listed() || names > 0 && word.entry.surname().listed())
                && !words.allowed(at)
            {
                names += 1;
            } else if !(words.is_sign(at, ".") || words.is_sign(at, "-") || word.entry.title())
                && (!word.entry.particle() || vocabulary::of_place(words.lower(at)))
            {
                return false;
            }
        }
        names > 0 && names <= 5
    }
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

/// A word with which somebody who was just greeted is spoken to ("Marjon, kun jij …"); not "Kelly, Ramon en Delano".
fn opens_clause(word: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: &[&str] = &[
        "als", "bedankt", "ben", "bijgaand", "can", "could", "dank", "dankjewel", "denk", "dit", "een", "er", "even",
        "excuus", "fijn", "goed", "graag", "heb", "hebben", "hier", "hierbij", "hieronder", "hoe", "hoor", "hoorde",
        "i", "ich", "ik", "in", "is", "kan", "ken", "kun", "kunnen", "kunt", "laten", "mag", "moeten", "morgen", "my",
        "net", "nog", "om", "ons", "op", "please", "prima", "sorry", "ter", "the", "this", "vandaag", "volgens",
        "voor", "vraagje", "vrijdag", "want", "wat", "we", "weet", "welke", "wie", "wij", "wil", "willen", "wir",
        "zie", "zoals", "zou", "zouden", "zullen",
    ];
    WORDS.binary_search(&word).is_ok()
}

/// Words of thanks close a mail, or open it.
fn thanks(text: &str) -> bool {
    !text.contains("groet")
        && ["dank", "bedankt", "thanks", "merci", "tot", "succes"].iter().any(|word| text.starts_with(word))
}

fn is_closing(text: &str) -> bool {
    CLOSINGS.iter().any(|c| {
        text.strip_prefix(c)
            .is_some_and(|rest| c.ends_with(' ') || c.len() > 7 || !rest.starts_with(|n: char| n.is_alphanumeric()))
    }) && !text.starts_with("met een") | text.contains("groet")
}

/// Whether one mail of the thread speaks of the writer's own family outside quotation marks, and nothing in its signature is a
/// role.
fn is_private_writer(words: &Words, zones: &[Zone], mail: Range<usize>) -> bool {
    const FAMILY: &[&str] = &[
        "moeder",
        "vader",
        "mama",
        "papa",
        "zoon",
        "zoontje",
        "dochter",
        "dochtertje",
        "broer",
        "zus",
        "oma",
        "opa",
        "ouders",
        "schoonmoeder",
        "schoonvader",
        "kinderen",
        "buurvrouw",
        "buurman",
        "tante",
        "oom",
        "man",
        "vrouw",
        "ex",
        "partner",
        "kind",
        "broertje",
        "zusje",
    ];
    // What a resident calls "mijn", and no professional does.
    const BELONGINGS: &[&str] = &[
        "bsn",
        "burgerservicenummer",
        "geboortedatum",
        "uitkering",
        "bijstand",
        "aow",
        "huis",
        "woning",
        "huur",
        "schulden",
        "bewindvoerder",
        "huisarts",
        "scootmobiel",
        "medicijnen",
        "toeslagen",
        "buren",
        "adres",
        "rekening",
        "pensioen",
    ];
    let mut quoted = false;
    let mut own = 0;
    for at in mail.clone() {
        if words.is_sign(at, "\"") {
            quoted = !quoted;
        }
        if quoted || zones[at] != Zone::Body {
            continue;
        }
        let mine = matches!(words.lower(at), "mijn" | "m'n" | "mn" | "onze");
        if mine && (FAMILY.contains(&words.lower(at + 1)) || FAMILY.contains(&words.lower(at + 2))) {
            own += if words.lower(at) == "onze" { 1 } else { 2 };
        }
        if words.lower(at) == "mijn" && BELONGINGS.contains(&words.lower(at + 1)) {
            own += 2;
        }
        // No professional says where they live themselves.
        if words.lower(at) == "ik" && words.lower(at + 1) == "woon"
            || words.lower(at) == "woon" && words.lower(at + 1) == "ik"
        {
            own += 2;
        }
        // "Ik ben Wytske Terpstra van de Heirstraat 12", "ik woon in de Heirstraat".
        if words.lower(at) == "ik" && matches!(words.lower(at + 1), "ben" | "woon") {
            let behind = at + 2..words.len().min(at + 11);
            own += if behind.clone().any(|t| words.get(t).street && words.token(t).line == words.token(at).line) {
                2
            } else {
                0
            };
        }
        if words.token(at).sentence_start && matches!(words.lower(at), "papa" | "mama" | "pap" | "mam") {
            own += 2;
        }
    }
    own >= 2 && !is_signed_by_professional(words, zones, mail)
}

/// Whether a role, a partner or a word of the allow-list stands in the signature of one mail of the thread.
fn is_signed_by_professional(words: &Words, zones: &[Zone], mail: Range<usize>) -> bool {
    let allowed = |at| zones[at] == Zone::Signature && words.allowed(at) && words.capital(at);
    is_signed_with_role(words, zones, mail.clone()) || mail.into_iter().any(allowed)
}

/// Whether a role or a partner stands there.
fn is_signed_with_role(words: &Words, zones: &[Zone], mut mail: Range<usize>) -> bool {
    mail.any(|at| {
        let word = words.get(at);
        zones[at] == Zone::Signature
            && (word.entry.role() && !word.entry.listed_name() || word.cover.role() || word.partner)
    })
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
    fn who_writes_from_a_private_address_in_an_earlier_mail_is_no_professional() {
        for head in [
            "Van: Boukje Testkamp <boukje@thuis.example>\nVerzonden: ma 2 nov\nAan: Petra Voorbeeld\nOnderwerp: mama",
            "> Van: Boukje Testkamp <boukje@thuis.example>\n> Onderwerp: mama\n> Aan: Petra Voorbeeld\n",
            "From: Testkamp, Boukje <boukje@thuis.example>\nSent: Monday\nTo: Petra Voorbeeld\nSubject: mama",
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
