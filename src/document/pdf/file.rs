//! A PDF as a heap of objects. The cross-reference table is not believed: every `N G obj` of the file is read, so that
//! objects of earlier revisions, those that nothing points to and those of a broken file are seen as well.

use super::crypt;
use super::filter::{self, Decoded};
use super::object::{Dict, Lexer, Object, Token, is_space};
use std::cell::Cell;
use std::collections::HashMap;
use std::ops::Range;

/// Objects in one file, all revisions together.
const OBJECTS: usize = 300_000;

/// One object as it stands in the file.
pub(super) struct Entry {
    pub(super) number: u32,
    generation: u16,
    /// Where it begins; for one in an object stream, where that begins. Later means newer.
    pub(super) at: usize,
    pub(super) object: Object,
}

/// A file, taken apart but not yet understood.
pub(super) struct File<'a> {
    bytes: &'a [u8],
    /// In the order of the file.
    pub(super) entries: Vec<Entry>,
    /// By number, indices of `entries`, oldest first.
    versions: HashMap<u32, Vec<usize>>,
    /// Trailers and dictionaries of cross-reference streams, with their places.
    pub(super) trailers: Vec<(usize, Dict)>,
    /// Bytes that may still come out of filters, and those that came.
    room: Cell<usize>,
    used: Cell<usize>,
    /// Only what stands before this place counts: an earlier revision.
    horizon: usize,
    /// The bytes with the data of streams in the clear, of a file whose encryption asks for no password.
    open: Option<Vec<u8>>,
    /// Something was larger than the bounds.
    pub(super) too_large: Cell<bool>,
}

impl<'a> File<'a> {
    /// Takes the bytes apart; at most `room` bytes come out of filters in all.
    pub(super) fn parse(bytes: &'a [u8], room: usize) -> Self {
        let mut file = Self {
            bytes,
            entries: Vec::new(),
            versions: HashMap::new(),
            trailers: Vec::new(),
            room: Cell::new(room),
            used: Cell::new(0),
            horizon: usize::MAX,
            open: None,
            too_large: Cell::new(false),
        };
        file.scan(&Sizes::of(bytes));
        file.index();
        if file.is_encrypted() {
            file.unlock();
        }
        if !file.is_locked() {
            file.unpack_object_streams();
            file.index();
        }
        file
    }

    /// Opens what the empty password opens: strings where they stand, data of streams in a copy of the bytes.
    fn unlock(&mut self) {
        let named =
            self.trailers.iter().rev().find_map(|(_, trailer)| Some((trailer.get("Encrypt")?, trailer.get("ID"))));
        let Some((encrypt, id)) = named else { return };
        let own = if let Object::Ref(number) = encrypt { Some(*number) } else { None };
        let id = match id.map(|id| self.resolve(id)) {
            Some(Object::Array(parts)) => parts.first().map(|part| self.resolve(part).clone()),
            _ => None,
        };
        let id = if let Some(Object::Text(id)) = id { id } else { Vec::new() };
        let Some(dict) = self.resolve(encrypt).dict() else { return };
        let dict: Dict = dict.iter().map(|(key, value)| (key.clone(), self.resolve(value).clone())).collect();
        let Some(key) = crypt::unlock(&dict, &id) else { return };
        let mut open = self.bytes.to_vec();
        for entry in self.entries.iter_mut().filter(|entry| Some(entry.number) != own) {
            key.open_strings(&mut entry.object, entry.number, entry.generation);
            if let Object::Stream(dict, range) = &mut entry.object {
                let clear = key.open_stream(dict, &self.bytes[range.clone()], entry.number, entry.generation);
                range.end = range.start + clear.len();
                open[range.clone()].copy_from_slice(&clear);
            }
        }
        self.open = Some(open);
    }

    /// Reads every object and trailer that stands in the clear.
    fn scan(&mut self, sizes: &Sizes) {
        let mut at = 0;
        while let Some(found) = next_keyword(self.bytes, at) {
            match found {
                Keyword::Trailer(after) => {
                    let mut lexer = Lexer::new(self.bytes, after);
                    if let Some(Object::Dict(dict)) = lexer.object() {
                        self.trailers.push((after, dict));
                    }
                    at = lexer.at.max(after);
                }
                Keyword::Object { number, generation, start, body } => {
                    let mut lexer = Lexer::new(self.bytes, body);
                    let value = lexer.object().unwrap_or_default();
                    at = lexer.at.max(body);
                    let object = match value {
                        Object::Dict(dict) => match stream_range(self.bytes, lexer.at, &dict, sizes) {
                            Some(range) => {
                                at = range.end;
                                Object::Stream(dict, range)
                            }
                            None => Object::Dict(dict),
                        },
                        value => value,
                    };
                    if let Some(dict) = object.dict().filter(|d| is_type(d, "XRef")) {
                        self.trailers.push((start, dict.clone()));
                    }
                    self.entries.push(Entry { number, generation, at: start, object });
                }
            }
            if self.entries.len() > OBJECTS {
                self.too_large.set(true);
                return;
            }
        }
    }

