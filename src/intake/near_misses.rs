//! What sounds like consent, running help or attendance and is none, beside what is: conditions, other people's, what is
//! to come, short forms. Single sentences in a mail that says nothing else of the matter.

use super::sentences::wrong;
use super::{IntakeSettings, understand};
use crate::model::Consent::{Attached, Claimed, Exception, None, Refused, Withdrawn};
use crate::model::{Document, Kind, Submission};

fn read(mail: &str, profile: &str) -> Submission {
    understand(&Document::from_plain(mail), &IntakeSettings::for_profile(profile))
}

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
        (None, "Moeder weet 't niet, oom wel."),
        (None, "prima doe maar Anja zet haar er maar op"),
        (None, "Ik heb het voorgelegd en ze haalde haar schouders op. Dat telt niet als ja."),
        (None, "Hij knikte toen ik zei dat ik dit bespreek. Akkoord vind ik dat niet."),
        (None, "Ze mompelde dat het goed was. Dat beschouw ik niet als toestemming."),
        (Claimed, "Doe maar, zei ze toen ik vroeg of ik dit mocht bespreken."),
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
        (None, "Wij zijn nog bezig toestemming te krijgen."),
        (None, "Ik denk niet dat hij toestemming geeft."),
        (None, "De brief met uitleg over toestemming heb ik in de bus gedaan."),
        (Claimed, "Zowel vader als moeder zijn akkoord."),
        (Claimed, "Toestemming: bespreken mag, tekenen wil ze niet"),
        (Claimed, "Toestemming: geregeld"),
        (Claimed, "Zie haet gezag dat ich 't mag bespraeke."),
        (Claimed, "Ze vindt alles best \"als mijn ex er maar niet bij zit\". Een handtekening heb ik nog niet."),
        (Claimed, "Hij is akkoord, op voorwaarde dat zijn baas er niet bij zit."),
        (Claimed, "Mw. akk. met bespr. zonder naam."),
        (Claimed, "dhr akk, geen form."),
        (Claimed, "Toest: mondeling ja"),
        (None, "10 toestemming: moet nog"),
        (None, "Toestemming: is nog niet besproken"),
        (None, "Toestemming is een openstaand punt."),
        (None, "Toestemming? Nog niet gevraagd."),
        (Claimed, "Een formulier heb ik nog niet, ze komt het vrijdag tekenen."),
        (Claimed, "Hij wil de toestemming maandag bij ons ondertekenen."),
        (None, "Hij gaat het koopcontract morgen tekenen."),
        (None, "Zij gaat het proces-verbaal tekenen."),
        (None, "Vitaal belang pas als laatste, we moeten eerst nagaan of de Wmo volstaat. Zij is niet gevraagd."),
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
        (Refused, "Geen toestemming gekregen, ook niet na uitleg."),
        (Refused, "Mevrouw heeft mij verboden hierover te spreken met derden."),
        (Withdrawn, "Vorige maand gaf hij toestemming, nu niet meer."),
        (Claimed, "Zij heeft getekend maar ik krijg de scan niet in de mail."),
        (Attached, "Het formulier van Karima is bijgevoegd."),
        (Attached, "De verklaring van meneer heb ik aangehecht."),
        (Attached, "toest form get., zie bijl."),
        (None, "Het formulier van het UWV is bijgevoegd."),
        (None, "Bijgevoegd de verklaring van de huisarts."),
        (None, "Vraag: wat mogen we doen zonder toestemming, gelet op de meldcode en de veiligheid van de kinderen?"),
        (Exception, "Geen toestemming; vitaal belang, hij kan sterven als we niets doen."),
        (Refused, "Zij zei: \"Als je dit aan iemand vertelt, zie je me nooit meer.\""),
        (Refused, "Als u het doorvertelt kom ik nooit meer terug, zei meneer."),
        (None, "Als jullie dit bespreken ben ik er graag bij."),
        (None, "Als u dit deelt met de huisarts, is dat prettig."),
        (Refused, "Ik vroeg of ik het team mocht raadplegen. Zijn antwoord was: laat maar."),
        (Refused, "Ik heb haar verteld dat ik het team om advies wil vragen. Ze zei: doe dat maar niet."),
        (Refused, "Zonder handtekening: vader en dochter antwoorden beiden nee."),
        (Withdrawn, "Er lag een formulier van moeder. Zij heeft dat bij brief van 24 november ingetrokken."),
        (Refused, "Hij zei: jullie mogen mij verzorgen maar niet bespreken."),
        (Claimed, "Toestemming op papier heb ik niet, maar ze heeft het me wel toegezegd door de telefoon."),
        (Withdrawn, "Vader had getekend en heeft dat gisteren weer ingetrokken."),
        (Withdrawn, "Ingetrokken toestemming van mevrouw, zie hieronder."),
        (
            Exception,
            "Geen toestemming, hij haalt zijn schouders op. Ik doe het toch omdat ik vrees voor zijn leven; volgende maand weeg ik het opnieuw.",
        ),
    ];
    assert_eq!(wrong(&rows, |s| s.consent), []);
}

