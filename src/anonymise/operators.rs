//! Operators: what stands in the place of a finding. A label says the kind; a generalisation says what may still be known:
//! the neighbourhood of an address, the band of an age, the month of a day, the week of a day to come.
//!
//! No word of the finding comes back in it, but for the month of a day.

use super::fold::fold;
use super::recognise::days::{month_name, month_number, weekday_before};
use super::settings::{FindSettings, Operator};
use super::view::lower_in_place;
use crate::model::Category;
use jiff::civil::{Date, Weekday};

/// What stands in the place of `text`. `before` is what stands right before it (a few words are enough): a generalisation
/// must read on from there.
pub(crate) fn replacement(category: Category, text: &str, before: &str, settings: &FindSettings) -> String {
    let plain = lower_in_place(&fold(text).text);
    let before = lower_in_place(&fold(before).text);
    let weekday = Some(before.as_str()).filter(|_| category == Category::Datum).and_then(weekday_before);
    let before = weekday.map_or(before.as_str(), |start| &before[..start]).trim_end_matches(['\n', ' ']);
    let broader = match (settings.operator(category), category) {
        (Operator::Label, _) => None,
        (_, Category::Adres) => address(&plain, settings),
        (_, Category::Leeftijd) => age(&plain, before),
        (_, Category::Datum) => day(&plain, before, settings.received),
        _ => None,
    };
    let repeated = |r: &String| category != Category::Datum && repeats(&plain, r);
    // `is dertig` can't become "in de dertig".
    let broader = broader.map(|r| if category == Category::Leeftijd && repeated(&r) { by_noun(r, before) } else { r });
    broader.filter(|r| !repeated(r)).unwrap_or_else(|| bare_label(category, &plain).to_owned())
}

/// `in de dertig` as `dertiger`, with its article where a verb stands before it.
fn by_noun(band: String, before: &str) -> String {
    let Some(tens) = band.strip_prefix("in de ") else { return band };
    if being(before) { format!("een {tens}er") } else { format!("{tens}er") }
}

/// Words after which an age is said of somebody.
const BEING: [&str; 10] = ["is", "wordt", "was", "werd", "nu", "pas", "net", "bijna", "inmiddels", "al"];

/// Whether an age is said of somebody: `hij is`, `in mei is ze`.
fn being(before: &str) -> bool {
    let mut words = before.rsplit(' ');
    let last = words.next().unwrap_or("");
    BEING.contains(&last)
        || matches!(last, "hij" | "ie" | "ze" | "zij") && words.next().is_some_and(|w| BEING.contains(&w))
}

fn bare_label(category: Category, plain: &str) -> &'static str {
    let is_number = plain.len() <= 8 && plain.starts_with(|c: char| c.is_ascii_digit());
    if category == Category::Adres && is_number { "[huisnummer]" } else { label(category) }
}

/// The label of a category.
pub(crate) fn label(category: Category) -> &'static str {
    match category {
        Category::Persoon => "[persoon]",
        Category::Adres => "[adres]",
        Category::Postcode => "[postcode]",
        Category::Telefoon => "[telefoonnummer]",
        Category::Email => "[e-mailadres]",
        Category::Online => "[online naam]",
        Category::Bsn => "[BSN]",
        Category::Iban => "[rekeningnummer]",
        Category::Kenteken => "[kenteken]",
        Category::Document => "[documentnummer]",
        Category::Dossier => "[dossiernummer]",
        Category::Geboortedatum => "[geboortedatum]",
        Category::Leeftijd => "[leeftijd]",
        Category::Datum => "[datum]",
        Category::Plaats => "[plaats]",
        Category::Organisatie => "[organisatie]",
        Category::Kenmerk => "[kenmerk]",
        Category::Professional => "[professional]",
    }
}

/// Whether a word of two letters and more of `plain` comes back.
fn repeats(plain: &str, replacement: &str) -> bool {
    let replacement = replacement.to_lowercase();
    let words = |t: &str| {
        t.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 1).map(str::to_owned).collect::<Vec<_>>()
    };
    let theirs = words(&replacement);
    words(plain).iter().any(|w| !w.bytes().all(|b| b.is_ascii_digit()) && theirs.contains(w))
}

