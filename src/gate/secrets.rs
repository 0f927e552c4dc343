use super::search::{Automata, Search};
use super::sheet::{Sheet, squeezed};
use crate::dictionary::{Dictionary, Tier};
use crate::model::{Category, Class, Document, Findings, Measured, Named, Sensitive, Span, Verdict};
use std::collections::HashSet;
use std::sync::{LazyLock, OnceLock};

/// Shipped lists alone: whether a word is ordinary must not hang on what an administrator typed.
static LISTS: LazyLock<Dictionary> = LazyLock::new(Dictionary::shipped);

/// How a secret is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum How {
    /// A name that stands out: everywhere.
    Name,
    /// A name of several words: everywhere, as a whole.
    Phrase,
    /// A number, or letters and digits, of six characters and more: everywhere.
    Code,
    /// A short name or number: in case text, at word borders.
    Border,
    /// A name that is an ordinary word too: in case text, at word borders, with a capital within a sentence.
    Ordinary,
}

impl How {
    /// The rule that catches it.
    pub(super) fn rule(self) -> &'static str {
        match self {
            Self::Name | Self::Phrase => "gate/name",
            Self::Code => "gate/number",
            Self::Border => "gate/short-value",
            Self::Ordinary => "gate/ordinary-name",
        }
    }
}

/// One value that must not leave.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Secret {
    /// Folded, letters and digits alone.
    pub(super) squeezed: String,
    pub(super) how: How,
    /// Read backwards it is a word of its own, so that it is not searched backwards.
    pub(super) one_way: bool,
    /// A noun as well, though a name first: behind a determiner and in small letters it is that noun ("een wolf").
    pub(super) noun: bool,
    /// The name has an article itself ("de Wolf"): then only "een wolf" is the noun, and "de wolf" may be the name.
    pub(super) with_article: bool,
}

impl Secret {
    /// A name so long that its letters don't come together by chance.
    pub(super) fn is_long_name(&self) -> bool {
        self.how == How::Name && !self.one_way && self.squeezed.chars().count() >= 6
    }
}

/// Secrets and what is allowed, as they are searched.
#[derive(Clone, Default)]
pub(super) struct Values {
    pub(super) secrets: Vec<Secret>,
    /// Folded, letters and digits alone.
    pub(super) allowed: Vec<String>,
}

impl Measured for Values {
    fn measure(&self) -> String {
        format!("{} secrets, {} allowed", self.secrets.len(), self.allowed.len())
    }
}

/// What must not be in a mail that leaves, and what may: values of direct findings of private persons, less those named
/// by consent; and what was deliberately left standing, such as a professional's name and number.
#[derive(Clone, Debug, Default)]
pub struct Secrets {
    values: Sensitive<Values>,
    /// Made when first searched for; several mails rest on the same secrets.
    automata: OnceLock<Sensitive<Automata>>,
}

/// Names that are words of every mail of ours: of its fields and of its markup. Folded, sorted.
#[rustfmt::skip]
const FRAME: [&str; 35] = [
    "alternative", "auto", "body", "boundary", "charset", "content", "date", "doctype", "encoding", "family", "font", "from",
    "generated", "head", "height", "html", "lang", "line", "message", "meta", "mime", "multipart", "plain", "printable",
    "quoted", "reply", "sans", "serif", "size", "strong", "style", "subject", "title", "transfer", "width",
];

/// Words between parts of a name, which are nobody's name.
const BETWEEN: [&str; 34] = [
    "van", "de", "den", "der", "het", "ten", "ter", "te", "in", "op", "aan", "bij", "uit", "el", "al", "bin", "ben",
    "ibn", "bint", "von", "zu", "du", "des", "la", "le", "di", "da", "dos", "do", "abu", "abd", "und", "en", "familie",
];

