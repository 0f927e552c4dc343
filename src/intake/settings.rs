//! What the intake must know of the municipality and the day.

use jiff::civil::DateTime;

/// A village, neighbourhood or cluster that a mail may be about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// The name, lower case, as [`crate::model::Submission::area`] gives it.
    pub name: String,
    /// Other spellings.
    pub aliases: Vec<String>,
}

impl Area {
    /// An area without other spellings.
    pub fn named(name: &str) -> Self {
        Self { name: name.to_lowercase(), aliases: Vec::new() }
    }

    /// The same with other spellings.
    pub fn with_aliases(mut self, aliases: &[&str]) -> Self {
        self.aliases.extend(aliases.iter().map(|a| a.to_lowercase()));
        self
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
        let build = |rows: Rows| rows.iter().map(|(n, a)| Area::named(n).with_aliases(a)).collect();
        Self {
            areas: build(areas),
            clusters: build(clusters),
            municipality: municipality.to_owned(),
            ..Self::default()
        }
    }
}

/// Names with their other spellings.
type Rows = &'static [(&'static str, &'static [&'static str])];

const STEIN: Rows = &[
    ("elsloo", &["elslo", "aelse", "elsoo"]),
    ("stein", &["stein-centrum", "oud-stein", "stein centrum", "sjtein", "steijn"]),
    ("urmond", &["oud-urmond", "urmond-oost", "urmond oost", "urmondt", "oermend"]),
    ("berg aan de maas", &["berg a/d maas", "berg ad maas", "berg aan de mass"]),
    ("meers", &["klein-meers", "groot-meers", "klein meers", "groot meers", "maasband", "veldschuur", "kotem"]),
    ("catsop", &[]),
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
    ("gouda-oost", &["gouda oost"]),
    ("gouda-noord", &["gouda noord"]),
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
    ("katwijk", &["katwijk aan zee"]),
    ("rijnsburg", &[]),
    ("valkenburg", &[]),
    ("oegstgeest", &[]),
    ("leiden", &[]),
    ("leiden noord", &["leiden-noord"]),
    ("leiden zuid", &["leiden-zuid", "leiden zuidwest", "leiden-zuidwest"]),
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
