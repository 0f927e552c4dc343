//! Calendars (RFC 5545) and cards (RFC 6350; vCard 2.1 and 3.0): lines of properties.

use super::{Hint, Place, package, pen::Pen, plain};
use crate::message::{Why, decode_quoted_printable};

/// One property: a name in capitals, parameters, a value.
struct Property {
    name: String,
    parameters: Vec<(String, String)>,
    value: String,
}

/// Reads a calendar: what meetings are about and where is seen; who takes part, and the rest, stands beside it.
pub(super) fn calendar(bytes: &[u8], hint: &Hint, pen: &mut Pen) {
    for property in properties(bytes, hint, pen) {
        let place = match property.name.as_str() {
            "SUMMARY" | "DESCRIPTION" | "LOCATION" | "COMMENT" => Place::Body,
            "DTSTART" | "DTEND" | "DTSTAMP" | "CREATED" | "LAST-MODIFIED" | "PRODID" | "VERSION" | "METHOD"
            | "CALSCALE" | "BEGIN" | "END" | "RRULE" | "TZID" | "TZOFFSETFROM" | "TZOFFSETTO" | "TZNAME"
            | "SEQUENCE" | "STATUS" | "TRANSP" | "CLASS" | "PRIORITY" | "TRIGGER" | "ACTION" | "DURATION" => continue,
            "ORGANIZER" | "ATTENDEE" | "CONTACT" => Place::Correspondent,
            _ => Place::Hidden,
        };
        say(&property, place, pen);
    }
}

/// Reads cards: all that they say is seen.
pub(super) fn card(bytes: &[u8], hint: &Hint, pen: &mut Pen) {
    for property in properties(bytes, hint, pen) {
        match property.name.as_str() {
            "BEGIN" | "END" | "VERSION" | "PRODID" | "REV" | "KIND" => {}
            name if name.starts_with("X-") || name == "UID" => say(&property, Place::Hidden, pen),
            _ => say(&property, Place::Body, pen),
        }
    }
}

fn say(property: &Property, place: Place, pen: &mut Pen) {
    for (name, value) in &property.parameters {
        if matches!(
            name.as_str(),
            "CN" | "ALTREP"
                | "DIR"
                | "SENT-BY"
                | "DELEGATED-FROM"
                | "DELEGATED-TO"
                | "LABEL"
                | "SORT-AS"
                | "FILENAME"
                | "X-FILENAME"
        ) {
            pen.say(Place::Hidden, value);
        }
    }
    let has = |name: &str, values: &[&str]| {
        property.parameters.iter().any(|(n, v)| n == name && values.iter().any(|known| v.eq_ignore_ascii_case(known)))
    };
    let value = &property.value;
    let data = value.strip_prefix("data:").and_then(|data| data.split_once(";base64,")).map(|(_, data)| data);
    if let Some(data) = data.or_else(|| has("ENCODING", &["b", "base64"]).then_some(value)) {
        return package::encoded(data, Place::Hidden, pen);
    }
    if property.name == "X-ALT-DESC" || has("FMTTYPE", &["text/html"]) {
        return plain::html_text(value, pen);
    }
    // Parts of a name or an address stand between semicolons; of a name the surname comes first (RFC 6350 §6.2.2).
    let parts = match (property.name.as_str(), value.split_once(';')) {
        ("N", Some((surname, rest))) => {
            let (given, more) = rest.split_once(';').unwrap_or((rest, ""));
            unescaped(&[given, surname, more].join(";"))
        }
        _ => unescaped(value),
    };
    let parts = parts.trim_matches([' ', ',']);
    let label = label(&property.name).filter(|_| place == Place::Body && !parts.is_empty());
    pen.say(place, &label.map_or_else(|| parts.to_owned(), |label| format!("{label}: {parts}")));
}

/// What a card asks for, in the words of a form.
fn label(property: &str) -> Option<&'static str> {
    Some(match property {
        "N" | "FN" => "Naam",
        "NICKNAME" => "Roepnaam",
        "TEL" => "Telefoon",
        "ADR" => "Adres",
        "BDAY" => "Geboortedatum",
        "RELATED" | "AGENT" | "X-SPOUSE" | "X-ABRELATEDNAMES" => "Contactpersoon",
        _ => return None,
    })
}

/// Values without their escapes; parts parted by blanks.
fn unescaped(value: &str) -> String {
    let mut out = String::new();
    let mut letters = value.chars();
    while let Some(c) = letters.next() {
        match c {
            '\\' => match letters.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(c) => out.push(c),
                None => {}
            },
            ';' if !out.ends_with(' ') => out.push(' '),
            ';' => {}
            c => out.push(c),
        }
    }
    out
}

