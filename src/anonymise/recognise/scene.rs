//! Organisations without a word that marks them, by the scene in which they stand: "op de Wilgenhoek" beside a juf, "bij De Ster"
//! beside a keeper, "Winners Chapel" beside "kerkelijk". Where only the preposition speaks for it ("op de X"), the name is shown.
//!
//! A scene is set by words of school, work, sport, faith, going out or camping; a name is what stands capitalised behind a
//! preposition, article or sign near them and is no place, street, platform or person by itself.

use super::organisation::name_run;
use super::organisation_words::{Told, first_of, tells};
use super::person::Scored;
use crate::anonymise::among::among;
use crate::anonymise::scorer::Shape;
use crate::dictionary::Tier;

/// What goes on around a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Scene {
    School,
    Work,
    Sport,
    Faith,
    Out,
    Camp,
}

impl Scene {
    /// What stands in the place of a name.
    fn kind(self) -> &'static str {
        match self {
            Self::School => "een school",
            Self::Work => "een werkgever",
            Self::Sport => "een vereniging",
            Self::Faith => "een geloofsgemeenschap",
            Self::Out => "een horecazaak",
            Self::Camp => "een camping",
        }
    }

    /// The scene that a word sets.
    fn of(word: &str) -> Option<Self> {
        const SCENES: &[Told] =
            &[Told::InSchool, Told::InWork, Told::InSport, Told::InFaith, Told::InOut, Told::InCamp];
        Some(match first_of(word, SCENES)? {
            Told::InSchool => Self::School,
            Told::InWork => Self::Work,
            Told::InSport => Self::Sport,
            Told::InFaith => Self::Faith,
            Told::InOut => Self::Out,
            _ => Self::Camp,
        })
    }
}

/// Where each word of a scene stands, in order.
pub(super) struct Scenes(Vec<(usize, Scene)>);

impl Scenes {
    /// The scenes of a mail.
    pub(super) fn of(scored: &Scored) -> Self {
        let words = scored.words;
        Self(
            (0..words.len())
                .filter(|&at| words.is_word(at))
                .filter_map(|at| Some((at, Scene::of(words.lower(at))?)))
                .collect(),
        )
    }

    /// The scene nearest to a token within a distance, what stands before it first.
    fn near(&self, at: usize, before: usize, after: usize) -> Option<(usize, Scene)> {
        let here = self.0.partition_point(|(t, _)| *t < at);
        let behind = here.checked_sub(1).map(|i| self.0[i]).filter(|(t, _)| at - t <= before);
        let ahead = self.0[here..].iter().find(|(t, _)| *t > at).filter(|(t, _)| t - at <= after).copied();
        match (behind, ahead) {
            (Some(b), Some(a)) if at - b.0 > 2 * (a.0 - at) => Some(a),
            (Some(b), _) => Some(b),
            (None, a) => a,
        }
    }

    /// A scene of this kind within a distance on either side.
    fn has(&self, at: usize, scene: Scene, before: usize, after: usize) -> bool {
        let from = self.0.partition_point(|(t, _)| t + before < at);
        self.0[from..].iter().take_while(|(t, _)| *t <= at + after).any(|(t, s)| *s == scene && *t != at)
    }
}

/// First token, last token, confidence and what stands in its place.
pub(super) type Hit = (usize, usize, f32, String);

/// The organisation whose name, or the article before it, begins at a token.
pub(super) fn organisation(scored: &Scored, scenes: &Scenes, at: usize) -> Option<Hit> {
    // An article before a name that says by itself what it is goes with it.
    let name = at + usize::from(matches!(scored.words.lower(at), "de" | "het" | "the"));
    let by_itself = dashed(scored, name).or_else(|| congregation(scored, name));
    by_itself
        .map(|(_, last, sure, kind)| (at, last, sure, kind))
        .or_else(|| denomination(scored, at))
        .or_else(|| congregation(scored, at))
        .or_else(|| whose_shop(scored, at))
        .or_else(|| kind_behind(scored, at))
        .or_else(|| short_school(scored, at))
        .or_else(|| employer(scored, at))
        .or_else(|| in_scene(scored, scenes, at))
}

/// Behind which a name of an organisation may stand.
const PREPOSITIONS: &[&str] = &["op", "bij", "naar", "van", "in", "voor", "via"];