/// `[adres in Kerensheide]`, if the municipality's list knows the street.
fn address(plain: &str, settings: &FindSettings) -> Option<String> {
    let street_end =
        plain.char_indices().find(|(at, c)| c.is_ascii_digit() && *at > 0).map_or(plain.len(), |(at, _)| at);
    let street = plain[..street_end].trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
    let full = street.strip_suffix("str.").or_else(|| street.strip_suffix("str")).map(|s| format!("{s}straat"));
    let neighbourhood = [Some(street.to_owned()), full].into_iter().flatten().find_map(|s| settings.streets.get(&s))?;
    (!neighbourhood.is_empty()).then(|| format!("[adres in {neighbourhood}]"))
}

/// The band of an age, in the form that reads on from what stands before it.
fn age(plain: &str, before: &str) -> Option<String> {
    if plain.starts_with("sara") || plain.starts_with("abraham") || plain.contains("sara") || plain.contains("abraham")
    {
        return Some("de vijftig bereikt".to_owned());
    }
    if plain.ends_with("kaarsjes") || plain.contains("kruisje") {
        return Some(if plain.contains("kruisje") { "een kroonjaar" } else { "een verjaardag" }.to_owned());
    }
    let digits: String = plain.chars().take_while(char::is_ascii_digit).collect();
    let first_word = plain.split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let stem = ["jarigen", "jarige", "jarig"].iter().find_map(|s| first_word.strip_suffix(s)).unwrap_or(first_word);
    let value: u32 = match digits.parse() {
        Ok(value) => value,
        Err(_) if stem == "anderhalf" => 1,
        Err(_) => super::recognise::digits::number_word(stem)?,
    };
    let counts = |units: &[&str]| units.iter().any(|unit| plain.contains(unit));
    // "zestien jaar en twee maanden" counts years; "20 maanden" is more than one.
    let per_year = match () {
        _ if counts(&["jaar", "jr", "year"]) => 1,
        _ if counts(&["maand", "mnd", "month"]) => 12,
        _ if counts(&["week", "weken", "wkn"]) => 52,
        _ if counts(&["dag", "dgn"]) => 365,
        _ => 1,
    };
    if plain.contains("jarig") {
        let bare = plain.ends_with("jarig");
        return Some(
            match value {
                0..=17 if bare => "minderjarig",
                0..=17 => "minderjarige",
                18..=64 => "volwassen",
                _ if bare => "ouder",
                _ => "oudere",
            }
            .to_owned(),
        );
    }
    if before.ends_with("heeft") && plain.ends_with("jaren") {
        return Some(
            match value {
                0..=11 => "de kinderleeftijd",
                12..=17 => "de tienerleeftijd",
                18..=24 => "een jongvolwassen leeftijd",
                _ => "een volwassen leeftijd",
            }
            .to_owned(),
        );
    }
    let of = before.ends_with("van");
    let being = being(before);
    Some(match value / per_year {
        0 => if of || being { "nog geen jaar" } else { "baby" }.to_owned(),
        young @ 1..=17 => {
            let name = match young {
                1..=3 => "peuterleeftijd",
                4..=5 => "kleuterleeftijd",
                6..=11 => "basisschoolleeftijd",
                _ => "tienerleeftijd",
            };
            if being { format!("van {name}") } else { name.to_owned() }
        }
        18..=19 => if of { "jongvolwassen leeftijd" } else { "jongvolwassen" }.to_owned(),
        adult => {
            let tens = ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"];
            tens.get((adult / 10) as usize - 2).map_or("honderd of ouder".to_owned(), |t| format!("in de {t}"))
        }
    })
}

/// The month of a day, early, half or late; the week of a day to come.
fn day(plain: &str, before: &str, received: Option<Date>) -> Option<String> {
    let on = before.ends_with("op") || before.ends_with("d.d.");
    if let Some(part) = feast(plain) {
        let led = ["op", "met", "sinds", "na", "voor", "rond", "tijdens", "van", "tot"];
        let led = before.rsplit(' ').next().is_some_and(|w| led.contains(&w));
        return Some(if led { format!("een dag in {part}") } else { format!("in {part}") });
    }
    let (day, month, year) = read_day(plain)?;
    if let Some(week) = received.and_then(|r| week_to_come(day, month, year, r)) {
        return Some(if on { format!("een dag in {week}") } else { week });
    }
    let year = year.map_or(String::new(), |y| format!(" {y}"));
    let name = month_name(month)?;
    Some(if on {
        format!("een dag in {name}{year}")
    } else {
        let part = match day {
            1..=10 => "begin",
            11..=20 => "half",
            _ => "eind",
        };
        format!("{part} {name}{year}")
    })
}

