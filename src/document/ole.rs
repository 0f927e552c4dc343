//! A compound file that is no document of its own: an object within another file. What a program wrapped in it is taken
//! out; what a program keeps in ways of its own nobody here reads.

use super::compound::{Compound, ROOT};
use super::{Place, Remark, pen::Pen, rtf::object};
use crate::message::Why;

/// Streams about the object: what it is of, how it is shown.
const ABOUT: [&str; 6] =
    ["\u{1}CompObj", "\u{1}Ole", "\u{3}ObjInfo", "\u{3}PRINT", "\u{2}OlePres000", "\u{2}OlePres001"];

/// Reads an object.
pub(super) fn read(bytes: &[u8], pen: &mut Pen) {
    let Some(file) = Compound::parse(bytes) else { return pen.fault(Why::Damaged) };
    for member in file.children(ROOT).iter().copied() {
        let name = file.name(member);
        if name.eq_ignore_ascii_case("VBA") {
            pen.remark(Remark::Macros);
        }
        if file.is_storage(member) {
            pen.fault(Why::NoReader);
        } else if !ABOUT.contains(&name) {
            stream(name, file.data(member), pen);
        }
    }
}

fn stream(name: &str, data: Option<Vec<u8>>, pen: &mut Pen) {
    match (name, data) {
        (_, None) => pen.fault(Why::Damaged),
        ("Package" | "CONTENTS", Some(data)) => pen.inner("", "", &data),
        ("\u{1}Ole10Native", Some(data)) => match data.get(4..).and_then(object::package) {
            Some(package) => {
                package.names.iter().skip(1).for_each(|name| pen.say(Place::FileName, name));
                let name = package.names.first().map_or("", String::as_str);
                pen.inner(name, "", &package.file.unwrap_or_default());
            }
            None => pen.fault(Why::NoReader),
        },
        _ => pen.fault(Why::NoReader),
    }
}
