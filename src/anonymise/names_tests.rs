//! Names and persons over whole mails: what must be found, what must stay, what is known to be missed, and properties.

use super::tests::{SHIPPED, check, mentions, settings};
use super::*;
use crate::anonymise::recognise::PATTERNS;
use proptest::prelude::*;

#[test]
fn who_accompanies_a_resident_is_no_professional() {
    for mail in [
        "x\n\nHij eet op zondag bij zijn taalmaatje [[PERSOON#1|Harald Nieuwkoop]] (nummer bekend).",
        "x\n\nZij gaat zwemmen met vrijwilliger [[PERSOON#1|Lowie]] (gepensioneerd).",
        "x\n\nOp dinsdag komt een vrijwilligster, [[PERSOON#1|Halina]], met haar wandelen.",
        "x\n\nMaatje [[PERSOON#1|Marjo]] komt woensdag, buddy [[PERSOON#2|Wesley]] op zaterdag.",
        "x\n\nHaar zus, mevrouw [[PERSOON#1|Leila Karimi]], tandarts in Luik, wil niets weten.",
        "x\n\n[[PERSOON#1|Kevin]] (ADHD) en [[PERSOON#2|Rinske]] (anorexia) wonen thuis.",
        "x\n\nHij leende geld van Mr. [[PERSOON#1|Adjei]]. De kok, [[PERSOON#2|Baraka]], slaapt in de kelder.",
    ] {
        check(mail);
    }
}

#[test]
fn who_is_named_by_a_word_before_an_address_lives_there() {
    check("x\n\n[[PERSOON#1|Donker]], [[ADRES|Testweg 12]], schulden, partner weg.");
    check("x\n\nHelaas, [[ADRES|Testweg 12]] is leeg.");
    check("x\n\n[[PERSOON#1|Petrosyan]], [[ADRES|Testweg 84]], schulden, partner weg. vraag: wie pakt dit op?");
    check("x\n\nDochter in het buitenland: [[PERSOON#1|Bloem]], [[TELEFOON|06-12345678]]. Balie: Receptie, 0900-8844.");
}

#[test]
fn a_subject_in_small_letters_says_who_and_where() {
    check("[[PERSOON#1|terpstra]] [[ADRES|valderensweg]]\n\nBeste collega, mevrouw [[PERSOON#1|Terpstra]] is ziek.");
    check("vraag over de snelweg en de uitweg\n\nBeste collega, mevrouw [[PERSOON#1|Terpstra]] is ziek.");
}

#[test]
fn a_genitive_that_is_a_plural_of_the_lexicon_is_its_bearers() {
    check(
        "x\n\nHij slaapt bij [[PERSOON#1|Mehari]], maar [[PERSOON#1|Mehari]]'s ouders ontkennen dat. Oma's en opa's plukten twee maanden paprika's.",
    );
}

#[test]
fn whose_teacher_it_is_stands_behind_the_role() {
    check(
        "x\n\nTwee broertjes, [[PERSOON#1|Tekle]] en [[PERSOON#2|Mieke]], zijn druk. De juf van [[PERSOON#1|Tekle]] belt vaak.",
    );
    check("x\n\nHaar zoon [[PERSOON#1|Tekle]] is druk. De juf Van Beek belt vaak, en meester van Dam ook.");
}

#[test]
fn an_ending_in_brackets_is_no_name() {
    check("x\n\nKind(eren): [[PERSOON#1|Bloem]]/[[PERSOON#2|Wolf]]\nBewoner(s) weg.");
}

#[test]
fn who_are_named_with_their_numbers_are_no_question_of_an_area() {
    let area = FindSettings { area_question: true, ..settings() };
    for (text, taken) in [
        (
            "1) Hylke Testkamp - 06-12345678\n2) Wytske Bos - 06-12345679\nZij zijn de bewoners van het pand Testweg 12.",
            true,
        ),
        ("Er is overlast bij het pand Testweg 12. Meld het bij Hylke Testkamp, 06-12345678.", false),
    ] {
        let document = Document::from_plain(&format!("pand\n\n{text}"));
        let found = find(&document, &SHIPPED, &area);
        let street = |f: &Finding| f.span.of(document.text.expose()).contains("Testweg");
        assert_eq!(found.list.iter().any(|f| f.verdict == Verdict::Redact && street(f)), taken, "{text}");
    }
}

#[test]
fn a_row_of_names_that_opens_a_mail_greets_nobody() {
    for mail in [
        "betrokken\n\n[[PERSOON#1|Kelly]], [[PERSOON#2|Priscilla]], [[PERSOON#3|Ramon]] en [[PERSOON#4|Delano]] trokken samen op.",
        "casus\n\n[[PERSOON#1|Mhret Habtemariam]], alleenstaand, is zwanger.",
        "x\n\nMarjon, kun jij mevrouw [[PERSOON#1|Terpstra]] bellen?",
    ] {
        check(mail);
    }
}

#[test]
fn initials_stand_for_persons_with_and_without_stops() {
    for mail in [
        "x\n\nDe oudste noem ik hier [[PERSOON#1|V.]], want zijn vader leest mee.",
        "x\n\nWij spraken met [[PERSOON#1|K.]] over de schulden.",
        "x\n\nHet huis is van mevrouw [[PERSOON#1|A de Boer]] en [[PERSOON#2|W Terpstra]].",
        "x\n\nIn de bijlage staat verklaring_[[PERSOON#1|b_zerrouki]].pdf van [[PERSOON#1|Badr Zerrouki]].",
        "x\n\nMet name mevrouw [[PERSOON#1|Femke Schrijn-Testink]] van Veldweg 163a heeft last, meneer [[PERSOON#2|Jurre Hiddema]] van Testkampweg 2 ook.",
        "x\n\n[[PERSOON#1|Joris Bekkers]] gebruikt weer. [[PERSOON#1|J.]] wil geen hulp.",
        "x\n\nWij belden mevrouw [[PERSOON#1|Kamer]] en haar buurvrouw [[PERSOON#2|Bep]]. Ook [[PERSOON#3|Alim]] was er.",
    ] {
        check(mail);
    }
}