/// The month, or the season, of a day with a name of its own.
fn feast(plain: &str) -> Option<&'static str> {
    const FEASTS: &[(&str, &str)] = &[
        ("driekoningen", "januari"),
        ("nieuwjaar", "januari"),
        ("valentijn", "februari"),
        ("carnaval", "het voorjaar"),
        ("vastenavond", "het voorjaar"),
        ("aswoensdag", "het voorjaar"),
        ("vrijdag", "het voorjaar"),
        ("paas", "het voorjaar"),
        ("palmzondag", "het voorjaar"),
        ("hemelvaart", "het voorjaar"),
        ("pinkster", "het voorjaar"),
        ("newroz", "maart"),
        ("nowruz", "maart"),
        ("koningsdag", "april"),
        ("koningsnacht", "april"),
        ("bevrijdingsdag", "mei"),
        ("dodenherdenking", "mei"),
        ("moederdag", "mei"),
        ("vaderdag", "juni"),
        ("keti", "juli"),
        ("prinsjesdag", "september"),
        ("dierendag", "oktober"),
        ("halloween", "oktober"),
        ("allerheiligen", "november"),
        ("allerzielen", "november"),
        ("maarten", "november"),
        ("sinterklaas", "december"),
        ("nicolaas", "december"),
        ("pakjesavond", "december"),
        ("kerst", "december"),
        ("oudejaar", "december"),
        ("oudjaar", "december"),
    ];
    let figures = plain.chars().filter(char::is_ascii_digit).count();
    FEASTS.iter().find(|(name, _)| figures < 2 && plain.contains(name)).map(|(_, month)| *month)
}

/// Day, month and year of a written day.
fn read_day(plain: &str) -> Option<(i8, u8, Option<i16>)> {
    let numbers: Vec<&str> = plain.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty()).collect();
    let word = plain.split(|c: char| !c.is_alphabetic()).find_map(month_number);
    let long_year = |n: &&&str| n.len() == 4;
    let year = numbers.iter().find(long_year).and_then(|n| n.parse().ok());
    match (word, numbers.as_slice()) {
        (Some(month), [day, ..]) if day.len() <= 2 => Some((day.parse().ok()?, month, year)),
        (Some(month), _) => Some((15, month, year)),
        (None, [y, month, day]) if y.len() == 4 => Some((day.parse().ok()?, month.parse().ok()?, year)),
        (None, [day, month, rest @ ..]) => {
            let short = rest.first().filter(|y| y.len() == 2).and_then(|y| y.parse::<i16>().ok()).map(|y| 2000 + y);
            Some((day.parse().ok()?, month.parse().ok()?, year.or(short)))
        }
        _ => None,
    }
}

