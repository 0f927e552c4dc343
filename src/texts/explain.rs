//! A profile as a page that a privacy officer can read and sign: every key as a sentence in plain Dutch.

use crate::config::{
    Attachments, CaseDelivery, ConsentFormPolicy, CoordinatorSees, Deadline, GroundModel, InformedRequired,
    KnownCasePolicy, KnownCheck, LatePolicy, MinutesDelivery, MinutesPolicy, Mode, NamedRequires, NoConsent,
    PartyMention, PlanRequired, Profile, Recipients, Status, TargetGroup, UrgentWay,
};
use crate::model::{ExceptionScheme, Stage};

/// One sentence of the page: the key that it comes from, the rows, the words.
struct Line {
    key: &'static str,
    rows: &'static str,
    text: String,
}

fn line(key: &'static str, rows: &'static str, text: impl Into<String>) -> Line {
    Line { key, rows, text: text.into() }
}

fn full_day(day: jiff::civil::Date) -> String {
    format!("{} {}", super::civil_day(day), day.year())
}

/// A period in words: `7d` is `7 dagen`, `1d 12h` is `1 dag en 12 uur`.
fn spoken(period: &str) -> String {
    let mut parts = Vec::new();
    let mut digits = String::new();
    for c in period.chars() {
        match c {
            _ if c.is_ascii_digit() => digits.push(c),
            'd' if digits == "1" => parts.push("1 dag".to_owned()),
            'd' => parts.push(format!("{digits} dagen")),
            'h' => parts.push(format!("{digits} uur")),
            'm' => parts.push(format!("{digits} minuten")),
            ' ' => {}
            // Weeks, months and the like: as they are written.
            _ => return period.to_owned(),
        }
        if !c.is_ascii_digit() {
            digits.clear();
        }
    }
    super::enumeration(&parts).unwrap_or_else(|| period.to_owned())
}

fn list(items: &[String]) -> String {
    super::enumeration(items).unwrap_or_else(|| "niemand".into())
}

/// The page of a profile, as plain text with headings.
pub fn page(profile: &Profile, hash: &str) -> String {
    let mut text = format!("# Afspraken voor overleg\n\nNaam: {}\nProfiel: {}\n", profile.title, profile.name);
    let end = profile.valid_to.map_or("zonder einddatum".into(), |d| format!("tot en met {}", full_day(d)));
    text += &format!("Geldig: vanaf {}, {end}.\n", full_day(profile.valid_from));
    if profile.status == Status::Provisional {
        text += "Dit is een voorlopige richtlijn.\n";
    }
    text += &format!("Versie van alle regels: {}\n", hash.get(..16).unwrap_or(hash));
    for (heading, lines) in std::iter::once(("Wat altijd geldt", always())).chain(parts(profile)) {
        text += &format!("\n## {heading}\n\n");
        for line in lines.iter().filter(|l| !l.text.is_empty()) {
            let origin =
                if line.key.is_empty() { line.rows.to_owned() } else { format!("{}; {}", line.key, line.rows) };
            text += &format!("- {} ({origin})\n", line.text);
        }
    }
    text += "\n## Wat de partijen hebben afgesproken (A-12)\n\n";
    for (section, words) in profile.agreement.sections() {
        text += &format!("- {}: {words}\n", section_name(section));
    }
    text += &format!("\n## Rechten van de inwoner (H-46)\n\n{}\n", profile.rights_text);
    text + "\n## Akkoord\n\nGelezen en akkoord:\n\nNaam:\n\nFunctie:\n\nDatum:\n\nHandtekening:\n"
}