impl Secrets {
    /// The secrets of one document: everything direct that is redacted by default and belongs to nobody in `named`.
    pub fn from_findings(document: &Document, findings: &Findings, named: &Named) -> Self {
        let mut values = Values::default();
        let text = document.text.expose();
        let mut open_words: HashSet<String> = HashSet::new();
        for finding in &findings.list {
            let value = finding.span.of(text);
            if named.allows(finding) {
                open_words.extend(words(value));
                values.allowed.push(squeezed(value));
            } else if finding.verdict != Verdict::Redact || finding.category == Category::Professional {
                values.allowed.push(squeezed(value));
            }
        }
        let mut last: Option<Span> = None;
        for finding in &findings.list {
            let is_secret = finding.verdict == Verdict::Redact
                && finding.category.class() == Class::Direct
                && !named.allows(finding);
            if !is_secret {
                continue;
            }
            values.add(finding.category, finding.span.of(text), &open_words);
            // Pieces of one number, found as two, are one value too.
            let number = finding.category != Category::Persoon;
            let joined = last
                .filter(|l| number && finding.span.start <= l.end + 1)
                .map(|l| Span::new(l.start, finding.span.end));
            if let Some(whole) = joined {
                values.add_code(&squeezed(whole.of(text)));
            }
            last = number.then_some(joined.unwrap_or(finding.span));
        }
        for person in findings.persons.iter().filter(|p| !named.persons.contains(&p.number)) {
            let is_private = findings.list.iter().any(|f| {
                f.person == Some(person.number) && f.category == Category::Persoon && f.verdict == Verdict::Redact
            });
            for form in person.forms.expose().iter().filter(|_| is_private) {
                values.add(Category::Persoon, form, &open_words);
            }
        }
        Self::of(values)
    }

    fn of(mut values: Values) -> Self {
        values.tidy();
        Self { values: Sensitive::new(values), automata: OnceLock::new() }
    }

    /// Adds a word that somebody wants hidden (VERBERG): it must not stand in the case text in any case.
    pub fn add_word(&mut self, word: &str) {
        let mut values = self.take();
        values.add(Category::Persoon, word, &HashSet::new());
        values.secrets.push(Secret {
            squeezed: squeezed(word),
            how: How::Border,
            one_way: true,
            noun: false,
            with_article: false,
        });
        *self = Self::of(values);
    }

    /// Lets a text stand as a whole: the team's name, the coördinator's number, an organisation's address. Parts of it
    /// elsewhere are searched as ever.
    pub fn allow(&mut self, text: &str) {
        let mut values = self.take();
        values.allowed.push(squeezed(text));
        *self = Self::of(values);
    }

    /// Takes in the secrets of another document.
    pub fn extend(&mut self, other: Self) {
        let mut values = self.take();
        let other = other.values.into_exposed();
        values.secrets.extend(other.secrets);
        values.allowed.extend(other.allowed);
        *self = Self::of(values);
    }

    /// Whether nothing is secret.
    pub fn is_empty(&self) -> bool {
        self.values.expose().secrets.is_empty()
    }

    /// Ready for searching; what the reader is called, squeezed, may stand too.
    pub(super) fn search<'a>(&'a self, reader: &'a str) -> Search<'a> {
        let values = self.values.expose();
        let automata = self.automata.get_or_init(|| Sensitive::new(Automata::of(values)));
        Search::new(values, automata.expose(), reader)
    }

    fn take(&mut self) -> Values {
        std::mem::take(&mut self.values).into_exposed()
    }
}

impl Values {
    /// Adds a finding's value and those of its parts that would give it away by themselves.
    fn add(&mut self, category: Category, value: &str, open: &HashSet<String>) {
        match category {
            Category::Persoon | Category::Online | Category::Email | Category::Adres => {
                self.add_name(category, value, open)
            }
            Category::Telefoon => {
                let digits: String = squeezed(value).chars().filter(char::is_ascii_digit).collect();
                self.add_code(&squeezed(value));
                // With and without country or trunk prefix: the last nine digits are the number (E.164).
                self.add_code(&digits[digits.len().saturating_sub(9)..]);
            }
            _ => self.add_code(&squeezed(value)),
        }
    }

