//! What sounds like consent, running help or attendance and is none, beside what is: conditions, other people's, what is
//! to come, short forms. Single sentences in a mail that says nothing else of the matter.

use super::sentences::wrong;
use crate::model::Consent::{Attached, Claimed, Exception, None, Refused, Withdrawn};

#[test]
fn told_is_not_asked_and_others_consent_is_nobodys() {
    let rows = [
        (None, "Ze weet dat ik advies ga vragen."),
        (None, "Ouders weten dat ik ruggespraak houd."),
        (None, "De bewoners zijn niet om toestemming gevraagd."),
        (None, "BEIDE PARTIJEN WETEN DAT IK HET DOORGEEF, TOESTEMMING IS NIET GEVRAAGD."),
        (None, "Ouders weten dat ik dit bespreek. Toestemming is nog niet gevraagd."),
        (Claimed, "Meneer weet dat ik dit inbreng. Hij weet niet wat de uitkomst zal zijn."),
        (None, "De buurvrouw vindt het goed dat ik haar noem."),
        (None, "Mijn leidinggevende vindt het goed dat ik dit inbreng."),
        (None, "De vorige keer had een andere bewoner wel toestemming gegeven."),
        (None, "Haar broer weet ervan."),
        (None, "Ik vind het prima als de wijkagent meegaat."),
        (None, "Met instemming van de huisarts is de medicatie gestopt."),
        (None, "De woningcorporatie is op de hoogte."),
    ];
    assert_eq!(wrong(&rows, |s| s.consent), []);
}

#[test]
fn an_agreement_to_come_or_on_terms() {
    let rows = [
        (None, "Als ze akkoord is vul ik het formulier in."),
        (None, "Mocht zij akkoord gaan, dan hoor je het."),
        (None, "Ik verwacht dat ze akkoord gaat."),
        (None, "Volgende week tekent zij hopelijk het formulier."),
        (None, "Het formulier ligt bij hem op tafel, ongetekend."),
        (None, "Nog geen akkoord van moeder, ik spreek haar vrijdag."),
        (Claimed, "Ze vindt alles best \"als mijn ex er maar niet bij zit\". Een handtekening heb ik nog niet."),
        (Claimed, "Hij is akkoord, op voorwaarde dat zijn baas er niet bij zit."),
        (Claimed, "Mw. akk. met bespr. zonder naam."),
        (Claimed, "dhr akk, geen form."),
        (Claimed, "Toest: mondeling ja"),
        (None, "10 toestemming: moet nog"),
        (None, "Toestemming: is nog niet besproken"),
        (None, "Toestemming is een openstaand punt."),
        (None, "Toestemming? Nog niet gevraagd."),
    ];
    assert_eq!(wrong(&rows, |s| s.consent), []);
}

#[test]
fn agreement_on_another_thing() {
    let rows = [
        (None, "Ze vindt het fijn als ik langskom."),
        (None, "Zij weet dat ik donderdag kom."),
        (None, "De dochter staat erachter dat moeder verhuist."),
        (None, "Zij is akkoord gegaan met een betalingsregeling."),
        (None, "Hij heeft ermee ingestemd dat zijn zoon de bank doet."),
        (None, "De bewindvoerder geeft geen toestemming voor de uitgave."),
        (None, "Ouders zijn gescheiden en er is geen akkoord over de omgang."),
        (None, "Vader verbood haar met andere jongens te praten."),
        (None, "Hij heeft zich bedacht en wil toch verhuizen."),
        (None, "Ze wil niet langer meedoen aan de eettafel."),
        (None, "Moeder zegt dat het goed gaat."),
        (None, "Hij knikte vriendelijk naar de buren."),
        (None, "Het bezoek is goedgekeurd door de directie."),
        (Claimed, "Zij gaat akkoord met overleg in het team."),
        (Claimed, "Ze vindt het prima als ik haar naam noem."),
    ];
    assert_eq!(wrong(&rows, |s| s.consent), []);
}

