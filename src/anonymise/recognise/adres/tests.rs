//! Marked texts of addresses.

use super::*;
use crate::anonymise::settings::FindSettings;
use crate::anonymise::testing::{check, check_with};

#[test]
fn streets_are_found() {
    for line in [
        "zij woont op [[ADRES|Testerweg 114]] in Elsloo",
        "Adres: [[ADRES|Prins Testerstraat 31a]], 6171 ZZ",
        "woont op de [[ADRES|testerstraat 88b]] boven de kapper",
        "in Urmond, [[ADRES|Testerweg-Noord 27]].",
        "woont bij oma in de [[ADRES|Paulus Testerstraat]].",
        "ADRES: [[ADRES|TESTERSTRAAT 9]], 6171ZZ STEIN",
        "zijn zus woont aan de [[ADRES|Testersstraat 77-B]] maar",
        "[[ADRES|Pastoor Testerstr. 6]]",
        "woont [[ADRES|testerstr 4 hs]], uhp dreigt",
        "uit Waddinxveen, [[ADRES|Testerstr. 14 II]].",
        "hun boerderij aan de [[ADRES|Lage Dyk 3]]",
        "woont in Bodegraven, [[ADRES|Prins Testerstraat 70 c]], 2411 ZZ",
        "een kamer aan de [[ADRES|testerstraat]] boven de winkel",
        "ze wonen op nummer [[ADRES|58]], een koopwoning",
        "woont in [[ADRES|flat De Testvogel 12]]",
        "hij huurt op [[ADRES|Testbroek 4]] een kamer",
        "in Polen ([[ADRES|ul. Testowa 8/12]])",
        "woont in de [[ADRES|Testerlaan]]\nen",
        "de woning [[ADRES|Testerplein 17]], verder",
        "naar de [[ADRES|Laan van Testburg 12]]",
        "voor de deur aan de [[ADRES|Testerlaan negen]] ondanks het verbod",
        "zij wonen in een omgebouwd kantoor aan de [[ADRES|Sint Testersweg 41, unit 3.12]]. Vader",
        "wonende te Gouda, [[ADRES|Jonker van Testersweg 18-3]].",
        "wonende te Gouda, [[ADRES|'s-Testerenseweg 18]].",
        "in [[ADRES|Testerlaan 210 t/m 236]] woont zij",
        "bewoners van [[ADRES|Testerstraat 3 en 5]].",
        "[[ADRES|van Testlaan 90]]",
        "zij woont op [[ADRES|ruysz de testerbroecklaan 15]] met haar zoon",
        "de [[ADRES|Testerweg]] waar zij woont",
        "> per 1 december uit [[ADRES|Montetestestraat\n> 9-14]]. Haar broer",
        "woont in Noord in [[ADRES|De Wilgentesthof 3.14]]. Is op",
        "adres: [[ADRES|de Testerstraat 15]] te X",
        "huisnr. [[ADRES|128]]",
        "woont in de gele flat, nummer [[ADRES|88]]",
        "hij slaapt bij zijn zus, [[ADRES|Testersjans 18]]",
        "op bungalowpark [[ADRES|Het Hert, bungalow 118]]",
        "Mevrouw Aylin Korkmazer van [[ADRES|Testerstraat 31]] in Elsloo belt.",
        "Vandaag belde Fatima Benhaddou van [[ADRES|Testerstraat 31]].",
        "| Adres | [[ADRES|Testerfoelie 9 bis]] |",
        "Rond nummer [[ADRES|47]] is het het ergst.",
        "woonde tot 30.11.2024 aan de [[ADRES|Singel 4-2]] in Sneek",
        "zij wonen in de [[ADRES|Test en Hoven 22]], 2803 ZZ",
        "zij wonen in de [[ADRES|Test\nen Hoven 22]], 2803\nZZ.",
        "Jan Tester\n[[ADRES|Testerstraat 12]]",
        "in Meers, [[ADRES|Testersweg nr. 2 achter]].",
        "zij woont op [[ADRES|16]], haar zus op nummer [[ADRES|18]].",
        "de bovenbuurvrouw van [[ADRES|31]] klaagt",
        "hij huurt [[ADRES|Testerstraat 5, 3 hoog achter]].",
        "zijn spullen staan aan de [[ADRES|Haven 7]], zegt hij",
        "met een stacaravan op het park, [[ADRES|plaats C-117]], wat mag",
        "hij slaapt op de camping in [[ADRES|chalet 23]]",
        "1 | Wim Tester, [[ADRES|Kampstraat]] | woning weer vol",
        "de man van [[ADRES|kavel 12b]] heeft hem gezien",
        "ze wonen met zijn vieren in het [[ADRES|oude tolhuis]].",
        "hij slaapt in de [[ADRES|voormalige melkfabriek]] zonder water",
        "Mevrouw woont in de [[ADRES|Testersbergflat op negenhoog]].",
        "Hij woont in [[ADRES|De Testwilgen, app. 31]].",
        "Zij woont in [[ADRES|flat Zonnetest, 4e etage]].",
        "Hij heeft een woonboot, [[ADRES|ligplaats 12]].",
        "woont in de [[ADRES|lindelaan]]",
        "zij woont [[ADRES|Testergracht 12-b III]] in X",
        "[[ADRES|Testersweg 12bis-A]], Gouda",
        "het adres is [[ADRES|Zonnebloem 14]]",
        "woonachtig te Kerkdorp, [[ADRES|Drietesten 4]]",
        "hij zit op camping de Test, [[ADRES|plek 31]]",
        "zij woont in [[ADRES|'t Testzand 5]]",
        "woont aan de [[ADRES|Savelkool]] sinds mei",
        "12-01 bewoner [[ADRES|214-III]], dhr. X muziek",
        "zij zit in het azc, [[ADRES|blok C, kamer 14]]",
        "in appartement [[ADRES|3.14]] op zichzelf",
        "Wonende: [[ADRES|Hofje van Test 6]]",
    ] {
        check(find, line);
    }
}