    fn add_name(&mut self, category: Category, value: &str, open: &HashSet<String>) {
        let words: Vec<String> = words(value).collect();
        let whole = squeezed(value);
        let parts = words.iter().filter(|w| !BETWEEN.contains(&w.as_str()) && !open.contains(*w));
        if category == Category::Email || category == Category::Online {
            // The whole, and what stands before the @.
            let local = squeezed(value.trim_start_matches('@').split('@').next().unwrap_or(""));
            [whole, local].iter().filter(|w| w.len() >= 6 && !is_ordinary(w)).for_each(|w| self.push(w, How::Name));
            return;
        }
        let is_address = category == Category::Adres;
        // "de Vos": what stands before the noun stands before the name too.
        let with_article = words.iter().any(|w| matches!(w.as_str(), "de" | "den" | "het" | "t" | "n"));
        if words.len() > 1
            && whole.len() >= 6
            && !words.iter().all(|w| open.contains(w) || BETWEEN.contains(&w.as_str()))
        {
            self.push(&whole, if has_digit(&whole) { How::Code } else { How::Phrase });
        }
        for word in parts {
            let letters = word.chars().count();
            if has_digit(word) {
                // A house number alone says nothing.
                if !is_address {
                    self.add_code(word);
                }
            } else if is_address && letters < 6 || letters < 2 {
                // "Kerk" and "straat" are no secret, nor is an initial.
            } else if is_ordinary(word) {
                if !is_address {
                    self.push(word, How::Ordinary);
                }
            } else {
                let stands_out = letters >= 4 && FRAME.binary_search(&word.as_str()).is_err();
                self.push(word, if stands_out { How::Name } else { How::Border });
                if let Some(secret) = self.secrets.last_mut() {
                    secret.with_article = with_article;
                }
            }
        }
    }

    fn add_code(&mut self, code: &str) {
        match code.chars().count() {
            0..=4 => {}
            5 => self.push(code, How::Border),
            _ if has_digit(code) => self.push(code, How::Code),
            // A number written in words, or a name in a number's place.
            _ => self.push(code, How::Phrase),
        }
    }

    fn push(&mut self, squeezed: &str, how: How) {
        let backwards: String = squeezed.chars().rev().collect();
        let one_way = squeezed.chars().count() < 5 || is_ordinary(&backwards);
        let noun = matches!(how, How::Name | How::Border) && is_noun(squeezed);
        self.secrets.push(Secret { squeezed: squeezed.to_owned(), how, one_way, noun, with_article: false });
    }

    fn tidy(&mut self) {
        let mut seen = HashSet::new();
        self.secrets.retain(|s| !s.squeezed.is_empty() && seen.insert(s.clone()));
        let mut seen = HashSet::new();
        self.allowed.retain(|a| a.len() >= 3 && seen.insert(a.clone()));
    }
}

fn has_digit(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit())
}

/// Whether a word may well stand in a text where nobody is named. What the lists know as a name above all is none, though
/// it can be put together from words (`Hoekstra`).
pub(super) fn is_ordinary(word: &str) -> bool {
    let entry = LISTS.look_up(word);
    let mostly_a_name =
        [entry.first(), entry.surname()].iter().any(|tier| matches!(tier, Tier::Any | Tier::Capitalised));
    // "de bakker" is said of a baker, however many are called so.
    (!mostly_a_name || entry.role()) && LISTS.ordinary(word)
}

/// Whether a word that is a name above all is a listed word too, and no name that stands out in small letters.
fn is_noun(word: &str) -> bool {
    let entry = LISTS.look_up(word);
    entry.ordinary() && ![entry.first(), entry.surname()].contains(&Tier::Any)
}

/// Folded words.
fn words(text: &str) -> impl Iterator<Item = String> {
    let folded: String = Sheet::new(text).cells.iter().map(|cell| cell.c).collect();
    let words: Vec<String> =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect();
    words.into_iter()
}
