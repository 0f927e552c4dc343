use super::compound::{Compound, ROOT};
use super::zip::Archive;
use super::{Hint, archive, outlook};
use crate::message::{charset, sniff};
use serde::{Deserialize, Serialize};

/// What a file is, by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Nothing at all.
    Empty,
    /// Plain text.
    Text,
    /// Plain text in columns.
    Csv,
    /// JSON.
    Json,
    /// XML that is none of the kinds below; SVG.
    Xml,
    /// HTML.
    Html,
    /// iCalendar (RFC 5545).
    Calendar,
    /// vCard (RFC 6350).
    Card,
    /// A mail (RFC 5322).
    Mail,
    /// Rich Text Format.
    Rtf,
    /// Word's zipped form, templates and macro files too.
    Docx,
    /// Excel's zipped form.
    Xlsx,
    /// PowerPoint's zipped form.
    Pptx,
    /// OpenDocument: text, sheet, slides or drawing, zipped or flat.
    OpenDocument,
    /// Word 97–2003.
    Doc,
    /// Excel 97–2003.
    Xls,
    /// PowerPoint 97–2003.
    Ppt,
    /// An office document under a password.
    Locked,
    /// Outlook's mail file.
    Msg,
    /// Outlook's `winmail.dat`.
    Tnef,
    /// A compound file of another kind: an embedded object, a macro project.
    Ole,
    /// PDF.
    Pdf,
    /// A picture.
    Picture,
    /// A zip archive that is no document.
    Zip,
    /// One compressed file.
    Gzip,
    /// A tar archive.
    Tar,
    /// An archive of a kind that is not read: 7z, RAR.
    OtherArchive,
    /// Sound or moving pictures.
    Media,
    /// A typeface.
    Font,
    /// A program.
    Program,
    /// None of these.
    Unknown,
}

impl Kind {
    /// A word for logs and the coördinator's list.
    pub fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Text => "text",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Xml => "xml",
            Self::Html => "html",
            Self::Calendar => "calendar",
            Self::Card => "card",
            Self::Mail => "mail",
            Self::Rtf => "rtf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Pptx => "pptx",
            Self::OpenDocument => "opendocument",
            Self::Doc => "doc",
            Self::Xls => "xls",
            Self::Ppt => "ppt",
            Self::Locked => "locked",
            Self::Msg => "msg",
            Self::Tnef => "tnef",
            Self::Ole => "ole",
            Self::Pdf => "pdf",
            Self::Picture => "picture",
            Self::Zip => "zip",
            Self::Gzip => "gzip",
            Self::Tar => "tar",
            Self::OtherArchive => "other-archive",
            Self::Media => "media",
            Self::Font => "font",
            Self::Program => "program",
            Self::Unknown => "unknown",
        }
    }
}

/// The kind of a file. The hint chooses only among kinds of plain text.
pub(super) fn of(bytes: &[u8], hint: &Hint) -> Kind {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Kind::Empty;
    }
    if bytes.starts_with(b"PK") && matches!(bytes.get(2..4), Some(b"\x03\x04" | b"\x05\x06")) {
        return Archive::open(bytes).kind();
    }
    if archive::is_tar(bytes) {
        return Kind::Tar;
    }
    match sniff::sniff(bytes) {
        Some("text/plain") => of_text(bytes, hint),
        Some("application/pdf") => Kind::Pdf,
        Some("application/rtf") => Kind::Rtf,
        Some("application/ms-tnef") => Kind::Tnef,
        Some("application/x-ole-storage") => of_compound(bytes),
        Some("application/x-msdownload" | "application/x-executable") => Kind::Program,
        Some("application/gzip") => Kind::Gzip,
        Some("application/x-7z-compressed" | "application/vnd.rar") => Kind::OtherArchive,
        Some(media) if media.starts_with("image/") => Kind::Picture,
        Some(media) if media.starts_with("audio/") || media.starts_with("video/") => Kind::Media,
        Some(media) if media.starts_with("font/") => Kind::Font,
        Some("application/pgp-encrypted") => Kind::Locked,
        _ => Kind::Unknown,
    }
}

/// Which of the kinds that live in a compound file.
fn of_compound(bytes: &[u8]) -> Kind {
    let Some(file) = Compound::parse(bytes) else { return Kind::Ole };
    let has = |name| file.find(ROOT, name).is_some();
    if outlook::is_msg(&file) {
        Kind::Msg
    } else if has("EncryptedPackage") {
        Kind::Locked
    } else if has("WordDocument") {
        Kind::Doc
    } else if has("Workbook") || has("Book") {
        Kind::Xls
    } else if has("PowerPoint Document") {
        Kind::Ppt
    } else {
        Kind::Ole
    }
}

/// Text of which kind.
fn of_text(bytes: &[u8], hint: &Hint) -> Kind {
    let (start, _) = charset::decode(&bytes[..bytes.len().min(4_096)], hint.charset);
    let start = start.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let lower = start.to_ascii_lowercase();
    let name = hint.name.to_lowercase();
    let called =
        |endings: &[&str], types: &[&str]| endings.iter().any(|e| name.ends_with(e)) || types.contains(&hint.declared);
    let says = |tags: &[&str]| tags.iter().any(|tag| lower.contains(tag));
    if lower.starts_with("begin:vcalendar") {
        Kind::Calendar
    } else if lower.starts_with("begin:vcard") {
        Kind::Card
    } else if is_mail(start, called(&[".eml", ".mht", ".mhtml"], &["message/rfc822"])) {
        Kind::Mail
    } else if lower.starts_with("<?xml") && !says(&["<html", "<!doctype html"]) {
        of_xml(&lower)
    } else if lower.starts_with('<')
        && (says(&["<html", "<!doctype html", "<body", "<div", "<p>", "<table", "<head", "<span", "<br"])
            || called(&[".htm", ".html", ".xhtml"], &["text/html"]))
        || lower.starts_with("<?xml")
        || called(&[".htm", ".html"], &["text/html"])
    {
        Kind::Html
    } else if lower.starts_with('<') && called(&[".xml", ".svg", ".fodt", ".fods", ".fodp"], &["text/xml"]) {
        of_xml(&lower)
    } else if lower.starts_with(['{', '[']) && called(&[".json"], &["application/json"]) {
        Kind::Json
    } else if called(&[".csv", ".tsv", ".tab"], &["text/csv", "text/tab-separated-values"]) {
        Kind::Csv
    } else {
        Kind::Text
    }
}

