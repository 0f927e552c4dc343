//! What singles somebody out by a clause: "hij is de man die in 2021 de vlucht won", "de laatste van het peloton", "van het ongeluk op
//! de A2", "stond in de krant". A small grammar over tokens; its words stand in `dictionaries/trait-words.tsv`.

use crate::anonymise::among::class_of;
use crate::anonymise::listed::{Kinds, Listed};
use crate::anonymise::recognise::clause::Clause;
use crate::anonymise::view::{Casing, Kind, View};
use std::ops::Range;
use std::sync::LazyLock;

const LIST: &str = include_str!("../../../../dictionaries/trait-words.tsv");

/// Kinds of the list, in the order of [`Is`].
const KINDS: &[&str] = &[
    "person", "tells", "past", "event", "fate", "victim", "media", "fame", "shows", "notable", "kin", "office",
    "matter", "vehicle", "colour", "illness", "limb", "time", "trade",
];

/// A kind of word of the list.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Is {
    Person,
    Tells,
    Past,
    Event,
    Fate,
    Victim,
    Media,
    Fame,
    Shows,
    Notable,
    Kin,
    Office,
    Matter,
    Vehicle,
    Colour,
    Illness,
    Limb,
    Time,
    Trade,
}

static WORDS: LazyLock<Listed> = LazyLock::new(|| Listed::read(LIST, KINDS));

pub(super) fn is(word: &str, kind: Is) -> bool {
    WORDS.is(word, kind as usize)
}

/// The kind of this name.
pub(super) fn kind(name: &str) -> Option<Is> {
    const ALL: &[Is] = &[
        Is::Person,
        Is::Tells,
        Is::Past,
        Is::Event,
        Is::Fate,
        Is::Victim,
        Is::Media,
        Is::Fame,
        Is::Shows,
        Is::Notable,
        Is::Kin,
        Is::Office,
        Is::Matter,
        Is::Vehicle,
        Is::Colour,
        Is::Illness,
        Is::Limb,
        Is::Time,
        Is::Trade,
    ];
    KINDS.iter().position(|known| *known == name).map(|at| ALL[at])
}

/// The words of a kind.
pub(super) fn words_of(kind: Is) -> impl Iterator<Item = &'static str> {
    WORDS.all(kind as usize)
}

/// Whether a word is an event that many have heard of, or put together with one.
pub(super) fn is_event(word: &str) -> bool {
    is(word, Is::Event)
        || word.len() > 8
            && ["ongeluk", "ongeval", "ramp", "explosie", "aanslag", "moord", "brand", "drama", "overval", "gijzeling"]
                .iter()
                .any(|ending| word.ends_with(ending))
}

/// What a word is by which a trait is looked for.
#[derive(Clone, Copy)]
enum Opening {
    Article,
    One,
    Preposition,
    Illness,
    Lacks,
    Always,
    Calls,
    Founded,
    Followers,
    Council,
    Once,
    Honoured,
}

fn opening(word: &str) -> Option<Opening> {
    class_of!(word, Opening, {
        "de" | "die" | "het" | "dat" | "den" => Opening::Article,
        "een" | "één" => Opening::One,
        "van" | "bij" | "uit" | "door" => Opening::Preposition,
        "syndroom" | "ziekte" => Opening::Illness,
        "mist" | "miste" => Opening::Lacks,
        "altijd" => Opening::Always,
        "noemt" | "noemen" | "noemde" | "noemden" | "kent" | "kennen" => Opening::Calls,
        "opgericht" => Opening::Founded,
        "volgers" => Opening::Followers,
        "gemeenteraad" | "raad" | "staten" | "gemeentebestuur" => Opening::Council,
        "vroeger" | "ooit" | "jarenlang" | "destijds" => Opening::Once,
        "onderscheiden" | "gehuldigd" | "geridderd" => Opening::Honoured,
    })
}