/// What a profile itself says, by heading.
fn parts(profile: &Profile) -> [(&'static str, Vec<Line>); 5] {
    [
        ("Zonder en met toestemming", consent(profile)),
        ("Een uitzondering", exception(profile)),
        ("Wie leest mee", readers(profile)),
        ("Wat in een mail moet staan", asked(profile)),
        ("Tijd", time(profile)),
    ]
}

/// In what two profiles differ, sentence beside sentence; what is alike is not named.
pub fn differences(left: &Profile, right: &Profile) -> String {
    let mut text = format!("# Verschil tussen {} en {}\n\nWat hier niet staat, is gelijk.\n", left.name, right.name);
    let mut any = false;
    let both = |a: &str, b: &str| {
        let shown = |words: &str| if words.is_empty() { "niet afgesproken".to_owned() } else { words.to_owned() };
        format!("  {}: {}\n  {}: {}\n", left.name, shown(a), right.name, shown(b))
    };
    for ((heading, ours), (_, theirs)) in parts(left).into_iter().zip(parts(right)) {
        let other = |key: &str| theirs.iter().find(|l| l.key == key).map_or("", |l| l.text.as_str());
        let differ: Vec<&Line> = ours.iter().filter(|l| l.text != other(l.key)).collect();
        if !differ.is_empty() {
            text += &format!("\n## {heading}\n\n");
        }
        for line in differ {
            any = true;
            text += &format!("- {} ({})\n{}", line.key, line.rows, both(&line.text, other(line.key)));
        }
    }
    let agreed = left.agreement.sections().into_iter().zip(right.agreement.sections());
    let agreed: Vec<_> = agreed.filter(|((_, a), (_, b))| a != b).collect();
    if !agreed.is_empty() {
        text += "\n## Wat de partijen hebben afgesproken (A-12)\n\n";
    }
    for ((section, a), (_, b)) in agreed {
        any = true;
        text += &format!("- {}\n{}", section_name(section), both(a, b));
    }
    if left.rights_text != right.rights_text {
        any = true;
        text += &format!("\n## Rechten van de inwoner (H-46)\n\n{}", both(&left.rights_text, &right.rights_text));
    }
    if any { text } else { format!("{} en {} zijn gelijk.\n", left.name, right.name) }
}

/// A section of the agreement as people call it.
fn section_name(section: &str) -> &'static str {
    match section {
        "purpose" => "Doel",
        "parties" => "Partijen",
        "possibilities" => "Wat mag",
        "process" => "Werkwijze",
        _ => "Afspraken",
    }
}

fn always() -> Vec<Line> {
    vec![
        line("", "S-12, S-40", "Een naam gaat alleen naar het team met een geldige, getekende toestemming."),
        line("", "H-21b", "Een BSN, telefoonnummer, rekeningnummer of kenteken gaat nooit mee."),
        line("", "S-41, Z-32", "Wie niet op het formulier staat, blijft zonder naam: familie, buren, anderen."),
        line("", "A-33", "De poort zegt nooit of iemand of een casus bekend is."),
        line("", "H-90", "Geen mail verdwijnt. Gevaar wordt meteen aan de coördinator en de vervanger verteld."),
        line("", "A-43, H-37", "Een convenant of een gerechtvaardigd belang is nooit een grond."),
    ]
}

