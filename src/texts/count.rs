use crate::model::{Category, Counts};

const WORDS: [&str; 13] =
    ["geen", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"];

/// Words up to twelve, digits above.
pub fn number_word(n: usize) -> String {
    WORDS.get(n).map_or_else(|| n.to_string(), |word| (*word).to_owned())
}

/// `een adres`, `twee adressen`.
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", number_word(n), if n == 1 { one } else { many })
}

/// The same with a capital at the front.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// What a category is called, one of it.
pub fn category_name(category: Category) -> &'static str {
    nouns(category).0
}

/// The words for one and for more of what was taken out.
fn nouns(category: Category) -> (&'static str, &'static str) {
    match category {
        Category::Persoon => ("naam", "namen"),
        Category::Adres => ("adres", "adressen"),
        Category::Postcode => ("postcode", "postcodes"),
        Category::Telefoon => ("telefoonnummer", "telefoonnummers"),
        Category::Email => ("mailadres", "mailadressen"),
        Category::Online => ("naam van een account", "namen van accounts"),
        Category::Bsn => ("BSN", "BSN's"),
        Category::Iban => ("rekeningnummer", "rekeningnummers"),
        Category::Kenteken => ("kenteken", "kentekens"),
        Category::Document => ("nummer van een document", "nummers van documenten"),
        Category::Dossier => ("dossiernummer", "dossiernummers"),
        Category::Geboortedatum => ("geboortedatum", "geboortedata"),
        Category::Leeftijd => ("precieze leeftijd", "precieze leeftijden"),
        Category::Datum => ("precieze datum", "precieze data"),
        Category::Plaats => ("plaatsnaam", "plaatsnamen"),
        Category::Organisatie => ("naam van een school, bedrijf of club", "namen van scholen, bedrijven of clubs"),
        Category::Kenmerk => ("herkenbaar kenmerk", "herkenbare kenmerken"),
        Category::Professional => ("naam van een beroepskracht", "namen van beroepskrachten"),
    }
}

/// `twee namen, een adres en een BSN`; none when nothing was left out.
pub fn left_out(counts: &Counts) -> Option<String> {
    let parts: Vec<String> = counts
        .iter()
        .filter(|(_, n)| **n > 0)
        .map(|(category, n)| {
            let (one, many) = nouns(*category);
            count(*n, one, many)
        })
        .collect();
    enumeration(&parts)
}

/// `a, b en c`; none for nothing.
pub fn enumeration(parts: &[String]) -> Option<String> {
    let (last, before) = parts.split_last()?;
    Some(if before.is_empty() { last.clone() } else { format!("{} en {last}", before.join(", ")) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_opens_with_a_capital() {
        assert_eq!(capital("één plan"), "Eén plan".replace('E', "É"));
        assert_eq!(capital(""), "");
    }

    #[test]
    fn what_was_left_out_reads_as_a_sentence() {
        let counts = |list: &[(Category, usize)]| list.iter().copied().collect::<Counts>();
        for (list, dutch) in [
            (&[(Category::Persoon, 1)][..], Some("een naam")),
            (
                &[(Category::Persoon, 2), (Category::Adres, 1), (Category::Bsn, 1)],
                Some("twee namen, een adres en een BSN"),
            ),
            (&[(Category::Iban, 14), (Category::Persoon, 0)], Some("14 rekeningnummers")),
            (&[], None),
        ] {
            assert_eq!(left_out(&counts(list)).as_deref(), dutch);
        }
    }
}
