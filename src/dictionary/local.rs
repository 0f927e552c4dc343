//! The administrator's own lists, which lie over the shipped ones.
//!
//! One entry a line; `#` opens the reason, which the entry keeps:
//! ```text
//! +Naïma F 1        # new spelling, A. Beheer, 2026-11-02
//! +Boomgaard L      # surname of a family here; tier 1 unless said otherwise
//! -storm            # no longer a name
//! allow De Inloop   # stays, unless what stands around it says plainly that it is a person
//! deny Projekt X    # is always taken out
//! place De Hei      # a place of ours: stays
//! street Teststraat = De Hei                      # an address in it becomes "adres in De Hei"
//! staff A. Beheer; a.beheer@gemeente.example; 0460000000   # a professional's address and number
//! ```

use super::{bits, key};
use std::collections::{BTreeMap, HashMap};
use thiserror::Error;

/// A line of a local list that is not understood. The administrator mends it; until then the last good set is in force.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("{file}:{line}: {found}; expected {expected}")]
pub struct LocalError {
    /// Which file.
    pub file: String,
    /// Which line, from 1.
    pub line: usize,
    /// What is wrong.
    pub found: String,
    /// What would be right.
    pub expected: String,
}

/// Somebody who works for a partner: address and number are a professional's, wherever they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffEntry {
    /// As on the list.
    pub name: String,
    /// Mail address.
    pub address: Option<String>,
    /// Telephone number in any notation.
    pub phone: Option<String>,
}

/// What a local entry does to a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocalAct {
    /// Is a name: bits of tiers.
    Name(u64),
    /// Is no name any more.
    NoName,
    /// Stays.
    Allow,
    /// Is taken out.
    Deny,
    /// A place of the municipality: stays.
    Place,
}

/// One local entry with where it stands and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalEntry {
    /// What it does.
    pub act: LocalAct,
    /// `file:line`.
    pub source: String,
    /// The reason behind `#`.
    pub reason: String,
}

/// All local entries, by key. A later line wins over an earlier one.
#[derive(Clone, Debug, Default)]
pub struct LocalLists {
    entries: HashMap<String, LocalEntry>,
    streets: BTreeMap<String, String>,
    staff: Vec<StaffEntry>,
}

/// One line, understood.
enum Line {
    Word(String, LocalAct),
    Street(String, String),
    Staff(StaffEntry),
}

impl LocalLists {
    /// Reads one file into the lists. All faults of the file are told at once; then nothing of it is taken.
    ///
    /// # Errors
    /// Every line that is not understood, with what was expected.
    pub fn parse(&mut self, file: &str, text: &str) -> Result<(), Vec<LocalError>> {
        let mut faults = Vec::new();
        let mut taken = Self::default();
        for (at, raw) in text.lines().enumerate() {
            let (entry, reason) = raw.split_once('#').unwrap_or((raw, ""));
            if entry.trim().is_empty() {
                continue;
            }
            let source = format!("{file}:{}", at + 1);
            match line(entry.trim()) {
                Ok(Line::Word(term, act)) => {
                    taken.entries.insert(term, LocalEntry { act, source, reason: reason.trim().to_owned() });
                }
                Ok(Line::Street(street, neighbourhood)) => {
                    taken.streets.insert(street, neighbourhood);
                }
                Ok(Line::Staff(staff)) => taken.staff.push(staff),
                Err((found, expected)) => faults.push(LocalError {
                    file: file.to_owned(),
                    line: at + 1,
                    found,
                    expected: expected.to_owned(),
                }),
            }
        }
        if faults.is_empty() {
            self.entries.extend(taken.entries);
            self.streets.extend(taken.streets);
            self.staff.extend(taken.staff);
            Ok(())
        } else {
            Err(faults)
        }
    }

    /// The entry of a key.
    pub fn get(&self, key: &str) -> Option<&LocalEntry> {
        self.entries.get(key)
    }

    /// Streets in lower case with their neighbourhood (empty if unknown).
    pub fn streets(&self) -> impl Iterator<Item = (&str, &str)> {
        self.streets.iter().map(|(s, n)| (s.as_str(), n.as_str()))
    }

    /// Staff of partners.
    pub fn staff(&self) -> &[StaffEntry] {
        &self.staff
    }

    /// Whether there is no entry of a word.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// First words of the keys of several words (parted by a space, a dash or a slash), for the look-up of phrases.
    pub(super) fn phrase_openers(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().filter_map(|k| k.split_once([' ', '-', '/'])).map(|(first, _)| first)
    }
}

/// What one line says, or what is wrong and what was expected.
fn line(entry: &str) -> Result<Line, (String, &'static str)> {
    match entry.split_once(char::is_whitespace) {
        Some(("street", rest)) => street(rest),
        Some(("staff", rest)) => staff(rest),
        _ => act(entry).map(|(key, act)| Line::Word(key, act)),
    }
}