fn consent(p: &Profile) -> Vec<Line> {
    let without = match p.no_consent {
        NoConsent::Anonymous => "Zonder toestemming gaat een casus zonder namen naar het team.",
        NoConsent::Hold => "Zonder toestemming gaat een casus niet verder, tenzij een uitzondering is vastgelegd.",
        NoConsent::AnonymousWithReason => {
            "Zonder toestemming gaat een casus zonder namen verder, met de bezwaren van de inwoner en de afweging erboven."
        }
        NoConsent::RegisseurDecides => {
            "Zonder toestemming beslist de regisseur, volgens de regels voor een uitzondering."
        }
    };
    let known = match p.known_case_without_consent {
        KnownCasePolicy::ReturnWithForm => "Een bekende casus zonder toestemming gaat terug, met het formulier.",
        KnownCasePolicy::Hold => "Over een bekende casus zonder toestemming beslist de coördinator.",
        KnownCasePolicy::Anonymous => "Een bekende casus zonder toestemming gaat zonder namen.",
    };
    let presence = if p.presence_counts_as_consent {
        "Sluit de inwoner zelf aan? Dan wordt niet om toestemming gevraagd. De mail blijft zonder namen."
    } else {
        "Dat de inwoner zelf aansluit, is geen toestemming."
    };
    let named = match p.named_requires {
        NamedRequires::Consent => "Met toestemming mag de naam van wie tekende in de tekst.",
        NamedRequires::ConsentAndPresence => {
            "Een naam mag alleen in de tekst als de inwoner tekende en zelf bij het overleg is."
        }
    };
    let kinds: Vec<String> = p.consent_allows.iter().map(|c| super::category_name(*c).to_owned()).collect();
    let kinds = super::enumeration(&kinds).map_or("geen andere gegevens".into(), |k| k);
    let form = match p.consent_form {
        ConsentFormPolicy::Required => "Alleen een getekend formulier telt. Zeggen dat er toestemming is, telt niet.",
        ConsentFormPolicy::ClaimEnough => {
            "Zeggen dat er toestemming is, is genoeg om zonder namen verder te gaan. Voor een naam is een formulier nodig."
        }
    };
    let ages = format!(
        "Vanaf {} jaar tekent een jongere mee, vanaf {} jaar tekent iemand alleen.",
        p.consent_age_cosign, p.consent_age_alone
    );
    let parties = match p.party_mention {
        PartyMention::Keep => "Namen van organisaties blijven staan.".to_owned(),
        PartyMention::GeneraliseSensitive => {
            format!("Deze organisaties worden niet genoemd zonder toestemming: {}.", list(&p.sensitive_parties))
        }
    };
    let known_check = match p.known_check {
        KnownCheck::Off => "Vragen of iemand ergens bekend is, gaat terug: eerst met de cliënt praten.",
        KnownCheck::AnonymousDescription => "Vragen of iemand bekend is, kan alleen met een beschrijving zonder namen.",
        KnownCheck::NamedWithConsent => "Vragen of iemand bekend is, kan met naam alleen als er toestemming is.",
    };
    let mode = match p.mode {
        Mode::Redact => "Namen en nummers worden uit de tekst gehaald.",
        Mode::Flag => "Staat er een naam of nummer in, dan gaat de mail eerst naar de coördinator.",
    };
    let keep: Vec<String> = p.keep.iter().map(|c| super::category_name(*c).to_owned()).collect();
    let keep = super::enumeration(&keep).map_or(String::new(), |k| format!("Deze gegevens blijven staan: {k}."));
    let medical = if p.medical_needs_consent {
        "Vraagt een mail naar medische gegevens of gebruik van middelen? Dan is toestemming nodig die dat noemt. Anders wacht de mail."
    } else {
        ""
    };
    vec![
        line("no_consent", "S-12, H-69, W-19; K4", without),
        line("known_case_without_consent", "S-20; K9", known),
        line("presence_counts_as_consent", "S-26, A-21; K1", presence),
        line("named_requires", "S-13, S-40; K2", named),
        line(
            "prefer_anonymous",
            "A-17",
            if p.prefer_anonymous { "De tekst gaat altijd zonder namen, ook met toestemming." } else { "" },
        ),
        line("consent_allows", "S-42, H-72", format!("Met toestemming mag naast de naam ook mee: {kinds}.")),
        line("consent_form", "S-25; K15", form),
        line(
            "withdraw_erases",
            "H-33, H-35; K18",
            if p.withdraw_erases {
                "Trekt de inwoner de toestemming in? Dan gaat er meteen geen naam meer mee. Wat van het formulier was bewaard, wordt gewist."
            } else {
                "Trekt de inwoner de toestemming in? Dan gaat er meteen geen naam meer mee. Het formulier blijft bewaard tot het einde van de termijn."
            },
        ),
        line("consent_age_cosign, consent_age_alone", "H-103 tot H-105; K10", ages),
        line("party_mention, sensitive_parties", "S-17, H-79, Z-30; K21", parties),
        line("known_check", "H-80, A-35; K8", known_check),
        line("medical_needs_consent", "H-36, Z-34", medical),
        line("mode, redact_from, flag_from", "S-12", mode),
        line("keep", "S-42", keep),
    ]
}