/// `de week van 20 juli` for a day on or after the day of reception, within half a year.
fn week_to_come(day: i8, month: u8, year: Option<i16>, received: Date) -> Option<String> {
    let month = i8::try_from(month).ok()?;
    let years = year.map_or(vec![received.year(), received.year() + 1], |y| vec![y]);
    let date = years.into_iter().filter_map(|y| Date::new(y, month, day).ok()).find(|d| *d > received)?;
    let days = received.until(date).ok()?.get_days();
    if days > 183 {
        return None;
    }
    let back = i64::from(date.weekday().to_monday_zero_offset());
    let monday =
        if date.weekday() == Weekday::Monday { date } else { date.checked_sub(jiff::Span::new().days(back)).ok()? };
    // The Monday itself may be the day: then the month must do.
    if monday == date {
        return None;
    }
    let name = month_name(u8::try_from(monday.month()).ok()?)?;
    Some(format!("de week van {} {name}", monday.day()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(marked: &str, category: Category, settings: &FindSettings) -> String {
        let (before, rest) = marked.split_once("[[").expect("a mark");
        let (text, after) = rest.split_once("]]").expect("a mark");
        format!("{before}{}{after}", replacement(category, text, before, settings))
    }

    #[test]
    fn ages_become_bands_that_read_as_dutch() {
        let settings = FindSettings::default();
        for (from, to) in [
            ("een man van [[43 jaar]] uit Stein", "een man van in de veertig uit Stein"),
            ("haar zoon ([[14]]) spijbelt", "haar zoon (tienerleeftijd) spijbelt"),
            ("zoontje van [[7]] in Urmond", "zoontje van basisschoolleeftijd in Urmond"),
            ("Oma is [[74]] en doet alles", "Oma is in de zeventig en doet alles"),
            ("dat kind is [[negen]]", "dat kind is van basisschoolleeftijd"),
            ("een [[8-jarige]] jongen", "een minderjarige jongen"),
            ("een [[86-jarige]] vrouw", "een oudere vrouw"),
            ("een [[8-jarig]] meisje", "een minderjarig meisje"),
            ("haar baby ([[10 maanden]])", "haar baby (baby)"),
            ("zij heeft [[Sara gezien]]", "zij heeft de vijftig bereikt"),
            ("hij wordt [[18]]", "hij wordt jongvolwassen"),
            ("zij is [[negentig]]", "zij is een negentiger"),
            ("vorige maand is ze [[tachtig]] geworden", "vorige maand is ze een tachtiger geworden"),
            ("een baby van [[5 weken]]", "een baby van nog geen jaar"),
            ("een baby van [[9 dagen]]", "een baby van nog geen jaar"),
            ("een peutertje van [[20 mnd]]", "een peutertje van peuterleeftijd"),
            ("zij is [[43 jaar oud]] en", "zij is in de veertig en"),
            ("zij is [[104]]", "zij is honderd of ouder"),
            ("in mei viert hij [[negen kruisjes]]", "in mei viert hij een kroonjaar"),
            ("zij is net [[veertien kaarsjes]] rijker", "zij is net een verjaardag rijker"),
            ("de zoon heeft [[negentien jaren]]", "de zoon heeft een jongvolwassen leeftijd"),
            ("hij wordt overmorgen [[achttien]]", "hij wordt overmorgen jongvolwassen"),
        ] {
            assert_eq!(read(from, Category::Leeftijd, &settings), to);
        }
    }

    #[test]
    fn days_become_months_and_days_to_come_their_week() {
        let settings = FindSettings { received: Date::new(2026, 6, 15).ok(), ..FindSettings::default() };
        for (from, to) in [
            ("is opgenomen op [[2 januari]].", "is opgenomen op een dag in januari."),
            ("slaapt sinds [[21 februari]] elders", "slaapt sinds eind februari elders"),
            ("is op donderdag [[2 januari]] gevallen", "is op donderdag een dag in januari gevallen"),
            ("[[21-12-2025]]  hij stopt", "eind december 2025  hij stopt"),
            ("ontruiming op [[23 juli]]", "ontruiming op een dag in de week van 20 juli"),
            ("loopt af per [[1 juli 2026]]", "loopt af per de week van 29 juni"),
            ("op [[12-06]], hand kwijt", "op een dag in juni, hand kwijt"),
            ("is op [[Koningsdag]] gevallen", "is op een dag in april gevallen"),
            ("is met [[Allerzielen]] gestorven", "is met een dag in november gestorven"),
            ("vrouw [[9/5]] overleden", "vrouw begin mei overleden"),
            ("since [[Oct 12th]] he is gone", "since half oktober he is gone"),
        ] {
            assert_eq!(read(from, Category::Datum, &settings), to);
        }
    }

    #[test]
    fn an_address_becomes_its_neighbourhood_if_the_list_knows_it() {
        let mut settings = FindSettings::default();
        settings.streets.insert("teststraat".into(), "Nieuwdorp".into());
        assert_eq!(read("woont [[Teststraat 12b]]", Category::Adres, &settings), "woont [adres in Nieuwdorp]");
        assert_eq!(read("woont [[Teststr. 12b]]", Category::Adres, &settings), "woont [adres in Nieuwdorp]");
        assert_eq!(read("woont [[Andere Weg 12b]]", Category::Adres, &settings), "woont [adres]");
        assert_eq!(read("woont op nummer [[12b]]", Category::Adres, &settings), "woont op nummer [huisnummer]");
    }
}
