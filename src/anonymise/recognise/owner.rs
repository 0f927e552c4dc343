//! Whose a number or address is: a professional's, in that role, or a private person's. In doubt it is private.

use crate::anonymise::candidate::Context;
use crate::anonymise::view::View;
use crate::dictionary::key;
use crate::model::Category;
use crate::pattern::Regex;
use std::ops::Range;
use std::sync::LazyLock;

static ROLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(
        r"\b(?:wijkagent|agent|politie|huisarts|huisartsenpraktijk|praktijk|klantmanager|casemanager|casusregisseur|procesregisseur|regisseur|consulent|begeleider|begeleidster|behandelaar|hulpverlener|maatschappelijk werk(?:er|ster)|jeugdarts|jeugdconsulent|gezinsvoogd|voogd|bewindvoerder|mentor|advocaat|collega|coordinator|teamleider|medewerker|adviseur|wijkverpleegkundige|verpleegkundige|poh|reclasseringswerker|leerplichtambtenaar|boa|secretariaat|balie|receptie|kantoor|piketdienst|mijn (?:mobiele? )?(?:nummer|mobiel|doorkiesnummer|telefoonnummer|mailadres|e-mailadres|mail|06)|bel (?:mij|me|ons)|bel (?:of (?:app|mail) )?gerust|bel of app (?:mij|me)|bellen (?:kan|mag) (?:ook|altijd|gerust)|mij (?:te )?bereiken|bereik (?:mij|me)|ik ben (?:[a-z' ]{1,25} )?(?:te )?bereik(?:en|baar)|ben ik bereikbaar|gemeente|ggd|piw|veilig thuis)\b",
    )
    .expect("a fixed pattern")
});

static PRIVATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(
        r"\b(?:mevrouw|mevr|mw|meneer|mijnheer|dhr|de heer|moeder|vader|mama|papa|ouders?|zoon|zoontje|dochter|dochtertje|zus|zusje|broer|broertje|oma|opa|tante|oom|nicht|neef|partner|vriend|vriendin|ex|man|vrouw|echtgenoot|echtgenote|buurman|buurvrouw|buren|bewoner|bewoonster|client|cliente|inwoner|inwoonster|betrokkene|haar|zijn|hij|ze|zij|hem|hun|kind|jongen|meisje|gezin|familie|fam|mantelzorger|contactpersoon|patient|patiente|leerling|jeugdige|huurder|huurster|kandidaat|deelnemer|deelneemster|zorgvrager|zorgvraagster|weduwe|weduwnaar|kleinzoon|kleindochter|kleinkind|geb|geboren|geboortedatum|bsn|prive|vrijwilliger|vrijwilligster|maatje|taalmaatje|buddy|oppas|huisgenoot|kennis|onderbuurman|onderbuurvrouw|bovenbuurman|bovenbuurvrouw)\b",
    )
    .expect("a fixed pattern")
});

/// Of the words for a role those that the writer says of himself, which a resident who is quoted says as well.
static OWN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"^(?:mijn .*|bel .*|bellen .*|mij (?:te )?bereiken|bereik (?:mij|me)|ik ben .*|ben ik bereikbaar)$")
        .expect("a fixed pattern")
});

/// Somebody else is speaking: a verb of saying with its colon, a line of a chat with its time and name, or a quotation that is still open.
static REPORTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(
        r"\b(?:zegt|zei|zeggen|zeiden|schrijft|schreef|appt|appte|mailt|mailde|smst|sms'te|roept|riep|vraagt|vroeg|vertelt|vertelde|appje|app|berichtje|bericht|briefje|kaartje|voicemail|sms)\b[^.;!?]{0,40}:|\b\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]m)?\]?,?(?: -)? ?[a-z][^:\n]{0,40}:|(?:^|[\s:(])(?:\x22[^\x22]*|'[^'stn\x22 ][^'\x22]*)$",
    )
    .expect("a fixed pattern")
});

/// What opens a line of a chat, or stands behind its stamp: who speaks, and a colon.
static SPEAKS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(
        r"(?:^[\s>|*~-]*|\] |\d - )([a-z\u{e0}-\u{24f}'-]{2,24}(?: [a-z\u{e0}-\u{24f}'.-]{1,24}){0,3})\*?: ?\S",
    )
    .expect("a fixed pattern")
});

/// The line above what somebody says in a chat: who, and when.
static STAMPED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"^[\s>|*~-]*([a-z\u{e0}-\u{24f}'-]{2,24}(?: [a-z\u{e0}-\u{24f}'.-]{1,24}){0,3})\*?,? [\[(]?(?:[0-9a-z./-]{1,12},? ){0,3}\d{1,2}[:.]\d\d(?::\d\d)?[\])]?:?\s*$").expect("a fixed pattern")
});