fn exception(p: &Profile) -> Vec<Line> {
    let scheme = match p.exception_scheme {
        ExceptionScheme::None => "Er is geen uitzondering op toestemming.",
        ExceptionScheme::Heerlen => {
            "Een uitzondering heeft vijf delen: noodzaak voor de taak, vitaal belang, dringend belang, één van drie gronden, \
             en een motivering. Ontbreekt er één, dan geldt hij niet."
        }
        ExceptionScheme::Woonkans6 => {
            "Een uitzondering heeft zes criteria, elk met een eigen reden. Alle zes, of geen."
        }
        ExceptionScheme::AveFrames => "Een uitzondering noemt een wettelijk kader en een motivering.",
    };
    let by = if p.exception_scheme == ExceptionScheme::None {
        String::new()
    } else {
        format!(
            "De professional onderbouwt hem zelf. De coördinator of regisseur geeft hem vrij. Na hoogstens {} dagen wordt hij \
             opnieuw gewogen. Een reden telt minstens {} tekens.",
            p.exception_review_days, p.exception_words
        )
    };
    let model = match p.ground_model {
        GroundModel::Consent => "Toestemming is de grond om te delen.",
        GroundModel::PublicTask => {
            "De publieke taak van de partijen is de grond om te delen. Toestemming heft alleen de geheimhouding op."
        }
        GroundModel::Both => "Toestemming of een publieke taak is de grond om te delen. Welke, staat per casus vast.",
    };
    let grounds: Vec<String> = p.grounds.iter().map(|g| super::ground(*g).to_owned()).collect();
    vec![
        line("exception_scheme", "H-38, W-39, A-01; K5", scheme),
        line("exception_review_days, exception_words", "W-31, A-09; K19", by),
        line("ground_model", "H-31, A-13; K3", model),
        line("grounds", "H-19, A-01; K22", format!("De coördinator of regisseur kan vastleggen: {}.", list(&grounds))),
    ]
}

fn readers(p: &Profile) -> Vec<Line> {
    let recipients = match p.recipients {
        Recipients::Team => "Alle leden van het team krijgen de casus.",
        Recipients::Involved => "Alleen leden van organisaties die betrokken zijn, krijgen de casus.",
        Recipients::PerCase => "Per casus kiest de coördinator wie hem krijgt.",
    };
    let recipients = format!(
        "{recipients} Gaat een casus verder met een uitzondering of een vastgelegde grond? Dan leest alleen wie betrokken is."
    );
    let stage = |s: &Stage| match s {
        Stage::Regisseur => "Eerst leest de regisseur zonder namen en beslist.",
        Stage::Consulent => "Eerst leest de consulent zonder namen en beslist.",
        Stage::Consent => "Dan vraagt de inbrenger de inwoner om toestemming.",
    };
    let stages: Vec<&str> = p.stages.iter().map(stage).collect();
    let stages = if stages.is_empty() {
        "Een casus gaat via de coördinator naar het team.".to_owned()
    } else {
        format!("Een casus gaat in stappen. {} Daarna pas leest het team.", stages.join(" "))
    };
    let signed = if p.signature_required {
        format!("Alleen organisaties die tekenden, krijgen iets. Eigen afspraak: {}.", list(&p.separate_agreement))
    } else {
        String::new()
    };
    let wpg = match &p.wpg_agreement {
        Some(reference) => format!("Wat {} mag krijgen, staat in: {reference}.", list(&p.police_parties)),
        None if p.police_parties.is_empty() => String::new(),
        None => format!("Zonder eigen convenant (Wpg) gaat niets naar {}.", list(&p.police_parties)),
    };
    let third = match p.allowed_third_parties.as_slice() {
        [] => String::new(),
        some => format!("Voor één casus kan worden samengewerkt met: {}.", list(some)),
    };
    let task = if p.legal_task_required { "Een lid zonder vastgelegde wettelijke taak krijgt niets." } else { "" };
    let delivery = match p.delivery {
        CaseDelivery::Mail => "Het team krijgt de tekst per mail.",
        CaseDelivery::Notice => "Het team krijgt alleen bericht dat er een casus is, niet de tekst.",
    };
    let attachments = match p.attachments {
        Attachments::Section => "De tekst van bijlagen staat in de mail, zonder namen.",
        Attachments::Document => "De tekst van bijlagen gaat mee als eigen bestand, zonder namen.",
        Attachments::None => "De tekst van bijlagen gaat niet mee.",
    };
    let expire = if p.expire_after_meeting { "Na het overleg vragen wij ieder om de tekst te wissen." } else { "" };
    let sees = match p.coordinator_sees {
        CoordinatorSees::Redacted => "De coördinator leest de tekst zonder namen.",
        CoordinatorSees::OriginalOnRequest => {
            "De coördinator leest de tekst zonder namen. Het origineel kan zij opvragen, met een reden. Dat wordt vastgelegd."
        }
    };
    vec![
        line("recipients", "S-45, H-22, A-51; K7", recipients),
        line("stages", "W-09, H-100; K23", stages),
        line("signature_required, separate_agreement", "H-01, H-77; K25", signed),
        line("police_parties, wpg_agreement", "A-44; K16", wpg),
        line("allowed_third_parties", "H-76; K16", third),
        line("legal_task_required", "A-23", task),
        line("delivery", "Z-22; K17", delivery),
        line(
            "disclosure_note",
            "A-56",
            if p.disclosure_note {
                "De inbrenger leest na verzending wie de casus kreeg, voor het eigen dossier."
            } else {
                ""
            },
        ),
        line("attachments", "H-13", attachments),
        line("expire_after_meeting", "Z-22; K17", expire),
        line("coordinator_sees", "K26", sees),
        line("purpose", "H-62a", p.purpose.as_ref().map_or(String::new(), |t| format!("Boven elke casus staat: {t}"))),
        line("places", "S-15", format!("Dorpen en buurten van lijst {} blijven in de tekst staan.", p.places())),
    ]
}