#[test]
fn what_looks_like_a_name_stays() {
    for mail in [
        "x\n\nWie Pakt De Regie? Wij Wachten Op Een Antwoord.",
        "x\n\nIk werk met de methodiek van Vosburg en Drenteling.",
        "x\n\nZij scoort op spelling een V. In de pauze speelt ze alleen.",
        "x\n\nGEZIN A. Drie kinderen, schulden. GEZIN B. Twee kinderen, ruzie.",
        "x\n\nWij zoeken een Spaanstalige begeleider. Zie order QRW-30155, de Rd4 komt morgen.",
        "x\n\nZij loopt van de ene kant van de straat naar de andere.",
        "x\n\nDie Familie sucht eine Wohnung. Können Sie helfen? Mit freundlichen Grüßen",
        "x\n\nZij woont in wijk Noord en hij rijdt in een Opel Vectra.",
        "x\n\nHij rijdt in een zwarte Opel Meriva, zij kreeg een Epson en een Airfryer. De buurman meldde het via Fixi.",
        "x\n\nWij zitten in vergaderkamer Linde, de Willem de Vierdezaal is dubbel geboekt en de Van Rijnkapel is dicht.",
        "x\n\nEr is een training Rots en Water en het project Regenboog loopt nog.",
        "x\n\nToest.: mw. akk. met bespr., dus graag anon. verder. Dep. klachten na overl. echtg. Med: mirtazapine.",
        "x\n\nGeboren volgens de Ethiop. kalender. Polisnummer is bekend, kenm. volgt.",
        "x\n\nOpnieuw sturen na maandag 10 Augustus. De kraan staat in de Hollandse IJssel.",
        "x\n\nThuis: mdr + stiefvdr. Nu is mdr akkoord.",
        "x\n\nDoel: mw. vóór de winter weer op krachten. Vraag: wie gaat langs?",
    ] {
        check(mail);
    }
}

#[test]
fn one_person_keeps_one_number() {
    for mail in [
        "x\n\nHet gaat om [[PERSOON#1|Johannes Wagemans]], in de buurt bekend als [[PERSOON#1|Zjang]].",
        "x\n\n[[PERSOON#1|Bas Koster]] en [[PERSOON#2|Wilma Koster-Smid]] wonen samen. [[PERSOON#1|Koster]] drinkt.",
        "x\n\nHaar tante heet [[PERSOON#1|Soemiati]]. Mevrouw [[PERSOON#1|Sumiati]] huilt.",
        "x\n\n[[PERSOON#1|Giovanni Martina]] blowt. [[PERSOON#1|Gio]] zegt van niet.",
        "x\n\nDe vader heet [[PERSOON#1|Karim Haddad]], de mensen zeggen [[PERSOON#1|Abu Sami]]. Zoon [[PERSOON#2|Sami]] werkt.",
    ] {
        check(mail);
    }
}

#[test]
fn the_elder_and_the_younger_of_one_name_stay_apart() {
    check(
        "x\n\n[[PERSOON#1|Piet Hendriks]] en zijn zoon [[PERSOON#2|Mark Hendriks]] delen een huis. De oude [[PERSOON#1|Hendriks]] loopt weg. [[PERSOON#2|Hendriks jr.]] merkt het niet.",
    );
}

#[test]
fn names_in_small_letters_beside_words_of_family_of_many_tongues_are_found() {
    for mail in [
        "x\n\nHaar zoon [[PERSOON#1|berber]] gaat naar school.",
        "x\n\nZe past op bij [[PERSOON#1|gül]] abla en [[PERSOON#2|fatma]] teyze.",
        "x\n\nDan is er nog ome [[PERSOON#1|koos]], tante [[PERSOON#2|riet]] en oma [[PERSOON#3|sien]].",
        "x\n\nZijn vrouw, lalla [[PERSOON#1|Fadma]], bidt. [[PERSOON#2|Si Mimoun]] niet. Khalti [[PERSOON#3|Rkia]] kookt.",
        "x\n\nTata [[PERSOON#1|Milena]] en mbah [[PERSOON#2|Soeminah]] wonen in.",
        "x\n\n[[PERSOON#1|Hatice]] abla en [[PERSOON#2|Mehmet]] amca, en [[PERSOON#3|Yusuf]] hoca van de moskee.",
    ] {
        check(mail);
    }
}

#[test]
fn surnames_of_any_make_behind_a_first_name_are_found() {
    for mail in [
        "x\n\nGetekend, zie toestemming [[PERSOON#1|Goossenaerts J en G]].pdf.",
        "x\n\nMevrouw [[PERSOON#1|SAMIRA HOGERVORST]] is gebeld.",
        "x\n\nVooral [[PERSOON#1|Xandra Goossenaerts]] van hiernaast heeft last.",
        "x\n\nKop: [[PERSOON#1|Wolfram Tweeling]] is terug.",
        "x\n\nMevrouw [[PERSOON#1|Quirina Tweeling]] mist de weg vaak.",
        "x\n\nZijn vriend heet [[PERSOON#1|Lil Z]], en [[PERSOON#2|Samira B]] is zijn nicht.",
        "x\n\n[[PERSOON#1|F.]] groeide op bij zijn oma.",
        "x\n\nHij drinkt. [[PERSOON#1|Jim]] is de zoon van [[PERSOON#2|Nona]].",
    ] {
        check(mail);
    }
}

#[test]
fn verbs_behind_a_title_and_things_with_a_name_stay() {
    for mail in [
        "x\n\nMevrouw weigert alle hulp. Mevrouw schoof zelf aan. De heer wil absoluut niet. Meneer 's nachts onrustig.",
        "x\n\nZij leest graag Hans en Grietje voor. In Suwinet staat niets.",
        "x\n\nSinds de Vrede van Utrecht is hier niets veranderd.",
        "x\n\nzijn zuster punt komt komma zegt hij komma en de buurman komma belde punt",
        "x\n\nik hoop dat we er met zn allen voor zorgen dat de zus niet omvalt, zegt hij, en met zn beiden ook",
        "x\n\nGisteren zat [[PERSOON#1|Gosia]] in het donker. De boerderij ligt aan de rand van het dorp.",
        "x\n\nHet gezin uit het overleg komt terug. Het echtpaar de zomer door helpen lukt niet.",
        "x\n\nDe jongste is [[PERSOON#1|Precious]]. Ze is een blessing en een precious kind, zegt oma.",
    ] {
        check(mail);
    }
}