#[test]
fn help_of_somebody_else_or_to_come_is_not_running() {
    let rows = [
        (true, "Dossier bij ons: BP 21-884."),
        (true, "Zij heeft via de gemeente poetshulp op dinsdag."),
        (true, "Het Kernteam kent haar ook."),
        (true, "In maart heeft hij zich bij ons gemeld voor een schuldregeling."),
        (true, "Hulp nu: klantmanager inkomen, huisarts"),
        (true, "Wie er al bij zit: ik (wijkteam, sinds maart), de Kredietbank, de huisarts."),
        (true, "Zij is cliënt van MEE."),
        (true, "Zij heeft een maatje via Humanitas die elke dinsdag komt."),
        (true, "Ik kom er nu een half jaar als maatschappelijk werker."),
        (false, "Betrokken: school, leerplicht, huisarts. Alcander kent ze (nog) niet."),
        (false, "Betr.: huisarts. SMW: wachtl. 10 wk."),
        (false, "1 plan (1G1P): nee, dit overleg is om het te maken"),
        (true, "Dit is de derde keer dat ik hem inbreng."),
        (true, "We zijn hier met vier organisaties mee bezig."),
        (true, "Het is weer de jongen van het plein, je weet wel, die van vorig jaar."),
        (false, "U weet wel dat het hier druk is."),
        (false, "Zij woont in de flat, u weet wel die hoge bij het water."),
        (true, "Er loopt via onze balie een aanvraag Wmo voor haar."),
        (true, "Radar en Levanto zijn al bekend met het gezin."),
        (false, "De huisarts is bekend met mevrouw."),
        (true, "Vader komt bij MEE op gesprek."),
        (false, "Zij komt niet bij PIW praten."),
        (true, "De budgettraining van PIW loopt."),
        (false, "Al geprobeerd: een taalmaatje, het buurthuis."),
        (false, "De bovenbuurman heeft begeleiding van Levanto."),
        (false, "De thuiszorg begeleidt haar bij het douchen."),
        (false, "De rechter heeft het bewind in mei opgeheven."),
        (false, "Zijn vriendin is onder bewind."),
        (false, "Haar broer woont begeleid in Sittard."),
        (false, "De buurman is bekend bij de GGZ."),
        (false, "Ze is bang dat jeugdzorg de kinderen weghaalt."),
        (false, "Ik overweeg een melding bij Veilig Thuis."),
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
        (true, "Ik haal haar op, want lopen gaat niet goed."),
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
        (false, "Bij het huisbezoek was mevrouw zelf aanwezig."),
        (true, "Mevrouw heeft aangegeven erbij te willen zijn."),
        (true, "Zij heeft aangegeven dat ze erbij wil zijn."),
        (true, "Hij komt zelf op de 12e aanschuiven."),
        (false, "Zij komt zelf niet aansluiten."),
        (false, "Moeder komt uit Ghana."),
        (false, "Ze is gevraagd erbij te zijn, ze denkt er nog over na."),
    ];
    assert_eq!(wrong(&rows, |s| s.resident_attends), []);
}