fn in_scene(scored: &Scored, scenes: &Scenes, at: usize) -> Option<Hit> {
    let words = scored.words;
    let colon = at > 0 && words.is_sign(at - 1, ":");
    let capital = words.capital(at) && (colon || scored.shapes[at] == Some(Shape::Middle));
    // "in Aan de Brug": a house whose name begins as a place would.
    let opener = capital
        && matches!(words.lower(at), "aan" | "op" | "in" | "bij" | "onder" | "achter" | "over")
        && matches!(words.lower(at + 1), "de" | "het" | "den" | "'t");
    let article = opener || matches!(words.lower(at), "de" | "het" | "'t") || words.is_sign(at, "'");
    if !article && !capital {
        return None;
    }
    let name = at + usize::from(article) + usize::from(opener || words.is_sign(at, "'"));
    let brand = words.get(name).entry.brand() && !article && !colon;
    if !words.is_word(name) || brand || !names_something(scored, name, colon) && !opener {
        return None;
    }
    let before = scored.before(at)?;
    let preposition = before.direct().then(|| words.lower(before.at)).filter(|w| PREPOSITIONS.contains(w));
    let (scene, sure) = match preposition {
        Some(preposition) => behind_preposition(scored, scenes, before.at, preposition, article, capital)?,
        None => behind_sign(scored, scenes, at, before.comma || before.opened || before.colon, article)?,
    };
    // "bij De Lans" beside a keeper, "eigen zaak: Gouden Draak": no surname, though lists have such.
    let sure = if (article && capital || colon) && sure >= 0.65 { sure.max(0.8) } else { sure };
    let last = name_run(scored, name, colon)?;
    if last == name && !article && is_person(scored, name) {
        return None;
    }
    Some((at, last, sure, scene.map_or("een organisatie", Scene::kind).to_owned()))
}

/// "op de X", "bij De X", "achter de balie van X": the scene, and how sure it is.
fn behind_preposition(
    scored: &Scored,
    scenes: &Scenes,
    at: usize,
    preposition: &str,
    article: bool,
    capital: bool,
) -> Option<(Option<Scene>, f32)> {
    let words = scored.words;
    let firm = article && capital;
    let school = scenes.has(at, Scene::School, 12, 14);
    let direct = scenes.near(at, 4, 0);
    match preposition {
        "op" if school => {
            Some((Some(Scene::School), if article || scenes.has(at, Scene::School, 6, 8) { 0.7 } else { 0.45 }))
        }
        "op" if scenes.has(at, Scene::Camp, 6, 4) => Some((Some(Scene::Camp), 0.7)),
        "op" if article || !words.ordinary(at + 1) && !words.get(at + 1).entry.known() => Some((None, 0.35)),
        "naar" if article && school => Some((Some(Scene::School), 0.65)),
        "bij" if scenes.has(at, Scene::Sport, 8, 6) && (article || direct.is_some_and(|d| d.1 == Scene::Sport)) => {
            Some((Some(Scene::Sport), 0.7))
        }
        "bij" | "voor" if direct.is_some_and(|d| d.1 == Scene::Work) && article => Some((Some(Scene::Work), 0.65)),
        "van" => {
            // "in het tweede van Testster": which eleven.
            let eleven = at > 0
                && matches!(
                    words.lower(at - 1),
                    "eerste" | "tweede" | "derde" | "vierde" | "elftal" | "selectie" | "bestuur" | "jeugd"
                );
            if eleven && scenes.has(at, Scene::Sport, 8, 4) {
                return Some((Some(Scene::Sport), 0.6));
            }
            // "de mentor van Jan van het Testbos": whose school it is stands further off.
            let Some((near, scene)) = direct.filter(|d| at - d.0 <= 2) else {
                return (article && scenes.has(at, Scene::School, 16, 0)).then_some((Some(Scene::School), 0.4));
            };
            let place = matches!(
                words.lower(near),
                "balie" | "kassa" | "toonbank" | "magazijn" | "kantine" | "personeel" | "selectie" | "schoolplein"
            );
            let telling = !matches!(
                words.lower(near),
                "zit" | "zitten" | "zat" | "mentor" | "baas" | "chef" | "werk" | "collega" | "rapport" | "trainer"
            );
            ((article && telling) || place).then_some((Some(scene), 0.7))
        }
        "in" if scenes.has(at, Scene::Out, 6, 6) => Some((Some(Scene::Out), 0.65)),
        "in" if article && direct.is_some_and(|d| d.1 == Scene::Faith) => Some((Some(Scene::Faith), 0.7)),
        _ if firm => Some((scenes.near(at, 10, 6).map(|s| s.1), 0.45)),
        _ => None,
    }
}