#[test]
fn what_somebody_is_called_is_theirs() {
    for mail in [
        "x\n\n[[PERSOON#1|Annemiek]] zelf heet [[PERSOON#1|Vroling]]. [[PERSOON#2|Zosia]] heet voluit [[PERSOON#2|Zofia Krawczyk]].",
        "x\n\nOpa [[PERSOON#1|Manuhutu]], voornaam [[PERSOON#1|Dominggus]] maar iedereen zegt oom [[PERSOON#1|Do]], is ziek.",
        "x\n\nMoeder heet [[PERSOON#1|Adwoa Sarpong]], maar op de markt kenden ze haar als [[PERSOON#1|Comfort]]. [[PERSOON#1|Comfort]] huilt.",
        "x\n\nMevrouw [[PERSOON#1|Painah]] is op leeftijd. Mevrouw wordt door allen [[PERSOON#1|Mbah Pai]] genoemd.",
        "x\n\nMevrouw [[PERSOON#1|Bloem]], [[PERSOON#1|Jo]] zeg maar, is gevallen.",
        "x\n\nZijn vrouw is [[PERSOON#1|Rim Sabbagh]]. Voor de buren is zij [[PERSOON#1|Umm Khaled]].",
    ] {
        check(mail);
    }
}

#[test]
fn forms_of_one_name_in_other_orders_and_lengths_are_one_person() {
    for mail in [
        "x\n\nHaar man [[PERSOON#1|Habtom]] werkt. Zoon [[PERSOON#2|Filmon Habtom]] is stil. [[PERSOON#1|Habtom]] drinkt.",
        "x\n\nDe familie [[PERSOON#1|Martina]] woont in Stein. Moeder is [[PERSOON#1|Gwendolyn Martina]].",
        "x\n\nIn de brief staat [[PERSOON#1|YILMAZ-DEMIR Nurcan]]. [[PERSOON#1|Nurcan Yilmaz]] zelf wil geen hulp.",
        "x\n\nVader [[PERSOON#1|Mehmet Ali Yavuz]] is gevallen. [[PERSOON#1|M.A.]] ligt op de bank.",
        "x\n\n[[PERSOON#1|Natnael Yonatan]] is druk. De kleine [[PERSOON#1|Nati]] slaapt slecht.",
        "x\n\nMeneer [[PERSOON#1|Radjinderpersad Sewbarath]] belt. Meneer [[PERSOON#1|Radj]] is boos.",
        "x\n\nHet jongetje [[PERSOON#1|Kwabena Owusu-Ansah]] groeit. De familie [[PERSOON#1|Owusu-Ansah]] is blij.",
        "x\n\nDe heer [[PERSOON#1|Johannes Wieringa]] en zijn kleinzoon [[PERSOON#2|Rick Wieringa]]. De heer [[PERSOON#1|Wieringa]] wil rust.",
        "x\n\nHet gaat om [[PERSOON#1|Robel Mehari]] en [[PERSOON#2|Robel Tekle]]. [[PERSOON#2|Robel Tekle]] wil een kamer.",
        "x\n\nMevrouw [[PERSOON#1|Jasmin]] geb. [[PERSOON#1|Kowallik]] is zwanger.",
        "x\n\n[[PERSOON#1|Roos Bakker]] appt met een jongen die zich [[PERSOON#2|Mark]] noemt. [[PERSOON#1|Roos]] is stil.",
        "x\n\nHet echtpaar [[PERSOON#1|Wiersma]]-[[PERSOON#2|Haagsma]] is oud. De heer [[PERSOON#1|Sjoerd Wiersma]] is blind, mevrouw [[PERSOON#2|Tetsje Haagsma]] doof.",
    ] {
        check(mail);
    }
}

#[test]
fn thanks_that_open_a_mail_make_nobody_in_it_a_professional() {
    check(
        "x\n\n> Van: Gerben Slotboom\n> Aan: Petra\n>\n> Dank voor het verslag. Punt 5 klopt niet: het was niet de\n> moeder maar de tante van [[PERSOON#1|Oliwia]] die het\n> contact vorige week verbrak. En we zouden haar niet noemen.",
    );
}

#[test]
fn a_surname_alone_is_the_only_known_bearer() {
    let known = |forms: &[&str], number| crate::register::KnownPerson {
        number: PersonNumber(number),
        forms: Sensitive::new(forms.iter().map(|f| (*f).to_owned()).collect()),
        role: None,
    };
    let number = |known: Vec<_>| {
        let mail = "x\n\nMevrouw Terpstra belde weer.";
        let settings = FindSettings { known, ..settings() };
        find(&Document::from_plain(mail), &SHIPPED, &settings).persons[0].number
    };
    assert_eq!(number(vec![known(&["A. Terpstra"], 4)]), PersonNumber(4));
    assert_eq!(number(vec![known(&["A. Terpstra"], 4), known(&["Jan Terpstra"], 5)]), PersonNumber(6));
}