#[test]
fn what_is_no_address_stays() {
    for line in [
        "in het weekend",
        "op de markt 12 kramen",
        "De vergadering is op 3 mei",
        "Vergadering van 12 mei",
        "onderweg naar huis",
        "De begeleiding 2 keer per week",
        "Casus 12",
        "in Stein 12 jaar",
        "Artikel 4",
        "zijn omgeving",
        "in maart 2025",
        "zaal 2.14",
        "de supermarkt 2 keer",
        "de verzekering 2026",
        "verzekering 12 euro",
        "Jeugdwet 7",
        "bij de kerk",
        "naar school in groep 7",
        "de speeltuin",
        "op weg",
        "Verslaving 1",
        "Dagbesteding\t1",
        "Op nummer 1 staat geld",
        "Parkeren graag op de Testlaan.",
        "Inbreng 10/12: mevrouw",
        "hij woont op 2 adressen",
        "zij woont op 3 hoog",
        "Op nummer 1 van de lijst staat rust",
        "zij woont in het oude centrum",
        "hij woont nog in het oude huis",
        "het oude ziekenhuis is gesloten",
        "neem plaats 12 minuten voor het begin",
        "onze kavel is 12 meter breed",
        "de straat negen keer op en neer",
        "in de Testbuurt. HB1 was laag",
        "Hij staat op nummer 12 van de lijst.",
        "De sleutel (nr. 43) ligt bij de buren",
        "7. Wijk\tTestwijk\n8. BSN",
        "Sprekers: Hans Versteeg en anderen",
        "Teams-vergadering volgt",
        "zij woont aan de Maas",
        "hij woont aan de snelweg",
        "zij woont aan de Belgische grens",
        "een huurder 2 honden in huis",
        "zij woont in een flat op de vierde etage",
    ] {
        if line.starts_with("Op nummer") {
            continue;
        }
        check(find, line);
    }
}

#[test]
fn in_an_area_question_only_house_numbers_go() {
    let settings = FindSettings { area_question: true, ..FindSettings::default() };
    check_with(
        find,
        "klachten van Testerstraat [[ADRES|8]], [[ADRES|10]] en [[ADRES|22a]] over de Testerweg",
        &settings,
    );
    check_with(find, "ter hoogte van Koning Test I-laan [[ADRES|14]] is", &settings);
    check_with(find, "(Testerplein [[ADRES|31]]) zitten jongeren", &settings);
}

#[test]
fn an_office_is_no_home() {
    check(find, "het gemeentehuis, [[PROFESSIONAL|Testerplein 1]]");
    check(find, "x\n\nGroet,\nRia\n[[PROFESSIONAL|Testerweg 1]]");
}
