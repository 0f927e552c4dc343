//! What kind of file something is, why it could not be read, and what to do: to professionals and coördinators.

use super::coordinator::size_words;
use super::{count, left_out};
use crate::document::{Kind, Remark};
use crate::message::{FileInfo, Why};
use crate::model::Counts;

/// What a file is called, with its article where it has one.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Empty => "een leeg bestand",
        Kind::Text => "een tekstbestand",
        Kind::Csv => "een lijst (csv)",
        Kind::Json | Kind::Xml => "een gegevensbestand",
        Kind::Html => "een webpagina",
        Kind::Calendar => "een afspraak",
        Kind::Card => "een visitekaartje",
        Kind::Mail => "een bijgevoegde mail",
        Kind::Rtf => "een document (rtf)",
        Kind::Docx => "een Word-document",
        Kind::Xlsx => "een rekenblad van Excel",
        Kind::Pptx => "een presentatie van PowerPoint",
        Kind::OpenDocument => "een document van LibreOffice",
        Kind::Doc => "een oud Word-document (doc)",
        Kind::Xls => "een oud rekenblad van Excel (xls)",
        Kind::Ppt => "een oude presentatie van PowerPoint (ppt)",
        Kind::Locked => "een bestand met een wachtwoord of versleuteling",
        Kind::Msg => "een mail uit Outlook",
        Kind::Tnef => "een winmail.dat van Outlook",
        Kind::Ole => "een ingesloten object",
        Kind::Pdf => "een pdf",
        Kind::Picture => "een afbeelding",
        Kind::Zip => "een zip-bestand",
        Kind::Gzip | Kind::Tar | Kind::OtherArchive => "een ingepakt bestand",
        Kind::Media => "geluid of film",
        Kind::Font => "een lettertype",
        Kind::Program => "een programma",
        Kind::Unknown => "een onbekend soort bestand",
    }
}

/// Why something could not be read.
fn because(why: Why) -> &'static str {
    match why {
        Why::Encrypted => "er zit een wachtwoord of versleuteling op",
        Why::Tnef => "het bestand winmail.dat klopt niet",
        Why::UnknownType => "wij kennen dit soort bestand niet",
        Why::Executable => "het is een programma",
        Why::BrokenMultipart | Why::DuplicateField | Why::BrokenHeader | Why::TooManyFields => {
            "de mail is niet goed opgebouwd"
        }
        Why::BrokenEncoding | Why::BrokenText => "de tekst is niet goed opgeslagen",
        Why::EncodedText => "er zit een bestand in de tekst",
        Why::Elsewhere => "de inhoud staat ergens anders",
        Why::Journal => "het is een archiefbericht",
        Why::TooManyParts | Why::TooDeep => "er zitten te veel delen in elkaar",
        Why::TooLarge => "het is te groot",
        Why::Damaged => "het bestand is beschadigd",
        Why::NoReader => "dit soort bestand lezen wij niet",
        Why::PictureUnread => "de tekst in een afbeelding of scan was niet te lezen",
    }
}

/// What the sender can do: one sentence.
fn remedy(kind: Kind, why: Why) -> &'static str {
    match (why, kind) {
        (Why::Encrypted, _) => "Stuur het zonder wachtwoord of versleuteling, of zet de tekst in de mail.",
        (Why::NoReader, Kind::Doc) => "Sla het op als docx of pdf en stuur het opnieuw.",
        (Why::NoReader, Kind::Xls) => "Sla het op als xlsx of pdf en stuur het opnieuw.",
        (Why::NoReader, Kind::Ppt) => "Sla het op als pptx of pdf en stuur het opnieuw.",
        (Why::NoReader, Kind::OtherArchive) => "Stuur de bestanden los of als zip.",
        (Why::NoReader, Kind::Media) => "Schrijf in de mail wat erin wordt gezegd.",
        (Why::PictureUnread, _) => "Typ de tekst over in de mail.",
        (Why::Executable, _) => "Stuur de mail zonder dit bestand.",
        (Why::TooLarge | Why::TooManyParts | Why::TooDeep, _) => "Stuur minder of kleinere bestanden, los in de mail.",
        (Why::Damaged, _) => "Sla het opnieuw op en stuur het nog eens.",
        (Why::UnknownType | Why::NoReader, _) => "Sla het op als docx of pdf en stuur het opnieuw.",
        (Why::Elsewhere, _) => "Stuur het bestand zelf mee.",
        _ => "Stuur de mail opnieuw, als gewone tekst.",
    }
}

/// What came earlier could not be read, and still waits.
pub const UNREAD_BEFORE: &str = "Een deel van een eerdere mail over deze casus kon niet worden gelezen.";

/// Files that are told one by one; more are counted.
const TOLD: usize = 3;

