//! How a file of phrases is read; see [`super`]. Shared by the library and by `build.rs`.

/// The template and the phrases of a section.
pub fn section<'t>(file: &'t str, wanted: &str) -> Option<(&'t str, Vec<&'t str>)> {
    let mut lines = file.lines();
    let template = lines.find_map(|line| heading(line).filter(|(name, _)| *name == wanted))?.1;
    let phrases = lines.take_while(|line| heading(line).is_none()).filter(|l| !l.is_empty() && !l.starts_with('#'));
    Some((template, phrases.collect()))
}

/// A section as one pattern; or, where a number stands behind its name (`cues/3`), one phrase of it.
pub fn pattern(file: &str, name: &str) -> Option<String> {
    if let Some((name, number)) = name.split_once('/') {
        let (_, phrases) = section(file, name)?;
        return phrases.get(number.parse::<usize>().ok()?).map(|phrase| in_full(file, phrase));
    }
    let (template, phrases) = section(file, name)?;
    let all = in_full(file, &phrases.join("|"));
    Some(if template.is_empty() { all } else { template.replace('…', &all) })
}

/// A phrase with the words of each class that it speaks of; a class may speak of others, not of itself.
fn in_full(file: &str, phrase: &str) -> String {
    let mut full = String::new();
    let mut rest = phrase;
    while let Some(at) = rest.find('<') {
        full.push_str(&rest[..at]);
        let named = rest[at + 1..].split_once('>').filter(|(name, _)| is_name(name));
        match named.and_then(|(name, behind)| Some((section(file, name)?.1, behind))) {
            Some((words, behind)) => {
                full.push_str(&format!("(?:{})", in_full(file, &words.join("|"))));
                rest = behind;
            }
            None => {
                full.push('<');
                rest = &rest[at + 1..];
            }
        }
    }
    full + rest
}

/// The names of all sections that are asked for: a class is only spoken of.
#[allow(dead_code, reason = "called by `build.rs`")]
pub fn names(file: &str) -> impl Iterator<Item = &str> {
    let is_class = |name: &str| file.contains(&format!("<{name}>"));
    file.lines().filter_map(heading).map(|(name, _)| name).filter(move |name| !is_class(name))
}

/// Name and template of a line that opens a section.
fn heading(line: &str) -> Option<(&str, &str)> {
    let (name, rest) = line.strip_prefix('[')?.split_once(']')?;
    (is_name(name) && (rest.is_empty() || rest.starts_with(' ') && rest.contains('…')))
        .then(|| (name, rest.trim_start()))
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
}
