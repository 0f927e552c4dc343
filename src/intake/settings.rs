//! What the intake must know of the municipality and the day.

use crate::dictionary::ProfilePlaces;
use jiff::civil::DateTime;

/// A village, neighbourhood or cluster that a mail may be about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// The name, lower case, as [`crate::model::Submission::area`] gives it.
    pub name: String,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// A town or a part of one that holds other areas of the list: named beside one of them, it is not what is meant.
    pub wide: bool,
    /// The town that it is a neighbourhood of, if that is in the list too.
    pub within: Option<String>,
}

impl Area {
    /// An area without other spellings.
    pub fn named(name: &str) -> Self {
        let area = Self { name: name.to_lowercase(), aliases: Vec::new(), wide: false, within: None };
        let folded = super::fold(&area.name);
        let other_gaps = [folded.replace('-', " "), folded.replace(' ', "-"), folded.clone()];
        let others: Vec<&str> = other_gaps.iter().map(String::as_str).filter(|o| *o != area.name).collect();
        area.with_aliases(&others)
    }

    /// The same with other spellings.
    pub fn with_aliases(mut self, aliases: &[&str]) -> Self {
        for alias in aliases.iter().map(|a| a.to_lowercase()) {
            if !self.goes_by(&alias) {
                self.aliases.push(alias);
            }
        }
        self
    }

    /// Whether a name in lower case is this one's.
    pub fn goes_by(&self, name: &str) -> bool {
        self.name == name || self.aliases.iter().any(|a| a == name)
    }
}

/// Settings of the intake: which areas there are, and the day that relative dates count from.
#[derive(Clone, Debug, Default)]
pub struct IntakeSettings {
    /// Villages and neighbourhoods that the profile serves.
    pub areas: Vec<Area>,
    /// Clusters of teams (Heerlen: jeugd, volwassenen, multiproblem); they win over a neighbourhood in a personal case.
    pub clusters: Vec<Area>,
    /// The municipality or region. `Gemeente X` and `PIW X` name an organisation, not an area.
    pub municipality: String,
    /// The tables of this profile are of no town, and its mails speak of towns in passing (AVE, Woonkans): where somebody lives says
    /// nothing of an area.
    pub of_no_area: bool,
    /// Wall-clock time of reception in Europe/Amsterdam, if known: `donderdag` and `de 28e` count from there.
    pub received: Option<DateTime>,
    /// Areas of life that the profile counts: for each the words that show it, folded (H-60).
    pub leefgebieden: Vec<Vec<String>>,
    /// Criteria of admission, in the same form (H-65).
    pub criteria: Vec<Vec<String>>,
    /// Other tables and desks, in the same form (H-108).
    pub referrals: Vec<Vec<String>>,
    /// Names of partner organisations beyond those that the intake knows.
    pub partners: Vec<String>,
    /// Streets in lower case, each with the neighbourhood that it lies in.
    pub streets: Vec<(String, String)>,
}

impl IntakeSettings {
    /// Defaults of a shipped profile: `stein`, `heerlen`, `hollands-midden`, `ave`, `woonkans`. Of another name: no
    /// areas.
    pub fn for_profile(name: &str) -> Self {
        let (municipality, areas, clusters): (&str, Rows, Rows) = match name {
            "stein" => ("stein", STEIN, &[]),
            "heerlen" => ("heerlen", HEERLEN, CLUSTERS),
            "hollands-midden" => ("hollands midden", HOLLANDS_MIDDEN, &[]),
            _ => ("", &[], &[]),
        };
        let build = |rows: Rows| -> Vec<Area> { rows.iter().map(|(n, a)| Area::named(n).with_aliases(a)).collect() };
        let mut areas = build(areas);
        add_places(&mut areas, name);
        for area in &mut areas {
            area.wide = WIDE.contains(&area.name.as_str());
            let town = PARTS.iter().find(|(_, parts)| parts.contains(&area.name.as_str()));
            area.within = town.map(|(town, _)| (*town).to_owned());
        }
        Self {
            areas,
            clusters: build(clusters),
            municipality: municipality.to_owned(),
            of_no_area: matches!(name, "ave" | "woonkans"),
            ..Self::default()
        }
    }
}