#[test]
fn surnames_that_are_words_are_found_where_they_act() {
    for mail in [
        "x\n\n[[PERSOON#1|Anneke Blij]] is thuis. [[PERSOON#1|Blij]] wil geen hulp.",
        "x\n\nWij troffen [[PERSOON#1|Karel Mooi]] aan de deur. [[PERSOON#1|Mooi]] zegt dat het goed gaat.",
        "x\n\nmw [[PERSOON#1|blij]] belde, zij is boos. meneer [[PERSOON#2|vrolijk]] ligt in het ziekenhuis",
        "x\n\nHij heeft niets met [[PERSOON#1|Lies Vrede]] te maken, zegt hij. Van vrede is daar geen sprake.",
        "x\n\nhet gaat om [[PERSOON#1|jet]] en haar zoon. zij woont bij [[PERSOON#2|toon heijnen]]",
        "x\n\n[[PERSOON#1|Henk Prins]] is boos. Als [[PERSOON#2|Goossenaerts]] en [[PERSOON#1|prins]] elkaar zien, is het oorlog.",
        "x\n\n[[PERSOON#1|Kevin van V.]] is weer gezien met [[PERSOON#2|Fatima van der B.]] op het plein.",
        "x\n\nde buurman [[PERSOON#1|kees van v.]] ziet hem soms, de vlag van n. hing uit",
        "x\n\nhet gaat om meneer [[PERSOON#1|de wit]], [[PERSOON#1|arend de wit]] uit de flat",
        "x\n\nhij trekt op met [[PERSOON#1|Fatima]] ([[PERSOON#2|bos]] van achternaam). Zijn zus heet anders van achternaam.",
        "x\n\n[[PERSOON#1|Rietje]] is ziek. [[PERSOON#1|Rietjes]] dochter kookt.",
        "x\n\n[[PERSOON#1|Sharlaine]] slaapt in de auto. Een plek voor [[PERSOON#1|Sharlane]] is er niet.",
        "x\n\n[[PERSOON#1|Pitsjer]] en [[PERSOON#2|Merieke]] wonen samen. [[PERSOON#3|Nifra]], [[PERSOON#4|Dalila]] en [[PERSOON#5|Femke]] niet.",
        "x\n\nbij [[PERSOON#1|anja]] en [[PERSOON#2|frans]] is het een puinhoop, [[PERSOON#2|frans]] heeft parkinson",
        "x\n\nbeste allemaal, [[PERSOON#1|tom]] wil niet. [[PERSOON#2|lea]] belt elke dag. met [[PERSOON#3|jens]] gaat het beter",
        "x\n\nGRAAG AANDACHT. [[PERSOON#1|TOM]] IS BOOS EN [[PERSOON#2|LEA]] KOMT ELKE DAG.",
        "x\n\nDe buurvrouw zegt niets. [[PERSOON#1|Ad]] slaat haar. [[PERSOON#1|Ad]] wil niet praten.",
        "x\n\nHaar kinderen ([[PERSOON#1|Jay]] [[LEEFTIJD|10]], [[PERSOON#2|Mila]] [[LEEFTIJD|8]]) zijn thuis.",
    ] {
        check(mail);
    }
}

#[test]
fn words_that_lists_have_as_names_stay_where_they_are_words() {
    for mail in [
        "x\n\nBlij was ze niet. Mooi vindt hij het. Kort gezegd gaat het slecht.",
        "x\n\nze is bang voor de buren. thee is op, winter is lang en de bel doet het niet. stof zit overal",
        "x\n\nLangs het Zuideinde is onrust, zeggen wie aan Zuideinde wonen.",
        "x\n\nWij spreken af in De Vrijheid of in De Kring, om 10 uur.",
        "x\n\n't Geit neet good. Mien moder is krank.",
        "x\n\nPa is weer aant flippen. Moratorium ex art. 287b is aangevraagd.",
        "x\n\nZij kwam via het JIM-project en de TOM-score. Zo is het. Al is hij ziek, Om is het leeg.",
        "x\n\nVan Geleen is het ver. Van huis is hij weg.",
        "x\n\nBij Sint Jozef en in Sint Maarten is het druk.",
    ] {
        check(mail);
    }
}

#[test]
fn endings_particles_and_letters_belong_to_the_name() {
    for mail in [
        "x\n\nHaar vader [[PERSOON#1|Piet Jelles]], die gevallen is. Zijn oom [[PERSOON#2|Doeke Jelles Haitsma]] niet.",
        "x\n\nDe huurder, [[PERSOON#1|Van 't Hof]], betaalt niet. Mevrouw [[PERSOON#2|Sharlaine Sint Martha]] wel.",
        "x\n\nCasus 2 [[PERSOON#1|van Zuilen]]\nMevrouw is terug. [[PERSOON#1|Van Zuilen]] wil geen hulp.",
        "x\n\nMevrouw [[PERSOON#1|Wytske in 't Zand]] is ziek. Haar man is [[PERSOON#2|J. in 't Zand]]. Haar buurman [[PERSOON#3|Kwame in 't Veld]] helpt.",
        "x\n\nZij woont in 't Zand, en hij niet.",
        "x\n\nOp straat heet hij [[PERSOON#1|B-Kay]]. [[PERSOON#1|B-Kay]] dealt.",
        "x\n\nHij woont bij [[PERSOON#1|Rafiq ul Islam]]. Zij komt uit Sri Lanka.",
        "x\n\nik sprak met [[PERSOON#1|van wersch]], hij is ingetrokken bij [[PERSOON#2|van hoesel]].",
    ] {
        check(mail);
    }
}

#[test]
fn names_of_enclosed_files_are_no_professionals() {
    for mail in [
        "x\n\nHet formulier (toestemming_[[PERSOON#1|opdenhaver]].pdf) is van mevrouw [[PERSOON#1|Op den Haver]].",
        "x\n\nBijlagen: verslag_[[PERSOON#1|Terpstra]].pdf, [[PERSOON#1|L. Terpstra]] toestemming.docx, foto [[PERSOON#2|Kaylee]].jpg",
        "x\n\nBijlage: formulier [[PERSOON#1|L. Ong]].pdf\n\nMevrouw [[PERSOON#1|Ong]] komt zelf.",
        "x\n\nmw [[PERSOON#1|mulders]] heeft getekend, zie zorgplan-[[PERSOON#1|mulders]]-def.docx",
        "x\n\nNamens [[PERSOON#1|Dirkje]]: ze wil graag naar de dagopvang. [[PERSOON#1|Dirkje]] is eenzaam.",
    ] {
        check(mail);
    }
}