/// A line that is a name and nothing else: who says what stands below it.
static HEADED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(r"^[\s>|*~-]*([a-z\u{e0}-\u{24f}'-]{2,24}(?: [a-z\u{e0}-\u{24f}'.-]{1,24}){0,3})[*:]?\s*$")
        .expect("a fixed pattern")
});

/// A line that begins with a title and a name, and the line behind it.
static SIGNS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(
        r"(?:^|\n|groet(?:en)?,? )(?:mevr|mw|mevrouw|dhr|meneer|de heer|fam|familie)\.? [^\n]{2,40}(?:\n[^\n]{0,12})?$",
    )
    .expect("a fixed pattern")
});

/// What organisations call themselves in their domains.
static ORGANISATION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::folded(
        r"(?:gemeente|politie|ggz|ggd|thuiszorg|zorg|welzijn|wonen|woningstichting|corporatie|wijkteam|lokaalteam|gebiedsteam|sociaalteam|reclassering|veiligthuis|jeugd|onderwijs|ziekenhuis|begeleiding|procesregie|maatschappelijk|kinderbescherming|rechtspraak|rijksoverheid|minvenj|belastingdienst|stichting)(?:nl\b)?",
    )
    .expect("a fixed pattern")
});

/// Whether a label of a domain, or a part of one between dashes, begins or ends with what organisations call themselves: `testzorg.example`,
/// not `bezorgd.example`.
fn is_of_organisation(domain: &str) -> bool {
    let border = |side: Option<char>| side.is_none_or(|c| matches!(c, '.' | '-'));
    ORGANISATION
        .find_iter(domain)
        .any(|word| border(domain[..word.start()].chars().next_back()) || border(domain[word.end()..].chars().next()))
}

/// Signs that a line of a signature belongs to the resident after all.
static HEADER: LazyLock<Regex> =
    LazyLock::new(|| Regex::folded(r"^\s*(?:van|from|aan|to|cc|bcc)\s*:").expect("a fixed pattern"));

/// [`Category::Professional`] if a telephone number is a professional's, else [`Category::Telefoon`].
pub(super) fn of_phone(context: &Context, range: &Range<usize>) -> Category {
    let digits = last_digits(&context.view.lower[range.clone()]);
    let known = context.settings.professionals.iter().flat_map(|p| &p.phones).any(|p| last_digits(p) == digits);
    // Behind 088 are organisations only.
    let of_organisation = digits.starts_with("88")
        && digits.len() == 9
        && !PRIVATE.is_match(clause(context.view.line_before(range.start, 24)));
    if known || of_organisation || is_professional(context, range) {
        Category::Professional
    } else {
        Category::Telefoon
    }
}

/// [`Category::Professional`] if an address is a professional's, else [`Category::Email`].
pub(super) fn of_address(context: &Context, range: &Range<usize>) -> Category {
    let address = &context.view.lower[range.clone()];
    let settings = context.settings;
    let known = settings.professionals.iter().flat_map(|p| &p.addresses).any(|a| a.eq_ignore_ascii_case(address));
    let at_home = address.rsplit_once('@').is_some_and(|(_, domain)| {
        settings.professional_domains.iter().any(|d| {
            let d = d.trim_start_matches('@').to_ascii_lowercase();
            domain == d || domain.strip_suffix(&d).is_some_and(|rest| rest.ends_with('.'))
        })
    });
    let line = context.view.line_at(range.start).range.start;
    let in_header = HEADER.is_match(context.view.after(line, 20));
    let of_organisation = address.rsplit_once('@').is_some_and(|(_, domain)| is_of_organisation(domain));
    let signed = context.view.in_signature(range.start) && !in_header;
    if known || at_home || of_organisation || signed { Category::Professional } else { Category::Email }
}

/// The nearest word on either's side within the clause decides; a signature is the professional's.
fn is_professional(context: &Context, range: &Range<usize>) -> bool {
    let view = context.view;
    let before = clause(view.line_before(range.start, 90));
    let private = last_match(&PRIVATE, before);
    let spoken = || REPORTED.is_match(before) || speaks_another(context, range) || in_open_quotation(view, range.start);
    let own = |role: &str| OWN.is_match(role) && spoken();
    let other = |role: &str, end: usize| role.starts_with("bel") && names_another(&before[end..]);
    let role = ROLE
        .find_iter(before)
        .last()
        .filter(|role| {
            !own(role.as_str()) && !other(role.as_str(), role.end()) && !calls_another(&before[role.end()..])
        })
        .map(|role| role.end());
    if view.in_signature(range.start) {
        // "mevr. R. Tester" / "010 - 200 11 22": somebody who signs with a title and no office.
        let signed = view.before(range.start, 90);
        let signed = signed.rsplit("\n\n").next().unwrap_or(signed);
        if SIGNS.is_match(signed) && !ROLE.is_match(signed) && !ROLE.is_match(view.after(range.end, 60)) {
            return false;
        }
        return private.is_none() || role > private;
    }
    role.is_some() && role > private
}