fn asked(p: &Profile) -> Vec<Line> {
    let when = |on: bool, text: &str| if on { text.to_owned() } else { String::new() };
    let informed = match p.informed_required {
        InformedRequired::No => "",
        InformedRequired::Flag => "Staat er niet of de inwoner het weet? Dan leest de coördinator dat.",
        InformedRequired::Hold => "Staat er niet of de inwoner het weet? Dan wacht de casus.",
    };
    let plan = match p.plan_required {
        PlanRequired::No => "",
        PlanRequired::Yes => "Er moet al een plan voor het huishouden zijn. Anders wacht de casus.",
        PlanRequired::YesOrGoal => "Er is een plan, of een plan maken is het doel. Anders leest de coördinator dat.",
    };
    let areas: Vec<String> =
        p.leefgebieden.iter().map(|l| l.split(':').next().unwrap_or(l).trim().to_owned()).collect();
    let areas = if p.leefgebieden_min > 0 {
        format!("Een casus raakt minstens {} van deze leefgebieden: {}.", p.leefgebieden_min, list(&areas))
    } else {
        String::new()
    };
    let youth = if p.youth_until > 0 {
        format!(
            "Wie jonger is dan {} jaar, telt als jeugdige. Lijkt een casus van een ander cluster? Dan leest de coördinator dat.",
            p.youth_until
        )
    } else {
        String::new()
    };
    let group = match p.target_group {
        Some(TargetGroup::Youth) => "Dit overleg is voor jeugdigen en hun gezin.",
        Some(TargetGroup::Adults) => "Dit overleg is voor volwassenen.",
        Some(TargetGroup::Multiproblem) => "Dit overleg is voor huishoudens met zeer complexe problemen.",
        None => "",
    };
    let names = |lines: &[String]| -> Vec<String> {
        lines.iter().map(|l| l.split(':').next().unwrap_or(l).trim().to_owned()).collect()
    };
    let criteria = if p.criteria.is_empty() {
        String::new()
    } else {
        format!("De coördinator leest welke criteria in de tekst staan. Dat zijn: {}.", list(&names(&p.criteria)))
    };
    let referrals = if p.referrals.is_empty() {
        String::new()
    } else {
        format!("De coördinator krijgt een tip als een ander overleg beter past: {}.", list(&names(&p.referrals)))
    };
    let round_table = if p.round_table_from > 0 {
        format!(
            "Bij {} organisaties of meer krijgt de coördinator de tip om een rondetafel te houden.",
            p.round_table_from
        )
    } else {
        String::new()
    };
    let short = if p.short_words > 0 {
        format!("Minder dan {} woorden over de situatie? Dan krijgt de inbrenger een tip.", p.short_words)
    } else {
        String::new()
    };
    let dossier = if p.dossier_words > 0 {
        format!("Een bijlage van {} woorden of meer lijkt een heel dossier en wacht.", p.dossier_words)
    } else {
        String::new()
    };
    vec![
        line("", "S-11, S-44", "Een doel en een vraag aan het team. Ontbreekt er één, dan komt de mail terug."),
        line(
            "parties_required",
            "H-23, W-07",
            when(p.parties_required, "Welke organisaties betrokken zijn. Anders komt hij terug."),
        ),
        line(
            "necessity_required",
            "W-03",
            when(p.necessity_required, "Waarom overleg nodig is. Anders komt hij terug."),
        ),
        line(
            "kinds_required",
            "W-08",
            when(p.kinds_required, "Welke gegevens strikt nodig zijn. Anders komt hij terug."),
        ),
        line(
            "role_required",
            "A-16",
            when(p.role_required, "Vanuit welke rol de inbrenger dit vraagt. Anders leest de coördinator dat."),
        ),
        line("informed_required", "Z-12, A-49, H-45; K24", informed),
        line("plan_required", "H-68; K12", plan),
        line("leefgebieden, leefgebieden_min", "H-60; K11", areas),
        line("youth_until", "H-15, H-66; K10", youth),
        line("target_group", "H-15, H-62a", group),
        line("criteria", "H-65", criteria),
        line("referrals", "H-17, H-108, A-05", referrals),
        line("round_table_from", "H-106", round_table),
        line("short_words", "S-07, Z-36", short),
        line(
            "doel_halves",
            "S-43",
            when(
                p.doel_halves,
                "In het doel staat waarom iemand inbrengt en waarom die wil delen. Mist er één? Dan krijgt de inbrenger een tip.",
            ),
        ),
        line(
            "own_field_hint",
            "W-26",
            when(p.own_field_hint, "Noemt iemand zonder medische rol een diagnose? Dan krijgt de inbrenger een tip."),
        ),
        line(
            "tried_asked",
            "H-11, H-64",
            when(p.tried_asked, "Wat al is geprobeerd. Staat het er niet bij? Dan krijgt de inbrenger een tip."),
        ),
        line(
            "handover_questions",
            "A-30",
            when(p.handover_questions, "Wie een dossier wil overdragen, noemt eerst het team, de taak en het doel."),
        ),
        line(
            "sender_confirms",
            "S-06",
            when(p.sender_confirms, "Niets gaat verder voordat de inbrenger de tekst heeft gelezen en akkoord is."),
        ),
        line(
            "dv_hold",
            "A-03",
            when(p.dv_hold, "Bij zorgen over geweld of mishandeling wacht de casus op de coördinator."),
        ),
        line("dossier_words", "A-31", dossier),
    ]
}

