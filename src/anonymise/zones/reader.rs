//! Reads the zones of a mail line by line.

use super::words::{Says, encloses, greets, is_closing, says, thanks};
use super::{Zone, wrote};
use crate::anonymise::among::among;
use crate::anonymise::signature::tells_birth;
use crate::anonymise::view::{Kind, Line};
use crate::anonymise::vocabulary;
use crate::anonymise::words::Words;
use crate::dictionary::Tier;
use crate::model::SectionKind;
use std::ops::Range;

/// Where the reading of a mail has come to.
pub(super) struct Reader<'a> {
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
    /// For each line whether a line below it, in the same mail, opens with closing words.
    closed_below: Vec<bool>,
    /// Section of the last line with words.
    section: SectionKind,
    /// Body part of the last line with words.
    body_part: usize,
}

impl<'a> Reader<'a> {
    /// The zone of each token, and the number of the mail that it stands in.
    pub(super) fn read(words: &'a Words<'a>) -> (Vec<Zone>, Vec<u16>) {
        let mut reader = Self {
            words,
            of: vec![Zone::Body; words.len()],
            mail: vec![0; words.len()],
            number: 0,
            fresh: true,
            signature: false,
            spoken: false,
            opened: false,
            closed_below: closed_below(words),
            section: SectionKind::Subject,
            body_part: 0,
        };
        for line in 0..words.view.lines.len() {
            reader.line(line);
        }
        reader.trailing_names();
        (reader.of, reader.mail)
    }

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
        // A signature ends with its section: hidden text, another attachment or more of the body behind it speaks of others.
        let body_part = view.lines[line].body_part;
        if (section, body_part) != (self.section, self.body_part) && section != SectionKind::Signature {
            self.signature = false;
        }
        (self.section, self.body_part) = (section, body_part);
        if text.len() >= 5 && text.chars().all(|c| "-_=* ".contains(c))
            || text.starts_with("-----")
            || text.starts_with("_____")
        {
            (self.fresh, self.signature, self.spoken) = (true, false, false);
            self.number = self.number.saturating_add(1);
            return;
        }
        let header = self.header(line, text);
        self.opened = header.is_some() && (wrote(text) || self.opened) && !text.ends_with(':');
        if let Some(zone) = header {
            if !self.fresh {
                self.number = self.number.saturating_add(1);
                self.mail[tokens.clone()].fill(self.number);
            }
            (self.fresh, self.signature, self.spoken) = (true, false, false);
            return self.fill(tokens, zone);
        }
        // What is enclosed is nobody's signature and nobody who writes.
        if encloses(text) {
            return self.fill(tokens, Zone::File);
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
                || tells_birth(text)
                || self.is_prose(&tokens) && view.lines.get(line + 1).is_some_and(|next| self.is_prose(&next.tokens))
            {
                self.signature = false;
            } else if ["bijlage", "bijgevoegd", "attachment"].iter().any(|label| text.starts_with(label)) {
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
        // "Met Sanne, ben verhuisd. Gr Sanne": a message that was passed on closes before the mail does.
        if let Some(at) = self.closing_inside(&tokens).filter(|_| !self.closed_below[line]) {
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
        // `"tel": "",`: a field and what it holds; a number takes leave of nobody.
        let figures = text.bytes().any(|b| b.is_ascii_digit());
        let field = figures || text.contains([':', '"', '=']);
        if text.len() > 30 || !text.ends_with(',') || field || self.goes_on_from_above(line) {
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

    /// A line in small letters right below one in which no sentence ends: a text that was wrapped goes on.
    fn goes_on_from_above(&self, line: usize) -> bool {
        let view = self.words.view;
        let typed = |line: usize| view.text()[view.lines[line].range.clone()].trim();
        let above = line.checked_sub(1).map_or("", typed);
        let ends = above.ends_with(['.', '?', '!', ':', ';', ')', '"']);
        let small = typed(line).starts_with(char::is_lowercase);
        // In a mail without capitals the line above may end in nothing at all.
        small && !above.is_empty() && !ends && !view.has_lower()
    }

    /// "… schreef Sanne⏎Testhout <⏎sanne@thuis.example⏎>:": a line that was broken more than once goes on to its colon.
    fn goes_on_to_colon(&self, line: usize) -> bool {
        /// No mail program breaks it into more.
        const MOST: usize = 3;
        let view = self.words.view;
        let typed = |line: usize| view.lower[view.lines[line].range.clone()].trim();
        let rest = (line..view.lines.len()).take(MOST).map(typed);
        let until = rest.clone().position(|text| text.is_empty() || text.len() > 120 || text.ends_with(':'));
        let Some(end) = until else { return false };
        typed(line + end).ends_with(':') && rest.take(end + 1).any(|text| text.contains(['@', '<']))
    }

    fn header(&self, line: usize, text: &str) -> Option<Zone> {
        if let Some((label, rest)) = text.split_once(':') {
            let label = label.trim().trim_matches('*');
            // French mail programs write `De : naam <adres>`.
            let dated = self.fresh && matches!(label, "date" | "datum" | "sent" | "reply-to" | "antwoord aan");
            if (says(label, Says::Header) || dated) && !rest.trim().is_empty() || label == "de" && rest.contains('@') {
                return Some(Zone::Header);
            }
            if label == "date" && is_moment(rest) {
                return Some(Zone::Header);
            }
            if matches!(label, "onderwerp" | "subject" | "betreff") {
                return Some(Zone::Subject);
            }
        }
        let goes_on = || text.len() < 120 && text.ends_with(':') || self.goes_on_to_colon(line);
        (wrote(text) || self.opened && goes_on()).then_some(Zone::Header)
    }

    /// End of the greeting that opens these tokens: the comma, or the end of a short line.
    fn greeting(&self, tokens: &Range<usize>) -> Option<usize> {
        let words = self.words;
        let first = (tokens.start..tokens.end).find(|&t| words.is_word(t))?;
        let opens = greets(words.lower(first)) || (words.lower(first) == "aan" && self.fresh);
        let stop = (first..tokens.end).find(|&t| [",", "!", ".", ":"].iter().any(|sign| words.is_sign(t, sign)));
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
        // "Vera, zoals ze zich noemt": nobody is spoken to.
        let called = |s: usize| {
            words.lower(s) == "zoals"
                && among!(
                    words.lower(s + 1),
                    "ze" | "zij" | "hij" | "iedereen" | "men" | "we" | "wij" | "mensen" | "haar" | "zijn"
                )
        };
        let turns = stop.is_some_and(|s| {
            s + 1 >= tokens.end || named <= 3 && says(words.lower(s + 1), Says::Opens) && !called(s + 1)
        });
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
            let closes = among!(
                words.lower(t),
                "gr" | "groet"
                    | "groetjes"
                    | "groeten"
                    | "mvg"
                    | "grt"
                    | "grtjs"
                    | "grts"
                    | "brasa"
                    | "liefs"
                    | "xx"
                    | "xxx"
            );
            // Not within a handle ("xX_naam_Xx").
            let begins =
                (words.token(t).sentence_start || words.token(t - 1).kind == Kind::Punct) && !words.touches_next(t - 1);
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
        // How far the last label reaches, and what stands there; it is told when the next one begins.
        let mut reach = tokens.start..tokens.start;
        let mut told = Zone::Body;
        for at in tokens.clone() {
            if !words.is_sign(at, ":") && !words.is_sign(at, "=") || at - start > 6 || at == start {
                continue;
            }
            let begin = (start..at).find(|&t| words.is_word(t)).unwrap_or(start);
            // "Kind(eren):": the ending that may be added is no part of the label.
            let bracket = (begin + 1..at).find(|&t| words.is_sign(t, "(") && words.touches_next(t - 1));
            let last = bracket.filter(|_| words.is_sign(at - 1, ")")).unwrap_or(at) - 1;
            let label = words.view.lower[words.token(begin).range().start..words.token(last).range().end]
                .trim_end_matches('.')
                .to_owned();
            let entry = if words.get(begin).phrase > 0 { words.get(begin).cover } else { words.get(last).entry };
            let zone = if says(&label, Says::Present) && self.tells_kin(at + 1..tokens.end) {
                Zone::Body
            } else if says(&label, Says::Present) {
                Zone::Present
            } else if says(&label, Says::Private)
                || entry.kinship() && at - begin <= 3
                || words.get(begin).entry.kinship() && at - begin <= 5 && !self.says_something(begin..at)
            {
                Zone::Private
            } else if entry.role() && at - begin <= 3 && !self.reports(begin, at) {
                Zone::Present
            } else {
                Zone::Body
            };
            // A label reaches to the next one on the line, or to a wide gap.
            if zone != Zone::Body {
                let end = if reach.end > at + 2 {
                    reach.end
                } else {
                    (at + 1..tokens.end)
                        .find(|&t| words.gap(t - 1).len() > 2 && t > at + 1 || words.is_sign(t, "."))
                        .unwrap_or(tokens.end)
                };
                if told != Zone::Body {
                    self.fill(reach.start..reach.end.min(at + 1), told);
                }
                (reach, told) = (at + 1..end, zone);
            }
            start = at + 1;
        }
        if told != Zone::Body {
            self.fill(reach, told);
        }
    }

    /// "kind zegt: \"ik ben vijf\"", "Ma Es: \"Suma\"": behind such a colon stands what is said.
    fn says_something(&self, label: Range<usize>) -> bool {
        let quoted = self.words.is_sign(label.end + 1, "\"");
        quoted
            || label
                .into_iter()
                .any(|t| vocabulary::of_speech(self.words.lower(t)) || vocabulary::verb(self.words.lower(t)))
    }

    /// "Aanwezig: Hylke Testkamp, Sanne (zus), ondergetekende": where family sits at the table, who is present works there as little.
    fn tells_kin(&self, list: Range<usize>) -> bool {
        /// No table has more people.
        const MOST: usize = 200;
        let words = self.words;
        list.into_iter().take(MOST).any(|t| words.get(t).entry.kinship() && t > 0 && words.is_sign(t - 1, "("))
    }

    /// "Melding van de politie: dhr. …", "Wijkverpleging: mevr. …, wond aan been": the label says who reports, and behind it stands about whom.
    fn reports(&self, begin: usize, colon: usize) -> bool {
        let words = self.words;
        let told = (begin..colon).any(|t| {
            among!(
                words.lower(t),
                "melding"
                    | "bericht"
                    | "signaal"
                    | "info"
                    | "informatie"
                    | "update"
                    | "mail"
                    | "telefoontje"
                    | "verslag"
                    | "notitie"
                    | "terugkoppeling"
                    | "advies"
                    | "vraag"
            )
        });
        let next = colon + 1;
        let titled = matches!(vocabulary::address(words.lower(next)), Some(vocabulary::Address::Person(_)));
        let service = ["zorg", "verpleging", "politie", "hulp", "begeleiding"]
            .iter()
            .any(|end| words.lower(colon - 1).ends_with(end));
        let comma = (next..next + 8).find(|&t| words.is_sign(t, ","));
        // A number or address behind the name is that of who works there.
        let reached = comma.is_some_and(|c| {
            words.is_word(c + 1)
                && !words.capital(c + 1)
                && !among!(words.lower(c + 1), "tel" | "telefoon" | "mob" | "mail" | "bereikbaar" | "t" | "m" | "e")
                && !words.get(c + 1).entry.role()
        });
        told || titled && service && reached
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

    fn signs(&self, line: &Line) -> bool {
        line.tokens.clone().next().is_some_and(|t| self.of[t] == Zone::Signature)
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
        // One part of the mail is signed already: a name in the next signs nothing.
        let signed = |line: &Line| line.body_part < lines[start].body_part && self.signs(line);
        if lines[..start].iter().any(signed) {
            return false;
        }
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
        // "Testhout, T. / 09.03.71 / m": whose date of birth stands beside the name does not sign.
        let two = |t: usize, most: usize| {
            words.token(t).kind == Kind::Number && (1..=most).contains(&words.token(t).range().len())
        };
        let dated = |t: usize| {
            let sign = |t: usize| {
                matches!(words.text(t), "." | "-" | "/") && words.touches_next(t) && words.touches_next(t - 1)
            };
            two(t, 2) && sign(t + 1) && two(t + 2, 2) && sign(t + 3) && two(t + 4, 4)
        };
        if tokens.clone().any(dated) {
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
            // "loes" alone below a mail without capitals.
            let small = words.view.is_lower_at(at)
                && tokens.len() == 1
                && filled.len() == 1
                && word.entry.first() == Tier::Any
                && word.entry.firm_first();
            // "L. Testhout".
            let initial = words.capital(at) && words.token(at).range().len() == 1 && words.is_sign(at + 1, ".");
            if initial {
                continue;
            }
            if words.is_word(at)
                && (words.capital(at) || small)
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

/// Whether what stands behind `Date:` is no more than a moment: `Sun, Nov 1, 2026 at 9:14 PM`.
fn is_moment(rest: &str) -> bool {
    let digits = rest.bytes().filter(u8::is_ascii_digit).count();
    rest.len() <= 50 && digits >= 6 && rest.contains(':')
}

/// For each line whether a line below it opens with closing words, before another mail of the thread begins.
fn closed_below(words: &Words) -> Vec<bool> {
    let view = words.view;
    let (mut below, mut seen) = (vec![false; view.lines.len()], false);
    for (line, found) in view.lines.iter().zip(&mut below).rev() {
        let text = view.lower[line.range.clone()].trim();
        *found = seen;
        let label = text.split_once(':').map(|(label, _)| label.trim().trim_matches('*'));
        if wrote(text) || text.starts_with("-----") || label.is_some_and(|label| says(label, Says::Header)) {
            seen = false;
        } else if text.len() < 70 && is_closing(text) && !thanks(text) {
            seen = true;
        }
    }
    below
}
