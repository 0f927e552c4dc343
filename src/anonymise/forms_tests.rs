//! Names in the forms in which mails write them: surname first, bynames, heads of subjects, small letters, line ends.

use super::tests::check;

#[test]
fn a_surname_before_a_comma_and_its_first_name_or_initials_are_one_person() {
    for mail in [
        "x\n\nBetreft: [[PERSOON#1|Ponnuthurai, K.]]\n\nHij wil hulp.",
        "x\n\nHet gaat om:\n[[PERSOON#1|TESFAY GEBREMARIAM, Saba]]\ngeb. 1-1-1990",
        "x\n\nDe lijst: [[PERSOON#1|Kowalczyk, Marta]]; [[PERSOON#2|Özkan, Emre]]; [[PERSOON#3|Bosch, Ineke]].",
        "x\n\nIn het systeem staat hij als [[PERSOON#1|Ramautarsing, S.]] maar dat klopt niet.",
        "x\n\nZie onder.\n\nOnderwerp: [[PERSOON#1|Kuipers, Hanneke]] (huurachterstand)\n\nGraag hulp.",
        "x\n\nBewoner: [[PERSOON#1|v/d Broek, Toon]]\nHij is op.",
        // First names in a row are so many people.
        "x\n\nDe kinderen: [[PERSOON#1|Yara]], [[PERSOON#2|Sem]] en [[PERSOON#3|Jip]].",
        "x\n\nThuis wonen [[PERSOON#1|Emine]], [[PERSOON#2|Kaan]] en oma.",
    ] {
        check(mail);
    }
}

#[test]
fn what_tells_bearers_of_a_first_name_apart_is_part_of_it() {
    for mail in [
        "x\n\nIn het portiek slaapt [[PERSOON#1|Lange Nelis]]. [[PERSOON#2|Rooie Nel]] brengt hem soep.",
        "x\n\nVooral [[PERSOON#1|Kleine Said]] en [[PERSOON#2|Grote Said]] zorgen voor onrust.",
        "x\n\nHet gaat om [[PERSOON#1|\"Dikke\" Leo]], die u wel kent.",
        // A child is not called so for being small.
        "x\n\nDe kleine [[PERSOON#1|Noor]] eet slecht. Een grote broer heeft zij niet.",
        "x\n\nZij is een lang meisje, [[PERSOON#1|Noor]].",
    ] {
        check(mail);
    }
}

#[test]
fn whatever_stands_behind_heten_and_noemen_is_a_name() {
    for mail in [
        "x\n\nIn de straat heet hij [[PERSOON#1|de Kuus]], meer weet ik niet.",
        "x\n\nDie nicht heet ook [[PERSOON#1|Truus Hakkens]], dus let op.",
        "x\n\nEr is een vrouw die [[PERSOON#1|wietske]], zo noemt hij haar, om geld vraagt.",
        "x\n\nDe buurvrouw, [[PERSOON#1|Georgia]], past op. Zijn zus, [[PERSOON#2|India]], niet.",
        "x\n\nHij heet ook vrijdag nog welkom. Zij noemen het een wonder.",
    ] {
        check(mail);
    }
}

#[test]
fn uncles_and_aunts_have_names_that_are_words_too() {
    for mail in [
        "x\n\nOom [[PERSOON#1|Bas]] en tante [[PERSOON#2|Net]] passen op, opa [[PERSOON#3|Ster]] kookt.",
        "x\n\nEn peettante [[PERSOON#1|Mei]] kwam, met opoe [[PERSOON#2|Wil]].",
        "x\n\nDe zussen [[PERSOON#1|Vis]] en de broers [[PERSOON#2|Bakker]] wonen samen.",
        "x\n\nOpa is ziek. Oma heeft zorg nodig, en tante ook. Haar oma Nederlandse taal leren lukt niet.",
    ] {
        check(mail);
    }
}

#[test]
fn what_heads_the_subject_of_a_mail_is_whom_it_is_about() {
    for mail in [
        "casus [[PERSOON#1|Brounckers]] 12 nov\n\nIk ben afwezig tot maandag.",
        "RE: huisbezoek [[PERSOON#1|v/d Heijkoop]] gisteren\n\nIk heb nog niets gehoord.",
        "x\n\nZie hieronder.\n\nOnderwerp: Fam. [[PERSOON#1|Opdenkamp]]\n\nKun jij kijken?",
        "x\n\nZie hieronder.\n\n> Betreft: [[PERSOON#1|de Graaf]]\n>\n> Goedemorgen",
        "casus wonen\n\nHuis gezocht.",
        "RE: overleg 12 november\n\nTot dan.",
        "Fwd: aanmelding dorpsteam Elsloo\n\nZie bijlage.",
    ] {
        check(mail);
    }
}