/// "mentorklas (2c, het X)", "eigen zaak: X": a sign parts the name from the word of its scene.
fn behind_sign(scored: &Scored, scenes: &Scenes, at: usize, sign: bool, article: bool) -> Option<(Option<Scene>, f32)> {
    let words = scored.words;
    if !sign {
        return None;
    }
    // "een eigen zaak, Haarmode Testers".
    let own = words.is_sign(at - 1, ",") && at > 2 && matches!(words.lower(at - 3), "eigen" | "kleine");
    let label = (words.is_sign(at - 1, ":") || own).then(|| at.checked_sub(2)).flatten();
    let named = label.is_some_and(|l| {
        matches!(
            words.lower(l),
            "zaak"
                | "salon"
                | "kapsalon"
                | "onderneming"
                | "winkel"
                | "werkgever"
                | "werk"
                | "opleiding"
                | "club"
                | "sport"
                | "sportclub"
                | "kerk"
                | "geloof"
                | "bedrijf"
                | "restaurant"
                | "stage"
        )
    });
    if named {
        let scene = Scene::of(words.lower(label?)).unwrap_or(Scene::Work);
        return Some((Some(scene), 0.7));
    }
    let school = scenes.has(at, Scene::School, 5, 0) && article;
    school.then_some((Some(Scene::School), 0.6))
}

/// Whether a word with a capital may name an organisation: no place, street, month, platform, title or first name that all know.
fn names_something(scored: &Scored, at: usize, colon: bool) -> bool {
    let words = scored.words;
    let word = words.get(at);
    let entry = word.entry;
    let shape = matches!(scored.shapes[at], Some(Shape::Middle | Shape::Upper))
        || colon && words.capital(at)
        || scored.shapes[at] == Some(Shape::LowerMail) && !words.ordinary(at) && !entry.known();
    shape
        && !word.ours
        && !word.street
        && !word.partner
        && !words.allowed(at)
        && !entry.organisation()
        && !word.cover.organisation()
        && !entry.place()
        && !word.cover.place()
        && !entry.country()
        && !entry.nationality()
        && !entry.language()
        && (!entry.title() || words.capital(at + 1))
        && !entry.kinship()
        && !entry.role()
        && super::days::month_number(words.lower(at)).is_none()
        && !tells(words.lower(at), Told::Public)
        && !crate::anonymise::zones::greets(words.lower(at))
}

/// A first name or surname that is nothing else: "op Roos", "bij Jansen".
fn is_person(scored: &Scored, at: usize) -> bool {
    let entry = scored.words.get(at).entry;
    entry.first() == Tier::Any || entry.first().listed() && !scored.words.ordinary(at)
}

/// "Fatih-moskee", "Sint-Jan-school": a name with its kind behind a dash.
fn dashed(scored: &Scored, at: usize) -> Option<Hit> {
    let words = scored.words;
    if !words.is_sign(at + 1, "-") {
        return None;
    }
    let kind = match words.lower(at + 2) {
        "moskee" => "een moskee",
        "kerk" | "kapel" => "een kerk",
        "school" | "college" | "lyceum" => "een school",
        "tempel" => "een tempel",
        _ => return None,
    };
    let joined = words.touches_next(at) && words.touches_next(at + 1);
    let named = words.capital(at)
        && !words.allowed(at)
        && !words.get(at).entry.nationality()
        && words.token(at).range().len() > 2;
    (joined && named).then(|| (at, at + 2, 0.85, kind.to_owned()))
}

/// "de Syrisch-orthodoxe kerk", "een pinkstergemeente", "Jehova's getuigen".
fn denomination(scored: &Scored, at: usize) -> Option<Hit> {
    let words = scored.words;
    let word = words.lower(at);
    if !words.is_word(at) {
        return None;
    }
    let church =
        |t: usize| matches!(words.lower(t), "kerk" | "kerkje" | "gemeente" | "parochie" | "klooster" | "tewahedo");
    // "lid van Jehova's Getuigen".
    if word.starts_with("jehova") && words.lower(at + 1).starts_with("getuige") {
        return Some((at, at + 1, 0.8, "een geloofsgemeenschap".to_owned()));
    }
    let own = word.starts_with("pinkster") && word.ends_with("gemeente")
        || word.len() > 15 && word.ends_with("kerkgenootschap")
        || word == "koninkrijkszaal";
    if own {
        return Some((at, at, 0.8, "geloofsgemeenschap".to_owned()));
    }
    // "de Volle Testers Gemeente": a municipality has no two words before it.
    let free = words.capital(at)
        && at > 0
        && among!(words.lower(at - 1), "de" | "een")
        && words.capital(at + 1)
        && matches!(words.text(at + 2), "Gemeente" | "Gemeenschap" | "Kerk" | "Zending")
        && (at..at + 2).all(|t| words.gap(t) == " " && words.is_word(t) && words.ordinary(t) && !words.get(t).ours);
    if free {
        return Some((at, at + 2, 0.8, "geloofsgemeenschap".to_owned()));
    }
    let adjective = among!(
        word,
        "orthodoxe"
            | "koptische"
            | "pinkster"
            | "evangelische"
            | "baptisten"
            | "apostolische"
            | "vrijgemaakte"
            | "hervormde"
            | "gereformeerde"
            | "maronitische"
            | "chaldeeuwse"
            | "armeense"
            | "adventistische"
    ) || word.ends_with("orthodoxe");
    let joined = at >= 2 && words.is_sign(at - 1, "-") && words.touches_next(at - 1) && words.is_word(at - 2);
    let first = if joined { at - 2 } else { at };
    (adjective && church(at + 1)).then(|| (first, at + 1, 0.8, "kerk".to_owned()))
}