/// Adds the shipped places of a profile that are not in the list yet. Regions and names of two areas in one are none.
fn add_places(areas: &mut Vec<Area>, profile: &str) {
    let known = areas.len();
    for name in ProfilePlaces::names(profile) {
        let area = Area::named(name);
        let joint = area.name.split('-').filter(|part| areas[..known].iter().any(|a| a.goes_by(part))).count() > 1;
        let listed = NO_AREA.contains(&area.name.as_str()) || areas.iter().any(|a| a.goes_by(&area.name));
        if !joint && !listed {
            areas.push(area);
        }
    }
}

/// Places that stay in a mail and say nothing of the team that it is for.
const NO_AREA: &[&str] = &[
    "gemeente stein",
    "gemeente heerlen",
    "westelijke mijnstreek",
    "oostelijke mijnstreek",
    "parkstad",
    "parkstad limburg",
    "loon",
    "beitel",
    "havengebied",
    "burettestraat",
    "sittarderweg",
    "schaesberg",
];

/// Towns that hold other areas of their list.
const WIDE: &[&str] = &[
    "heerlen",
    "heerlen-noord",
    "heerlen-zuid",
    "heerlen-stad",
    "alphen aan den rijn",
    "bodegraven-reeuwijk",
    "gouda",
    "katwijk",
    "kaag en braassem",
    "krimpenerwaard",
    "leiden",
    "leiden noord",
    "leiden zuid",
    "leiderdorp",
    "teylingen",
    "zuidplas",
    "maastricht",
    "heuvelland",
    "maastricht-heuvelland",
    "eijsden-margraten",
    "gulpen-wittem",
];

/// Neighbourhoods of towns that are the only village of their municipality, or nearly so.
const PARTS: &[(&str, &[&str])] = &[
    ("voorschoten", &["noord-hofland", "vlietwijk", "adegeest", "starrenburg", "krimwijk", "boschgeest"]),
    ("oegstgeest", &["haaswijk", "poelgeest", "morsebel", "nieuw-rhijngeest"]),
    ("waddinxveen", &["groenswaard", "park triangel"]),
    ("bodegraven", &["broekvelden", "weideveld"]),
    ("lisse", &["poelpolder", "meerenburgh"]),
    ("hillegom", &["elsbroek", "treslong"]),
    ("noordwijk", &["vinkeveld", "boerenburg"]),
];

/// Names with their other spellings.
type Rows = &'static [(&'static str, &'static [&'static str])];

const STEIN: Rows = &[
    ("elsloo", &["elslo", "aelse", "elsoo", "oud-elsloo", "oud elsloo", "elsloo-centrum"]),
    (
        "stein",
        &["stein-centrum", "oud-stein", "oud stein", "stein centrum", "sjtein", "steijn", "stein-noord", "stein-zuid"],
    ),
    ("urmond", &["oud-urmond", "oud urmond", "urmond-oost", "urmond oost", "urmondt", "oermend"]),
    ("berg aan de maas", &["berg a/d maas", "berg ad maas", "berg aan de mass"]),
    ("meers", &["klein-meers", "groot-meers", "klein meers", "groot meers", "kleine meers", "kotem"]),
    ("catsop", &["katsop"]),
    ("kerensheide", &["kerenshei", "kerensheid"]),
    ("nieuwdorp", &["nieuw-dorp", "nieuwdorp-stein", "nuujdorp"]),
    ("nattenhoven", &[]),
    ("terhagen", &[]),
];

const CLUSTERS: Rows = &[
    ("jeugd", &["jeugdteam"]),
    ("volwassenen", &["volwassen", "volwassene"]),
    ("multiproblem", &["multi-problem", "multiprobleem", "multi problem", "mp"]),
];

