//! Traits: words that single somebody out without a name ("de enige tandarts van …", "kampioen … 2019"). Left standing and shown.

use crate::anonymise::among::among;
use crate::anonymise::candidate::Candidate;
use crate::anonymise::view::View;
use crate::model::Category;
use crate::pattern::Regex;
use std::sync::LazyLock;

static TRAIT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(concat!(
        r"(?-u:\b)(?:",
        r"(?:de|het|als|was|is)\s+(?:enige|allereerste|laatste|jongste|eerste|bekendste|beroemdste)\s+[a-z-]+(?:\s+[a-z-]+){0,3}\s+(?:van|in|op|uit|met|die)\s+[^.,;:()\n]{3,60}",
        r"|(?:voorzitter|dirigent|oprichter|eigenaar|eigenares|uitbater|directeur|keeper|spits|trainer|koning|keizer|prins|prinses|zanger|zangeres|drummer|organist|koster|commandant|penningmeester|secretaris|hoofd|rector|presentator|presentatrice)(?:\s+carnaval)?\s+(?:van|in|bij|op)\s+(?:de|het|een|onze|carnaval|'t)?\s*[^.,;:()\n]{3,70}",
        r"|(?:nederlands|europees|wereld|limburgs|provinciaal|regionaal|belgisch|olympisch|fries|turks|oud-|ex-)?\s?(?:wereld)?kampioene?\s+[^.,;:()\n]{3,50}",
        r"|winna(?:ar|res)\s+van\s+[^.,;:()\n]{3,50}",
        r"|(?:oud|ex|voormalig)[- ](?:wethouder|burgemeester|raadslid|statenlid|kamerlid|profvoetballer|prof|kastelein|olympi[a-z]+|international|pastoor|huisarts|notaris|directeur|presentat[a-z]+)[^.,;:()\n]{0,50}",
        r"|bekend\s+(?:van|uit|als|door)\s+(?:de|het|een|zijn|haar|tv|televisie|radio|youtube|tiktok)?\s*[^.,;:()\n]{2,50}",
        r"|(?:de|die)\s+(?:[a-z]+\s+)?(?:dame|vrouw|man|jongen|meneer|mevrouw)\s+die\s+(?:jarenlang|altijd|vroeger|elke|iedere|ooit|in\s+\d{4})\s+[^.,;:()\n]{3,60}",
        r"|de\s+enige\s+(?:die|dat|met|zonder)\s+[^.,;:()\n]{3,70}",
        r"|(?:oudste|langste|rijkste|grootste|dikste|sterkste|kleinste|succesvolste|bekendste)\s+[a-z-]+\s+(?:van|in)\s+[^.,;:()\n]{3,50}",
        r"|(?:acht|negen|tien|elf|twaalf|dertien|veertien|[89]|1[0-4])\s+(?:kinderen|kids|zonen|dochters)\b",
        r"|(?:won|wint|gewonnen)\b[^.,;:()\n]{0,30}\b(?:loterij|staatsloterij|postcodeloterij|jackpot)\b",
        r"|(?:de|die|den)\s+(?:oude\s+|lange\s+|kleine\s+)?(?:man|vrouw|dame|heer|meneer|mevrouw|jongen|kerel|vent)\s+(?:met|van)\s+(?:de|het|zijn|haar|die)\s+[^.,;:()\n]{3,50}",
        r"|(?:boven|onder|naast|tegenover|achter)\s+(?:de|het|'t)\s+(?:kapper|bakker|slager|snackbar|friture|frituur|kerk|molen|apotheek|kroeg|cafe|pastorie|sluis|brug|begraafplaats|kerkhof|manege|bibliotheek|station|toko|pizzeria|chinees|kapel|watertoren|kerktoren)\b",
        r"|(?:salon|kapsalon|praktijk|atelier|winkel|winkeltje|studio|naaiatelier|nagelstudio|bakkerij|kennel|crèche|restaurant)\s+aan\s+huis",
        r"|(?:de|het|een)\s+(?:[a-z]+winkel|[a-z]{4,}zaak|[a-z]*café|[a-z]*cafe|[a-z]*salon|[a-z]*garage|bakkerij|slagerij|kroeg|manege|camping|smederij|kiosk)\s+(?:bij|op|aan|naast|onder|achter|tegenover)\s+(?:de|het|'t)\s+[a-z-]+",
        r"|(?:speelde|speelt|was|kwam|stond|verscheen|zat|zong|zingt|trad|ging|haalde|won)\b[^.,;:()\n]{0,50}\b(?:tv|televisie|de\ radio|de\ krant|het\ journaal|het\ nieuws|documentaire|de\ voorpagina|viral|idols|the\ voice)\b[^.,;:()\n]{0,20}",
        r"|(?:klokkenluid?er|beiaardier|molenaar|schaapherder|hoefsmid|vuurtorenwachter|sluiswachter|brugwachter|valkenier|goochelaar|waarzegster|accordeonist|dorpsomroeper|poppenspeler|stroper|palingvisser|veerman|kunstschilder|imker|duivenmelker|carillonneur)\s+(?:van|uit|in|op|die)\s+[^.,;:()\n]{3,60}",
        r"|(?:woont|wonen|woonde|slaapt|verblijft|huurt|leeft)\b[^.;\n]{0,40}\b(?:woonboot|woonark|pipowagen|woonwagen|molen|kasteel|watertoren|bunker|boomhut|yurt|vuurtoren|kerktoren|treinwagon|stadspoort)\b[^.,;:()\n]{0,30}",
        r"|(?:roze|paarse|gele|oranje|gouden|knalgele|felgele|knalrode|gifgroene|zelfgebouwde|omgebouwde)\s+[a-z]*(?:auto|kever|bus|busje|brommer|scooter|fiets|bakfiets|tractor|volkswagen|jeep|camper|eend|mini|driewieler|legertruck|brandweerauto|ambulance|solex)\b",
        r"|(?:koninklijke?\s+(?:onderscheiding|onderscheiden|lintje)|ridder\s+in\s+de\s+orde|oranje-nassau|wereldrecord|guinness\s+book|prins\s+carnaval|(?:de\s+)?(?:staatsloterij|postcodeloterij|loterij|jackpot)\s+gewonnen|miljonair|dorpsfiguur|dorpsgek|plaatselijke\s+beroemdheid|drieling|vierling|vijfling)\b[^.,;:()\n]{0,40}",
        r"|iedereen\s+kent\s+(?:hem|haar|ze|hun|die)\b[^.,;:()\n]{0,50}",
        r"|zeldzame?\s+(?:ziekte|aandoening|afwijking|syndroom|bloedziekte|spierziekte|vorm\s+van)\b[^.,;:()\n]{0,50}",
        r"|in\s+heel\s+(?:het\s+)?(?:dorp|nederland|limburg|de\s+stad|de\s+wijk)\s+bekend[^.,;:()\n]{0,40}",
        r")",
    ))
    .expect("a fixed pattern")
});