/// Whole mails: what each is, by its profile.
#[test]
fn what_a_mail_is_without_its_name() {
    let body = "\n\nDoel: rust en een plek voor iedereen.\nVraag: wie heeft een ruimte?";
    for (kind, mail) in [
        (Kind::Gebiedsvraagstuk, format!("brug en plein\n\nBij de brug zit elke dag een man of acht te drinken. De winkeliers zijn het zat, de bakker belde drie keer de politie.{body}")),
        (Kind::Gebiedsvraagstuk, format!("speeltuin\n\nOuders in de wijk durven hun kinderen niet meer naar de speeltuin te laten gaan. Er wordt gedeald, twaalf meldingen. Een moeder vond een spuit.{body}")),
        (Kind::Gebiedsvraagstuk, format!("kwartaalbeeld\n\nGeen personen, wel plekken: jeugd, vuurwerk, vernieling bij de halte.{body}")),
        (Kind::Casus, format!("jongen op het plein\n\nHet gaat om een jongen van 16 die elke avond op het plein hangt. Zijn moeder is ten einde raad.{body}")),
        (Kind::Casus, "Wytske\n\nze stond te huilen aan de balie, haar jongste is ziek, huur niet betaald.\n\nDoel: dat ze niet omvalt.\nVraag: wie kan morgen even langs?".to_owned()),
        (Kind::Casus, "Wytske\n\nIn Catsop loopt het vast bij een alleenwonende oudere. Thuiszorg is gestopt.\n\nDoel is dat de zorg thuis weer vol te houden is.\nVraag: wie kan meekijken naar de administratie en een huisbezoek doen?".to_owned()),
        (Kind::Casus, "mail over Wytske\n\nSituatie: een huishouden in Elsloo met huurachterstand, er is weinig netwerk. Mail komt niet aan, bellen lukt wel.\nMijn vraag: wie kan het eerste gesprek voeren?".to_owned()),
        (Kind::Overig, "kapotte lift\n\nBen ik hier goed? De lift van onze flat is stuk en ik krijg een factuur. Het is geen zaak voor een overleg, maar wie moet ik wel hebben?\n\nmevr. R.".to_owned()),
        (Kind::Overig, "gevonden fiets\n\nDit bericht is vast niet voor jullie bedoeld. Bij ons is een fiets afgegeven door mevrouw Smeets, zij wil weten van wie hij is. Dat gaat natuurlijk niet om een casus. Wie haalt de fiets op?".to_owned()),
        (Kind::Overig, "vraag\n\nMijn vrouw is in mei bij jullie besproken. Ik wil vragen of ik de afspraken op papier kan krijgen, want ik vergeet veel.".to_owned()),
        (Kind::Casus, format!("geweigerd: het gezin aan de overkant\n\nZij tekenen niets. {}{body}", "De oudste werkt niet meer, de jongste slaapt slecht en zijn moeder is ziek. ".repeat(10))),
        (Kind::Overig, "bedankje\n\nLieve mensen, mijn moeder is vorige week overleden. Dank voor alles, ook namens mijn zus.".to_owned()),
    ] {
        assert_eq!(read(&mail, "stein").kind, kind, "{mail}");
    }
}

