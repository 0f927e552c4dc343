//! Marked texts of addresses.

use super::*;
use crate::anonymise::settings::FindSettings;
use crate::anonymise::testing::{check, check_touched, check_with};

#[test]
fn behind_the_short_article_a_capital_and_a_number_are_a_street() {
    for line in [
        "[[ADRES|'t Testeind 335]]",
        "> mijn adres staat onder\n> [[ADRES|'t Oude Testeind 12b]]",
        "Frau Appel wohnt in der [[ADRES|'t Testeind 213]]",
        "'t kostte 12 euro, in 't Weekend 12 uur en om 't half uur",
        "'t Was 12 graden",
    ] {
        check(find, line);
    }
}

#[test]
fn streets_are_found() {
    for line in [
        "zij zit weer in de [[ADRES|stationsstraat]], niet op de snelweg, een zijstraat of de winkelstraat",
        "de buren v/d [[ADRES|koolweg]] en v.d. [[ADRES|Testweg]]",
        "zij woont op [[ADRES|Testerweg 114]] in Elsloo",
        "hij ligt aan de [[ADRES|Testerkade 2 t/o]], achter de brug",
        "er is ingebroken: [[ADRES|Nummers 14, 16 en 31]] staan leeg",
        "haar zoon (Scan0034.pdf), Zij huurt sinds 1999 (huurder, postcode 3811dc)",
        "ze zag hem bij dat huis op de [[ADRES|Grote Straat]] lopen",
        "gisteren was er weer een situatie [[ADRES|Op de Testkeek]]. Het loopt al jaren",
        "zij woont in een van die huisjes aan het [[ADRES|Testwad]], achteraan",
        "Adres: [[ADRES|Prins Testerstraat 31a]], 6171 ZZ",
        "woont op de [[ADRES|testerstraat 88b]] boven de kapper",
        "in Urmond, [[ADRES|Testerweg-Noord 27]].",
        "woont bij oma in de [[ADRES|Paulus Testerstraat]].",
        "ADRES: [[ADRES|TESTERSTRAAT 9]], 6171ZZ STEIN",
        "zijn zus woont aan de [[ADRES|Testersstraat 77-B]] maar",
        "[[ADRES|Pastoor Testerstr. 6]]",
        "Adr.: [[ADRES|v. Testerstr. 6]], 6171 ZZ Stein",
        "hij huurt aan de [[ADRES|Testersweg 14, unit B]]. Al lang",
        "ligt op [[ADRES|Testerskade 3 ws 2]], een oude boot",
        "het kampje aan de [[ADRES|Testersweg 6 stpl 3]]. De politie",
        "woont op [[ADRES|Testerpark 5, 4e etage, deur 7]]. Bel twee keer",
        "zij woont in de [[ADRES|Testerlaan nummer zeven]] komma achterom",
        "woont nu in Duitsland: [[ADRES|Testener Str. 118]], bij een tante",
        "woont [[ADRES|testerstr 4 hs]], uhp dreigt",
        "uit Waddinxveen, [[ADRES|Testerstr. 14 II]].",
        "een hoeve aan de [[ADRES|Hege Dyk 7]]",
        "woont in Bodegraven, [[ADRES|Prins Testerstraat 70 c]], 2411 ZZ",
        "een kamer aan de [[ADRES|testerstraat]] boven de winkel",
        "ze wonen op [[ADRES|nummer 58]], een koopwoning",
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
        "wonende [[ADRES|Van Testersonlaan 33]], 2803 ZZ te Gouda",
        "Arie de Graaf\n[[ADRES|Testerstraat\n16]], 6171 ZZ",
        "in [[ADRES|Testerlaan 210 t/m 236]] woont zij",
        "bewoners van [[ADRES|Testerstraat 3 en 5]].",
        "[[ADRES|van Testlaan 90]]",
        "zij woont op [[ADRES|ruysz de testerbroecklaan 15]] met haar zoon",
        "de [[ADRES|Testerweg]] waar zij woont",
        "> per 1 december uit [[ADRES|Montetestestraat\n> 9-14]]. Haar broer",
        "woont in Noord in [[ADRES|De Wilgentesthof 3.14]]. Is op",
        "adres: [[ADRES|de Testerstraat 15]] te X",
        "huisnr. [[ADRES|128]]",
        "woont in de gele flat, [[ADRES|nummer 88]]",
        "hij slaapt bij zijn zus, [[ADRES|Testersjans 18]]",
        "op [[ADRES|bungalowpark Het Hert, bungalow 118]]",
        "Mevrouw Aylin Korkmazer van [[ADRES|Testerstraat 31]] in Elsloo belt.",
        "Vandaag belde Fatima Benhaddou van [[ADRES|Testerstraat 31]].",
        "| Adres | [[ADRES|Testerfoelie 9 bis]] |",
        "Rond [[ADRES|nummer 47]] is het het ergst.",
        "woonde tot 30.11.2024 aan de [[ADRES|Singel 4-2]] in Sneek",
        "zij wonen in de [[ADRES|Test en Hoven 22]], 2803 ZZ",
        "zij wonen in de [[ADRES|Test\nen Hoven 22]], 2803\nZZ.",
        "Jan Tester\n[[ADRES|Testerstraat 12]]",
        "in Meers, [[ADRES|Testersweg nr. 2 achter]].",
        "zij woont op [[ADRES|16]], haar zus op [[ADRES|nummer 18]].",
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
        "in [[ADRES|appartement 3.14]] op zichzelf",
        "Wonende: [[ADRES|Hofje van Test 6]]",
    ] {
        check(find, line);
    }
}