#[test]
fn fields_brackets_and_clauses_say_who_is_one() {
    for mail in [
        "x\n\nAchternaam ....... [[PERSOON#1|Haddad]]\nVoornaam ......... [[PERSOON#1|Rima]]\n\nBij [[PERSOON#1|Rima]] thuis is ruzie.",
        "x\n\nNaam: [[PERSOON#1|Demirtaş-Öz]]\nVoorletters: [[PERSOON#1|H.N.]]\nRoepnaam: [[PERSOON#1|Hatice]]",
        "x\n\nHaar man [[PERSOON#1|Nabil Alhaj]] (\"[[PERSOON#1|Abu Karim]]\") slaapt niet.",
        "x\n\nHaar zoon [[PERSOON#1|Oleksandr]] is stil. [[PERSOON#1|Sasja]], zoals iedereen [[PERSOON#1|Oleksandr]] noemt, spijbelt.",
        "x\n\nMevrouw [[PERSOON#1|Zhang Xiaoli]] werkt. [[PERSOON#1|Xiao Li]] verstaat ons niet.",
        "x\n\nIk bel namens mevrouw [[PERSOON#1|Goossens]]. Zij ([[PERSOON#1|Irma]]) durft niet.",
        "x\n\n[[PERSOON#1|Abderrazak Bennani]] is boos. [[PERSOON#1|Razak]] slaapt niet.",
        "x\n\n[[PERSOON#1|Lau]] is thuis, het gaat goed maar [[PERSOON#2|Ciska]] ziet er slecht uit.",
        "x\n\n[[PERSOON#1|Tineke]] wil niet alleen wonen, zegt haar broer [[PERSOON#2|Giel]].",
        "x\n\nCasus [[PERSOON#1|K. B.]]: [[PERSOON#1|K.]] drinkt. [[PERSOON#1|K.]] wil geen hulp.",
        "x\n\nIn de klas zitten [[PERSOON#1|Finn K.]], [[PERSOON#2|Finn L.]] en [[PERSOON#3|Noor]].",
    ] {
        check(mail);
    }
}

/// What is missed today, as it ought to be. Whoever mends one moves it to a test above.
const KNOWN_MISSES: &[&str] = &[
    // Ordinary words typed small, with nothing before them.
    "x\n\nik zag [[PERSOON#1|merel]] en [[PERSOON#2|roos]] bij de winkel, het ging niet goed met ze en dat weet iedereen hier.",
    // A surname of an ordinary word between quotation marks.
    "x\n\nOp de bel stond \"[[PERSOON#1|de Groot]]\", niets anders.",
    // Who carries another's name within their own.
    "x\n\nBuurman [[PERSOON#1|Klaas Dekker]] klaagt. [[PERSOON#1|Klaas van Jan van Piet]] noemen ze hem.",
    // A surname in capitals before the first names, which get a number of their own.
    "x\n\nWij troffen daar [[PERSOON#1|TIMMERMANS, Geert Jozef]]. [[PERSOON#1|TIMMERMANS]] verklaarde niets.",
    // Two tussenvoegsels with capitals in a sentence that has them throughout.
    "x\n\nWij Wachten Op Een Antwoord Van De Gemeente.",
];

#[test]
fn what_is_said_behind_a_name_or_before_it_names_somebody() {
    for mail in [
        "x\n\n[[PERSOON#1|Vreugde]] is haar achternaam, al merk je er weinig van.",
        "x\n\nInbreng dorpsteam Stein ([[PERSOON#1|Al-Testwi]]). Ik ben er op woensdag en vrijdag van 19.00 tot 21.00 uur.",
        "x\n\nHij wordt ook wel \"de [[PERSOON#1|Kapper]]\" genoemd.",
        "x\n\nVonnis binnen, [[PERSOON#1|vd Berg]] moet er in mei uit, zegt iemand vd Wmo.",
        "x\n\nIn de war bij de weg. Naam volgens politie [[PERSOON#1|Tesfay]], meer weten we niet.",
        "x\n\n[[PERSOON#1|Kippetje]] is haar bijnaam op de markt. [[PERSOON#2|Muisje]], zo heet ze bij iedereen.",
        "x\n\nOp straat kennen ze hem als \"[[PERSOON#1|de Lange]]\". Zij staat bekend als een druk mens.",
        "x\n\nMoeder wil dat we haar [[PERSOON#1|Zus]] noemen. Hij tekent met [[PERSOON#2|Berg]].",
        "x\n\nToen [[PERSOON#1|Ab]] gebeld werd, was hij boos. Wat [[PERSOON#2|Bo]] zegt klopt.",
        "x\n\nMaar: wat er is, dat is zijn naam niet. Hoop is wat zij nodig heeft, echte naam ken ik niet.",
        "x\n\n[[PERSOON#1|Jasmin]], [[PERSOON#2|Rosa]] en hun moeder zijn op straat gezet.",
        "x\n\nWij spraken met [[PERSOON#1|Lalla Zohra]] en met lalla [[PERSOON#2|Hafida]]. Er stond een pak Testkoffie.",
    ] {
        check(mail);
    }
}

#[test]
fn initials_nicknames_and_particles_of_any_make_belong_to_the_name() {
    for mail in [
        "x\n\n[[PERSOON#1|A. (Anneke) de Wit]] heeft schulden. [[PERSOON#1|Anneke]] belde.",
        "x\n\nBetreft [[PERSOON#1|J.P. \"Jopie\" Groen]] uit Stein.",
        "x\n\nMevrouw [[PERSOON#1|G. (Gerda) van Zwemmen-ten Brink]] meldt dat er niets kwam.",
        "x\n\nHaar ex ([[PERSOON#1|R.]]) belt. [[PERSOON#1|R.]] verliet de kamer.",
        "x\n\n[[PERSOON#1|Van der Meer]] kwam langs. [[PERSOON#1|vd Meer]] was boos, [[PERSOON#1|v/d Meer]] ook.",
        "x\n\nBewoner: [[PERSOON#1|Testhoek, P.J. van den]] (de oudste)",
        "x\n\nMeneer [[PERSOON#1|Joh. Tjalsma]] is ziek.",
        "x\n\nTesthout B.V. levert de bedden, de N.V. de rest.",
        "x\n\nMevrouw [[PERSOON#1|B.V.]] belde.",
        "x\n\nVERZOEK OM HULP VOOR [[PERSOON#1|ANNIE KORT]]\n\nZij is ziek.",
        "x\n\nVader zegt dat het niet aan hem ligt maar aan [[PERSOON#1|K.]]",
    ] {
        check(mail);
    }
}