/// "haar werkgever Testtronic", "werkgever is Testers Beton": behind the word for who employs somebody.
fn employer(scored: &Scored, at: usize) -> Option<Hit> {
    let words = scored.words;
    if !words.capital(at) || !matches!(scored.shapes[at], Some(Shape::Middle | Shape::Upper)) {
        return None;
    }
    let back = |count: usize| at.checked_sub(count).map_or("", |t| words.lower(t));
    let is_employer =
        |word: &str| matches!(word, "werkgever" | "werkgeefster" | "leerbedrijf" | "stagebedrijf" | "uitzendbureau");
    let told = is_employer(back(1)) || matches!(back(1), "is" | "was" | "heet" | "," | "(") && is_employer(back(2));
    if !told {
        return None;
    }
    let word = words.get(at);
    let known = word.entry.brand() || word.cover.brand();
    if word.partner || word.ours || word.street || !known && (words.allowed(at) || is_person(scored, at)) {
        return None;
    }
    let last = name_run(scored, at, true).unwrap_or(at + usize::from(word.phrase).max(1) - 1);
    // A word that no list has as a name is no person's beside "werkgever".
    let sure = if word.entry.listed_name() { 0.7 } else { 0.8 };
    Some((at, last, sure, Scene::Work.kind().to_owned()))
}

/// "Church of the Living Vine", "Winners Chapel": capitals with an English word for a congregation.
fn congregation(scored: &Scored, at: usize) -> Option<Hit> {
    let words = scored.words;
    let middle = words.capital(at) && matches!(scored.shapes[at], Some(Shape::Middle | Shape::Upper));
    if !middle {
        return None;
    }
    if tells(words.lower(at), Told::Congregation) {
        if words.lower(at + 1) != "of" {
            return None;
        }
        let mut last = at + 1;
        for next in at + 2..(at + 8).min(words.len()) {
            if words.capital(next) {
                last = next;
            } else if !matches!(words.lower(next), "the" | "and" | "of" | "our") {
                break;
            }
        }
        return (last > at + 1).then(|| (at, last, 0.85, "een kerk".to_owned()));
    }
    let last = (at + 1..at + 5)
        .take_while(|&next| words.capital(next) && words.gap(next - 1) == " ")
        .find(|&next| tells(words.lower(next), Told::Congregation))?;
    Some((at, last, 0.85, "een kerk".to_owned()))
}

/// "de shoarma van Bilal", "bij snackbar van Wim": a shop known by whose it is.
fn whose_shop(scored: &Scored, at: usize) -> Option<Hit> {
    let words = scored.words;
    if words.lower(at + 1) != "van" {
        return None;
    }
    let word = words.key(at);
    let sure = tells(&word, Told::Shop);
    if !sure && !tells(&word, Told::MaybeShop) || words.capital(at) && scored.shapes[at] != Some(Shape::Start) {
        return None;
    }
    let name = at + 2;
    let owned = words.capital(name) && !words.get(name).ours && !words.get(name).entry.place() && !words.allowed(name);
    owned.then(|| (at, name, if sure { 0.8 } else { 0.4 }, "zaak".to_owned()))
}

