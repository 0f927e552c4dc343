//! Numbers and dates as a cell shows them (§18.8.30, §18.8.31), as far as a number can name somebody: digits in their places,
//! leading zeros, dates. Amounts get a decimal comma and no more.

use jiff::civil::date;

/// The format that a built-in number stands for; empty for the general one.
pub(super) fn usual(id: usize) -> &'static str {
    match id {
        1 | 3 | 37 | 38 => "0",
        2 | 4 | 39 | 40 => "0.00",
        9 => "0%",
        10 => "0.00%",
        14..=17 | 27..=31 | 34..=36 | 50..=54 | 57 | 58 => "dd-mm-yyyy",
        18..=21 | 32 | 33 | 45..=47 | 55 | 56 => "hh:mm",
        22 => "dd-mm-yyyy hh:mm",
        49 => "@",
        _ => "",
    }
}

/// What a number shows in a format.
pub(super) fn shown(value: &str, format: &str, from_1904: bool) -> String {
    let Ok(number) = value.parse::<f64>() else { return value.to_owned() };
    let format = section(format, number);
    if is_date(&format) {
        return moment(number, &format, from_1904).unwrap_or_else(|| plain(number, value));
    }
    let places = format.chars().filter(|c| matches!(c, '0' | '#' | '?')).count();
    if places == 0 || format.contains('E') {
        let text = literals(&format);
        return if text.is_empty() { plain(number, value) } else { format!("{text} {}", plain(number, value)) };
    }
    match format.split_once('.') {
        Some((_, decimals)) => {
            let digits = decimals.chars().take_while(|c| matches!(c, '0' | '#' | '?')).count();
            let scaled = if format.contains('%') { number * 100.0 } else { number };
            format!("{scaled:.digits$}").replace('.', ",") + if format.contains('%') { "%" } else { "" }
        }
        None if format.contains('%') => format!("{:.0}%", number * 100.0),
        None => placed(number, &format),
    }
}

/// A number without a format: whole numbers in full, whatever notation they are kept in.
fn plain(number: f64, value: &str) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 { format!("{number:.0}") } else { value.replace('.', ",") }
}

/// The part of a format that is for this number, without colours, conditions, and widths.
fn section(format: &str, number: f64) -> String {
    let mut sections = vec![String::new()];
    let mut letters = format.chars().peekable();
    let mut quoted = false;
    while let Some(c) = letters.next() {
        let last = sections.len() - 1;
        match c {
            '"' => {
                quoted = !quoted;
                sections[last].push('"');
            }
            _ if quoted => sections[last].push(c),
            '\\' => {
                let next = letters.next().unwrap_or(' ');
                sections[last].extend(['"', next, '"']);
            }
            '_' | '*' => {
                letters.next();
            }
            '[' => {
                let inside: String = letters.by_ref().take_while(|c| *c != ']').collect();
                // Hours that go on past a day.
                if inside.chars().all(|c| matches!(c, 'h' | 'm' | 's')) {
                    sections[last].push_str(&inside);
                }
            }
            ';' => sections.push(String::new()),
            c => sections[last].push(c),
        }
    }
    let nth = if number < 0.0 {
        1
    } else if number == 0.0 {
        2
    } else {
        0
    };
    sections.get(nth).filter(|s| !s.is_empty()).or(sections.first()).cloned().unwrap_or_default()
}

/// The letters of a format outside quotation marks.
fn bare(format: &str) -> String {
    format.split('"').step_by(2).collect()
}

/// The words of a format within quotation marks.
fn literals(format: &str) -> String {
    format.split('"').skip(1).step_by(2).collect()
}

fn is_date(format: &str) -> bool {
    let bare = bare(format).to_lowercase();
    !bare.contains("general") && !bare.contains("standaard") && bare.contains(['y', 'j', 'd', 'h', 's', 'm'])
}

/// A date and time by its number of days.
fn moment(number: f64, format: &str, from_1904: bool) -> Option<String> {
    if !(0.0..2_958_466.0).contains(&number) {
        return None;
    }
    let days = number.floor() as i64;
    // Excel counts a 29 February 1900 that never was.
    let start = match (from_1904, days < 60) {
        (true, _) => date(1904, 1, 1),
        (false, true) => date(1899, 12, 31),
        (false, false) => date(1899, 12, 30),
    };
    let minutes = ((number - number.floor()) * 1440.0).round() as i64;
    let at = start.checked_add(jiff::Span::new().days(days)).ok()?;
    let bare = bare(format).to_lowercase();
    let day = bare.contains(['y', 'j', 'd']).then(|| format!("{:02}-{:02}-{}", at.day(), at.month(), at.year()));
    let month = (day.is_none() && bare.contains("mmm")).then(|| format!("{:02}-{}", at.month(), at.year()));
    let time = bare.contains(['h', 's']).then(|| format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60));
    let parts: Vec<String> = [day, month, time].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// A whole number in the places of a format: `0#-########`, `000000000`, `0000" "00`.
fn placed(number: f64, format: &str) -> String {
    let digits: Vec<char> = format!("{:.0}", number.abs()).chars().collect();
    let mut left = digits.len();
    let mut out: Vec<char> = Vec::new();
    let pieces: Vec<(bool, char)> =
        format.split('"').enumerate().flat_map(|(nth, piece)| piece.chars().map(move |c| (nth % 2 == 1, c))).collect();
    let mut places = pieces.iter().filter(|(quoted, c)| !quoted && matches!(c, '0' | '#' | '?')).count();
    for (quoted, c) in pieces.iter().rev() {
        match c {
            '0' | '#' | '?' if !quoted => {
                places -= 1;
                if left > 0 {
                    left -= 1;
                    out.push(digits[left]);
                } else if *c == '0' {
                    out.push('0');
                }
                if places == 0 {
                    out.extend(digits[..left].iter().rev());
                    left = 0;
                }
            }
            // Thousands are not parted: a number is easier to know in one piece.
            ',' if !quoted => {}
            c => out.push(*c),
        }
    }
    let text: String = out.iter().rev().collect();
    if number < 0.0 && !text.contains('-') { format!("-{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn numbers_and_dates_show_as_people_read_them() {
        for (value, format, expected) in [
            ("123456782", "", "123456782"),
            ("1.23456782E8", "", "123456782"),
            ("612345678", "0#########", "0612345678"),
            ("612345678", "\"06\"-00000000", "06-612345678"),
            ("612345678", "00\\-00000000", "06-12345678"),
            ("12345678", "000000000", "012345678"),
            ("29648", "dd-mm-yyyy", "03-03-1981"),
            ("29648.5", "d mmmm yyyy h:mm;@", "03-03-1981 12:00"),
            ("29648", "[$-413]d\\ mmmm\\ yyyy;@", "03-03-1981"),
            ("0.5", "hh:mm", "12:00"),
            ("1234.5", "#,##0.00", "1234,50"),
            ("0.25", "0%", "25%"),
            ("3", "0\" kinderen\"", "3 kinderen"),
            ("-5", "0;\\-0", "-5"),
            ("x", "0", "x"),
            ("1e400", "0", "inf"),
        ] {
            assert_eq!(shown(value, format, false), expected, "{value} {format}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_number_shows_in_any_format(number: f64, format in "(0|#|\\?|,|\\.|;|\"|\\\\|\\[|\\]|y|m|d|h|%|_|é){0,20}") {
            shown(&number.to_string(), &format, true);
        }
    }
}
