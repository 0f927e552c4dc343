//! Compiles the word lists of `dictionaries/` into a table of single words and an `fst` map of phrases, and the patterns of the rooms into
//! programs. Each key of a map carries one number that says everything the lists know of it, so that the library asks once
//! per word; neither a list nor a pattern is read when it starts.

#[path = "src/dictionary/bits.rs"]
#[allow(dead_code)]
mod bits;
#[path = "src/pattern/compile.rs"]
mod compile;
#[path = "src/dictionary/key.rs"]
#[allow(dead_code)]
mod key;
#[path = "src/pattern/layout.rs"]
#[allow(dead_code)]
mod layout;
#[path = "build/patterns.rs"]
mod patterns;
#[path = "src/intake/phrases/read.rs"]
mod phrases;
#[path = "src/pattern/source.rs"]
#[allow(dead_code)]
mod source;
#[path = "src/dictionary/table.rs"]
#[allow(dead_code)]
mod table;
#[path = "src/pattern/trie.rs"]
mod trie;
#[path = "src/pattern/words.rs"]
mod words;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

type Lists = BTreeMap<String, u64>;

/// What the lists are made of and by.
const OF_LISTS: [&str; 5] =
    ["dictionaries", "build.rs", "src/dictionary/bits.rs", "src/dictionary/key.rs", "src/dictionary/table.rs"];
/// What the patterns are made of and by.
const OF_PATTERNS: [&str; 5] = ["build", "src/anonymise", "src/intake", "src/message/layout.rs", "src/pattern"];

fn main() {
    let house = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    for path in OF_LISTS.iter().chain(&OF_PATTERNS) {
        println!("cargo:rerun-if-changed={path}");
    }
    let patterns = patterns::Patterns::of(&house.join("src"));
    write("patterns.bin", in_bytes(&patterns.programs()));
    write("words-of-intake.bin", in_bytes(&patterns.tree(layout::INTAKE)));
    write("words-of-whole.bin", in_bytes(&patterns.tree(layout::WHOLE)));
    compile_lists(&house);
}