/// Words without which no line holds a trait.
fn is_telling(word: &str) -> bool {
    among!(
        word,
        "enige"
            | "allereerste"
            | "laatste"
            | "jongste"
            | "eerste"
            | "bekendste"
            | "beroemdste"
            | "voorzitter"
            | "dirigent"
            | "oprichter"
            | "eigenaar"
            | "eigenares"
            | "uitbater"
            | "directeur"
            | "keeper"
            | "spits"
            | "trainer"
            | "koning"
            | "keizer"
            | "prins"
            | "prinses"
            | "zanger"
            | "zangeres"
            | "drummer"
            | "organist"
            | "koster"
            | "commandant"
            | "penningmeester"
            | "secretaris"
            | "hoofd"
            | "rector"
            | "presentator"
            | "presentatrice"
            | "oud"
            | "ex"
            | "voormalig"
            | "bekend"
            | "oudste"
            | "langste"
            | "rijkste"
            | "grootste"
            | "dikste"
            | "sterkste"
            | "kleinste"
            | "succesvolste"
            | "molen"
            | "cafe"
            | "manege"
            | "watertoren"
            | "kerktoren"
            | "bakkerij"
            | "slagerij"
            | "camping"
            | "smederij"
            | "kiosk"
            | "tv"
            | "televisie"
            | "radio"
            | "krant"
            | "journaal"
            | "nieuws"
            | "documentaire"
            | "voorpagina"
            | "viral"
            | "idols"
            | "voice"
            | "klokkenluider"
            | "klokkenluier"
            | "beiaardier"
            | "molenaar"
            | "schaapherder"
            | "hoefsmid"
            | "vuurtorenwachter"
            | "sluiswachter"
            | "brugwachter"
            | "valkenier"
            | "goochelaar"
            | "waarzegster"
            | "accordeonist"
            | "dorpsomroeper"
            | "poppenspeler"
            | "stroper"
            | "palingvisser"
            | "veerman"
            | "kunstschilder"
            | "imker"
            | "duivenmelker"
            | "carillonneur"
            | "woonboot"
            | "woonark"
            | "pipowagen"
            | "woonwagen"
            | "kasteel"
            | "bunker"
            | "boomhut"
            | "yurt"
            | "vuurtoren"
            | "treinwagon"
            | "stadspoort"
            | "roze"
            | "paarse"
            | "gele"
            | "oranje"
            | "gouden"
            | "knalgele"
            | "felgele"
            | "knalrode"
            | "gifgroene"
            | "zelfgebouwde"
            | "omgebouwde"
            | "koninklijk"
            | "koninklijke"
            | "ridder"
            | "nassau"
            | "wereldrecord"
            | "guinness"
            | "gewonnen"
            | "loterij"
            | "staatsloterij"
            | "postcodeloterij"
            | "jackpot"
            | "miljonair"
            | "dorpsfiguur"
            | "dorpsgek"
            | "beroemdheid"
            | "drieling"
            | "vierling"
            | "vijfling"
            | "zeldzaam"
            | "zeldzame"
    )
}

