//! How a file of phrases is read; see [`super`]. Shared by the library and by `build.rs`.

/// Stands in a phrase for one of the section `who` of its file.
const WHO: &str = "<who>";

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
        return phrases.get(number.parse::<usize>().ok()?).map(|phrase| (*phrase).to_owned());
    }
    let (template, phrases) = section(file, name)?;
    let mut all = phrases.join("|");
    if all.contains(WHO) {
        let (_, who) = section(file, "who")?;
        all = all.replace(WHO, &format!("(?:{})", who.join("|")));
    }
    Some(if template.is_empty() { all } else { template.replace('…', &all) })
}

/// The names of all sections.
#[allow(dead_code, reason = "called by `build.rs`")]
pub fn names(file: &str) -> impl Iterator<Item = &str> {
    file.lines().filter_map(heading).map(|(name, _)| name)
}

/// Name and template of a line that opens a section.
fn heading(line: &str) -> Option<(&str, &str)> {
    let (name, rest) = line.strip_prefix('[')?.split_once(']')?;
    let named = !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    (named && (rest.is_empty() || rest.starts_with(' ') && rest.contains('…'))).then(|| (name, rest.trim_start()))
}