fn of_xml(lower: &str) -> Kind {
    if lower.contains("urn:oasis:names:tc:opendocument:xmlns:office") { Kind::OpenDocument } else { Kind::Xml }
}

/// Whether text is a mail: header fields up to the first empty line, those that every mail has among them.
fn is_mail(start: &str, is_called: bool) -> bool {
    let mut known = 0;
    for line in start.lines().take(60) {
        if line.is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) || line.starts_with("From ") {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { break };
        if !name.bytes().all(|b| b.is_ascii_graphic()) {
            break;
        }
        known += usize::from(matches!(
            name.to_ascii_lowercase().as_str(),
            "received"
                | "return-path"
                | "message-id"
                | "mime-version"
                | "date"
                | "from"
                | "to"
                | "subject"
                | "content-type"
                | "delivered-to"
                | "dkim-signature"
        ));
    }
    known >= 4 || is_called && known >= 1
}

/// Whether name or declared type promise a kind that this is not.
pub(super) fn disagrees(kind: Kind, hint: &Hint) -> bool {
    if kind == Kind::Empty {
        return false;
    }
    let ending = hint.name.rsplit_once('.').map_or(String::new(), |(_, e)| e.to_lowercase());
    let differs = |promised: Option<&'static [Kind]>| promised.is_some_and(|kinds| !kinds.contains(&kind));
    differs(promised_by_ending(&ending)) || differs(promised_by_type(hint.declared))
}

const WRITTEN: &[Kind] = &[Kind::Text, Kind::Csv, Kind::Json];

fn promised_by_ending(ending: &str) -> Option<&'static [Kind]> {
    Some(match ending {
        "txt" | "log" | "md" | "csv" | "tsv" => WRITTEN,
        "htm" | "html" => &[Kind::Html, Kind::Text],
        "xml" => &[Kind::Xml, Kind::OpenDocument],
        "ics" => &[Kind::Calendar],
        "vcf" => &[Kind::Card],
        "eml" => &[Kind::Mail],
        "rtf" => &[Kind::Rtf],
        "docx" | "docm" | "dotx" | "dotm" => &[Kind::Docx, Kind::Locked],
        "xlsx" | "xlsm" | "xltx" => &[Kind::Xlsx, Kind::Locked],
        "pptx" | "pptm" | "ppsx" => &[Kind::Pptx, Kind::Locked],
        "odt" | "ods" | "odp" | "odg" | "fodt" | "fods" | "fodp" => &[Kind::OpenDocument],
        "doc" | "dot" => &[Kind::Doc, Kind::Locked],
        "xls" => &[Kind::Xls, Kind::Locked],
        "ppt" => &[Kind::Ppt, Kind::Locked],
        "msg" => &[Kind::Msg],
        "pdf" => &[Kind::Pdf],
        "png" | "jpg" | "jpeg" | "gif" | "tif" | "tiff" | "bmp" | "webp" | "heic" => &[Kind::Picture],
        "zip" => &[Kind::Zip],
        "gz" | "tgz" => &[Kind::Gzip],
        _ => return None,
    })
}

fn promised_by_type(declared: &str) -> Option<&'static [Kind]> {
    Some(match declared {
        "text/csv" | "application/json" => WRITTEN,
        "text/html" => &[Kind::Html, Kind::Text],
        "text/calendar" => &[Kind::Calendar],
        "text/vcard" | "text/x-vcard" => &[Kind::Card],
        "application/pdf" => &[Kind::Pdf],
        "application/rtf" | "text/rtf" => &[Kind::Rtf],
        "application/msword" => &[Kind::Doc, Kind::Docx, Kind::Rtf, Kind::Locked],
        "application/vnd.ms-excel" => &[Kind::Xls, Kind::Xlsx, Kind::Csv, Kind::Locked],
        "application/vnd.ms-powerpoint" => &[Kind::Ppt, Kind::Pptx, Kind::Locked],
        "application/vnd.ms-outlook" => &[Kind::Msg],
        "application/ms-tnef" | "application/vnd.ms-tnef" => &[Kind::Tnef],
        "application/zip" | "application/x-zip-compressed" => {
            &[Kind::Zip, Kind::Docx, Kind::Xlsx, Kind::Pptx, Kind::OpenDocument]
        }
        _ if declared.ends_with("wordprocessingml.document") => &[Kind::Docx, Kind::Locked],
        _ if declared.ends_with("spreadsheetml.sheet") => &[Kind::Xlsx, Kind::Locked],
        _ if declared.ends_with("presentationml.presentation") => &[Kind::Pptx, Kind::Locked],
        _ if declared.starts_with("application/vnd.oasis.opendocument") => &[Kind::OpenDocument],
        _ if declared.starts_with("image/") && declared != "image/svg+xml" => &[Kind::Picture],
        _ => return None,
    })
}
