//! Traits: words that single somebody out without a name ("de enige tandarts van …", "kampioen … 2019"). Left standing and shown.
//!
//! Set phrases stand in `dictionaries/trait-phrases.txt` ([`phrase`]); what a clause says of somebody is read by a small grammar
//! ([`told`]). Of what overlaps, the longest is shown.

mod phrase;
mod told;

use crate::anonymise::candidate::Candidate;
use crate::anonymise::view::View;
use crate::model::Category;
use std::ops::Range;

/// Adds the traits of a mail.
pub(crate) fn find(view: &View, found: &mut Vec<Candidate>) {
    let mut all: Vec<Range<usize>> = Vec::new();
    for index in 0..view.tokens.len() {
        let tokens = |range: std::ops::RangeInclusive<usize>| {
            view.tokens[*range.start()].range().start..view.tokens[*range.end()].range().end
        };
        all.extend(phrase::at(view, index).map(tokens));
        all.extend(told::at(view, index));
    }
    all.sort_unstable_by_key(|range| (range.start, std::cmp::Reverse(range.end)));
    let mut kept: Vec<Range<usize>> = Vec::new();
    for range in all {
        match kept.last_mut() {
            Some(last) if range.start < last.end => {
                if range.len() > last.len() {
                    *last = range;
                }
            }
            _ => kept.push(range),
        }
    }
    found.extend(kept.into_iter().map(|range| shown(view, range)));
}

/// A trait at a place of the folded text.
fn shown(view: &View, range: Range<usize>) -> Candidate {
    Candidate {
        span: view.original(range),
        category: Category::Kenmerk,
        confidence: 0.6,
        rule: "trait",
        generalised: None,
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
            "Hij is de langst spelende trommer van het dorp.",
            "Zij is oud-soliste van de opera.",
        ] {
            assert_eq!(traits(text), 1, "{text}");
        }
    }

    #[test]
    fn what_everybody_knows_again_is_shown() {
        for text in [
            "Hij is 2 meter 12 lang.",
            "Hij heeft maar een been en een stok.",
            "Hij heeft een tatoeage over zijn hele gezicht.",
            "Zij houdt een slang van vier meter.",
            "Hij heeft twintig katten in huis.",
            "Hij rijdt in een paarse Rolls-Royce.",
            "Zij woont in het roze huis.",
            "Zij heeft op Instagram 40.000 volgers.",
            "Hij zat in het Nederlands elftal.",
            "Hij was vroeger burgemeester van een stad.",
            "Zij is de weduwe van de vroegere notaris.",
            "De jongens zijn een eeneiige tweeling.",
            "Hij loopt altijd met een ara op zijn schouder.",
            "Zij heeft een zeldzame stofwisselingsziekte.",
            "Hij is de groenteboer van de Testerbaan.",
            "Zij kreeg een lintje van de koning.",
            "Het gezin met de zes zonen, u weet wel.",
            "Hij overleefde als enige het ongeluk.",
            "Zij zit in de gemeenteraad.",
            "Hij is uitvinder van de testfiets.",
            "Meneer is gemeentesecretaris geweest.",
            "Haar zus is nooit teruggevonden.",
            "Zijn foto hangt in de hal van het station.",
            "Ze wonen in het huis met de blauwe luiken.",
            "Hij heeft aan Testland Danst meegedaan.",
            "Hij heeft een gouden tand.",
            "Zij is de voorzangeres die vorig najaar op tv zong.",
            "Dat is de bakker met de houten voet.",
            "Zij verloor haar broer bij de schietpartij.",
            "Hij is lid van de gemeenteraad.",
            "Hij is de man die een kind uit het water redde.",
            "Hij is de enige\nhoefsmid van het dorp.",
            "Hij heeft een tatoeage van een slak op zijn wang.",
            "Haar broer kwam om, hij verdronk bij het redden van een hond.",
            "Zij is de dochter van de laatste veerbaas van het dorp.",
            "Hij is oud-keeper van een club in het zuiden.",
            "Zij is de secretaresse van de burgemeester.",
            "Hij rijdt de bus van lijn 4.",
            "Opa was de smid die in de oorlog piloten verborg.",
            "Hij zit in de jeugdselectie van Oranje.",
            "Zij heeft het beeld gemaakt dat bij het station staat.",
        ] {
            assert_ne!(traits(text), 0, "{text}");
        }
    }

    #[test]
    fn what_many_have_is_no_trait() {
        for text in [
            "Hij heeft een hond en twee katten.",
            "Hij heeft een tatoeage van een slak op zijn arm.",
            "Hij wil zijn huwelijk redden van de ondergang.",
            "Zij is de dochter van de vorige bewoner.",
            "Zij mailde de secretaresse van de huisarts.",
            "Hij neemt de bus van half negen.",
            "Zij vluchtte in de oorlog naar Nederland.",
            "De selectie van de kandidaten duurt lang.",
            "Het beeld dat zij schetst is somber.",
            "Het gesprek was lang en zwaar.",
            "Zij weegt 60 kilo en eet slecht.",
            "Hij heeft een arm om haar heen.",
            "Zij is de moeder van de jongen.",
            "Een woning met een tuin.",
            "De kapper belde op maandag.",
            "Hij is altijd op tijd.",
            "De burgemeester sluit het pand.",
            "De rechter heeft beslist.",
        ] {
            assert_eq!(traits(text), 0, "{text}");
        }
    }

    #[test]
    fn time_and_order_are_no_traits() {
        for text in [
            "De laatste tijd gaat het beter.",
            "Dit is de eerste keer in maanden.",
            "Mevrouw woont alleen.",
            "De jongste zit op school in groep 3.",
            "De oudste woont in een flat met zijn vriendin.",
            "Haar oudste zoon van acht.",
            "Een man met een verslaving.",
            "Zij werkt in een winkel.",
            "De huur van het huis is hoog.",
            "Zij heeft een grote zaak op tafel gelegd.",
            "Het nieuws kwam hard aan.",
            "Een vrouw van middelbare leeftijd.",
            "Hij won het beroep tegen de beslissing.",
            "Hij staat bekend als een rustige man.",
            "Zij is bij de notaris geweest.",
            "De boa schreef een boete uit.",
            "Hij heeft een litteken op zijn arm.",
            "Zij is hoofd van het gezin.",
            "Het huis met de schimmel is te klein.",
            "Hij doet mee aan de cursus.",
            "De enige die er nog komt is de thuiszorg.",
            "Prins Carnaval komt op school langs.",
        ] {
            assert_eq!(traits(text), 0, "{text}");
        }
    }
}