#[test]
fn a_surname_before_its_relatives_a_maiden_name_and_a_name_in_quotes_are_whose_they_are() {
    for mail in [
        "x\n\n[[PERSOON#1|Testman]] belde weer, zijn zoon [[PERSOON#2|Dave Testman]] zit vast.",
        "x\n\nMevrouw [[PERSOON#1|Testman]], geboren [[PERSOON#1|Slenders]], is ziek.",
        "x\n\nHaar broer [[PERSOON#1|Sjef]] (\"[[PERSOON#1|de Kwast]]\") komt nooit.",
        "x\n\nMevrouw [[PERSOON#1|Kovács Ilona]] noemt zich hier [[PERSOON#1|Nel]].",
        "x\n\nMet [[PERSOON#1|Tjerk Testman]] gaat het goed, de jongens noemen hem [[PERSOON#1|Tj.]]",
        "x\n\nOp de lijst: [[PERSOON#1|Vos]], [[PERSOON#2|Mertens]] en [[PERSOON#3|Yıldız]].",
        "x\n\n[[PERSOON#1|Toon]] zit op een flat.",
        "x\n\nOp 2 nov. 2026 om 09:14 schreef [persoon 5]:\n> Sanne, is [persoon 2] er?",
        "x\n\nHij is door [[PERSOON#1|Sjos]] weggestuurd, maar [[PERSOON#1|Sjos]] haalde hem terug.",
        "x\n\nKan de politie [[PERSOON#1|Abena]]s adres afschermen? [[PERSOON#1|Abena]] is bang.",
        "x\n\nDe toon zit goed. Toon je begrip? Toon wil je dat?",
        "x\n\nik heb [[PERSOON#1|toon]] gesproken en ik heb hem gezien. we hebben al gebeld.",
    ] {
        check(mail);
    }
}

#[test]
fn who_works_where_the_writer_calls_is_a_professional() {
    for mail in [
        "x\n\nIk heb overlegd met Marieke van de GGD, met Joost van MEE en met Trudie van de woningbouw.",
        "x\n\nMevrouw Tak van de bewindvoering belt niet terug. De bewindvoerder heet Smeets en is er nooit.",
        "x\n\nTrudie Slenders is mijn opvolger. Ik ben de vervanger van Lotte Meens. Collega's Els en Wim weten ervan.",
        "x\n\nContactpersoon bij de gemeente is Trudie Slenders. De consulent van de Wmo, Fatma, heeft niets gehoord.",
        "x\n\nVrijwilliger [[PERSOON#1|Bep]] van de Zonnebloem komt elke week. [[PERSOON#2|Fatima]] van de moskee helpt ook.",
        "x\n\n[[PERSOON#1|Ahmed]] van het azc slaapt bij hem.",
        "x\n\nAanwezig: dhr. [[PERSOON#1|De Ruiter]], zijn mentor mevr. Kamps, en de casemanager Sven",
        "x\n\nMelding van de thuiszorg: mw [[PERSOON#1|Schaap]], gevallen, ligt in bed",
        "x\n\nAanwezig: rian (vz), m. slenders, opa [[PERSOON#1|gerrit]]",
        "x\n\nHaar psycholoog drs. Slenders belt. Ik sprak drs. Testhout van de GGZ en dr. Smeets, huisarts.",
        "x\n\nHet gaat om drs. [[PERSOON#1|Tjibbe Testhout]]. Hij drinkt.",
        "x\n\nMevrouw dr. [[PERSOON#1|Trudie Testhout]] is ziek en woont alleen.",
    ] {
        check(mail);
    }
}

#[test]
fn whom_the_line_below_a_greeting_of_colleagues_names_is_somebody_else() {
    check("x\n\nBeste collega's,\n\n[[PERSOON#1|Tjibbe Testhout]] verzorgt zijn vrouw.");
    check("x\n\nBeste collega's,\n[[PERSOON#1|Tjibbe Testhout]] is gevallen.");
    check("x\n\nIk hoorde het van mijn collega's\nTrudie Testhout.");
}

#[test]
fn who_lives_in_a_street_that_is_called_after_a_priest_works_nowhere() {
    check("x\n\n[[PERSOON#1|Tjitske]] is ziek. Ik sprak met [[PERSOON#1|Tjitske]] van Burgemeester Testerlaan 12.");
    check("x\n\nMevrouw [[PERSOON#1|Wytske Testhout]] van de Pastoor Testerplein eet niet.");
    check("x\n\nMevrouw [[PERSOON#1|Wytske Testhout]] van de Dokter Testerstraat eet niet.");
}

#[test]
fn the_number_of_a_file_or_a_plate_behind_a_name_leaves_it_one() {
    check("x\n\nDossier [[PERSOON#1|Corrie de Graaf]] 2026-123456");
    check("x\n\nDossier [[PERSOON#1|Klaas van der Linden]] Z26.12345");
    check("x\n\nZij belt met een Galaxy A52.");
    check("x\n\nMevrouw [[PERSOON#1|de Graaf]] 1234567 belde.");
    check("x\n\nDe auto van [[PERSOON#1|Filmon]] (BX-629-S) is bekrast.");
    check(
        "x\n\nDe huurder is [[PERSOON#1|Storm Appel]].\n\nVan: Incasso\nAan: Jos\nOnderwerp: [[PERSOON#1|Appel]] C-123456\n\nZie boven.",
    );
}

#[test]
fn who_signs_the_newest_mail_is_no_resident_in_the_earlier_one() {
    let thread = "\n\nVan: Ria Bos <r.bos@mailhuis.example>\nAan: Ger Slenders\nOnderwerp: buurman\n\nBeste meneer Slenders,\n\nHet gaat niet goed.\n";
    let signed = format!("x\n\nZie onder.\n\nGroet,\nGer Slenders\nspv{thread}");
    assert!(!redacted(&signed).contains("[persoon 2]"), "{signed}");
    let other = format!("x\n\nZie onder.\n\nGroet,\nTrudie Meens\nspv{thread}");
    assert!(!redacted(&other).contains("Slenders"), "{other}");
}