#[test]
fn names_run_over_the_ends_of_lines() {
    for mail in [
        "x\n\nHet gaat om mevrouw [[PERSOON#1|Johanna\nvan den Heuvel]] uit Beek.",
        "x\n\nHet gaat om de heer [[PERSOON#1|Karel-\nJan Muskens]] uit Beek.",
    ] {
        check(mail);
    }
}

#[test]
fn initials_stand_in_small_letters_and_alone_too() {
    for mail in [
        "x\n\nVandaag belde mw [[PERSOON#1|k. janssen]] over dhr [[PERSOON#2|p.j. terpstra]], meer niet.",
        "x\n\nhet gaat om [[PERSOON#1|k. terpstra]] en zij slaapt slecht en eet bijna niets en wil nergens heen",
        "x\n\nHij is de broer van [[PERSOON#1|T.]], sinds mei in huis. Gebeld (met [[PERSOON#2|K.]]).",
        "x\n\nMw. [[PERSOON#1|v. d. Akker]] en dhr [[PERSOON#2|v.'t Hekke]] wonen daar.",
        "x\n\nCasus I. Mevrouw is alleen.\n\nD. Omschrijving\nVader werkt. Pas na de mis. Zie punt 3.",
    ] {
        check(mail);
    }
}

#[test]
fn small_letters_beside_a_name_that_is_one_for_certain_name_somebody_too() {
    for mail in [
        "x\n\nWij waren op huisbezoek bij [[PERSOON#1|joke]] en [[PERSOON#2|gerrit]], alles goed.",
        "x\n\nVandaag gebeld met [[PERSOON#1|marloes hendriks]] over de post en de huur.",
        "x\n\nDat zegt de meneer van de fysio ook. Mw. wil voor de zomer verhuizen.",
        "x\n\nzij loopt minder goed en dat merkt de meneer van de fysio nu ook en zij eet slecht en slaapt bijna niet",
    ] {
        check(mail);
    }
}

#[test]
fn a_first_name_with_a_genitive_that_is_a_name_itself_is_its_bearer() {
    for mail in [
        "x\n\n[[PERSOON#1|Cor]] is overleden. [[PERSOON#1|Cor]]s auto staat er nog. [[PERSOON#1|Cor]] rookte.",
        "x\n\nBuurman [[PERSOON#1|Han]] en buurman [[PERSOON#2|Hans]] wonen hier. [[PERSOON#2|Hans]] werkt niet.",
    ] {
        check(mail);
    }
}

#[test]
fn who_is_quoted_is_not_what_somebody_else_is_called() {
    for mail in [
        "x\n\n[[PERSOON#1|Siegfried]] heeft [[PERSOON#2|Roosmarijn]] geslagen, zegt [[PERSOON#3|Boukje]].",
        "x\n\nMevrouw [[PERSOON#1|Jansen]] ([[PERSOON#1|Annie]] voor intimi) is moe.",
        "x\n\nMevrouw [[PERSOON#1|Yohannes]] van hiernaast (de buurvrouw, [[PERSOON#1|Saba]]) geeft hem eten.",
    ] {
        check(mail);
    }
}

#[test]
fn what_is_enclosed_and_who_is_quoted_signs_no_mail() {
    for mail in [
        "x\n\nMevrouw [[PERSOON#1|Yildizhan]] tekende.\n\nMet vriendelijke groet,\nPetra\nwijkcoach\n\nBijlage: toestemming_[[PERSOON#1|yildizhan]]_ouders.pdf",
        "x\n\nMevrouw stuurde: \"Wil niet meer praten. Groet [[PERSOON#1|Liangmei]]\"\n\nIk heb haar gesproken. Zij is bang voor alles en iedereen.",
    ] {
        check(mail);
    }
}

#[test]
fn a_household_lives_in_a_quarter_that_is_nobodys_name() {
    for mail in [
        "x\n\nEen gezin uit de Vogelhoek wil hulp. Het gezin rust uit.",
        "x\n\nDit echtpaar op de Molenkamp is oud.",
        "x\n\nDe familie [[PERSOON#1|uit den Bogaardt]] verhuist.",
    ] {
        check(mail);
    }
}