/// "VISTA college", "Novum lyceum": the kind in small letters behind the name.
fn kind_behind(scored: &Scored, at: usize) -> Option<Hit> {
    let words = scored.words;
    if !words.capital(at) || words.gap(at) != " " {
        return None;
    }
    let kind = match words.lower(at + 1) {
        "college" | "lyceum" | "gymnasium" | "scholengemeenschap" => "een middelbare school",
        "basisschool" => "een basisschool",
        "moskee" => "een moskee",
        "tempel" => "een tempel",
        "kapsalon" => "een kapper",
        "supermarkt" => "een supermarkt",
        "mbo" => "een mbo-opleiding",
        _ => return None,
    };
    let named = matches!(scored.shapes[at], Some(Shape::Middle | Shape::Upper));
    let entry = words.get(at).entry;
    (named && !entry.nationality() && !entry.title() && !words.capital(at + 1))
        .then(|| (at, at + 1, 0.85, kind.to_owned()))
}

/// "de ISK in Sittard": a kind of school of which a place has one.
fn short_school(scored: &Scored, at: usize) -> Option<Hit> {
    let words = scored.words;
    let school = words.capital(at) && matches!(words.text(at), "ISK" | "VSO" | "SBO" | "ROC" | "LOM" | "MLK" | "ZMLK");
    let place = matches!(words.lower(at + 1), "in" | "te" | "van") && words.capital(at + 2);
    (school && place && !words.get(at + 2).ours).then(|| (at, at, 0.55, "school".to_owned()))
}

#[cfg(test)]
mod tests {
    use crate::anonymise::settings::FindSettings;
    use crate::anonymise::testing::check_touched;
    use crate::model::{Category, Verdict};

    #[track_caller]
    fn check(marked: &str) {
        let places = ["Stein", "Elsloo", "Urmond"].map(str::to_owned).to_vec();
        let settings = FindSettings { places, ..FindSettings::default() };
        check_touched(marked, Category::Organisatie, &settings, |f| f.verdict == Verdict::Redact);
    }

    #[test]
    fn organisations_are_found_by_their_scene() {
        for line in [
            "Zij bidt elke vrijdag in de [[ORGANISATIE|Anwar-moskee]].",
            "De leerkracht van [[ORGANISATIE|het Baken]] maakt zich zorgen om hem.",
            "Ik heb op de [[ORGANISATIE|Vlinderboom]] gevraagd. De mentor zegt dat hij veel mist.",
            "Zij doet de schakelklas van [[ORGANISATIE|het Sonderwick]] en is moe.",
            "Zij heeft het verteld op [[ORGANISATIE|De Zonnewijzer]]. De juf schrok.",
            "Hij zit in de mentorklas (2c, [[ORGANISATIE|het Molenrak]]).",
            "Hij is bij [[ORGANISATIE|De Lans]] uit de selectie gezet, hij was keeper.",
            "Hij staat met een stacaravan op [[ORGANISATIE|de Kwelder]], wat mag.",
            "Hij zit achter de balie van [[ORGANISATIE|Nieuw Palet]], waar zijn oom werkt.",
            "Haar oom is pastor in de [[ORGANISATIE|Church of the Open Door]] in de stad.",
            "Moeder is kerkelijk, [[ORGANISATIE|Victory Chapel]]. Ik heb niks gevraagd.",
            "Zij gaat elke zondag naar de [[ORGANISATIE|Nieuwe Wijnstok Gemeente]] in de stad.",
            "De priester van de [[ORGANISATIE|Servisch-orthodoxe kerk]] wil helpen.",
            "Het kind loopt buiten bij de [[ORGANISATIE|shoarma van Nabil]] rond.",
            "Hij gaat niet meer naar [[ORGANISATIE|NOVUM college]] sinds de zomer.",
            "Vader is kok, eigen zaak: [[ORGANISATIE|Gouden Pagode]].",
            "Sindsdien zit hij in [[ORGANISATIE|Aan de Brug]] aan de stamtafel.",
        ] {
            check(line);
        }
    }

    #[test]
    fn what_is_no_organisation_stays() {
        for line in [
            "Hij belde de Gemeente over de huur.",
            "De juf zegt dat hij op maandag niet komt.",
            "Zij zit op Facebook in de les.",
            "Hij woont op de Maas in een boot.",
            "Op school gaat het goed.",
            "Zij zit bij de gemeente aan tafel.",
            "Hij werkt bij de politie.",
            "De vraag ligt bij Veilig Thuis.",
            "Hij zit in groep 7 en gaat naar de Jeugdwet.",
            "De collega van de Wmo belt terug.",
            "Hij zit thuis in Elsloo en gaat naar school.",
            "De training op Teams is verzet.",
            "Wij werken op de kerkzaal in Urmond.",
            "Zij danst graag bij de buren.",
            "Hij zit op het bureau van de wijkagent.",
        ] {
            check(line);
        }
    }
}