#[test]
fn a_trade_that_somebody_is_called_by_stays_a_trade() {
    for mail in [
        "x\n\nMevrouw [[PERSOON#1|Kok]] is moe. Haar man is kok en haar zoon wordt kok.",
        "x\n\nFamilie [[PERSOON#1|Visser]]. Vader is visser en zijn opa was visser.",
        "x\n\nMeneer [[PERSOON#1|Jager]] belde. [[PERSOON#1|Jager]] is boos. Zijn vader werkte als jager.",
        "x\n\n[[PERSOON#1|Blom]] werd boos toen ik vroeg naar de huur.",
    ] {
        check(mail);
    }
}

#[test]
fn wares_channels_and_makers_are_nobody() {
    for mail in [
        "x\n\nHij drinkt Testbier en Testwijn, en zij kijkt altijd Testkanaal. Er stond een krat Testbier.",
        "x\n\nDe lift van Testing is stuk. Mag dat met TestSign of via MijnTestdorp?",
        "x\n\n's-Testenberg ligt ver weg. Haar man zegt \"Jammer\" en gaat.",
        "x\n\nMoeder leest [[PERSOON#1|Fatima]] voor. Zij luistert naar [[PERSOON#2|Kevin]] als hij praat.",
        "x\n\nDe boiler, merk Testo, lekt in een Testsonite-tas; zij sport bij Test20.",
        "x\n\nMevrouw [[PERSOON#1|DeVries]] en [[PERSOON#2|AnneMarie]] komen.",
        "x\n\nDe monteur kwam, maar Testman drinkt niet: [[PERSOON#1|Sjaak]] drinkt.",
    ] {
        check(mail);
    }
}

#[test]
fn a_family_shares_the_label_of_its_head_and_no_consent_covers_that() {
    check(
        "x\n\nCasus A, gezin [[PERSOON#1|Al-Testuri]]. Vader [[PERSOON#1|Fouad]] is ziek. Moeder [[PERSOON#2|Hayat]] werkt.",
    );
    check("x\n\nGezin [[PERSOON#1|Zwaluwski]]\n[[PERSOON#1|Halyna]] heeft werk. Haar zoon [[PERSOON#2|Danylo]] ook.");
    check(
        "x\n\nGezin [[PERSOON#1|Zwaluwski]]. Vader [[PERSOON#1|Piotr Zwaluwski]] is weg. Moeder [[PERSOON#2|Halyna]] werkt.",
    );
    let text = "x\n\nGezin Al-Testuri is bekend. Vader Fouad is ziek.";
    let found = find(&Document::from_plain(text), &SHIPPED, &settings());
    let carried: Vec<&str> = found.carried.iter().map(|span| span.of(text)).collect();
    assert_eq!(carried, ["Al-Testuri", "Fouad"]);
}

#[test]
fn known_misses_are_still_missed() {
    for mail in KNOWN_MISSES {
        let (found, expected) = mentions(mail);
        assert_ne!(found, expected, "better than known, move it: {mail}");
    }
}

const FIRST: &[&str] = &["Samira", "Jesper", "Wojtek", "Abena", "Letebrhan", "Sybren", "Oksana", "Mehmet"];
const LAST: &[&str] = &["Terpstra", "El Barkani", "Zielinski", "Owusu", "Habtemariam", "Demirci", "Kuipers", "Nguyen"];
const LINES: &[&str] = &[
    "Mevrouw V A woont alleen.",
    "Haar zoon V is 14 jaar.",
    "V A (43) belde op 3 november.",
    "De familie A heeft schulden bij de gemeente.",
    "Mail naar v.test@thuis.example of bel 06-12345678.",
    "Het gezin wacht op een brief.",
    "v komt morgen langs, zegt haar moeder V.",
];

/// A mail of some lines, the slots filled.
fn mail(lines: &[(usize, usize, usize)]) -> String {
    let mut text = String::from("casus\n\n");
    for &(line, first, last) in lines {
        let (first, last) = (FIRST[first % FIRST.len()], LAST[last % LAST.len()]);
        let small = first.to_lowercase();
        for (n, word) in LINES[line % LINES.len()].split(' ').enumerate() {
            text.push_str(if n > 0 { " " } else { "" });
            match word {
                "V" | "V." => text.push_str(&word.replace('V', first)),
                "A" => text.push_str(last),
                "v" => text.push_str(&small),
                _ => text.push_str(word),
            }
        }
        text.push('\n');
    }
    text
}

fn redacted(text: &str) -> String {
    let findings = find(&Document::from_plain(text), &SHIPPED, &settings());
    let mut out = String::new();
    let mut at = 0;
    for finding in findings.list.iter().filter(|f| f.verdict == Verdict::Redact) {
        out.push_str(&text[at..finding.span.start]);
        out.push_str(&finding.replacement);
        at = finding.span.end;
    }
    out + &text[at..]
}