#[test]
fn the_nearer_place_is_meant() {
    let story = "Zij vergeet het gas en eet niet. Haar dochter maakt zich zorgen.\nDoel: veiligheid in huis.";
    for (profile, mail, area) in [
        ("stein", "vraagje over iemand uit berg\n\nmevrouw uit berg aan de maas is 80.", Some("berg aan de maas")),
        ("stein", "aanmelding dorpsteam Stein\n\nMevrouw woont in Kerensheide.", Some("kerensheide")),
        ("stein", "aanmelding dorpsteam Stein\n\nMevrouw woont alleen. Haar broer woont in Elsloo.", Some("stein")),
        ("stein", "inbreng\n\nMevrouw (Elsloo, 80) is gevallen. Haar zoon woont in Stein.", Some("elsloo")),
        ("stein", "inbreng\n\nMevrouw Berg heeft een berg post liggen.", Option::None),
        ("hollands-midden", "casus Voorschoten\n\nMevrouw uit Noord-Hofland is gevallen.", Some("noord-hofland")),
        ("heerlen", "casus\n\nwaar: Heerlerheide, Ganzeweide 12. Mevrouw is ziek.", Some("heerlerheide")),
        ("heerlen", "casus\n\nt.b.v. jeugdteam: jongen van 14 uit Heerlerbaan.", Some("jeugd")),
    ] {
        assert_eq!(read(&format!("{mail}\n{story}"), profile).area.as_deref(), area, "{mail}");
    }
}

#[test]
fn doel_and_vraag_in_other_shapes() {
    let rows = [
        ((true, true), "doel parkje weer van iedereen\n\nvraag wie van welzijn wil met de jongens praten"),
        ((true, false), "Doel van deze verkenning: nagaan of een gesprek zin heeft."),
        ((true, false), "Het liefst zien we haar weer thuis met hulp."),
        ((true, false), "Daarmee hoop ik een huisuitzetting te voorkomen."),
        ((true, false), "Onze insteek met deze voordracht: een vaste dagindeling voor meneer."),
        ((true, false), "Waar ik graag op uit wil komen: een dag die begint om acht uur."),
        ((false, false), "Ik mail u met haar naam, omdat u anders niet weet wie het is."),
        ((false, true), "Aan tafel vraag ik of de GGZ mee op huisbezoek wil."),
        ((false, true), "Gezocht: vrijwilliger die op zondag met hem wandelt."),
        ((false, false), "Doel: nog te bepalen met moeder"),
        ((false, false), "Ik hoop dat deze mail bij jou hoort te liggen."),
        ((false, false), "Kan dit nog mee voor de 17e?"),
        ((false, false), "De vraag naar woningen is groot."),
        ((false, false), "Op de vraag hoe het ging haalde hij zijn schouders op."),
        ((false, false), "Vragen? Bel gerust."),
        ((false, false), "Zij wil graag hulp bij het huishouden."),
        ((false, false), "Mevrouw Test (82) wil zelf graag ondersteuning bij de post."),
        ((false, true), "Wij willen graag hulp van jullie bij de opvoeding van de jongste."),
    ];
    assert_eq!(wrong(&rows, |s| (s.doel.present, s.vraag.present)), []);
}