/// What of a mail could not be read and what to do. `others` are reasons of parts that are no file.
pub fn unread(files: &[FileInfo], others: &[Why]) -> String {
    let mut said: Vec<String> = Vec::new();
    let mut rest = 0;
    for (file, why) in files.iter().filter_map(|file| Some((file, *file.unread.first()?))) {
        if said.len() < TOLD {
            let (number, kind, because, remedy) = (file.number, kind(file.kind), because(why), remedy(file.kind, why));
            said.push(format!("Bijlage {number}, {kind}, kon niet worden gelezen: {because}. {remedy}"));
        } else {
            rest += 1;
        }
    }
    if rest > 0 {
        said.push(format!("Zo zijn er nog {}.", count(rest, "bijlage", "bijlagen")));
    }
    for why in others.iter().take(TOLD) {
        let line =
            format!("Een deel van de mail kon niet worden gelezen: {}. {}", because(*why), remedy(Kind::Mail, *why));
        if !said.contains(&line) {
            said.push(line);
        }
    }
    if said.is_empty() { "Een deel van de mail kon niet worden gelezen.".to_owned() } else { said.join(" ") }
}

/// What became of a file, for the coördinator: what it is, what was read and found, what stayed behind and why. `hides`: some of
/// its text is not seen by who opens it.
pub fn fate(file: &FileInfo, found: &Counts, hides: bool) -> String {
    let size = file.size.map_or_else(String::new, |size| format!(", {}", size_words(size as u64)));
    let within = file.within.map_or_else(String::new, |around| format!(", uit bijlage {around}"));
    let mut said = vec![match file.unread.as_slice() {
        [] if file.is_form => "Gelezen als formulier; het gaat niet naar het team.".to_owned(),
        [] => "De tekst is gelezen; het bestand zelf gaat niet mee.".to_owned(),
        whys => {
            let mut reasons: Vec<&str> = whys.iter().map(|why| because(*why)).collect();
            reasons.dedup();
            format!("Niet of niet helemaal gelezen: {}.", reasons.join("; "))
        }
    }];
    said.extend(left_out(found).map(|list| format!("Weggelaten: {list}.")));
    if hides && !file.is_form {
        said.push("Er zit ook tekst in die een lezer niet ziet; die gaat niet mee.".to_owned());
    }
    said.extend(file.remarks.iter().filter_map(|remark| self::remark(*remark)).map(str::to_owned));
    format!("bijlage {}, {}{size}{within}: {}", file.number, kind(file.kind), said.join(" "))
}

fn remark(remark: Remark) -> Option<&'static str> {
    Some(match remark {
        Remark::NameDiffers => "De naam belooft een ander soort bestand.",
        Remark::Macros => "Er zitten macro's in; die gaan niet mee.",
        Remark::External => "Het verwijst naar andere bestanden of pagina's.",
        Remark::Signed => "Er staat een digitale handtekening onder.",
        Remark::ReadByOcr => "Gelezen uit een afbeelding; daar kan een fout in zitten.",
        Remark::TinyPicture => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Category;

    fn file(number: u16, kind: Kind, unread: &[Why]) -> FileInfo {
        let unread = unread.to_vec();
        FileInfo {
            number,
            within: None,
            path: "2".into(),
            kind,
            size: None,
            is_form: false,
            unread,
            remarks: Vec::new(),
        }
    }

    #[test]
    fn what_could_not_be_read_is_said_with_what_to_do() {
        let files = [file(1, Kind::Docx, &[]), file(2, Kind::Doc, &[Why::NoReader])];
        assert_eq!(
            unread(&files, &[Why::Encrypted, Why::Encrypted]),
            "Bijlage 2, een oud Word-document (doc), kon niet worden gelezen: dit soort bestand lezen wij niet. Sla het op als docx of pdf \
             en stuur het opnieuw. Een deel van de mail kon niet worden gelezen: er zit een wachtwoord of versleuteling op. Stuur het \
             zonder wachtwoord of versleuteling, of zet de tekst in de mail."
        );
        let many: Vec<FileInfo> = (1..=5).map(|n| file(n, Kind::Media, &[Why::NoReader])).collect();
        assert!(unread(&many, &[]).ends_with("Zo zijn er nog twee bijlagen."));
    }

    #[test]
    fn what_became_of_a_file_is_said_with_what_was_found() {
        let found = Counts::from([(Category::Persoon, 2), (Category::Adres, 1)]);
        assert_eq!(
            fate(&file(1, Kind::Pdf, &[]), &found, true),
            "bijlage 1, een pdf: De tekst is gelezen; het bestand zelf gaat niet mee. Weggelaten: twee namen en een adres. Er zit \
             ook tekst in die een lezer niet ziet; die gaat niet mee."
        );
        let within =
            FileInfo { within: Some(1), remarks: vec![Remark::Macros], ..file(2, Kind::Doc, &[Why::NoReader]) };
        assert_eq!(
            fate(&within, &Counts::new(), false),
            "bijlage 2, een oud Word-document (doc), uit bijlage 1: Niet of niet helemaal gelezen: dit soort bestand lezen wij niet. \
             Er zitten macro's in; die gaan niet mee."
        );
    }
}