#[test]
fn a_text_may_end_at_any_word() {
    let texts = [
        include_str!("../../dictionaries/examples/gezin.txt"),
        include_str!("../../dictionaries/examples/kleine-letters.txt"),
    ];
    let more =
        "Op 3 november schreef Ype de Bo,,Op 3 november schreef Ype de Mw. van der L. en dhr. J. de, geb. de (van";
    for line in texts.iter().flat_map(|text| text.lines()).chain([more]) {
        for (end, _) in line.match_indices([' ', ',', '.', '(']) {
            for behind in [&line[..end], &line[..=end]] {
                find(&Document::from_plain(behind), &SHIPPED, &settings());
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn no_name_survives_and_scanning_again_changes_nothing(lines in proptest::collection::vec((0usize..7, 0usize..8, 0usize..8), 1..6)) {
        let once = redacted(&mail(&lines));
        for name in FIRST.iter().chain(LAST) {
            let small = once.to_lowercase();
            prop_assert!(!small.contains(&name.to_lowercase()), "{name} in {once}");
        }
        prop_assert_eq!(redacted(&once), once);
    }

    #[test]
    fn the_order_of_recognisers_does_not_matter(lines in proptest::collection::vec((0usize..7, 0usize..8, 0usize..8), 1..6), turn in 0usize..11) {
        let document = Document::from_plain(&mail(&lines));
        let (view, settings) = (View::of(&document), settings());
        let context = Context { view: &view, settings: &settings, dictionary: &SHIPPED };
        let findings = |order: &mut dyn Iterator<Item = &crate::anonymise::recognise::Recogniser>| {
            let mut candidates = Vec::new();
            order.for_each(|r| r(&context, &mut candidates));
            resolve::resolve(document.text.expose(), candidates.into_iter().filter_map(|c| finding(c, &document, &settings)).collect())
        };
        let forth = findings(&mut PATTERNS.iter());
        let turned = findings(&mut PATTERNS.iter().cycle().skip(turn).take(PATTERNS.len()));
        prop_assert_eq!(format!("{forth:?}"), format!("{turned:?}"));
        prop_assert_eq!(format!("{:?}", findings(&mut PATTERNS.iter().rev())), format!("{forth:?}"));
    }

    #[test]
    fn soft_characters_within_a_name_change_no_finding(lines in proptest::collection::vec((0usize..4, 0usize..8, 0usize..8), 1..4), every in 2usize..5) {
        let text = mail(&lines);
        let mut soft = String::new();
        for (n, c) in text.chars().enumerate() {
            soft.push(c);
            if n % every == 0 && c.is_alphabetic() {
                soft.push('\u{ad}');
            }
        }
        let spans = |text: &str| -> Vec<String> {
            let findings = find(&Document::from_plain(text), &SHIPPED, &settings());
            findings.list.iter().map(|f| f.span.of(text).replace('\u{ad}', "")).collect()
        };
        prop_assert_eq!(spans(&text), spans(&soft));
    }
}

#[test]
fn who_types_a_name_with_a_capital_means_the_word_without_one() {
    for mail in [
        "x\n\nIk bespreek mevrouw [[PERSOON#1|Groen]]. De tuin is groen. Verder ziet [[PERSOON#1|Groen]] niemand.",
        "x\n\nIk bespreek meneer [[PERSOON#1|Zomer]]. Vorige zomer ging het beter met [[PERSOON#1|Zomer]].",
        "x\n\nIk bespreek mevrouw [[PERSOON#1|Bloem]]. Ze bakt met bloem. Ik bel [[PERSOON#1|Bloem]] morgen.",
        "x\n\nIk bespreek mevrouw [[PERSOON#1|Groen]]. Ze is moe, maar [[PERSOON#1|groen]] wil geen hulp.",
        "x\n\nIk bespreek mevrouw [[PERSOON#1|Groen]]. Gisteren heeft mevrouw [[PERSOON#1|groen]] mij gebeld.",
    ] {
        check(mail);
    }
}

#[test]
fn a_place_that_somebody_is_called_by_is_hidden_where_it_acts() {
    check("x\n\nMevrouw [[PERSOON#1|Meers]] woont in Meers. Verder ziet [[PERSOON#1|Meers]] weinig mensen.");
    check("x\n\nMeneer [[PERSOON#1|Stein]] wil niet. [[PERSOON#1|Stein]] belt mij vaak. De gemeente Stein weet het.");
}

#[test]
fn the_moment_of_an_english_quotation_and_the_letters_of_a_postcode_name_nobody() {
    for mail in [
        "x\n\nIk bel mevrouw [[PERSOON#1|Terpstra]].\nMarjon\n\nOn Wed, 8 April 2026 at 10:15, Wim Voorbeeld wrote:\n> Hoe gaat het?",
        "x\n\nMeneer [[PERSOON#1|Terpstra]], Teststraat 2, 6418 HR Heerlen, belt.",
        "x\n\nNaam\tRelatie\tGeboren\tOpmerking\n[[PERSOON#1|Hylke Terpstra]]\tleerling\t03-11-2014\tgroep 7",
    ] {
        let (found, expected) = mentions(mail);
        let words = ["On", "Wed", "April", "wrote", "Heerlen", "Relatie"];
        let wrong = found.iter().find(|(name, _)| name.split(' ').any(|word| words.contains(&word)));
        assert!(wrong.is_none() && expected.iter().all(|name| found.contains(name)), "{found:?} in {mail}");
    }
}

#[test]
fn whose_number_stands_below_a_signature_says_its_line() {
    let text = "x\n\nIk bespreek Halima Testvrouw graag. Wie helpt Halima?\n\nMet vriendelijke groet,\nLies Harmsen\nconsulent\n\nHalima's lijn (alleen sms): 06-12345678";
    let document = Document::from_plain(text);
    let findings = find(&document, &SHIPPED, &settings());
    let hidden = |at: usize| findings.list.iter().any(|f| f.verdict == Verdict::Redact && f.span.range().contains(&at));
    for (start, _) in text.match_indices("Halima").chain(text.match_indices("06-12345678")) {
        assert!(hidden(start), "{start}: {:?}", findings.list);
    }
    assert!(!hidden(text.find("Lies").unwrap_or(0)));
}

#[test]
fn a_name_that_two_words_make_up_by_chance_opens_a_sentence_as_any_other() {
    check("De heer [[PERSOON#1|Wiebrand Essendries]] is boos. [[PERSOON#1|Essendries]] heeft geklaagd.");
    check("Mevrouw [[PERSOON#1|Barimara Testhout]] is moe. [[PERSOON#1|Barimara]] zelf zegt niets.");
}

#[test]
fn who_lives_in_a_street_is_not_called_after_it() {
    for mail in [
        "x\n\nMevrouw [[PERSOON#1|Terpstra]] van Dahliastraat 23 klaagt.",
        "x\n\nDe heer [[PERSOON#1|Blij]] van Testusplein 7 C klaagt.",
        "x\n\nMevrouw [[PERSOON#1|van der Dorpsstraat]] klaagt.",
    ] {
        check(mail);
    }
}

#[test]
fn a_first_name_that_ends_like_a_street_has_an_age_behind_its_comma() {
    check("x\n\nMevrouw krijgt bezoek. Haar zoon ([[PERSOON#1|Sjeng]], 51) werkt niet.");
}

#[test]
fn whoever_lives_somewhere_is_called_like_a_town() {
    check("Bewoner [[PERSOON#1|de Haan]] belt vaak. De familie [[PERSOON#1|de Haan]] is bekend.");
    check("De bewoners van De Haan en het gezin uit De Haan klagen niet.");
}
