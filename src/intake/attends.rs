//! Whether the resident comes to the meeting (S-26).

use super::cue::pattern;
use super::layout::Mail;
use super::phrases::one_of;
use regex::Regex;
use std::sync::LazyLock;

const WHO: &str = r"(?:mevrouw|meneer|mevr\.?|mw\.?|dhr\.?|de heer|ze|zij|hij|hem|haar|client|clienten|inwoner|bewoner|bewoonster|ouders|moeder|vader|moder|echtpaar|gezin|betrokkene|jongere|de resident|the client|she|he|zelf|beiden|beide ouders|de ouders|het stel|zoon|dochter)";

static COMES: LazyLock<Regex> = LazyLock::new(|| {
    let who = WHO;
    pattern(&format!(
        concat!(
            r"\b(?:schuift|schuiven|sluit|sluiten|haakt|haken) (?:\w+ ){{0,3}}(?:zelf|zelluf) (?:\w+ ){{0,2}}(?:aan|bij)\b|\b{who}\b[^.?!;]{{0,50}}\b(?:schuift|schuiven|sluit|sluiten|haakt) (?:\w+ ){{0,6}}aan\b|\b(?:schuift|sluit) {who} (?:\w+ ){{0,4}}aan\b",
            r"|\bkom(?:t|en) (?:\w+ )?zelf(?: ook)?(?: mee| naar (?:het|de) (?:overleg|tafel|bespreking|bijeenkomst|dorpsteam)|,| en|$|\.| op| vertellen| haar| zijn| om )|\bkom(?:t|en) (?:\w+ ){{0,4}}naar (?:het|de|ons) (?:overleg|dorpsteam|tafel|bespreking|bijeenkomst|vergadering|casusoverleg|wijkteam|team)|\bkom(?:t|en) (?:ook |graag |er |dan )?(?:mee|erbij) (?:naar (?:het|de) (?:overleg|tafel|bespreking|dorpsteam)|op (?:de )?[0-9]|om [0-9])|\b{who}(?: \w+){{0,2}} kom(?:t|en) (?:ook |graag |zelf )*mee(?:$|[.,!)]| op| om| naar (?:het|de) (?:overleg|team|dorpsteam|tafel)| en)",
            r"|\b{who}\b[^.?!;]{{0,40}}\b(?:is|zijn) (?:er )?(?:zelf |ook |zelf ook )*(?:bij|erbij|aanwezig)(?: op| tijdens| bij (?:het|de) (?:overleg|bespreking)| (?:de|het) (?:overleg|bespreking|tafel|bijeenkomst|dorpsteam|casusoverleg)| om [0-9]|$|[.,!)])|\b{who}\b[^.?!;]{{0,40}}\bwil(?:len)? (?:er |graag |dan |zelf |ook )*(?:zelf |graag |ook )*(?:bij zijn|bijzijn|erbij zijn|aanwezig zijn|aansluiten|aanschuiven|meepraten|meekomen)",
            r"|\b{who}\b[^.?!;]{{0,30}}\bzelf (?:\w+ ){{0,3}}(?:komen |haar verhaal |zijn verhaal )*(?:vertellen|toelichten|haar verhaal doen|zijn verhaal doen)|\b{who}(?: \w+){{0,2}} kom(?:t|en) (?:er )?(?:ook )?(?:zelf )?(?:bij|erbij)(?: zitten)?(?:$|[.,!)])|\bzelf (?:bij|aanwezig|aan tafel|erbij)\b|plek voor (?:{who}|[a-z]+) aan (?:de )?tafel|\b{who}\b[^.?!]{{0,30}}(?:digitaal|online|via teams|telefonisch) (?:aan|mee|bij|deelne)|\bkan {who} (?:\w+ )*(?:aansluiten|aanschuiven|erbij zijn|meepraten)|(?:uitgenodigd|nodig) (?:\w+ ){{0,4}}(?:en|zij|hij|ze) kom(?:t|en)|\b(?:mag|mogen|kan|kunnen|zouden) {who} (?:\w+ ){{0,3}}(?:aansluiten|aanschuiven|erbij zijn|meekomen|bij zijn|meepraten)|\bbij (?:het|de) (?:overleg|bespreking|dorpsteam|tafel|bijeenkomst|casusoverleg) (?:zelf )?(?:aanwezig|te zijn|zijn\b|aan te schuiven|aanschuiven)|kump (?:\w+ )?mit|attend(?:s|ing)? (?:\w+ )?(?:the|in person|herself|himself)|will (?:attend|join)|\b{who}(?: \w+){{0,3}} neemt? (?:zelf )?deel\b|\bmet (?:haar|zijn) (?:maatje|begeleider|zus|dochter|zoon|partner) erbij\b|{who} zal (?:\w+ ){{0,3}}(?:aanwezig|erbij|bij) (?:zijn|het overleg)"
        ),
        who = who
    ))
});
static NOT: LazyLock<Regex> = LazyLock::new(|| one_of("attends/not"));

/// Whether the resident comes.
pub(super) fn attends(mail: &Mail) -> bool {
    let subject = std::iter::once(mail.subject.text.as_str());
    let body = mail.sentences.iter().map(|s| mail.own_words(s));
    subject.chain(body).any(|words| {
        super::clause::clauses(words).any(|clause| COMES.is_match(clause) && !NOT.is_match(clause))
            || COMES.is_match(words) && !NOT.is_match(words)
    })
}
