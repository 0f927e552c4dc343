//! What control words mean: destinations, and words that stand for characters.

use super::super::Place;

/// Where the text of a group goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Destination {
    /// A text of its own, in this place.
    Text(Place),
    /// On in the text around it.
    Around,
    /// Nowhere: tables of fonts, colours and styles, dates, what repeats.
    Nowhere,
    /// The table of fonts.
    Fonts,
    /// The table of colours.
    Colours,
    /// A picture.
    Picture,
    /// An object.
    Object,
    /// HTML from which the text was made.
    Html,
    /// The name or the value of a property of a shape.
    ShapeName,
    /// See [`Destination::ShapeName`].
    ShapeValue,
    /// The name of a bookmark.
    Bookmark,
    /// A form field's name.
    FieldName,
    /// The result of a field.
    FieldResult,
    /// A field, its instruction and its result.
    Field,
}

/// The destination that a control word opens; none if it is no destination.
pub(super) fn destination(word: &str) -> Option<Destination> {
    use Destination::{Around, Nowhere, Text};
    Some(match word {
        "header" | "headerl" | "headerr" | "headerf" => Text(Place::Header),
        "footer" | "footerl" | "footerr" | "footerf" => Text(Place::Footer),
        "footnote" => Text(Place::Note),
        "annotation" | "atnauthor" | "atnid" => Text(Place::Comment),
        "title" | "subject" | "author" | "manager" | "company" | "operator" | "category" | "keywords" | "comment"
        | "doccomm" | "hlinkbase" | "propname" | "staticval" | "linkval" | "revtbl" | "template" | "protusertbl"
        | "userprops" | "info" => Text(Place::Property),
        "fldinst" | "hl" | "hlloc" | "hlsrc" | "hlfr" => Text(Place::Link),
        "docvar" | "xe" | "tc" | "rxe" | "txe" | "listname" | "filetbl" | "objname" | "objclass" | "objalias"
        | "objsect" | "linkself" | "mailmerge" | "wgrffmtfilter" | "ffdeftext" | "ffhelptext" | "ffstattext"
        | "ffformat" | "ffentrymcr" | "ffexitmcr" | "ffl" | "ftnsep" | "ftnsepc" | "aftnsep" | "aftnsepc" | "ftncn"
        | "aftncn" | "passwordhash" | "mhtmltag" | "shprslt" | "nextfile" | "writereservhash" | "xmlattrname"
        | "xmlattrvalue" | "xmlname" | "gridtbl" => Text(Place::Hidden),
        "shptxt" | "dptxbxtext" => Text(Place::TextBox),
        "shppict" | "shp" | "shpinst" | "shpgrp" | "result" | "listtext" | "pntext" | "do" | "ud" | "upr"
        | "nesttableprops" | "sp" | "picprop" | "object" | "formfield" | "background" | "xmlopen" | "xmlclose" => {
            Around
        }
        "field" => Destination::Field,
        "fldrslt" => Destination::FieldResult,
        "bkmkstart" | "bkmkend" => Destination::Bookmark,
        "ffname" => Destination::FieldName,
        "fonttbl" => Destination::Fonts,
        "colortbl" => Destination::Colours,
        "pict" => Destination::Picture,
        "objdata" => Destination::Object,
        "htmltag" => Destination::Html,
        "sn" => Destination::ShapeName,
        "sv" => Destination::ShapeValue,
        "stylesheet" | "listtable" | "listoverridetable" | "listpicture" | "rsidtbl" | "generator" | "themedata"
        | "colorschememapping" | "latentstyles" | "datastore" | "xmlnstbl" | "panose" | "falt" | "fname"
        | "fontemb" | "fontfile" | "blipuid" | "pnseclvl" | "pntxta" | "pntxtb" | "nonesttables" | "nonshppict"
        | "atndate" | "atnref" | "atntime" | "atnicn" | "atnparent" | "atrfstart" | "atrfend" | "creatim"
        | "revtim" | "printim" | "buptim" | "defchp" | "defpap" | "pgptbl" | "oldcprops" | "oldpprops"
        | "oldtprops" | "oldsprops" | "datafield" | "expandedcolortbl" | "ftntype" | "fldtype" | "mmathPr"
        | "bliptag" => Nowhere,
        _ => return None,
    })
}

/// The character or break that a control word stands for.
pub(super) fn character(word: &str) -> Option<&'static str> {
    Some(match word {
        "par" | "line" | "lbr" | "sect" | "page" | "softline" | "softpage" | "row" | "nestrow" => "\n",
        "column" | "softcol" => "\n",
        "tab" | "cell" | "nestcell" => "\t",
        "emdash" => "—",
        "endash" => "–",
        "bullet" => "•",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "emspace" | "enspace" | "qmspace" => " ",
        "zwj" => "\u{200d}",
        "zwnj" => "\u{200c}",
        "zwbo" => "\u{200b}",
        "ltrmark" => "\u{200e}",
        "rtlmark" => "\u{200f}",
        _ => return None,
    })
}