#[test]
fn a_refusal_a_withdrawal_and_a_form_in_other_words() {
    let rows = [
        (Refused, "Moeder heb ik gevraagd of ik met anderen mocht overleggen: nee, beslist niet."),
        (Refused, "Mijnheer wenst niet besproken te worden."),
        (Refused, "Toestemming is gevraagd maar niet gegeven."),
        (Refused, "Ik mag het van hem niet delen."),
        (Refused, "Hae wilt neet dat ich 't euver häöm höb."),
        (Refused, "Ze is er fel op tegen dat ik het met anderen bespreek."),
        (Refused, "Toestemming: nee. Mevrouw is hier heel stellig in."),
        (Withdrawn, "Ze had ja gezegd maar is daarop teruggekomen."),
        (Withdrawn, "Eerder getekend, vorige week ingetrokken."),
        (Withdrawn, "Toestemming: ingetrokken op 4 november"),
        (Attached, "Het formulier van Karima is bijgevoegd."),
        (Attached, "De verklaring van meneer heb ik aangehecht."),
        (Attached, "toest form get., zie bijl."),
        (None, "Het formulier van het UWV is bijgevoegd."),
        (None, "Bijgevoegd de verklaring van de huisarts."),
        (None, "Vraag: wat mogen we doen zonder toestemming, gelet op de meldcode en de veiligheid van de kinderen?"),
        (Exception, "Geen toestemming; vitaal belang, hij kan sterven als we niets doen."),
    ];
    assert_eq!(wrong(&rows, |s| s.consent), []);
}

#[test]
fn help_of_somebody_else_or_to_come_is_not_running() {
    let rows = [
        (true, "Dossier bij ons: BP 21-884."),
        (true, "De poetshulp komt via de gemeente op woensdag."),
        (true, "Het Kernteam kent haar ook."),
        (true, "In januari heeft zij zich bij ons gemeld voor een schuldregeling."),
        (true, "Hulp nu: klantmanager inkomen, huisarts"),
        (true, "Wie er al bij zit: ik (wijkteam, sinds maart), de Kredietbank, de huisarts."),
        (true, "Zij is cliënt van MEE."),
        (true, "Zij heeft een maatje via Humanitas die elke dinsdag komt."),
        (true, "Ik kom er nu een half jaar als maatschappelijk werker."),
        (false, "Betrokken: school, leerplicht, huisarts. Alcander kent ze (nog) niet."),
        (false, "Betr.: huisarts. SMW: wachtl. 10 wk."),
        (false, "1 plan (1G1P): nee, dit overleg is om het te maken"),
        (false, "Zijn vriendin is onder bewind."),
        (false, "Haar broer woont begeleid in Sittard."),
        (false, "De buurman is bekend bij de GGZ."),
        (false, "Dochter werkt bij jeugdzorg."),
        (false, "Mevrouw wacht op een plek bij de dagbesteding."),
        (false, "Een gezinscoach heeft zij in het voorjaar de deur gewezen."),
        (false, "Graag begeleiding vanuit Radar."),
        (false, "Zij was tot vorig jaar cliënt bij MEE."),
        (false, "De update van Windows wil niet."),
    ];
    assert_eq!(wrong(&rows, |s| s.known_case), []);
}

#[test]
fn who_comes_and_who_only_would() {
    let rows = [
        (true, "Ik haal haar op, ze is slecht ter been."),
        (true, "Hij zou graag zelf aanschuiven als het kan."),
        (true, "Mw. sluit aan, bij voorkeur eerste kwartier."),
        (true, "Komt zelf : ja, als haar zus meegaat"),
        (true, "Graag een stoel extra, meneer komt ook."),
        (true, "Zij heeft gevraagd of ze erbij mag zijn."),
        (true, "Ze belt in vanuit het ziekenhuis."),
        (false, "Komt zelf: nee"),
        (false, "Ze zou wel willen komen maar ze heeft geen vervoer en dus komt ze niet."),
        (false, "De jongere sluit zich aan bij een groep op straat."),
        (false, "Hij komt met zijn scooter door de straat."),
        (false, "Moeder komt uit Ghana."),
        (false, "Ze is gevraagd erbij te zijn, ze denkt er nog over na."),
    ];
    assert_eq!(wrong(&rows, |s| s.resident_attends), []);
}