#[test]
fn what_is_no_address_stays() {
    for line in [
        "Meldingsnr PL1500-2026011111 en Zorgmelding PL1500-2026011112",
        "Straat : \nAUTO      : K-418-XR\nREGELING  : loopt",
        "mevrouw Op den Tester en de familie In de Test belden",
        "mw Proef uit Elsloo, 87, woont alleen",
        "Casusinbreng 5-11",
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
fn rows_of_house_numbers_are_found() {
    for line in [
        "Er is aangebeld bij [[ADRES|24, 26 en 30b]], niemand thuis.",
        "Op [[ADRES|41 en op 43]] doet niemand open.",
        "lawaai aan de [[ADRES|Testerlaan 3, 5 en 9]], zegt men",
        "De huurders van [[ADRES|22 en 24a]] klagen.",
        "Er wonen twee neven op [[ADRES|8]] en een nicht op [[ADRES|11]].",
        "klachten van [[ADRES|Testerlaan 30]] (drie keer), [[ADRES|32 en 34]]",
        "Twee meldingen van [[ADRES|Testpad 12]], een van [[ADRES|16-a]].",
        "bij [[ADRES|nr. 41 en bij nr. 43]] lag een brief in de brievenbus",
        "ruzie met de man van [[ADRES|117]], zegt ze",
        "meldingen van [[ADRES|Testkraag 4]], [[ADRES|Testkraag 6]] en eentje van [[ADRES|9-b]].",
        "klachten van [[ADRES|Testerlaan 30]] (drie keer), [[ADRES|32 en 34 t/m 38]].",
        "Het lekt bij de onderburen ([[ADRES|36-1]]).",
        "Buurman [[ADRES|nr 5]] zegt dat hij schreeuwt.",
        "bewoners ([[ADRES|huisnummers 2, 4 en 8]]) tekenden een brief",
        "De woningen [[ADRES|22 en 24]] staan leeg, zegt de corporatie.",
        "Op [[ADRES|de Testkwik 19]] is hij niet, wel woont hij op de [[ADRES|Testkwik 91]].",
        "Zij woont op [[ADRES|7]], haar ex schuin tegenover op [[ADRES|10]].",
    ] {
        check(find, line);
    }
}

#[test]
fn numbers_that_are_no_houses_stay() {
    for line in [
        "Wytske Testhout 3/2/1961 en Sjoerd Testdries 10-05-1967",
        "Voor de deur staat zijn busje, kenteken 54-XF-NL, met lekke banden.",
        "Op 14 en op 16 maart is er spreekuur in het portiek.",
        "de rekening is 14, 16 en 52 euro voor de huurders",
        "Bij 14 van de 16 bewoners ging het goed",
        "Bij 3 en 5 van de vragenlijst staat niets over buren.",
        "kinderen van 4, 7 en 11 en last van de buren",
        "Van 12 tot 14 uur is er inloop voor de buren",
        "Overlast: op 1 staat geluid, op 2 staat afval.",
        "Zij woont op 3 hoog",
        "een gezin van 5 in een woning voor 3",
        "Ze staat op nummer 12 op de wachtlijst",
        "klachten op 3 plekken in de flat",
        "Hij heeft bij Wehkamp 640 staan.",
        "Bewoners van 65 en ouder mogen gratis mee.",
        "Het overleg met de bewoners is op 12 in het buurthuis.",
        "Scoort 118 op de test.",
        "Bel 0900-8844 of 112.",
        "1 melding in 2024 en 1 in 2026.",
        "Zij komt op nummer drie van de wachtlijst.",
        "zijn moeder (Anna 78) is ziek",
        "Het overleg is in De Hooge Testen, kamer 2.",
        "14 dagen street dance",
        "De Brug 2 is een methode.",
        "Op de Kern 3 van het convenant na.",
        "DE UPDATE VAN WINDOWS 11 WERKT NIET",
        "De vrouw is 81 jr., slikt Testopril 40, slaapt slecht",
    ] {
        check(find, line);
    }
}

#[test]
fn flats_rooms_parks_and_red_numbers_are_found() {
    for line in [
        "Zij woont in de sterflat op [[ADRES|318]].",
        "Mevrouw woont in [[ADRES|sterflat 318]] en komt niet buiten.",
        "woont in de flat, [[ADRES|3 hoog op nr 12]]",
        "Ik woon [[ADRES|Testelflat 221]] en de lift is stuk.",
        "Woont [[ADRES|Testerlaan 3-hoog-achter]], met een hond.",
        "Adres: [[ADRES|Testerlaan 14 III-achter]], huur",
        "Hij huurt een chalet op [[ADRES|park Testwende, nr. 12]].",
        "Woont in [[ADRES|woonzorgcomplex Testhoeve, kamer 212]].",
        "Locatie: [[ADRES|Testerstraat 77 rood]]",
        "Getuige was thuis. Locatie: [[ADRES|Testerstraat 40]].",
        "Locatie incident: [[ADRES|Testerstraat 40]], melder anoniem",
        "Hij woont op de [[ADRES|hoek Testerstraat-Proeflaan]].",
        "Hij sliep in de kelder aan de [[ADRES|Testbank]].",
        "Haar flat, [[ADRES|Testfleur 4-hoog]], is vervuild.",
        "Hij zit in [[ADRES|De Hooge Testen, afdeling 2, kamer 17]].",
        "naar een kamer aan de [[ADRES|Testlaan 202-K4]].",
        "adres: [[ADRES|Testerstraat 9-A-bis]], Stein",
        "Zij woont op de [[ADRES|1e Teststraat 4]].",
        "Vader: [[ADRES|Im Test 8]], D-52538 Gangelt",
        "Overlastadres is [[ADRES|Plein 1944 nr. 6]].",
        "Adr: [[ADRES|Wilh.ln. 5]]",
        "Adres: [[ADRES|Testaan 7A, derde etage]]",
        "Ze zit nu [[ADRES|Testln 5 (2e verd)]].",
        "woont aan de [[ADRES|A. van Testerstraat 10]]",
        "Opa woont [[ADRES|In 't Test 8]] in Urmond.",
        "Mam woont [[ADRES|Op g'n Test 12]].",
        "Zus woont in Luik, [[ADRES|12 Rue de la Test]].",
        "broer in Londen: [[ADRES|14 Tester Street]]",
        "ex zit vast, zijn woning ([[ADRES|Testrijder 18]]) staat leeg",
        "Tegenover [[ADRES|Testzang 44]] staat een busje.",
        "De bewoonster van [[ADRES|unit 14]] wordt bedreigd.",
        "Het gezin staat op [[ADRES|woonwagencentrum Testwiel, plek 9]].",
        "Zij woont op [[ADRES|nummer achtentwintig]].",
        "kom maar naar de [[ADRES|Testwervel 8]], zegt hij",
        "6171 ZZ [[ADRES|88]]",
        "Hij woont in [[ADRES|Pius XII-straat 40C]], Stein.",
        "Adres:\n[[ADRES|Testbloem 12]]",
        "Straat: [[ADRES|Testbloem]]\nPlaats: Stein",
        "| straat | nr |\n| [[ADRES|Testbloem]] | [[ADRES|12]] |",
        "Er wohnt in der [[ADRES|Tester Straße 88]] in Aachen.",
        "Locatie huisbezoek: [[ADRES|Testplein 17]]; moeder en tante",
        "het huis aan de [[ADRES|Testerstraat, nummer zeven]]",
    ] {
        check(find, line);
    }
}

#[test]
fn streets_in_small_letters_telegram_and_quotations_are_found() {
    for line in [
        "ze woont [[ADRES|testeweide 51b hoog]] en heeft geen bel",
        "meneer zit nu op de [[ADRES|van testerstraat]] bij zijn broer",
        "is verhuisd naar [[ADRES|van proeverstraat 9 rood]]",
        "hij is gezien op de [[ADRES|jan testerlaan 12]] om half drie",
        "huurt een kamer op de [[ADRES|proefbloem 6]]",
        "woont op de [[ADRES|burg. van testlaan 3]]",
        "> naar de [[ADRES|Wethouder\n> Testersingel 12]]. Daarna",
        "verhuisd naar [[ADRES|Past. Testerpl. 3]]",
        "Mw., wed., 81 jr., [[ADRES|Testhage 6]], alleenst.",
        "WOONT [[ADRES|VAN TESTERSTRAAT 3]] BIJ ZOON",
    ] {
        check(find, line);
    }
    for line in ["zit op kamer 6 van het stadskantoor", "zit in leerjaar 3 en gaat over", "woont sinds 2016 in Stein"] {
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
    check_with(find, "meldingen van de bewoner op [[ADRES|nummer 12]], die klaagt.", &settings);
    check_with(find, "De bewoners van Testerlaan [[ADRES|3]] en [[ADRES|5]] belden.", &settings);
    check_with(find, "In de Testerstraat liggen tegels los. Voor [[ADRES|33]] viel een vrouw.", &settings);
    check_with(find, "Teststraat\t14\nProefweg\t3", &settings);
    check_with(find, "De Testerstraat 2 keer geveegd, de Proeflaan 3 keer.", &settings);
    check_with(find, "(Testerplein [[ADRES|31]]) zitten jongeren", &settings);
    check_with(find, "2) Wytske Terpstra - [[ADRES|Testerweg 31]] - belt vaak", &settings);
}

#[test]
fn an_office_is_no_home() {
    check(find, "Locatie : caravan achter [[ADRES|Testeinde 231]], derde van links");
    check(find, "Hij woont bij moeder op de [[ADRES|Van Testerstraat]]. Zijn verloofde wacht.");
    check(find, "het gemeentehuis, [[PROFESSIONAL|Testerplein 1]]");
    check(find, "Datum: donderdag\nTijd: 9.00 uur\nLocatie: [[PROFESSIONAL|Testerweg 1]]");
    check(find, "De bijeenkomst is op het [[PROFESSIONAL|Testerplein]].");
    check(find, "De huisarts in de [[PROFESSIONAL|Testerstraat]] stopt.");
    check(find, "De huisarts was bij mevrouw in de [[ADRES|Testerstraat]].");
    check(find, "De cursus in zaal [[PROFESSIONAL|De Kamp 2]] is vol.");
    check(find, "Het overleg is in MFC De Test, [[PROFESSIONAL|Testerweg 10]].");
    check(find, "De bus stopt op de [[PROFESSIONAL|Testersweg]].");
    check(find, "De bus reed mevrouw aan op de [[ADRES|Testersweg]].");
    check(find, "x\n\nGroet,\nRia\n[[PROFESSIONAL|Testerweg 1]]");
}

#[test]
fn addresses_of_every_kind_are_found() {
    for line in [
        "Wytske Testhout\n[[ADRES|Testdries 31-12]]\n6171 ZZ Elsloo",
        "Wytske Testhout\n[[ADRES|Zonnetest 12]]\n6171ZZ",
        "Cliënte: mw. T. Tester, 03-02-1941, [[ADRES|Testkuil 16-12]].",
        "Zij woont [[ADRES|Koolwitje 12]] in Stein.",
        "Zij woont op de [[ADRES|Koolwitje 12]].",
        "Hij woont aan het [[ADRES|Jaagpad 3b]].",
        "Hij woont [[ADRES|Ganzendreef 14 bis]].",
        "Adres: [[ADRES|Ganzendreef 14/3]]",
        "Adres: [[ADRES|Ganzendreef 14-III]]",
        "Adres [[ADRES|Ganzendreef 14 A 2]]",
        "woont [[ADRES|ganzendreef veertien]]",
        "woont [[ADRES|ganzendreef honderdtwaalf]]",
        "woont op de [[ADRES|ganzendreef honderd twaalf]]",
        "woont op [[ADRES|ganzendreef één twee]]",
        "woont op de [[ADRES|lange akker zesendertig]] bij haar zus",
        "[[ADRES|Ganzendreef 14, 3e verdieping]]",
        "[[ADRES|Ganzendreef 14, bel 3]]",
        "[[ADRES|Ganzendreef 14, deur links]], ze doet niet open",
        "[[ADRES|Ganzendreef 14 (achterdeur)]]",
        "[[ADRES|Ganzendreef 14, begane grond]]",
        "[[ADRES|Ganzendreef 14, kamer 2.14]] (opvang)",
        "Hij woont in [[ADRES|De Koekoek 214]].",
        "Opa zit in [[ADRES|Huize Avondrood, kamer 12]].",
        "Hij slaapt in [[ADRES|hotel De Post, kamer 8]].",
        "Hij zit in het azc, [[ADRES|unit 12, kamer 3]].",
        "Hij woont in [[ADRES|chalet 14 op park De Merel]].",
        "Ze staan op camping De Zwaan, [[ADRES|veld C, plek 14]].",
    ] {
        check(find, line);
    }
}

#[test]
fn words_of_addresses_without_one_stay() {
    for line in [
        "De markt 12 november is vol.",
        "De huisarts zit in kamer 3.",
        "Wij zitten in kamer 2.14 van het stadhuis.",
        "Het overleg is in De Merel, zaal 3.",
        "Zij woont boven de bakker.",
        "Hij woont op hetzelfde adres.",
        "Zij woont op de hoek.",
        "Hij slaapt in de schuur.",
        "Hij slaapt in een garage van een vriend.",
        "Zij wonen op een boerderij.",
        "Hij zit op de gang, 3 deuren verder.",
        "Uitzondering op grond van het convenant.",
        "MELDING UIT DE WIJK: 3 MENSEN",
        "De weg is lang.",
        "Het park is 3 jaar oud.",
        "Hij is op de vlucht.",
        "Ze woont in de wijk.",
        "Het terrein achter het zwembad wordt opgeknapt.",
        "de kade is 12 meter lang",
        "Op de Kamp is het rustig",
        "Hij woont op de derde verdieping.",
        "het zwembad, kleedkamer 3",
        "De praktijk zit aan de markt.",
        "Het spreekuur is in kamer 8.",
        "De wandeling start bij de molen.",
        "Aan de Maas is het druk.",
        "De N276 is 3 dagen dicht.",
        "punt 3 en 4 van het plan",
        "Bij 31 en 33 procent ligt de grens.",
        "De brief van 31 mei.",
        "tussen 9 en 12 uur",
        "app 8 mensen",
        "bel 3 keer",
        "kelder vol water",
        "achter de deur",
        "zijn deur links laten liggen",
        "de bel deed het niet",
        "villa Kakelbont is een boek",
        "boot gemist",
        "Het schip is gestrand",
        "Hij werkt op boerderij De Vlier, twee dagen in de week.",
        "een sleutel van kamer 8",
        "gang 3 is schoon",
        "unit 4 van de opleiding",
    ] {
        check(find, line);
    }
}

#[test]
fn addresses_in_fields_rows_and_other_tongues_are_found() {
    for line in [
        "De woonboot \"Henriëtte\" aan de [[ADRES|Kolenkade 4 ws]].",
        "Zij wonen in een woonwagen op [[ADRES|standplaats 6]].",
        "Hij slaapt in [[ADRES|garagebox 14]] achter de flat.",
        "Hij slaapt in een garage aan de [[ADRES|Kolenkade]].",
        "Hij slaapt in de schuur van [[ADRES|Kolenkade 14]].",
        "Hij woont boven de bakker op de [[ADRES|Kolenkade]].",
        "Hij woont boven de bakker, [[ADRES|Kolenkade 14]].",
        "Zij woont boven bakkerij Smeets in de [[ADRES|Putstraat]].",
        "Zij wonen op [[ADRES|boerderij De Vlierhof]], aan het zandpad.",
        "Zij wonen op [[ADRES|boerderij 't Nieuwe Erf]].",
        "Zij wonen op [[ADRES|hoeve Overdiek]].",
        "Zij wonen op [[ADRES|hoeve Overdiek 2]].",
        "Ze wonen aan het [[ADRES|Hofje van Pallandt 6]].",
        "Ze huurt in de [[ADRES|Kanaaltoren 4.12]].",
        "[[ADRES|Gebouw C, kamer 214]] van het azc",
        "Zij woont [[ADRES|Op den Berg 4]].",
        "Hij woont nog aan de [[ADRES|Op de Vey]].",
        "Zij woont [[ADRES|Aan de Linde 12]].",
        "Hij woont [[ADRES|Achter de Hoven 3]].",
        "Hij woont [[ADRES|In de Camp 9]].",
        "Hij woont [[ADRES|Bie de Put 3]].",
        "Hij woont [[ADRES|Onder de Kerk 3]].",
        "Zij woont [[ADRES|Tussen de Venen 14]].",
        "Hij woont aan [[ADRES|De Poffert 14]].",
        "Hij woont aan [[ADRES|It Heechsân 14]] in Drachten.",
        "Hij woont aan de [[ADRES|Lytse Buorren 14]].",
        "Hij woont [[ADRES|Skoallestrjitte 14]].",
        "Hij woont op de [[ADRES|Boppelân]].",
        "Hij woont [[ADRES|Ges 14]], Stein.",
        "Hij woont [[ADRES|Genhout 14a]], 6171 XX",
        "woonachtig [[ADRES|Veestraat-Oost 4]], Stein",
        "Woonadres: [[ADRES|Heerstraat Centrum 190 app. 6]]",
        "Hij woont op de hoek van de [[ADRES|Kolenkade]] en de [[ADRES|Putstraat]].",
        "Hij woonde eerst [[ADRES|Kolenkade 12]], toen [[ADRES|Putstraat 3]] en nu [[ADRES|Ganzendreef 14]].",
        "Vorig adres: [[ADRES|Kolenkade 12]], Sittard. Hetzelfde adres als moeder.",
        "Oud adres [[ADRES|Kolenkade 12]], nieuw adres [[ADRES|Putstraat 3]].",
        "Hij staat nog ingeschreven op de [[ADRES|Kolenkade]].",
        "Hij woont op de [[ADRES|Pastoor Koxlaan 12]], bij [[ADRES|14 en 16]] hoort men ruzie.",
        "WOONADRES: [[ADRES|KOLENKADE 12 A]]",
        "hij zit op de [[ADRES|kolenkade 12]] bij zijn maat",
        "ze woont [[ADRES|putstr 3]]",
        "ik ga naar [[ADRES|marktstraat 90]] kijken",
        "ben nu [[ADRES|kolenkade 12]]",
        "[[ADRES|kolenkade nr 12]]",
        "[[ADRES|kolenkade huisnr. 12]]",
        "| Adres | [[ADRES|Kolenkade 12]] | 6171 XX |",
        "Adres;Postcode\n[[ADRES|Kolenkade 12]];6171 XX",
        "Naam         Adres             Tel\nJansma       [[ADRES|Koolwitje 12]]      -",
        "Adres:\n  [[ADRES|Koolwitje 12]]\n  6171 XX Stein",
        "Straat en huisnummer: [[ADRES|Koolwitje 12]]",
        "Straatnaam: [[ADRES|Koolwitje]]  Nr: [[ADRES|12]]",
        "\"Kom maar naar de [[ADRES|Kolenkade 12]]\", zei hij.",
        "> zij woont aan de\n> [[ADRES|Kolenkade 12]], derde",
        "Moeder woont [[ADRES|Rue du Moulin 14]], 4000 Liège",
        "Vader woont [[ADRES|Hauptstraße 14]], 52525 Heinsberg",
        "Hij woont [[ADRES|14 Baker Street]], London",
        "Oma woont in [[ADRES|Grote Baan 14 bus 3]], Maasmechelen",
        "Haar zus: [[ADRES|Atatürk Caddesi No 14]], Izmir",
        "zit tijdelijk bij haar broer op de [[ADRES|Vlasakker 9b]]",
        "Hij slaapt bij vrienden ([[ADRES|Vlasakker 9b]]).",
        "Woont: [[ADRES|Vlasakker 9b]]",
        "wnd. [[ADRES|Vlasakker 9b]], Stein",
        "de bewoners van de [[ADRES|Vlasakker 9b]]",
        "het pand [[ADRES|Vlasakker 9b]] is gesloten door de burgemeester",
        "huurwoning ([[ADRES|Vlasakker 9b]])",
        "Hij woont in het hofje achter de kerk, [[ADRES|nummer 3]].",
        "Zij woont in de straat van haar ouders, op [[ADRES|nr. 31]].",
        "op [[ADRES|nummer 31]] woont haar ex",
        "tussen [[ADRES|nr 31 en 33]] staat een schutting",
        "buurvrouw van [[ADRES|33]] hoort alles",
        "de overburen ([[ADRES|nr. 34]])",
        "het is de woning naast [[ADRES|Vlasakker 9]]",
        "De hulpverlening aan [[ADRES|Vlasakker 9b]] is gestopt.",
        "Hij woont aan de [[ADRES|Oude Rijksweg Zuid 103]].",
        "Zij woont aan de [[ADRES|Rijksweg 103]] in Urmond",
        "Ze woont [[ADRES|Graaf Huynlaan 12 K 3]]",
        "Ze woont [[ADRES|Dr. Poelsplein 1-214]]",
        "Ze woont [[ADRES|Mgr. Nolenslaan 12 kelder]]",
        "Ze woont [[ADRES|President Kennedysingel 88 hs]], ",
        "Ze woont [[ADRES|J.F. Kennedystraat 88]]",
        "Ze woont [[ADRES|3e Dwarsweg 8]]",
        "Ze woont [[ADRES|Tweede Dwarsstraat 8]]",
        "Ze woont [[ADRES|Plein 3]], boven de slager",
        "ze woont aan het [[ADRES|Raadhuisplein 3c]]",
        "Ze woont op het [[ADRES|Julianaplein]].",
        "Ze woont [[ADRES|Wijk 7 nr 12]], Urk",
        "Ze wonen [[ADRES|Buorren 12]], Jorwert",
        "Hy wennet op de [[ADRES|Skoalleleane 12]]",
        "Heer woent op d'r [[ADRES|Kirchberg 3]]",
        "Mam woont [[ADRES|Aan de Greune Paol 8]].",
        "Hij woont aan [[ADRES|Gen Hout 8]].",
        "Zij woont [[ADRES|Houbenhof 8]].",
        "Zij woont [[ADRES|Schuttersdreef 8/A]]",
        "In het Weidezicht, [[ADRES|appartement 8]], woont mevrouw.",
        "In de [[ADRES|Weidezichtflat nr 8]]",
        "Ze verblijft bij het Leger des Heils, [[ADRES|kamer 8]].",
        "Ze verblijft in de vrouwenopvang, [[ADRES|kamer 8]].",
        "Hij woont in een caravan op het erf van [[ADRES|Vlasakker 9]].",
        "hij slaapt in zijn auto op de parkeerplaats bij de sporthal",
        "briefadres: [[ADRES|Vlasakker 9b]]",
        "Adres moeder: [[ADRES|Vlasakker 9b]]\nAdres vader: [[ADRES|Koolwitje 3]]",
        "Huidig adres\t[[ADRES|Vlasakker 9b]]",
        "melding [[ADRES|Vlasakker 9b]]: ruzie",
        "onderwerp: ruzie [[ADRES|Vlasakker 9b]]",
        "hij is gezien bij de [[ADRES|Vlasakker 9b]]",
        "kom naar [[ADRES|kolenkade 12]] a.u.b.",
        "Naam\tAdres\nJansma\t[[ADRES|Kolenkade 12]]",
    ] {
        check(find, line);
    }
}

#[test]
fn the_number_of_the_next_line_is_no_house() {
    check_touched(
        "Aanwezig: politie, wijkverpleging en reclassering\n1 mededeling: de planning is rond\n2 rondvraag",
        Category::Adres,
        &FindSettings::default(),
        |_| true,
    );
}

#[test]
fn who_writes_is_no_street() {
    for line in [
        "Van: Hylke Bosmanlaan <hylke@thuis.example>\nOnderwerp: hulp\nAan: mij\n\nDag",
        "Op ma 2 nov 2026 om 14:03 schreef Hylke Bosmanlaan:\n> dag",
        "zij woont op de [[ADRES|Bosmanlaan]] in Elsloo",
    ] {
        check(find, line);
    }
}

#[test]
fn what_is_said_around_a_number_makes_it_an_address() {
    for line in [
        "Ik was gisteren op [[ADRES|Zuilde 208]] en trof niemand.",
        "Huisbezoek [[ADRES|Zuilde 208]], niemand thuis.",
        "De post gaat naar [[ADRES|Ganzerik 55]].",
        "Ontruiming [[ADRES|Wielewaal 12]] gepland.",
        "Zij staat nog op [[ADRES|Zilverschoon 41]] maar slaapt bij haar ex op [[ADRES|Zwanebloem 6]].",
        "Het is die flat met de groene balkons, [[ADRES|Wolfskuil 310, vierde verdieping]].",
        "De flyers hangen bij Thea van [[ADRES|214]], en Kok van [[ADRES|616]] heeft er ook een.",
        "Volgens Ria van [[ADRES|12a]] stond de deur de hele nacht open.",
        "Wie roept daar? Op [[ADRES|44]] hoor je het geschreeuw.",
        "Sinds mei op [[ADRES|Testmeentplein 7 (3e et.)]], zegt ze.",
        "Hij wordt uit de [[ADRES|Testheidelaan 5, app. 31]] gezet.",
        "Zij huurt [[ADRES|de Leeuwerik 40]] sinds 2019.",
        "adres [[ADRES|op de dries 14b]], sleutel onder de mat",
        "zolder in de [[ADRES|Johan de Testerstraat]] boven de winkel",
        "Hij ging weer naar [[ADRES|boerderij Testhagen]], bij de oude buren.",
        "Ik sprak meneer van [[ADRES|nummer twaalf]].",
        "Het stinkt in de hal van [[ADRES|Testzonnehof II, huisnummer 9]].",
        "Aanbod: [[ADRES|Goudsbloem 3]], gelijkvloers, geweigerd.",
    ] {
        check(find, line);
    }
    for line in [
        "Zij slikt Testazepam 10 en Testapine 25.",
        "Team Zuid 2 pakt dit op.",
        "Zij heeft recht op Toeslag 2.",
        "hij zit op taalniveau 2.",
        "Wijkteam Elsloo 2 heeft een nieuwe plek.",
        "Haar kinderen (Jay 10, Mila 8) zijn thuis.",
        "Jan van 12 pest zijn zusje.",
        "Kern 3 van het convenant staat nog open.",
        "Bel 0900-8844 als het misgaat.",
        "In het schooljaar 2025-2026 ging het beter.",
        "Zij leert uit Werkmap 4, les 3.",
        "Postbus 12 is van de gemeente.",
        "Bij complex Testkroon, 84 portieketagewoningen, is de lift stuk.",
    ] {
        check(find, line);
    }
}

#[test]
fn a_house_number_stands_behind_another_sign() {
    for line in [
        "Zij woont aan de [[ADRES|Graantesterstraat/393]] en heeft schulden.",
        "Het gezin [[ADRES|Graantesterstraat-257]] en de buren.",
        "De post voor [[ADRES|Graantesterstraat op de 153]] komt terug.",
        "Er brandt licht in de [[ADRES|Graantesterstraat, huis 163]].",
        "> verhuizen van de [[ADRES|Testerlaan]]\n> naar elders",
        "| verhuizen van de [[ADRES|Testerlaan\n| 126]] naar elders",
        "Situatie: van de [[ADRES|kapelaan testerberixstraat]]",
        "[[ADRES|294 Testerpad]]",
        "[[ADRES|Lindelaan (nr. 344]]) is bekend",
        "[[ADRES|Jan Testerstraat - 287]]",
    ] {
        check(find, line);
    }
    check(find, "Hij komt uit de [[ADRES|Graantesterstraat]] op 12 december.");
}
