//! Words that mean somebody may be in danger (H-90, A-03, A-06), and the sender's word that it cannot wait.

use super::cue::pattern;
use super::layout::Mail;
use crate::model::Danger;
use regex::Regex;
use std::sync::LazyLock;

static ACUTE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(?:acuut gevaar|acute (?:dreiging|onveiligheid|situatie)|acuut onveilig|direct gevaar|levensgevaar\w*|levensbedreigend|in gevaar|bedreigt? (?:haar|hem|met|zijn|de|mij|ons)|bedreig(?:d|ing|ingen)|met (?:een |het )?(?:mes|wapen|bijl|vuurwapen|pistool|geweer)|(?:vuur)?wapen|pistool|mes (?:getrokken|gepakt|onder)|steek(?:t|partij)|doodsbedreiging|dood ?(?:maken|slaan|schieten)|iets aan ?doen|wurg\w*|jerrycan|brand ?stichting|gas opendraaien|crisissituatie|gijzel\w*)\b"
    ))
});
static SUICIDE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(?:sui[ci]{1,2}d\w*|zelfmoord\w*|zelfdoding\w*|zichzelf (?:\w+ )?(?:iets aan ?(?:te )?doen|van kant|ombrengen|verwonden|wat aan ?(?:te )?doen)|(?:wil|wilt|wilde) (?:niet (?:meer|langer) (?:leven|verder leven)|dood|er niet meer zijn|eruit stappen)|niet meer (?:wil|te willen|hoeft te) leven|hoeft niet meer (?:voor|van) (?:haar|hem)|uit het leven (?:stappen|te stappen|gestapt)|doodswens\w*|einde aan (?:haar|zijn|hun|het|mijn) leven|snijdt zichzelf|automutil\w*|afscheidsbrief|overdosis|sombere teksten|van het dak (?:\w+ )?spring\w*|voor de trein)\b"
    ))
});
static VIOLENCE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"\b(?:huiselijk geweld|kindermishandeling|mishandel\w*|geslagen|slaat (?:haar|hem|zijn|de kinderen|moeder|zijn vrouw|hun)|blauwe plek\w*|veilig thuis|partnergeweld|eergerelateerd\w*|eerwraak|misbruik(?:t|te)? (?:van|door|haar|hem|seksueel)|seksueel (?:misbruik|geweld|grensoverschrijdend)|incest|verkracht\w*|aanranding|huisverbod|stalk\w*|belaagt|onveilig thuis|thuis onveilig|verwaarloz\w* (?:kind|van de kind)|kinderen (?:\w+ )?(?:verwaarloosd|onveilig|geslagen)|ouderenmishandeling|meldcode|uitgehuwelijkt|huwelijksdwang|geweld (?:thuis|in huis|tussen|tegen|door))\b"
    ))
});
static DENIED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:geen|niet|nooit|zonder) (?:\w+ ){0,3}(?:acuut|direct|gevaar|geweld|sui[ci]{1,2}d\w*|dreiging|huiselijk|wapen\w*|mishandel\w*|sprake)|geen geweld|uitgesloten\b",
    )
});
static URGENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:spoed|spoedgeval|met spoed|urgent|dringend|crisis|acuut|kan niet wachten|niet wachten tot|wachten (?:\w+ ){0,6}kan niet|zo snel mogelijk|z\.?s\.?m|escaleert|loopt (?:\w+ )?uit de hand|vandaag nog|deze week nog)\b",
    )
});
static NOT_URGENT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"geen spoed|niet (?:urgent|dringend|acuut)|geen crisis|voor dringende zaken|bij spoed|in geval van (?:nood|spoed)",
    )
});

/// The dangers that own text and quoted speech name, each once.
pub(super) fn danger(mail: &Mail) -> Vec<Danger> {
    let mut found = Vec::new();
    let subject = std::iter::once(mail.subject.text.as_str());
    for words in subject.chain(mail.sentences.iter().map(|s| mail.all_words(s))) {
        if DENIED.is_match(words) {
            continue;
        }
        for (sign, danger) in
            [(&ACUTE, Danger::Acute), (&SUICIDE, Danger::Suicide), (&VIOLENCE, Danger::DomesticViolence)]
        {
            if sign.is_match(words) && !found.contains(&danger) {
                found.push(danger);
            }
        }
    }
    found.sort_unstable();
    found
}

/// Whether the sender says that it cannot wait.
pub(super) fn urgent(mail: &Mail) -> bool {
    let subject = std::iter::once(mail.subject.text.as_str());
    subject
        .chain(mail.sentences.iter().map(|s| mail.own_words(s)))
        .any(|w| URGENT.is_match(w) && !NOT_URGENT.is_match(w))
}
