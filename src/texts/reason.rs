use crate::model::Ground;
use crate::register::HoldReason;

/// A ground as people call it.
pub fn ground(ground: Ground) -> &'static str {
    match ground {
        Ground::Convenant => "convenant",
        Ground::LegitimateInterest => "gerechtvaardigd belang",
        Ground::Consent => "toestemming",
        Ground::PublicTask => "publieke taak",
        Ground::LegalDuty => "wettelijke plicht",
        Ground::VitalInterest => "vitaal belang",
        Ground::ConflictOfDuties => "conflict van plichten",
        Ground::Bemoeizorg => "bemoeizorg",
        Ground::Meldcode => "meldcode en Veilig Thuis",
        Ground::CompulsoryCare => "verplichte zorg (Wvggz, Wzd)",
    }
}

/// Why a case waits, in plain Dutch: a clause without a full stop, for lists.
pub fn hold_reason(reason: HoldReason) -> &'static str {
    match reason {
        HoldReason::Unverified => "wij weten niet zeker wie de mail stuurde",
        HoldReason::UnknownSender => "wij kennen deze afzender niet",
        HoldReason::NoSubmission => "dit lijkt geen casus, maar een bericht aan u",
        HoldReason::UnknownArea => "het dorp of de buurt is niet duidelijk",
        HoldReason::NoMeeting => "er staat geen overleg in de kalender",
        HoldReason::LateOnTheDay => "de casus kwam op de laatste dag, na de sluitingstijd",
        HoldReason::Late => "de casus kwam te laat",
        HoldReason::Uninspected => "wij konden niet alles in de mail lezen",
        HoldReason::OnlyALink => "in de mail staat alleen een link",
        HoldReason::Fault => "er ging iets mis bij ons",
        HoldReason::Gate => "bij de laatste controle vonden wij nog een gegeven",
        HoldReason::Danger => "de mail noemt gevaar",
        HoldReason::Doubt => "er staan woorden in waarover wij twijfelen",
        HoldReason::Consent => "de toestemming is niet duidelijk",
        HoldReason::KnownCase => "de casus is al bekend en er is geen toestemming",
        HoldReason::Minutes => "in de notulen staat nog een gegeven van een persoon",
        HoldReason::List => "de mail kwam via een mailinglijst",
        HoldReason::Attendance => "de inwoner wil zelf aansluiten",
        HoldReason::ForeignCase => "het nummer hoort bij een casus van iemand anders",
        HoldReason::Exception => "er wordt gevraagd om een uitzondering zonder toestemming",
        HoldReason::ExceptionOver => "de termijn van de uitzondering is voorbij",
        HoldReason::Stage => "de casus moet eerst zonder namen worden bekeken",
        HoldReason::WholeDossier => "de bijlage lijkt een heel dossier",
        HoldReason::Purpose => "het doel past misschien niet bij dit overleg",
        HoldReason::Plan => "er is nog geen plan voor het huishouden",
        HoldReason::Recipients => "het is niet duidelijk wie deze casus krijgt",
        HoldReason::Rights => "dit is een verzoek over gegevens, de privacyfunctionaris antwoordt",
        HoldReason::Restricted => "de casus is op verzoek afgeschermd",
        HoldReason::TwoCases => "in de mail staan twee casussen",
    }
}

/// What happens with a hold by itself when nobody acts before it is due: one sentence.
pub fn hold_otherwise(reason: HoldReason) -> &'static str {
    match reason {
        HoldReason::Rights => "Het verzoek gaat nooit naar het team.",
        HoldReason::ExceptionOver => "Anders gaat er niets meer van deze casus naar het team.",
        HoldReason::NoSubmission => "Anders gaat het bericht naar uw vervanger. Er gaat niets naar het team.",
        HoldReason::Consent => "Anders blijft de casus zonder namen staan.",
        _ => "Anders gaat de casus naar uw vervanger. Er gaat niets naar het team.",
    }
}