    fn unpack_object_streams(&mut self) {
        let mut found = Vec::new();
        for entry in &self.entries {
            let Object::Stream(dict, _) = &entry.object else { continue };
            if !is_type(dict, "ObjStm") {
                continue;
            }
            let Some(data) = self.data(&entry.object) else { continue };
            let number = |key: &str| dict.get(key).map(|v| self.resolve(v)).and_then(Object::index).unwrap_or(0);
            let first = number("First");
            let mut head = Lexer::new(&data, 0);
            for _ in 0..number("N").min(OBJECTS) {
                let (Some(Token::Value(Object::Number(number))), Some(Token::Value(Object::Number(offset)))) =
                    (head.token(), head.token())
                else {
                    break;
                };
                let mut lexer = Lexer::new(&data, first.saturating_add(offset as usize));
                let object = lexer.object().unwrap_or_default();
                found.push(Entry { number: number as u32, generation: 0, at: entry.at, object });
                if found.len() > OBJECTS {
                    self.too_large.set(true);
                    break;
                }
            }
        }
        self.entries.extend(found);
        self.entries.sort_by_key(|e| e.at);
    }

    fn index(&mut self) {
        self.versions.clear();
        for (nth, entry) in self.entries.iter().enumerate() {
            self.versions.entry(entry.number).or_default().push(nth);
        }
    }

    /// Whether it is encrypted and wants a password.
    pub(super) fn is_locked(&self) -> bool {
        self.is_encrypted() && self.open.is_none()
    }

    /// Whether a trailer names an encryption dictionary.
    fn is_encrypted(&self) -> bool {
        self.trailers.iter().any(|(_, t)| !matches!(t.get("Encrypt"), None | Some(Object::Null)))
    }

    /// Bytes that came out of filters.
    pub(super) fn used(&self) -> usize {
        self.used.get()
    }

    /// Whether an entry is the newest version of its object.
    pub(super) fn is_current(&self, nth: usize) -> bool {
        let number = self.entries.get(nth).map(|e| e.number);
        number.and_then(|n| self.versions.get(&n)).and_then(|v| v.last()) == Some(&nth)
    }

    /// From here on only what stands before `horizon` counts.
    pub(super) fn look_back(&mut self, horizon: usize) {
        self.horizon = horizon;
    }

    /// Ends of revisions before the last one: places behind each `%%EOF` that objects follow.
    pub(super) fn revisions(&self) -> Vec<usize> {
        let mut ends = Vec::new();
        let mut from = 0;
        while let Some(at) = find(self.bytes, b"%%EOF", from) {
            from = at + 5;
            // Entries stand in the order of the file.
            if self.entries.last().is_some_and(|e| e.at > at) && self.entries.first().is_some_and(|e| e.at < at) {
                ends.push(from);
            }
            if ends.len() >= 64 {
                self.too_large.set(true);
                break;
            }
        }
        ends
    }

    /// The newest version of an object within the horizon.
    pub(super) fn get(&self, number: u32) -> &Object {
        const NULL: &Object = &Object::Null;
        let versions = self.versions.get(&number).map_or(&[][..], Vec::as_slice);
        let newest = versions.iter().rev().map(|&nth| &self.entries[nth]).find(|e| e.at < self.horizon);
        newest.map_or(NULL, |entry| &entry.object)
    }

    /// The value itself, or what it points to.
    pub(super) fn resolve<'o>(&'o self, value: &'o Object) -> &'o Object {
        let mut value = value;
        for _ in 0..16 {
            match value {
                Object::Ref(number) => value = self.get(*number),
                value => return value,
            }
        }
        value
    }

    /// A member of a dictionary, resolved; null if it is not there.
    pub(super) fn member<'o>(&'o self, dict: &'o Dict, key: &str) -> &'o Object {
        const NULL: &Object = &Object::Null;
        dict.get(key).map_or(NULL, |value| self.resolve(value))
    }

    /// A member that is an array, or one value as an array of one; items resolved.
    pub(super) fn items<'o>(&'o self, dict: &'o Dict, key: &str) -> Vec<&'o Object> {
        match self.member(dict, key) {
            Object::Null => Vec::new(),
            Object::Array(items) => items.iter().map(|item| self.resolve(item)).collect(),
            one => vec![one],
        }
    }