#[test]
fn an_answer_is_read_with_its_question_and_a_yes_with_its_end() {
    let rows = [
        (Claimed, "Ik vroeg of ik haar verhaal mocht neerleggen. \"Tuurlijk,\" zei ze."),
        (
            Claimed,
            "Ik heb uitgelegd wie er in het wijkteam zitten. Hij bromde wat en zei: \"Leg het dan maar voor, als er koffie bij is.\"",
        ),
        (Claimed, "Of ik het mocht inbrengen? Hij hield zijn duim op; dat lees ik als een ja."),
        (Refused, "Ik legde uit wat het team doet en vroeg of ik hem mocht noemen. \"Vergeet het maar,\" zei hij."),
        (Refused, "Bij het huisbezoek besprak ik met hem een inbreng. Daarvan heeft hij afgezien."),
        (None, "Ik vroeg of ik dit mocht bespreken, daar wil ze een weekend over nadenken."),
        (None, "Ik vertelde haar over het dorpsteam. Zij vertelde over haar tuin."),
        (Withdrawn, "In mei zei hij ja tegen deze inbreng. Gisteren nam hij dat terug."),
        (None, "In mei zei hij ja tegen de dagbesteding. Hij komt er nog."),
        (Withdrawn, "Hun toestemming is niet langer van kracht."),
        (Withdrawn, "De toestemming van augustus moet je doorstrepen."),
        (None, "Zij tekende ervoor dat de apotheek haar gegevens krijgt."),
        (Claimed, "Zij gaf toestemming voor het uitwisselen van gegevens met het dorpsteam."),
        (None, "Zij gaf toestemming om met school te overleggen. Voor dit overleg is nog niets gevraagd."),
        (Claimed, "Toestemming: [x] ja [ ] nee"),
        (None, "Toestemming: [ ] ja [x] nee"),
        (None, "Toestemming: [ ] ja [ ] nee"),
        (Refused, "Toestemming: [ ] schriftelijk [ ] mondeling [x] geweigerd"),
        (None, "Hij zegt geen nee tegen een borrel."),
        (None, "Hij heeft geen bezwaar gemaakt tegen de boete."),
        (None, "Verhuizen wil ze niet, daarover is met haar gesproken."),
        (None, "Vitaal belang is nog niet aan de orde, ik heb haar nog niet gesproken."),
        (Refused, "Nee zei hij, daar komt niets van in, geen overleg over mij."),
        (Claimed, "Van haar vernomen dat het in orde is."),
        (None, "Of zij akkoord gaat hoor ik maandag."),
        (None, "Haar zoon vindt het goed, mevrouw zelf weet van niets."),
        (Refused, "Moeder is mordicus tegen."),
        (Exception, "Toestemming ontbreekt. Wij doorbreken de geheimhouding: er is levensgevaar en geen andere weg."),
    ];
    assert_eq!(wrong(&rows, |s| s.consent), []);
}

#[test]
fn who_comes_on_which_day_and_in_whose_company() {
    let rows = [
        (true, "Zij komt de 24e ook mee."),
        (true, "Mevrouw zit er de derde dan bij."),
        (true, "Hij en ik schuiven samen aan."),
        (true, "Op de 26e komt hij zelf zijn verhaal doen."),
        (true, "Ouders hebben de uitnodiging aangenomen."),
        (true, "Aanwezig bij het overleg: x ja o nee"),
        (false, "Aanwezig bij het overleg: o ja x nee"),
        (false, "Geen van hen wil meekomen."),
        (false, "Hij liep in mei zelf bij ons kantoor binnen."),
        (false, "Het gesprek was bij haar thuis, met haar dochter erbij."),
        (false, "Wij komen samen tot een plan."),
    ];
    assert_eq!(wrong(&rows, |s| s.resident_attends), []);
}

#[test]
fn what_an_earlier_mail_says_of_help_counts_and_is_doubtful() {
    let story = "casus\n\nZij komt de deur niet uit.\nDoel: rust in huis.\nVraag: wie gaat er langs?\n";
    for (earlier, known) in [
        ("> Die loopt hier sinds vorig jaar al\n> bij de Wmo, zij is bij ons bekend.", true),
        ("> Lily is bij ons in begeleiding (MEE).", true),
        ("> Is zij al bij ons bekend?", false),
        ("> Dank voor je mail. Tot donderdag.", false),
    ] {
        let read = read(&format!("{story}\n{earlier}\n"), "stein");
        assert_eq!((read.known_case, read.known_case_doubtful), (known, known), "{earlier}");
    }
    let denied = story.replace("Zij komt", "Er is nog geen enkele hulp. Zij komt");
    let denied = read(&format!("{denied}\n> Zij is bij ons in begeleiding.\n"), "stein");
    assert!(!denied.known_case);
}

#[test]
fn minutes_that_come_back_to_a_case_know_it() {
    for (item, known) in [
        ("2. Casus A (vervolg): gezin met vier kinderen", true),
        ("2. Casus A: de lopende begeleiding wordt voortgezet", true),
        ("2. Casus A: gezin met vier kinderen", false),
    ] {
        let mail = format!(
            "Notulen dorpsteam\n\nNotulen 3 november\nAanwezig: Petra, Bart\n1. Opening\n{item}\n3. Rondvraag\n"
        );
        let read = read(&mail, "stein");
        assert_eq!((read.kind, read.known_case), (crate::model::Kind::Notulen, known), "{item}");
    }
}