/// `Teststraat = De Hei`; the neighbourhood may lack.
fn street(rest: &str) -> Result<Line, (String, &'static str)> {
    let (street, neighbourhood) = rest.split_once('=').unwrap_or((rest, ""));
    match street.trim() {
        "" => Err(("no street".to_owned(), "street Name = Neighbourhood")),
        street => Ok(Line::Street(street.to_lowercase(), neighbourhood.trim().to_owned())),
    }
}

/// `Name; address; number`, of which name and one of the others must be there.
fn staff(rest: &str) -> Result<Line, (String, &'static str)> {
    let mut fields = rest.split(';').map(|f| Some(f.trim()).filter(|f| !f.is_empty()).map(str::to_owned));
    let mut next = || fields.next().flatten();
    let (name, address, phone) = (next(), next(), next());
    match name {
        Some(name) if address.as_ref().is_some_and(|a| a.contains('@')) || address.is_none() && phone.is_some() => {
            Ok(Line::Staff(StaffEntry { name, address, phone }))
        }
        _ => Err(("staff without name, address or number".to_owned(), "staff Name; name@organisation.example; number")),
    }
}

/// The key and the act of one entry, or what is wrong and what was expected.
fn act(entry: &str) -> Result<(String, LocalAct), (String, &'static str)> {
    let name = |term: &str, act| {
        let key = key::phrase(term);
        if key.is_empty() { Err(("no word".to_owned(), "a word after the sign")) } else { Ok((key, act)) }
    };
    if let Some(rest) = entry.strip_prefix('+') {
        let (term, bits) = tiers(rest)?;
        return name(&term, LocalAct::Name(bits));
    }
    if let Some(rest) = entry.strip_prefix('-') {
        return name(rest, LocalAct::NoName);
    }
    match entry.split_once(char::is_whitespace) {
        Some(("allow", term)) => name(term, LocalAct::Allow),
        Some(("deny", term)) => name(term, LocalAct::Deny),
        Some(("place", term)) => name(term, LocalAct::Place),
        _ => Err((
            format!("unknown entry of {} characters", entry.chars().count()),
            "+term F|L|FL [1|2|3|X], -term, allow term, deny term, place term, street name = neighbourhood or staff name; address; number",
        )),
    }
}

/// Splits `term F 1` into the term and its bits; the tier may lack.
fn tiers(rest: &str) -> Result<(String, u64), (String, &'static str)> {
    let mut words: Vec<&str> = rest.split_whitespace().collect();
    let tier = match words.last() {
        Some(&t @ ("1" | "2" | "3" | "X")) => {
            words.pop();
            t
        }
        _ => "1",
    };
    let kind = words.pop().unwrap_or("");
    let bits = match kind {
        "F" => bits::first(tier, "-", "9"),
        "L" => bits::surname(tier, "9"),
        "FL" => bits::first(tier, "-", "9") | bits::surname(tier, "9"),
        _ => return Err((format!("kind {kind:?}"), "F (first name), L (surname) or FL after the term")),
    };
    Ok((words.join(" "), bits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_line_is_named_and_nothing_of_the_file_is_taken() {
        let mut lists = LocalLists::default();
        let faults = lists
            .parse("namen.txt", "+Storm F 1\n\nallow De Inloop # wijkcentrum\nstorm\n+Roos Q\n")
            .expect_err("two bad lines");
        assert_eq!(faults.iter().map(|f| f.line).collect::<Vec<_>>(), [4, 5]);
        assert!(faults[0].to_string().starts_with("namen.txt:4: "));
        assert!(lists.is_empty());
    }

    #[test]
    fn an_entry_keeps_where_it_stands_and_why() {
        let mut lists = LocalLists::default();
        lists.parse("eigen.txt", "# kop\nallow De Inloop # wijkcentrum\n").expect("is right");
        let entry = lists.get("de inloop").expect("is there");
        assert_eq!((entry.source.as_str(), entry.reason.as_str()), ("eigen.txt:2", "wijkcentrum"));
    }

    #[test]
    fn streets_and_staff_are_read() {
        let mut lists = LocalLists::default();
        let text = "street Teststraat = De Hei\nstreet Lange Weg\nstaff A. Beheer; a@gemeente.example; 046 000 00 00\nstaff B; ; 1\n";
        lists.parse("eigen.txt", text).expect("is right");
        assert_eq!(lists.streets().collect::<Vec<_>>(), [("lange weg", ""), ("teststraat", "De Hei")]);
        assert_eq!(lists.staff()[0].address.as_deref(), Some("a@gemeente.example"));
        for wrong in ["street = De Hei", "staff A. Beheer", "staff ; a@b.example", "staff A; geen adres"] {
            assert!(lists.parse("eigen.txt", wrong).is_err(), "{wrong}");
        }
    }
}