/// Whether a token is a word without which no line holds a trait.
fn tells(view: &View, at: usize) -> bool {
    const BESIDE: &[&str] = &[
        "kapper",
        "bakker",
        "slager",
        "snackbar",
        "friture",
        "frituur",
        "kerk",
        "molen",
        "apotheek",
        "kroeg",
        "cafe",
        "pastorie",
        "sluis",
        "brug",
        "begraafplaats",
        "kerkhof",
        "manege",
        "bibliotheek",
        "station",
        "toko",
        "pizzeria",
        "chinees",
        "kapel",
        "watertoren",
        "kerktoren",
    ];
    let word = view.lower_word(&view.tokens[at]);
    let next = || view.tokens.get(at + 1).map_or("", |t| view.lower_word(t));
    match word {
        "man" | "vrouw" | "dame" | "heer" | "meneer" | "mevrouw" | "jongen" | "kerel" | "vent" => {
            matches!(next(), "met" | "van" | "die")
        }
        "iedereen" => next() == "kent",
        "kinderen" | "kids" | "zonen" | "dochters" => at.checked_sub(1).is_some_and(|before| {
            let count = view.lower_word(&view.tokens[before]);
            count.parse().ok().or_else(|| super::digits::number_word(count)).is_some_and(|n: u32| (8..=14).contains(&n))
        }),
        "aan" => next() == "huis",
        "boven" | "onder" | "naast" | "tegenover" | "achter" => {
            view.tokens.get(at + 2).is_some_and(|t| BESIDE.contains(&view.lower_word(t)))
        }
        _ => {
            is_telling(word)
                || word.contains("kampioen")
                || word.starts_with("winna")
                || ["winkel", "zaak", "salon", "garage", "café", "cafe"].iter().any(|e| word.ends_with(e))
                    && matches!(next(), "bij" | "op" | "aan" | "naast" | "onder" | "achter" | "tegenover")
        }
    }
}