/// `Fadwa: mijn nummer is nu` + ` 06-12345678`: the line is what somebody says who has a first name, and is nobody that writes or
/// reads here.
fn speaks_another(context: &Context, range: &Range<usize>) -> bool {
    let view = context.view;
    let line = view.line_before(range.start, 200);
    let number = view.lines.partition_point(|line| line.range.start <= range.start);
    let above = number.checked_sub(2).map_or("", |above| &view.lower[view.lines[above].range.clone()]);
    let stamped = || STAMPED.captures(above).filter(|_| above.len() < 80);
    let headed = || HEADED.captures(above).filter(|_| above.len() < 60);
    let said = SPEAKS.captures_iter(line).last().or_else(stamped).or_else(headed);
    let Some(who) = said.and_then(|found| found.get(1)) else {
        return false;
    };
    let first = who.as_str().split(' ').next().unwrap_or("");
    let entry = context.dictionary.look_up(&key::fold(first));
    let known = |name: &str| name.split(|c: char| !c.is_alphanumeric()).any(|part| key::fold(part) == key::fold(first));
    let given = entry.first().listed() && (entry.firm_first() || !entry.ordinary());
    given && !context.settings.professionals.iter().any(|professional| known(&professional.name))
}

/// `Zij schreef: "Ik kan niet meer.⏎Bel me` + ` 06-12345678"`: a quotation that a line above opened, in the same paragraph, is not closed yet.
fn in_open_quotation(view: &View, at: usize) -> bool {
    /// No quotation is followed further back.
    const FAR: usize = 600;
    let before = view.before(at, FAR);
    let paragraph = before.rsplit("\n\n").next().unwrap_or(before);
    paragraph.contains('\n') && paragraph.len() < FAR && paragraph.matches('"').count() % 2 == 1
}

/// `Huisarts Testman` + ` belde Kemal Test op`: whom a professional called is reached there.
fn calls_another(behind: &str) -> bool {
    let mut words = behind.split_whitespace().rev();
    let to = words.next().is_some_and(|word| matches!(word, "op" | "via"));
    // A name of up to four words between the verb and the preposition.
    let verb =
        |word: &str| matches!(word, "belde" | "belt" | "appt" | "appte" | "bereikte" | "bereikt" | "trof" | "sprak");
    let between = words.by_ref().take(5).position(verb);
    let own = |word: &str| matches!(word, "mij" | "me" | "ons" | "terug" | "net" | "vaak" | "ook" | "dan" | "graag");
    let callee = || behind.split_whitespace().rev().skip(1).take(between.unwrap_or(0)).all(|word| !own(word));
    to && between.is_some_and(|count| count > 0) && callee()
}

/// `bellen kan ook` + ` naar Trees`: whom one is to call who is not the writer.
fn names_another(behind: &str) -> bool {
    let mut words = behind.split_whitespace();
    let led = matches!(words.next(), Some("naar" | "met" | "bij"));
    let who = words.next().unwrap_or("").trim_end_matches([':', ',', '.']);
    let own = matches!(who, "mij" | "me" | "ons" | "mijn" | "onze" | "de" | "het" | "dit" | "deze" | "een" | "nummer");
    led && who.starts_with(char::is_alphabetic) && !own
}

fn last_match(pattern: &Regex, text: &str) -> Option<usize> {
    pattern.find_iter(text).last().map(|m| m.end())
}

/// What of `before` belongs to the clause that runs up to its end.
pub(super) fn clause(before: &str) -> &str {
    let stops = |(at, byte): &(usize, &u8)| match byte {
        b';' | b'!' | b'?' => true,
        b'.' => {
            let behind = &before[at + 1..];
            behind.starts_with("  ") || behind.starts_with(' ') && !is_short(&before[..*at])
        }
        _ => false,
    };
    let stop = before.as_bytes().iter().enumerate().rfind(stops).map_or(0, |(at, _)| at + 1);
    &before[stop..]
}

/// Whether the last word is so short that a full stop behind it means an abbreviation.
fn is_short(before: &str) -> bool {
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    !word.is_empty()
        && (word.len() <= 2
            || matches!(
                word,
                "huisnr"
                    | "nrs"
                    | "huisnrs"
                    | "str"
                    | "past"
                    | "burg"
                    | "tel"
                    | "mob"
                    | "mevr"
                    | "dhr"
                    | "fam"
                    | "geb"
                    | "dhr."
            ))
}

fn last_digits(number: &str) -> String {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    digits[digits.len().saturating_sub(9)..].to_owned()
}