#[test]
fn who_helps_in_other_words_and_that_nobody_does() {
    let rows = [
        (true, "Radar levert haar huishoudelijke ondersteuning."),
        (true, "Het dossier is hier niet nieuw."),
        (true, "Zij stond vorig jaar ook al bij jullie."),
        (true, "Zijn vaste lasten worden betaald door de kredietbank."),
        (true, "Hij woont in de opvang van het Leger des Heils."),
        (true, "De ouderenadviseur van PIW is haar vaste aanspreekpunt."),
        (false, "Volgens mij moet zij naar de schuldhulpverlening."),
        (false, "Er is nergens begeleiding ingezet."),
        (false, "Begeleiding loopt er nog niet."),
        (false, "Er loopt nog geen ondersteuning.\n\nGroet,\nPetra Voorbeeld\nbudgetcoach"),
        (false, "De begeleidster van de kerk belt haar op zondag."),
        (false, "Moeder was vroeger zelf onder toezicht gesteld."),
    ];
    assert_eq!(wrong(&rows, |s| s.known_case), []);
}

#[test]
fn a_town_of_no_list_is_where_somebody_lives_or_a_team_works() {
    let story = "Zij vergeet het gas en eet niet.\nDoel: veiligheid in huis.";
    for (mail, area) in [
        ("casus\n\nMevrouw woont buiten Burgum op een boerderij.", Some("burgum")),
        ("casus\n\nVerslag kernteam Cuijk.", Some("cuijk")),
        ("casus\n\nZij slaapt op de Proefstraat 12 (Testveld).", Some("testveld")),
        ("casus\n\nHij komt uit Dokkum, zijn zus werkt in Dronten.", Option::None),
        ("casus\n\nZij verhuisde van Dokkum naar elders.", Option::None),
        ("casus\n\nDat is best in hem te prijzen.", Option::None),
        ("casus\n\nZij komt uit Oost Brabant.", Option::None),
    ] {
        assert_eq!(read(&format!("{mail}\n{story}"), "elders").area.as_deref(), area, "{mail}");
    }
}

#[test]
fn doel_and_vraag_stand_in_the_subject_too() {
    for (stated, mail) in [
        ((false, true), "Vraag: wie heeft een bed over voor een jongen van 19?\n\nHij slaapt bij vrienden op de bank."),
        ((false, true), "wie weet een plek voor een moeder met twee kinderen?\n\nZij slaapt bij vrienden."),
        ((true, false), "doel: voorkomen dat mevrouw haar huis kwijtraakt\n\nZij heeft drie maanden achterstand."),
        ((false, false), "Vraag: kan deze nog mee op de agenda?\n\nMevrouw is 80 en valt steeds."),
        ((false, false), "vraag over mevrouw\n\nMevrouw is 80 en valt steeds."),
        ((false, false), "doelgroep 80-plus: mevrouw B.\n\nMevrouw is 80 en valt steeds."),
    ] {
        let got = read(mail, "stein");
        assert_eq!((got.doel.present, got.vraag.present), stated, "{mail}");
    }
}

#[test]
fn a_purpose_in_other_words() {
    let rows = [
        ((true, false), "Daarmee hopen wij de rust terug te brengen in de straat."),
        ((true, false), "Voor ogen staat ons een huis waarin iedereen slaapt."),
        ((true, false), "Waarom ik dit mail? Omdat er voor de kerst iemand moet aanbellen."),
        ((true, false), "Het zou schelen als zij een middag vrij had."),
        ((false, false), "Doel: zie ons ondersteuningsplan."),
        ((false, false), "Ik wil hier alleen maar anoniem met jullie over meedenken."),
        ((false, false), "Waarom laat iedereen haar vallen? Ik moest het even kwijt."),
        ((false, false), "Vraag van mevrouw: krijg ik mijn kinderen terug?"),
    ];
    assert_eq!(wrong(&rows, |s| (s.doel.present, s.vraag.present)), []);
}