    /// Numbers of an array, `N` of them or none.
    pub(super) fn numbers<const N: usize>(&self, dict: &Dict, key: &str) -> Option<[f64; N]> {
        let items = self.items(dict, key);
        let numbers: Vec<f64> = items.iter().filter_map(|item| item.number()).collect();
        numbers.try_into().ok()
    }

    /// Data of a stream, filters undone. None for pictures, unknown filters and what is no stream.
    pub(super) fn data(&self, stream: &Object) -> Option<Vec<u8>> {
        match self.decoded(stream)? {
            Decoded::Data { bytes, .. } => Some(bytes),
            _ => None,
        }
    }

    /// Data of a stream with what its filters made of it.
    pub(super) fn decoded(&self, stream: &Object) -> Option<Decoded> {
        let Object::Stream(dict, range) = stream else { return None };
        let raw = self.open.as_deref().unwrap_or(self.bytes).get(range.clone())?;
        let room = self.room.get();
        let mut direct = dict.clone();
        for key in ["Filter", "DecodeParms"] {
            if let Some(value) = dict.get(key) {
                direct.insert(key.to_owned(), self.deep(value));
            }
        }
        let decoded = filter::decode(&direct, raw, room);
        let used = match &decoded {
            Decoded::Data { bytes, .. } | Decoded::Picture { bytes, .. } => bytes.len(),
            Decoded::Unknown => 0,
        };
        if used >= room {
            self.too_large.set(true);
        }
        self.room.set(room.saturating_sub(used));
        self.used.set(self.used.get() + used);
        Some(decoded)
    }

    /// A value with its references resolved two levels down: filters and their parameters.
    fn deep(&self, value: &Object) -> Object {
        let one = |value: &Object| match self.resolve(value) {
            Object::Dict(dict) => {
                Object::Dict(dict.iter().map(|(k, v)| (k.clone(), self.resolve(v).clone())).collect())
            }
            value => value.clone(),
        };
        match self.resolve(value) {
            Object::Array(items) => Object::Array(items.iter().map(one).collect()),
            value => one(value),
        }
    }

    /// The document catalogue: of the newest trailer within the horizon that has one, else the newest of its type.
    pub(super) fn catalogue(&self) -> Option<&Dict> {
        let trailers = self.trailers.iter().rev().filter(|(at, _)| *at < self.horizon);
        let mut roots = trailers.filter_map(|(_, t)| self.member(t, "Root").dict());
        let is_catalogue = |d: &&Dict| d.contains_key("Pages");
        roots.find(is_catalogue).or_else(|| {
            let newest = self.entries.iter().rev().filter(|e| e.at < self.horizon).filter_map(|e| e.object.dict());
            newest.filter(|d| is_type(d, "Catalog")).find(is_catalogue)
        })
    }
}

/// Whether a dictionary says that it is of this type.
pub(super) fn is_type(dict: &Dict, name: &str) -> bool {
    dict.get("Type").and_then(Object::name) == Some(name)
}

enum Keyword {
    /// Place behind the word.
    Trailer(usize),
    Object {
        number: u32,
        generation: u16,
        start: usize,
        body: usize,
    },
}

/// The next `N G obj` or `trailer` from a place on.
fn next_keyword(bytes: &[u8], from: usize) -> Option<Keyword> {
    let mut at = from;
    loop {
        let rest = bytes.get(at..)?;
        let found = at + rest.iter().position(|&b| b == b'o' || b == b't')?;
        if bytes[found..].starts_with(b"trailer") {
            return Some(Keyword::Trailer(found + 7));
        }
        if bytes[found..].starts_with(b"obj")
            && let Some((number, generation, start)) = number_before(bytes, found, from)
        {
            return Some(Keyword::Object { number, generation, start, body: found + 3 });
        }
        at = found + 1;
    }
}

/// Reads `N G ` backwards from the word `obj`, not beyond `from`: number, generation, where they begin.
fn number_before(bytes: &[u8], word: usize, from: usize) -> Option<(u32, u16, usize)> {
    let floor = from.max(word.saturating_sub(40));
    let mut at = word;
    let back = |at: &mut usize, fits: fn(&u8) -> bool| {
        let end = *at;
        while *at > floor && fits(&bytes[*at - 1]) {
            *at -= 1;
        }
        end - *at
    };
    let space: fn(&u8) -> bool = |b| is_space(*b);
    let read = |range: Range<usize>| std::str::from_utf8(&bytes[range]).ok();
    back(&mut at, space);
    let end = at;
    if back(&mut at, u8::is_ascii_digit) == 0 {
        return None;
    }
    let generation = read(at..end)?.parse().unwrap_or(0);
    if back(&mut at, space) == 0 {
        return None;
    }
    let end = at;
    if back(&mut at, u8::is_ascii_digit) == 0 {
        return None;
    }
    Some((read(at..end)?.parse().ok()?, generation, at))
}