/// Lines as properties, folded ones put together again (RFC 5545 §3.1).
fn properties(bytes: &[u8], hint: &Hint, pen: &mut Pen) -> Vec<Property> {
    if bytes.len() > pen.budget.text_room() {
        pen.fault(Why::TooLarge);
        return Vec::new();
    }
    let text = plain::decoded(bytes, hint.charset, pen);
    let mut lines: Vec<String> = Vec::new();
    for line in text.trim_start_matches('\u{feff}').lines() {
        match lines.last_mut() {
            Some(last) if line.starts_with([' ', '\t']) => last.push_str(&line[1..]),
            // A soft line end of quoted-printable (vCard 2.1).
            Some(last) if last.ends_with('=') && last.to_uppercase().contains("QUOTED-PRINTABLE") => {
                last.pop();
                last.push_str(line);
            }
            _ => lines.push(line.to_owned()),
        }
    }
    lines.iter().filter(|line| !line.trim().is_empty()).map(|line| property(line)).collect()
}

fn property(line: &str) -> Property {
    let mut quoted = false;
    let colon = line.char_indices().find(|(_, c)| {
        quoted ^= *c == '"';
        *c == ':' && !quoted
    });
    let Some((colon, _)) = colon else {
        return Property { name: String::new(), parameters: Vec::new(), value: line.to_owned() };
    };
    let mut head = line[..colon].split(';');
    let name = head.next().unwrap_or("");
    // `item1.TEL`: a group and a name.
    let name = name.rsplit('.').next().unwrap_or(name).to_uppercase();
    let parameter = |text: &str| {
        let (name, value) = text.split_once('=').unwrap_or(("ENCODING", text));
        (name.to_uppercase(), value.trim_matches('"').to_owned())
    };
    let parameters: Vec<(String, String)> = head.map(parameter).collect();
    let mut value = line[colon + 1..].to_owned();
    if parameters.iter().any(|(_, v)| v.eq_ignore_ascii_case("quoted-printable")) {
        let charset = parameters.iter().find(|(n, _)| n == "CHARSET").map(|(_, v)| v.as_str());
        value = crate::message::charset::decode(&decode_quoted_printable(value.as_bytes()), charset).0;
    }
    Property { name, parameters, value }
}

#[cfg(test)]
mod tests {
    use crate::document::{Budget, Hint, Kind, Limits, Place, Reading, read};

    fn read_all(text: &str) -> Reading {
        read(text.as_bytes(), &Hint::default(), &mut Budget::new(Limits::default()))
    }

    #[test]
    fn a_calendar_tells_what_and_where_and_apart_from_it_who() {
        let reading = read_all(
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Gesprek Qui\r\n rina\\, thuis\r\nDTSTART:20261103T090000Z\r\nATTENDEE;CN=\"Wolfram: T\":mailto:w@prive.example\r\nUID:Odilia@x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        );
        assert_eq!((reading.kind, reading.at(Place::Body).as_str()), (Kind::Calendar, "Gesprek Quirina, thuis"));
        assert_eq!(reading.at(Place::Correspondent), "mailto:w@prive.example");
        assert_eq!(reading.at(Place::Hidden), "Wolfram: T\nOdilia@x");
    }

    #[test]
    fn a_card_tells_all_and_its_picture_is_read() {
        use base64::Engine;
        let photo = base64::engine::general_purpose::STANDARD.encode(crate::document::picture::sample_png(100, 100));
        let reading = read_all(&format!(
            "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;QUOTED-PRINTABLE:Tweeling;Zo=C3=\n=AB;;;\nitem1.TEL;TYPE=cell:06-12345678\nPHOTO;ENCODING=b;TYPE=PNG:{}\n {}\nX-NOTE:Wolfram\nEND:VCARD\n",
            &photo[..20],
            &photo[20..]
        ));
        assert_eq!(reading.at(Place::Body), "Naam: Zoë Tweeling\nTelefoon: 06-12345678");
        assert_eq!((reading.at(Place::Hidden).as_str(), reading.pictures.len()), ("Wolfram", 1));
        assert!(reading.at(Place::Property).contains("Kees Test"));
    }

    proptest::proptest! {
        #[test]
        fn any_lines_are_read(lines in "(BEGIN:VCARD|;|:|=|\"|\\\\|\n| |QUOTED-PRINTABLE|ENCODING=b|é|X){0,40}") {
            read_all(&format!("BEGIN:VCARD\n{lines}"));
        }
    }
}