const HEERLEN: Rows = &[
    ("hoensbroek", &["gebrook"]),
    ("heerlerheide", &["de hei", "heerlerhei"]),
    ("heerlerbaan", &[]),
    ("vrieheide", &[]),
    ("molenberg", &[]),
    ("meezenbroek", &["meezebroek"]),
    ("schandelen", &[]),
    ("schaesbergerveld", &["schaesbergerveld"]),
    ("zeswegen", &[]),
    ("welten", &["welten-benzenrade"]),
    ("benzenrade", &[]),
    ("aarveld", &[]),
    ("bekkerveld", &[]),
    ("douve weien", &["douve-weien"]),
    ("caumerveld", &[]),
    ("heerlen-centrum", &["heerlen centrum"]),
    ("heerlen-noord", &["heerlen noord"]),
    ("eikenderveld", &[]),
    ("grasbroek", &["gms"]),
    ("musschemig", &[]),
    ("husken", &["de husken"]),
    ("passart", &["passart-terschuren"]),
    ("terschuren", &[]),
    ("mariarade", &[]),
    ("mariagewanden", &[]),
    ("nieuw-lotbroek", &["nieuw lotbroek"]),
    ("lotbroek", &[]),
    ("de dem", &[]),
    ("nieuw-einde", &["nieuw einde", "versiliënbosch", "versilienbosch"]),
    ("pronsebroek", &[]),
    ("rennemig", &["rennemig-beersdal", "beersdal"]),
    ("palemig", &[]),
    ("giesen-bautsch", &["giesen bautsch"]),
    ("de rukker", &[]),
    ("heksenberg", &[]),
    ("schelsberg", &[]),
    ("ten esschen", &[]),
    ("mijnspoor", &[]),
    ("heerlen", &[]),
];

const HOLLANDS_MIDDEN: Rows = &[
    ("alphen aan den rijn", &["alphen a/d rijn", "alphen"]),
    ("bodegraven", &[]),
    ("reeuwijk", &[]),
    ("bodegraven-reeuwijk", &[]),
    ("nieuwerbrug", &[]),
    ("driebruggen", &[]),
    ("gouda", &[]),
    ("gouda-oost", &[]),
    ("gouda-noord", &[]),
    ("bloemendaal", &[]),
    ("goverwelle", &[]),
    ("korte akkeren", &[]),
    ("plaswijck", &[]),
    ("kort haarlem", &[]),
    ("waddinxveen", &[]),
    ("boskoop", &[]),
    ("hazerswoude", &["hazerswoude-dorp", "hazerswoude-rijndijk"]),
    ("koudekerk", &["koudekerk aan den rijn"]),
    ("zwammerdam", &[]),
    ("benthuizen", &[]),
    ("hillegom", &[]),
    ("lisse", &[]),
    ("sassenheim", &[]),
    ("voorhout", &[]),
    ("warmond", &[]),
    ("teylingen", &[]),
    ("noordwijk", &[]),
    ("noordwijkerhout", &[]),
    ("katwijk", &["katwijk-noord", "katwijk noord"]),
    ("katwijk aan zee", &[]),
    ("katwijk aan den rijn", &[]),
    ("rijnsburg", &[]),
    ("valkenburg", &[]),
    ("oegstgeest", &[]),
    ("leiden", &[]),
    ("leiden noord", &[]),
    ("leiden zuid", &[]),
    ("stevenshof", &["de stevenshof"]),
    ("merenwijk", &["de merenwijk"]),
    ("de kooi", &[]),
    ("slaaghwijk", &[]),
    ("leiderdorp", &[]),
    ("voorschoten", &[]),
    ("zoeterwoude", &[]),
    ("kaag en braassem", &[]),
    ("roelofarendsveen", &[]),
    ("nieuwkoop", &[]),
    ("ter aar", &[]),
    ("nieuwveen", &[]),
    ("krimpenerwaard", &[]),
    ("schoonhoven", &[]),
    ("bergambacht", &[]),
    ("lekkerkerk", &[]),
    ("ouderkerk aan den ijssel", &["ouderkerk"]),
    ("stolwijk", &[]),
    ("haastrecht", &[]),
    ("zuidplas", &[]),
    ("zevenhuizen", &[]),
    ("moordrecht", &[]),
    ("nieuwerkerk aan den ijssel", &["nieuwerkerk"]),
    ("moerkapelle", &[]),
];