/// What singles somebody out at a token, as a place of the folded text.
pub(super) fn at(view: &View, index: usize) -> Option<Range<usize>> {
    let token = &view.tokens[index];
    if token.kind != Kind::Word {
        return None;
    }
    let told = Told { view, clause: Clause::at(view, index), index };
    let word = view.lower_word(token);
    if let Some(opening) = opening(word) {
        return match opening {
            Opening::Article => {
                told.who(word).or_else(|| told.rank()).or_else(|| told.known_one()).or_else(|| told.of_event())
            }
            Opening::One => told.one_of(),
            Opening::Preposition => told.event(),
            Opening::Illness => told.illness(),
            Opening::Lacks => told.limb(),
            Opening::Always => told.habit(),
            Opening::Calls => told.called(),
            Opening::Founded => told.founded(),
            Opening::Followers => told.followers(),
            Opening::Council => told.council(),
            Opening::Once => told.once(),
            Opening::Honoured => told.honoured(),
        };
    }
    let kampioen = word.len() >= 8 && word.bytes().any(|byte| byte == b'k') && word.contains("kampioen");
    if kampioen && !word.contains("schap") {
        return Some(told.to_clause_end(index));
    }
    if word.starts_with("getatoe") {
        return told.tattooed();
    }
    told.by_kind(WORDS.kinds(word)).or_else(|| if is_striking_colour(word) { told.vehicle() } else { None })
}

/// A colour that one looks round for: `knalgroen`, `paars`.
fn is_striking_colour(word: &str) -> bool {
    let opens = matches!(word.as_bytes().first(), Some(b'k' | b'f' | b'g' | b'm' | b'n' | b'p' | b'z'));
    is(word, Is::Colour)
        || opens
            && ["knal", "fel", "gif", "mint", "neon", "pimpel", "zuurstok", "goud"].iter().any(|p| word.starts_with(p))
            && [
                "groen", "rood", "rode", "roze", "geel", "gele", "blauw", "paars", "oranje", "groene", "blauwe",
                "paarse", "kleurige",
            ]
            .iter()
            .any(|colour| word.ends_with(colour))
}

/// Longest trait, in tokens.
const LONGEST: usize = 16;

struct Told<'a> {
    view: &'a View,
    clause: Clause<'a>,
    index: usize,
}