fn in_bytes(words: &[u32]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

/// The word lists; only when something of them changed, for they are long and patterns change often.
fn compile_lists(house: &Path) {
    let stamp = OF_LISTS.iter().map(|path| stamp(&house.join(path))).collect::<Vec<_>>().concat();
    let kept = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it")).join("lists.stamp");
    if fs::read_to_string(&kept).is_ok_and(|kept| kept == stamp) {
        return;
    }
    save_lists(&house.join("dictionaries"));
    write("lists.stamp", stamp.into_bytes());
}

/// When each file of a folder, or a file, was written last.
fn stamp(path: &Path) -> String {
    if path.is_dir() {
        let mut inside: Vec<PathBuf> = fs::read_dir(path).into_iter().flatten().flatten().map(|e| e.path()).collect();
        inside.sort();
        return inside.iter().map(|path| stamp(path)).collect();
    }
    let about = fs::metadata(path).ok();
    format!("{} {:?}\n", path.display(), about.map(|about| (about.len(), about.modified().ok())))
}

fn save_lists(root: &Path) {
    let mut lists = Lists::new();
    for_each(root, "first-names.tsv", |c| {
        let value = bits::first(column(c, 1), column(c, 2), column(c, 3));
        put(&mut lists, c[0], value);
    });
    for_each(root, "surnames.tsv", |c| put(&mut lists, c[0], bits::surname(column(c, 1), column(c, 2))));
    for_each(root, "words.txt", |c| put(&mut lists, c[0], bits::WORD));
    for_each(root, "common-words.tsv", |c| put(&mut lists, c[0], bits::common(column(c, 1), column(c, 2))));
    for_each(root, "places-nl.tsv", |c| put(&mut lists, c[0], bits::place_nl(column(c, 4))));
    for_each(root, "places-world.tsv", |c| put(&mut lists, c[0], bits::PLACE_WORLD));
    for (file, bit) in [
        ("countries.tsv", bits::COUNTRY),
        ("languages.tsv", bits::LANGUAGE),
        ("nationalities.txt", bits::NATIONALITY),
        ("roles.txt", bits::ROLE),
        ("kinship.txt", bits::KINSHIP),
        ("titles.txt", bits::TITLE),
        ("tussenvoegsels.txt", bits::PARTICLE),
        ("organisations.tsv", bits::MARKER),
        ("tongues.txt", bits::TONGUE),
        ("abbreviations.txt", bits::ABBREVIATION),
        ("bynames.txt", bits::BYNAME),
    ] {
        for_each(root, file, |c| put(&mut lists, c[0], bit));
    }
    for_each(root, "allow.tsv", |c| put(&mut lists, c[0], bits::allow(c[0], column(c, 1))));
    let (mut phrases, mut words): (Lists, Lists) = lists.into_iter().partition(|(k, _)| k.contains([' ', '-', '/']));
    // The halves of a double name are names by themselves.
    phrases.retain(|k, v| k.contains(' ') || *v & !bits::NAMES != 0);
    for phrase in phrases.keys() {
        let first = phrase.split([' ', '-', '/']).next().expect("split yields one");
        *words.entry(first.to_owned()).or_default() |= bits::OPENS_PHRASE;
    }
    write("words.bin", table::written(words.iter().map(|(word, value)| (word.as_str(), *value))));
    write("openings.bin", table::written_openings(phrases.keys().map(String::as_str)));
    save("phrases.fst", &phrases);
    save_variants(root);
    for file in ["organisations.tsv", "street-endings.tsv", "weights.tsv"] {
        write(file, fs::read(root.join(file)).unwrap_or_default());
    }
    write("letters.bin", letters(root));
    save_learned(root, "sentence");
    save_learned(root, "word");
    write("profile-places.tsv", profile_places(&root.join("profile-places")).into_bytes());
}

/// Forms of first names, both ways: a line for each name with its other forms, and a table that says where the line of a name
/// begins (plus one, for 0 is nothing).
fn save_variants(root: &Path) {
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for_each(root, "given-name-variants.tsv", |c| {
        let [a, b, ..] = *c else { return };
        let (a, b) = (key::fold(a), key::fold(b));
        all.entry(a.clone()).or_default().push(b.clone());
        all.entry(b).or_default().push(a);
    });
    let (mut lines, mut places) = (String::new(), Lists::new());
    for (name, variants) in &all {
        places.insert(name.clone(), lines.len() as u64 + 1);
        lines.push_str(&variants.join("\t"));
        lines.push('\n');
    }
    write("variants.bin", table::written(places.iter().map(|(name, place)| (name.as_str(), *place))));
    write("variants.tsv", lines.into_bytes());
}

/// What features are worth: a table that says which row a feature has, and the rows, a byte for each column and some more, so that all
/// are as long as `dictionary::learned` adds them.
fn save_learned(root: &Path, of: &str) {
    const COLUMNS: usize = 16;
    let mut rows: BTreeMap<String, [u8; COLUMNS]> = BTreeMap::new();
    for_each(root, &format!("{of}-weights.tsv"), |c| {
        let Some((feature, columns)) = c.split_first() else { return };
        let mut row = [0; COLUMNS];
        for (weight, column) in row.iter_mut().zip(columns) {
            *weight = column.parse().map(i8::cast_unsigned).expect("a whole number from -128 to 127");
        }
        rows.insert((*feature).to_owned(), row);
    });
    write(&format!("{of}-rows.bin"), table::written_rows(rows.keys().map(String::as_str)));
    write(&format!("{of}-weights.bin"), rows.into_values().flatten().collect());
}

/// Four bytes for every group of three letters, sorted: the letters and their log odds in tenths.
fn letters(root: &Path) -> Vec<u8> {
    let mut groups: Vec<[u8; 4]> = Vec::new();
    for_each(root, "letters.tsv", |c| {
        let odds: i8 = column(c, 1).parse().expect("letters.tsv: a number from -40 to 40");
        let &[a, b, d] = c[0].as_bytes() else { panic!("letters.tsv: three letters of ASCII") };
        groups.push([a, b, d, odds.to_le_bytes()[0]]);
    });
    groups.sort();
    groups.concat()
}

/// One line per place: profile, place.
fn profile_places(folder: &Path) -> String {
    let mut lines = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let profile = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let file = entry.file_name().to_string_lossy().into_owned();
        for_each(folder, &file, |c| lines.push(format!("{profile}\t{}\n", c[0])));
    }
    lines.sort();
    lines.concat()
}

/// Calls `each` with the columns of every entry of a list; a list that does not exist yet has none.
fn for_each(root: &Path, file: &str, mut each: impl FnMut(&[&str])) {
    let Ok(text) = fs::read_to_string(root.join(file)) else { return };
    for line in text.lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        each(&line.split('\t').collect::<Vec<_>>());
    }
}

fn column<'a>(columns: &[&'a str], at: usize) -> &'a str {
    columns.get(at).copied().unwrap_or("")
}

fn put(lists: &mut Lists, term: &str, value: u64) {
    let key = key::phrase(term);
    if !key.is_empty() {
        *lists.entry(key).or_default() |= value;
    }
}

fn save(file: &str, lists: &Lists) {
    let map = fst::Map::from_iter(lists.iter().map(|(k, v)| (k, *v))).expect("a BTreeMap is sorted");
    write(file, map.as_fst().as_bytes().to_vec());
}

fn write(file: &str, bytes: Vec<u8>) {
    let path = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it")).join(file);
    fs::write(path, bytes).expect("OUT_DIR can be written");
}