fn time(p: &Profile) -> Vec<Line> {
    let deadline = match p.deadline {
        Deadline::Before(period) => {
            format!("Een mail is er uiterlijk {} voor het overleg, op de minuut.", spoken(&String::from(period)))
        }
        Deadline::None => "Er is geen uiterste termijn voor een mail.".into(),
    };
    let late = match p.late {
        LatePolicy::NextMeeting => "Te laat: naar het volgende overleg. De inbrenger leest beide data.",
        LatePolicy::Hold => "Te laat: de coördinator beslist.",
        LatePolicy::ForwardMarked => "Te laat: hij gaat door, met de melding dat hij te laat was.",
        LatePolicy::Return => "Te laat: hij gaat terug.",
    };
    let urgent = match p.urgent_way {
        UrgentWay::CoordinatorDecides => "Kan het niet wachten? De coördinator beslist binnen een werkdag.",
        UrgentWay::Call => "Kan het niet wachten? De inbrenger belt de coördinator.",
    };
    let supplement = format!(
        "Mist er een doel of vraag? Een antwoord uiterlijk {} voor het overleg houdt de plaats.",
        spoken(&String::from(p.supplement))
    );
    let approved = match (&p.approved_by, p.approved_on) {
        (Some(by), Some(on)) => {
            format!("Doorsturen zonder akkoord vooraf is goedgekeurd door {by} op {}.", full_day(on))
        }
        _ => "Elke tekst wacht op het akkoord van de coördinator.".into(),
    };
    let minutes = match p.minutes_policy {
        MinutesPolicy::ActionsOnly => "In notulen staat alleen wie wat doet.",
        MinutesPolicy::Process => "In notulen staan alleen afspraken en acties.",
        MinutesPolicy::Full => "In notulen staat het hele gesprek, zonder namen.",
    };
    let delivery = match p.minutes_delivery {
        MinutesDelivery::Mail => "Notulen gaan per mail naar wie erbij was, zonder namen.",
        MinutesDelivery::Link => "Wie erbij was, hoort dat er notulen zijn en waar die te krijgen zijn.",
        MinutesDelivery::None => "Notulen blijven bij de coördinator.",
    };
    let help = p.help_contact.as_ref().map_or(String::new(), |h| format!("Vragen over deze afspraken: {h}."));
    vec![
        line("deadline", "S-37; K13", deadline),
        line("late", "S-38; K13", if matches!(p.deadline, Deadline::None) { "" } else { late }),
        line("supplement", "S-11", supplement),
        line("urgent_way", "Z-27; K13", urgent),
        line("approved_by, approved_on", "S-45", approved),
        line("minutes_policy", "S-31, A-38; K6", minutes),
        line("minutes_delivery", "S-34, A-47; K14", delivery),
        line(
            "long_words",
            "S-07",
            format!("Is een tekst langer dan {} woorden? Dan kijkt de coördinator of alles nodig is.", p.long_words),
        ),
        line("help_contact", "Z-40", help),
    ]
}