impl Told<'_> {
    /// What a word of these kinds says.
    fn by_kind(&self, kinds: Kinds) -> Option<Range<usize>> {
        let has = |kind: Is| kinds & 1 << kind as u32 != 0;
        if kinds == 0 {
            return None;
        }
        if has(Is::Vehicle) && self.is_decked() {
            return Some(self.to_clause_end(self.index));
        }
        match () {
            () if has(Is::Fate) => self.fate(),
            () if has(Is::Kin) => self.kin(),
            () if has(Is::Office) => self.office(),
            () if has(Is::Media) || has(Is::Shows) => self.media(),
            () => None,
        }
    }

    fn ahead(&self, count: usize) -> &str {
        self.clause.word_ahead(self.index, count)
    }

    fn back(&self, count: usize) -> &str {
        self.clause.word_back(count)
    }

    /// From a token to the end of its clause.
    fn to_clause_end(&self, first: usize) -> Range<usize> {
        let mut last = self.index;
        for _ in 0..LONGEST {
            let Some(next) = self.clause.next(last) else { break };
            if matches!(self.view.word(&self.view.tokens[next]), "." | "," | ";" | ":" | "(" | ")" | "!" | "?" | "|") {
                break;
            }
            last = next;
        }
        self.view.tokens[first].range().start..self.view.tokens[last].range().end
    }

    /// Whether one of the tokens of the clause ahead is such.
    fn any_ahead(&self, from: usize, is: impl Fn(&str, usize) -> bool) -> bool {
        let mut last = self.index;
        for count in 1..=LONGEST {
            let Some(next) = self.clause.next(last) else { return false };
            let word = self.view.lower_word(&self.view.tokens[next]);
            if matches!(word, "." | ";" | ":" | "(" | ")" | "!" | "?") {
                return false;
            }
            if count >= from && is(word, next) {
                return true;
            }
            last = next;
        }
        false
    }

    /// Whether what stands before says who somebody is: `hij is …`, `…, de man die`.
    fn is_told(&self) -> bool {
        let before = self.back(1);
        is(before, Is::Tells)
            || before == "als"
            || matches!(before, "," | "(" | "–" | "-")
                && self.clause.back(2).is_some_and(|at| {
                    matches!(self.view.tokens[at].casing, Casing::Capital | Casing::Upper)
                        && !self.view.tokens[at].sentence_start
                })
    }

    /// `de man die in 2021 de Testvlucht won`, `die van het filmpje met de kraan`.
    fn who(&self, word: &str) -> Option<Range<usize>> {
        if word == "die" && self.ahead(1) == "van" && matches!(self.ahead(2), "het" | "de" | "dat" | "die") {
            let known = is_event(self.ahead(3)) || is(self.ahead(3), Is::Media) || self.ahead(4) == "met";
            return (known && self.is_told()).then(|| self.to_clause_end(self.index));
        }
        let somebody = |word: &str| is(word, Is::Person) || is(word, Is::Trade) || is(word, Is::Notable);
        let person = (1..=3).find(|count| somebody(self.ahead(*count)))?;
        let link = self.ahead(person + 1);
        if link == "uit"
            && (4..=6)
                .any(|more| is(self.ahead(person + more - 1), Is::Media) || is_event(self.ahead(person + more - 1)))
        {
            return Some(self.to_clause_end(self.index));
        }
        if !matches!(link, "die" | "dat" | "wier" | "wiens" | "van" | "met") {
            return None;
        }
        let year =
            |word: &str| word.len() == 4 && word.starts_with(['1', '2']) && word.bytes().all(|b| b.is_ascii_digit());
        let telling = |word: &str, _: usize| {
            is(word, Is::Past) || is(word, Is::Media) || is_event(word) || year(word) || word == "won"
        };
        let named = |word: &str, at: usize| {
            let token = &self.view.tokens[at];
            token.kind == Kind::Word && token.casing == Casing::Capital && word.len() > 3
        };
        let clause = matches!(link, "die" | "dat" | "wier" | "wiens");
        let told = self.is_told();
        let singled = match link {
            "van" | "met" => {
                told && self.any_ahead(person + 2, telling) || told && link == "met" && is(self.ahead(1), Is::Person)
            }
            _ => clause && self.any_ahead(person + 2, telling) || clause && told && self.any_ahead(person + 2, named),
        };
        singled.then(|| self.to_clause_end(self.index))
    }

    /// `de laatste van het peloton`, `de beste darter van Testburg`, `het enige huis in de straat`.
    fn rank(&self) -> Option<Range<usize>> {
        let rank = self.ahead(1);
        let superlative = rank.len() > 5 && rank.ends_with("ste") || matches!(rank, "enige" | "beste" | "eerste");
        if !superlative || is(self.ahead(2), Is::Time) || is(self.ahead(3), Is::Time) {
            return None;
        }
        let direct =
            matches!(self.ahead(2), "van" | "uit") && matches!(self.ahead(3), "de" | "het" | "die" | "dat" | "'t");
        let far = direct && !is(self.ahead(4), Is::Time) && !is(self.ahead(4), Is::Matter);
        // "de beste darter van Testburg": a place or a capital behind.
        let placed = (2..=4).any(|count| {
            matches!(self.ahead(count), "van" | "in" | "uit")
                && self.clause.ahead(self.index, count + 1).is_some_and(|at| {
                    let token = &self.view.tokens[at];
                    token.casing == Casing::Capital
                        || matches!(self.view.lower_word(token), "nederland" | "limburg" | "belgie")
                })
        });
        (far || placed && self.is_told()).then(|| self.to_clause_end(self.index))
    }

    /// `de bekende zwerver bij het station`.
    fn known_one(&self) -> Option<Range<usize>> {
        let known = matches!(self.ahead(1), "bekende" | "beroemde" | "beruchte" | "legendarische");
        let placed = (3..=4).any(|count| matches!(self.ahead(count), "bij" | "van" | "uit" | "op" | "in" | "aan"));
        // "de stem van de lokale omroep".
        let face = matches!(self.ahead(1), "stem" | "gezicht" | "boegbeeld" | "gangmaker")
            && matches!(self.ahead(2), "van" | "achter");
        (known && placed || face).then(|| self.to_clause_end(self.index))
    }

    /// `het slachtoffer van het busongeluk`, `de overlevende van de ramp`.
    fn of_event(&self) -> Option<Range<usize>> {
        let victim = is(self.ahead(1), Is::Victim) && self.ahead(2) == "van";
        let event = (3..=5).any(|count| is_event(self.ahead(count)));
        (victim && event).then(|| self.to_clause_end(self.index))
    }

    /// `van het ongeluk op de A2`, `bij die brand in de Testflat`: an event that has its place.
    fn event(&self) -> Option<Range<usize>> {
        let article = matches!(self.ahead(1), "het" | "de" | "dat" | "die");
        let event = (2..=3).find(|count| is_event(self.ahead(*count)))?;
        let placed = matches!(self.ahead(event + 1), "op" | "in" | "bij" | "aan" | "van" | "met");
        let known = (1..=4).any(|back| {
            matches!(self.back(back), "kent" | "kennen" | "bekend" | "is" | "was" | "slachtoffer" | "weet")
        });
        let named =
            self.clause.ahead(self.index, event + 2).is_some_and(|at| self.view.tokens[at].casing == Casing::Capital)
                || self
                    .clause
                    .ahead(self.index, event + 3)
                    .is_some_and(|at| self.view.tokens[at].casing == Casing::Capital);
        (article && placed && (known || named)).then(|| self.to_clause_end(self.index))
    }

    /// `een van de drie in Nederland`, `als een van de laatsten`.
    fn one_of(&self) -> Option<Range<usize>> {
        let of = self.ahead(1) == "van" && self.ahead(2) == "de";
        let few = matches!(
            self.ahead(3),
            "weinige" | "weinigen" | "laatste" | "laatsten" | "eerste" | "eersten" | "twee" | "drie" | "vier"
        );
        let where_ = (4..=6).any(|count| matches!(self.ahead(count), "in" | "van" | "uit" | "met" | "die"));
        (of && few && where_).then(|| self.to_clause_end(self.index))
    }

    /// `de ziekte van Test`, an illness of which few have heard.
    fn illness(&self) -> Option<Range<usize>> {
        let name = self.ahead(2);
        let at = self.clause.ahead(self.index, 2)?;
        let capital = self.view.tokens[at].casing == Casing::Capital || self.view.is_lower_at(at);
        (self.ahead(1) == "van" && capital && name.len() > 2 && !is(name, Is::Illness))
            .then(|| self.view.tokens[self.index].range().start..self.view.tokens[at].range().end)
    }

    /// `mist drie vingers`.
    fn limb(&self) -> Option<Range<usize>> {
        (1..=4).any(|count| is(self.ahead(count), Is::Limb)).then(|| self.to_clause_end(self.index))
    }

    /// `loopt altijd met een winkelwagen vol poppen`.
    fn habit(&self) -> Option<Range<usize>> {
        let led = matches!(self.ahead(1), "met" | "in" | "op")
            && matches!(self.ahead(2), "een" | "haar" | "zijn" | "die" | "dezelfde" | "z'n" | "twee");
        let moves = (1..=3).any(|back| {
            matches!(self.back(back), "loopt" | "rijdt" | "fietst" | "zit" | "staat" | "zwerft" | "wandelt" | "gaat")
        });
        let everyday = matches!(
            self.ahead(3),
            "bed"
                | "bus"
                | "auto"
                | "fiets"
                | "rollator"
                | "kamer"
                | "stoel"
                | "moeder"
                | "vader"
                | "eigen"
                | "telefoon"
        );
        (led && moves && !everyday).then(|| self.to_clause_end(self.index))
    }

    /// `noemt hem de duivenman`.
    fn called(&self) -> Option<Range<usize>> {
        let whom = matches!(self.ahead(1), "hem" | "haar" | "ze" | "hen");
        let article = (2..=4).find(|count| matches!(self.ahead(*count), "de" | "het" | "die"))?;
        let first = self.clause.ahead(self.index, article)?;
        (whom && self.ahead(article + 1).len() > 5).then(|| self.to_clause_end(first))
    }

    /// `heeft de moskee mede opgericht`.
    fn founded(&self) -> Option<Range<usize>> {
        let has = (2..=8).find(|back| matches!(self.back(*back), "heeft" | "hebben" | "had"))?;
        let by_team = matches!(self.back(has - 1), "we" | "wij" | "gemeente")
            || matches!(self.back(has + 1), "we" | "wij" | "gemeente");
        let first = self.clause.back(has - 1)?;
        (!by_team).then(|| self.to_clause_end(first))
    }

    /// `12.000 volgers op TikTok`.
    fn followers(&self) -> Option<Range<usize>> {
        let number = (1..=2)
            .find(|back| self.back(*back).starts_with(|c: char| c.is_ascii_digit()) || self.back(*back) == "duizend")?;
        let mut first = self.clause.back(number)?;
        // "12.000" is three tokens.
        while first > 1
            && self.view.word(&self.view.tokens[first - 1]) == "."
            && self.view.tokens[first - 2].kind == Kind::Number
        {
            first -= 2;
        }
        Some(self.to_clause_end(first))
    }

    /// `de zus van de vermoorde jongen uit de straat`.
    fn fate(&self) -> Option<Range<usize>> {
        let first = (1..=3).find(|back| is(self.back(*back), Is::Kin));
        let someone = is(self.ahead(1), Is::Person) || is(self.ahead(1), Is::Kin);
        let first = first.and_then(|back| self.clause.back(back)).unwrap_or(self.index);
        (someone || first != self.index).then(|| self.to_clause_end(first))
    }

    /// `de dochter van de oud-burgemeester`, `de moeder van de drieling`.
    fn kin(&self) -> Option<Range<usize>> {
        let of = self.ahead(1) == "van" && matches!(self.ahead(2), "de" | "een" | "onze" | "die" | "wijlen");
        let notable = (3..=5).any(|count| is(self.ahead(count), Is::Notable))
            || self.ahead(4) == "die" && !is(self.ahead(3), Is::Matter);
        (of && notable).then(|| self.to_clause_end(self.index))
    }

    /// `zij is gemeenteraadslid`.
    fn office(&self) -> Option<Range<usize>> {
        let said = (1..=3).any(|back| matches!(self.back(back), "is" | "was" | "werd" | "geweest" | "als"));
        let by_article = matches!(self.back(1), "de" | "het" | "een" | "onze");
        let somebody = (2..=4).any(|back| {
            matches!(
                self.back(back),
                "hij" | "zij" | "ze" | "mevrouw" | "meneer" | "moeder" | "vader" | "man" | "vrouw"
            )
        });
        (said && somebody && !by_article).then(|| self.to_clause_end(self.index))
    }

    /// `stond vorige maand in De Testbode`, `deed mee aan Boer zoekt Vrouw`.
    fn media(&self) -> Option<Range<usize>> {
        let word = self.view.lower_word(&self.view.tokens[self.index]);
        let capital = self.view.tokens[self.index].casing == Casing::Capital;
        if is(word, Is::Shows) && !is(word, Is::Media) && !capital {
            return None;
        }
        let led = (1..=3).any(|back| matches!(self.back(back), "in" | "op" | "bij" | "aan" | "voor" | "het" | "de"));
        let verb = (1..=9).take_while(|back| !matches!(self.back(*back), "." | ";" | "" | "!" | "?")).find(|back| {
            let before = self.back(*back);
            is(before, Is::Fame)
                || before == "mee"
                || before == "was" && matches!(self.back(back - 1), "te" | "op" | "in" | "vorig" | "ooit" | "vroeger")
        });
        let ahead = (1..=2).any(|count| {
            matches!(
                self.ahead(count),
                "gestaan" | "gezien" | "geweest" | "stond" | "kwam" | "verscheen" | "geinterviewd"
            )
        });
        let somebody = |back: usize| {
            (back..back + 5).any(|b| {
                matches!(
                    self.back(b),
                    "hij"
                        | "zij"
                        | "ze"
                        | "mevrouw"
                        | "meneer"
                        | "die"
                        | "moeder"
                        | "vader"
                        | "haar"
                        | "zijn"
                        | "gezin"
                        | "mw"
                        | "man"
                        | "vrouw"
                )
            }) || (1..back).any(|b| matches!(self.back(b), "hij" | "zij" | "ze" | "haar" | "zijn" | "hem"))
        };
        let first = match verb {
            Some(back) if led && somebody(back) => self.clause.back(back)?,
            _ if led && ahead && somebody(1) => self.index,
            _ => return None,
        };
        Some(self.to_clause_end(first))
    }

    /// `een hakenkruis in zijn nek getatoeëerd`.
    fn tattooed(&self) -> Option<Range<usize>> {
        let far = (1..=9)
            .take_while(|back| !matches!(self.back(*back), "" | "." | "," | "heeft" | "had" | "is" | "met"))
            .last()?;
        self.clause.back(far).map(|first| self.to_clause_end(first))
    }

    /// `een rolstoel met een vlag erop`.
    fn is_decked(&self) -> bool {
        self.ahead(1) == "met"
            && self.any_ahead(2, |word, _| {
                matches!(
                    word,
                    "erop"
                        | "eraan"
                        | "erachter"
                        | "erin"
                        | "vlag"
                        | "vlaggen"
                        | "lampjes"
                        | "stickers"
                        | "aanhanger"
                        | "bakje"
                )
            })
    }

    /// `zat twaalf jaar in de gemeenteraad`.
    fn council(&self) -> Option<Range<usize>> {
        let within = self.back(1) == "de" && self.back(2) == "in" || self.back(1) == "het" && self.back(2) == "in";
        let sat = (3..=9).find(|back| matches!(self.back(*back), "zat" | "zit" | "zetelde" | "zetelt" | "gezeten"))?;
        let first = self.clause.back(sat)?;
        within.then(|| self.to_clause_end(first))
    }

    /// `was vroeger danseres in het circus`, `jarenlang koster van de kerk`.
    fn once(&self) -> Option<Range<usize>> {
        const ENDS: &[&str] = &[
            "er", "es", "ist", "iste", "aar", "eur", "baas", "man", "vrouw", "arts", "boer", "houder", "meester",
            "knecht",
        ];
        let led = matches!(self.back(1), "was" | "is" | "werkte" | "als" | "hij" | "zij" | "ze");
        let article = usize::from(matches!(self.ahead(1), "de" | "een" | "als"));
        let work = self.ahead(1 + article);
        let named = work.len() > 5 && ENDS.iter().any(|end| work.ends_with(end));
        let placed = matches!(self.ahead(2 + article), "in" | "bij" | "op" | "van" | "aan");
        (led && named && placed).then(|| self.to_clause_end(self.index))
    }

    /// `werd in 2019 door de burgemeester onderscheiden`.
    fn honoured(&self) -> Option<Range<usize>> {
        let far = (1..=9).find(|back| matches!(self.back(*back), "werd" | "is" | "was"))?;
        let first = self.clause.back(far)?;
        Some(self.to_clause_end(first))
    }

    /// `een knalgroene Lada`.
    fn vehicle(&self) -> Option<Range<usize>> {
        (1..=2).any(|count| is(self.ahead(count), Is::Vehicle)).then(|| self.to_clause_end(self.index))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::anonymise::testing::body;

    fn is_found(text: &str) -> bool {
        let view = View::of(&body(text));
        (0..view.tokens.len()).any(|index| at(&view, index).is_some())
    }

    #[test]
    fn the_list_is_in_order_and_names_kinds_that_are_asked_for() {
        crate::anonymise::listed::check(LIST, KINDS);
    }

    #[test]
    fn a_clause_that_singles_somebody_out_is_shown() {
        for text in [
            "Het is de mevrouw die vorig najaar met haar ezel in de krant stond.",
            "Hij is de man die in 2019 de Brusselvlucht won.",
            "Dat is Sjaak, die van het filmpje met de bouwkraan.",
            "Het gaat om Willem, de laatste van het orkest die nog in de stad woont.",
            "Hij was zwemkampioen van 1996.",
            "Hij is het slachtoffer van het busongeluk op de snelweg.",
            "U kent haar van het ongeluk op de rondweg.",
            "Zij is de zus van de vermoorde jongen.",
            "Hij stond vorige maand in De Testbode en op het journaal.",
            "Zij deed mee aan Boer zoekt Vrouw.",
            "Hij rijdt in een knalgroene Lada door het dorp.",
            "Zij loopt altijd met een poppenwagen door de straat.",
            "Hij mist drie vingers aan zijn rechterhand.",
            "Zij heeft de ziekte van Testmann.",
            "Zij is een van de drie in Nederland met die ziekte.",
            "Hij is de beste darter van Testburg.",
            "Hij heeft de moskee mede opgericht.",
            "Zij is de dochter van de oud-burgemeester.",
            "Iedereen noemt hem de duivenman.",
            "Zij is zelf gemeenteraadslid.",
            "Hij heeft 12.000 volgers.",
            "Het is het gezin uit de documentaire over de toeslagen.",
            "Zij is de weduwe van de verongelukte wielrenner.",
            "Hij heeft meegedaan aan een reportage.",
            "Zij zat twaalf jaar in de gemeenteraad.",
            "Hij is de zoon van de trainer die is opgepakt.",
            "Zij was vroeger danseres in het circus.",
            "Hij werd in 2019 door de burgemeester onderscheiden.",
        ] {
            assert!(is_found(text), "{text}");
        }
    }

    #[test]
    fn what_is_said_of_many_is_not() {
        for text in [
            "De vrouw die bij ons werkt belt u terug.",
            "De man met wie zij samenwoont drinkt.",
            "De laatste van de drie gesprekken ging goed.",
            "Zij is de jongste van het gezin.",
            "Zij leest elke dag de krant.",
            "Hij kijkt televisie en gaat laat naar bed.",
            "Zij heeft het syndroom van Down.",
            "Na de brand in de keuken is alles schoongemaakt.",
            "Hij is altijd met zijn telefoon bezig.",
            "Hij rijdt in een kleine auto.",
            "De burgemeester is op de hoogte.",
            "De zoon van de buren helpt haar.",
            "Zij mist haar man.",
            "Wij hebben een werkgroep.",
            "De laatste brief is van de gemeente.",
            "De man van de woningbouw komt morgen.",
            "Zij was vroeger vaak in de stad.",
            "Het voorstel ligt in de raad.",
            "De brief stond op naam van haar broer.",
        ] {
            assert!(!is_found(text), "{text}");
        }
    }
}
