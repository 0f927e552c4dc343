//! Marked texts of numbers behind a label.

use super::find;
use crate::anonymise::testing::check;

#[test]
fn numbers_behind_a_label_are_found_whole() {
    for line in [
        "contractnummer [[DOSSIER|88 1 4417]]",
        "de map (cl.nr [[DOSSIER|20.883]]) en reg.nr. [[DOSSIER|14-377]] gaan mee",
        "een boete (CJIB [[DOSSIER|3 2287 1140 9921 0034]])",
        "rolnummer [[DOSSIER|10998877 \\ CV EXPL 26-2201]] van de kantonrechter",
        "zaaknr [[DOSSIER|C/09/611223 / JE RK 26-1188]]",
        "polis [[DOCUMENT|2200 61733 9]], daarna",
        "met verzekerde nummer [[DOCUMENT|301 22 5518\n07]] en",
        "Huurcontract [[DOSSIER|0052-8841/3]] is ontbonden",
        "kenmerk [[DOSSIER|RW-26.0733-BXT]].",
        "Dossier [[DOSSIER|WT-N 0388]] kan dicht",
        "a permit [[DOCUMENT|III-WK3R77LP5]], valid",
        "Insolventienummer: [[DOSSIER|F.03/26/118]]",
        "relatienummer van moeder bij de bank is [[DOSSIER|4471 0092]]",
        "Huurdersnummer   : [[DOSSIER|H 208.771]]",
        "Casenr. [[DOSSIER|C26-118]]",
        "Meldingsnr [[DOSSIER|4512-26]]",
        "9. Contractnr.\t[[DOSSIER|004412-07]]\n10. Partner",
        "meternummer [[DOSSIER|E0044007712345]]",
        "huurdersnummer [[DOSSIER|88213]]",
        "UWV: [[DOSSIER|552.118.330/WIA]]",
        "SVB, kenmerk [[DOSSIER|AKW 8812 3301]]",
        "| Zaaknummer | [[DOSSIER|771204-A]] |",
        "dossiernummer [[DOSSIER|twee zes nul nul, vier acht]]",
        "zaaknummer [[DOSSIER|zeventien, vierenveertig, achttien]] is het",
        "lidmaatschapsnummer [[DOSSIER|00412]]",
        "[[DOCUMENT|0052217]] (patiëntnummer)",
        "rekestnummer FA RK [[DOSSIER|26-4410]]".replace("FA RK [[DOSSIER|", "[[DOSSIER|FA RK ").as_str(),
        "Klantnr.\n[[DOSSIER|9914402]]",
        "Huurdersnr. [[DOSSIER|40.118]] bij ons",
        "Patiëntnummer bij het ziekenhuis: [[DOCUMENT|1044 2291]].",
        "Zijn dossiernummer bij hen, dat is [[DOSSIER|RN-0044821]], geef ik door",
    ] {
        check(find, line);
    }
}

#[test]
fn what_leads_to_nobody_stays() {
    for line in [
        "factuurnummer 2026-0711",
        "het raadsnummer is onbekend",
        "huisnummer 12",
        "telefoonnummer 06-12345678",
        "rekeningnummer volgt",
        "dossier van 12-06-2026",
        "de zaak loopt sinds 2019",
        "bel politie 0900-8844",
        "politie 112",
        "melding om 23.15 uur",
        "contract voor 12 maanden",
        "een aanvraag van 1250 euro",
        "CAK € 1.150",
        "UWV 2025",
        "beschikking 2025-2026",
        "indicatie 16 uur per week",
        "melding van 3 en 4 mei",
        "ticketnummer 20417",
        "KvK-nummer 70991284",
        "versienummer 3.2.1",
        "zaalnummer 2.14",
        "busnummer 350 rijdt niet",
        "klant sinds 10 jaar",
        "vonnis: 240 uren werkstraf",
        "onze zaak 2026-014",
        "rechtbank artikel 265 lid 2",
        "het nummer 14 046",
        "dossiernummer of factuurnummer 2026-0711",
        "zijn zaaknummer ken ik niet, hij is 1984 geboren",
        "onderzoek onder 1500 huishoudens",
        "zie meldingen_2026.xlsx",
        "Pakketnummer 3SABC123456789",
        "vergader-ID 312 445 678 901",
        "het dossiernummer van een van de twee ontbreekt",
        "Teams-vergadering ID: 312 445 678 901",
        "Factuur 12, 300 euro incl. btw. Betalingskenmerk 7001 1187 2026 0820.",
    ] {
        check(find, line);
    }
}