/// What is known of streams before any is read.
struct Sizes {
    /// Objects that are bare whole numbers: lengths of streams may stand apart (§7.3.8.2).
    lengths: HashMap<u32, usize>,
    /// The last place of `endstream`: nobody looks for one behind it.
    last_end: usize,
}

impl Sizes {
    fn of(bytes: &[u8]) -> Self {
        let mut lengths = HashMap::new();
        let mut at = 0;
        while let Some(found) = find(bytes, b"obj", at) {
            at = found + 3;
            let Some((number, ..)) = number_before(bytes, found, 0) else { continue };
            let mut lexer = Lexer::new(&bytes[..bytes.len().min(at + 40)], at);
            if let Some(Token::Value(Object::Number(value))) = lexer.token()
                && value >= 0.0
                && lexer.token() == Some(Token::Word(b"endobj".to_vec()))
            {
                lengths.insert(number, value as usize);
            }
        }
        let last_end = bytes.windows(9).rposition(|w| w == b"endstream").unwrap_or(0);
        Self { lengths, last_end }
    }
}

/// Where the data of a stream stands, if the word `stream` follows its dictionary.
fn stream_range(bytes: &[u8], at: usize, dict: &Dict, sizes: &Sizes) -> Option<Range<usize>> {
    let mut lexer = Lexer::new(bytes, at);
    lexer.skip();
    let mut start = lexer.at;
    if !bytes[start..].starts_with(b"stream") {
        return None;
    }
    start += 6;
    if bytes.get(start) == Some(&b'\r') {
        start += 1;
    }
    if bytes.get(start) == Some(&b'\n') {
        start += 1;
    }
    let length = match dict.get("Length") {
        Some(Object::Ref(number)) => sizes.lengths.get(number).copied(),
        Some(value) => value.index(),
        None => None,
    };
    if let Some(end) = length.and_then(|l| start.checked_add(l)).filter(|&end| end <= bytes.len()) {
        let mut after = Lexer::new(bytes, end);
        after.skip();
        if bytes[after.at..].starts_with(b"endstream") {
            return Some(start..end);
        }
    }
    let end = if start <= sizes.last_end { find(bytes, b"endstream", start) } else { find(bytes, b"endobj", start) };
    Some(start..end.unwrap_or(bytes.len()))
}

/// The first place of `needle` from a place on.
pub(super) fn find(bytes: &[u8], needle: &[u8], from: usize) -> Option<usize> {
    let first = *needle.first()?;
    let mut at = from;
    while let Some(found) = bytes.get(at..)?.iter().position(|&b| b == first) {
        at += found;
        if bytes[at..].starts_with(needle) {
            return Some(at);
        }
        at += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_version_of_an_object_is_there_and_the_newest_counts() {
        let bytes = b"%PDF-1.4\n1 0 obj (oud) endobj\n%%EOF\n1 0 obj (nieuw) endobj 2 0 obj 1 0 R endobj\n%%EOF";
        let mut file = File::parse(bytes, 1 << 20);
        assert_eq!(file.resolve(&Object::Ref(2)), &Object::Text(b"nieuw".to_vec()));
        let revisions = file.revisions();
        assert_eq!(revisions.len(), 1);
        file.look_back(revisions[0]);
        assert_eq!(file.get(1), &Object::Text(b"oud".to_vec()));
        assert_eq!(file.get(2), &Object::Null);
    }

    #[test]
    fn a_stream_is_found_by_its_length_or_its_end() {
        for head in ["<</Length 5>>", "<</Length 7 0 R>>", "<</Length 999>>", "<<>>"] {
            let text = format!("1 0 obj {head} stream\nHallo\nendstream endobj 7 0 obj 5 endobj");
            let file = File::parse(text.as_bytes(), 1 << 20);
            let data = file.data(file.get(1)).expect("a stream");
            assert_eq!(data.trim_ascii_end(), b"Hallo", "{head}");
            assert_eq!(file.get(7), &Object::Number(5.0));
        }
    }

    #[test]
    fn references_in_a_circle_end() {
        let file = File::parse(b"1 0 obj 2 0 R endobj 2 0 obj 1 0 R endobj", 1 << 20);
        assert!(matches!(file.resolve(&Object::Ref(1)), Object::Ref(_)));
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_taken_apart(parts in proptest::collection::vec("(1 0 obj|<<|>>|/Length 3|stream\\n|endstream|endobj|trailer|/Root 1 0 R|\\[|\\(|.{0,3})", 0..60)) {
            let text = parts.join(" ");
            let file = File::parse(text.as_bytes(), 1 << 16);
            file.catalogue();
            file.revisions();
        }
    }
}