/// Adds the traits of a mail.
pub(crate) fn find(view: &View, found: &mut Vec<Candidate>) {
    for line in &view.lines {
        if line.tokens.clone().any(|at| tells(view, at)) {
            in_line(view, line.range.start, &view.lower[line.range.clone()], found);
        }
    }
}

fn in_line(view: &View, offset: usize, line: &str, found: &mut Vec<Candidate>) {
    for hit in TRAIT.find_iter(line) {
        let text = hit.as_str().trim_end();
        // "de laatste tijd", "de eerste keer": time, no trait.
        let ranked = text.split_whitespace().take(2).any(|word| word.ends_with("ste") || word == "enige");
        let of_time = ranked
            && text.split_whitespace().skip(1).take(2).any(|word| {
                among!(
                    word,
                    "tijd"
                        | "keer"
                        | "jaren"
                        | "jaar"
                        | "maanden"
                        | "maand"
                        | "weken"
                        | "week"
                        | "dagen"
                        | "dag"
                        | "stap"
                        | "periode"
                        | "versie"
                        | "contact"
                        | "gesprek"
                        | "afspraak"
                        | "huwelijk"
                        | "ronde"
                        | "melding"
                        | "zoon"
                        | "dochter"
                        | "kind"
                        | "broer"
                        | "zus"
                        | "kleinkind"
                        | "bewoner"
                        | "vraag"
                        | "optie"
                        | "reden"
                        | "manier"
                )
            });
        if of_time {
            continue;
        }
        let start = offset + hit.start() + (hit.as_str().len() - hit.as_str().trim_start().len());
        found.push(Candidate {
            span: view.original(start..offset + hit.start() + text.len()),
            category: Category::Kenmerk,
            confidence: 0.6,
            rule: "trait",
            generalised: None,
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anonymise::testing::body;

    fn traits(text: &str) -> usize {
        let mut found = Vec::new();
        find(&View::of(&body(text)), &mut found);
        found.len()
    }

    #[test]
    fn what_singles_somebody_out_is_shown() {
        for text in [
            "Zij is de enige tandarts van het dorp.",
            "Hij werd kampioen duivenmelken in 2012.",
            "Oud-wethouder van de stad.",
            "Hij is de enige die twee bekers op een dag won.",
            "De man met de drie geiten, zo heet hij hier.",
            "Adres volgt, boven de kapper.",
            "Ze heeft een salon aan huis.",
            "De zaak is weg (de hoedenwinkel bij de brug).",
            "Opa speelde vroeger mee op tv.",
            "De molenaar van het dorp, die kent u.",
            "Hij woont sinds mei op een woonboot.",
            "Hij rijdt rond in een roze kever.",
            "Vorig jaar kreeg zij een koninklijke onderscheiding.",
            "Het is de oudste inwoner van de stad.",
            "Zij kreeg een drieling.",
            "Zij heeft elf kinderen.",
            "Hij won vorig jaar de loterij.",
            "Zij stond vorig jaar met haar verhaal in de krant.",
        ] {
            assert_eq!(traits(text), 1, "{text}");
        }
    }

    #[test]
    fn time_and_order_are_no_traits() {
        for text in [
            "De laatste tijd gaat het beter.",
            "Dit is de eerste keer in maanden.",
            "Mevrouw woont alleen.",
            "Haar oudste zoon van acht.",
            "Een man met een verslaving.",
            "Zij werkt in een winkel.",
            "De huur van het huis is hoog.",
            "Zij heeft een grote zaak op tafel gelegd.",
            "Het nieuws kwam hard aan.",
            "Een vrouw van middelbare leeftijd.",
        ] {
            assert_eq!(traits(text), 0, "{text}");
        }
    }
}
