//! Places to sign, and by what they were signed.

use super::sheet::{Mark, Sheet};
use super::values::Found;
use crate::model::{Seen, Signature};

/// Where on a page the hand of a signer may go.
struct Room {
    page: usize,
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
}

impl Room {
    /// How much of a mark lies within, from 0 to 1.
    fn share(&self, mark: &Mark) -> f32 {
        if mark.page != self.page {
            return 0.0;
        }
        let wide = (mark.right.min(self.right) - mark.left.max(self.left)).max(0.0);
        let high = (mark.bottom.min(self.bottom) - mark.top.max(self.top)).max(0.0);
        let all = (mark.right - mark.left).max(0.1) * (mark.bottom - mark.top).max(0.1);
        wide * high / all
    }
}

/// Every place to sign: by its label on the page, or by a field of the file.
pub(super) fn find(sheet: &Sheet, found: &[Found]) -> Vec<Signature> {
    let all = found.iter().filter(|f| f.field.is_none());
    let (lead_in, named): (Vec<&Found>, Vec<&Found>) = all.partition(|f| f.label.to_lowercase().contains("akkoord"));
    // `Voor akkoord,` heads the lines below it, one of which is the place itself.
    let labels = if named.is_empty() { lead_in } else { named };
    let mut used = vec![false; sheet.places.len()];
    let mut taken = vec![false; sheet.marks.len()];
    let mut signatures = Vec::new();
    for (nth, label) in labels.iter().enumerate() {
        let Some(room) = room(sheet, label, &labels, nth) else { continue };
        let mut seen = if label.value.is_empty() { Seen::Blank } else { Seen::Typed };
        let mut confidence = 0.8 * sheet.sure;
        for (at, mark) in sheet.marks.iter().enumerate() {
            if !taken[at] && room.share(mark) > 0.4 {
                taken[at] = true;
                seen = mark.seen;
            }
        }
        for (at, (_, place)) in sheet.places.iter().enumerate() {
            if !used[at] && room.share(place) > 0.3 {
                used[at] = true;
                if place.seen == Seen::Digital {
                    seen = Seen::Digital;
                    confidence = 1.0;
                }
            }
        }
        signatures.push(Signature { label: label.label.clone(), seen, confidence });
    }
    for ((label, place), _) in sheet.places.iter().zip(&used).filter(|(_, used)| !**used) {
        let label = if label.is_empty() { "Handtekening".to_owned() } else { label.clone() };
        // A picture may lie in a field that is not signed digitally.
        let room =
            Room { page: place.page, left: place.left, right: place.right, top: place.top, bottom: place.bottom };
        let drawn = sheet.marks.iter().zip(&taken).find(|(mark, taken)| !**taken && room.share(mark) > 0.4);
        let seen =
            if place.seen == Seen::Digital { Seen::Digital } else { drawn.map_or(Seen::Blank, |(mark, _)| mark.seen) };
        signatures.push(Signature { label, seen, confidence: 1.0 });
    }
    signatures
}

/// From the label to the right and below it, up to the next place to sign on that line or the next filled line below.
fn room(sheet: &Sheet, label: &Found, labels: &[&Found], nth: usize) -> Option<Room> {
    let row = sheet.rows.get(label.row)?;
    let piece = row.pieces.get(label.piece.min(row.pieces.len().saturating_sub(1)))?;
    let beside = labels.get(nth + 1).filter(|next| next.row == label.row);
    let limit = beside.and_then(|next| row.pieces.get(next.piece)).map(|p| p.left);
    let same_page = sheet.rows.iter().skip(label.row + 1).filter(|r| r.page == row.page);
    // The next line of text that stands under the label itself ends the room, but two lines are always in it.
    let next_text = same_page.map(|r| r.top).find(|top| *top > row.top + row.size * 2.5);
    let bottom = next_text.map_or(row.top + row.size * 12.0, |top| top.min(row.top + row.size * 12.0));
    Some(Room {
        page: row.page,
        left: piece.left - row.size * 2.0,
        right: limit.unwrap_or(piece.right + row.size * 35.0),
        top: row.top - row.size * 4.0,
        bottom: bottom.max(row.top + row.size * 4.0),
    })
}