/// Keys that the page speaks of, for the test that none is left out.
#[cfg(test)]
fn keys(profile: &Profile) -> Vec<&'static str> {
    let all = [consent(profile), exception(profile), readers(profile), asked(profile), time(profile)];
    all.into_iter().flatten().flat_map(|line| line.key.split(", ")).filter(|key| !key.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_of_a_profile_is_explained() {
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("config/casuspoort.toml");
        let (rules, _) = crate::config::load(&file).unwrap_or_else(|faults| panic!("{faults}"));
        let profile = rules.profile("stein").expect("shipped");
        let table = toml::Table::try_from(profile).expect("a table");
        let elsewhere = ["name", "title", "status", "valid_from", "valid_to", "inherits", "rights_text", "agreement"];
        let said = keys(profile);
        for key in table.keys().filter(|k| !elsewhere.contains(&k.as_str())) {
            assert!(said.contains(&key.as_str()), "{key}");
        }
    }

    #[test]
    fn h18_each_shipped_profile_reads_as_a_page_to_sign() {
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("config/casuspoort.toml");
        let (rules, _) = crate::config::load(&file).unwrap_or_else(|faults| panic!("{faults}"));
        for profile in rules.profiles.values() {
            let text = page(profile, &rules.hash);
            assert!(text.contains("Handtekening:") && text.contains(&profile.title), "{text}");
            assert!(!text.contains("anoniem"), "{text}");
            for line in text.lines().filter(|l| l.starts_with("- ")) {
                let words = line.rsplit_once(" (").map_or(line, |(words, _)| words);
                let longest =
                    words.split(['.', '?', ':', ',']).map(|s| s.split_whitespace().count()).max().unwrap_or(0);
                assert!(longest <= 20, "{}: {line}", profile.name);
            }
        }
    }

    #[test]
    fn a_period_is_told_in_words() {
        for (period, words) in
            [("7d", "7 dagen"), ("1d", "1 dag"), ("36h", "36 uur"), ("1d 12h", "1 dag en 12 uur"), ("2w", "2w")]
        {
            assert_eq!(spoken(period), words);
        }
    }
}
