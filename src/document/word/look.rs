//! How characters look: hidden, deleted, inserted (MS-DOC §2.8.5, §2.9.23, §2.6.1).

use crate::document::bytes::Bytes;
use crate::document::tracked::Look;

/// Looks of stretches of the main stream, in order.
#[derive(Debug, Default)]
pub(super) struct Looks {
    /// Where each begins and ends, in bytes.
    runs: Vec<(usize, usize, Look)>,
}

const PAGE: usize = 512;

impl Looks {
    /// By the table of pages that hold them.
    pub(super) fn of(main: &[u8], table: &[u8]) -> Self {
        let count = table.len().saturating_sub(4) / 8;
        let pages = table.get((count + 1) * 4..).unwrap_or(&[]).chunks_exact(4).filter_map(|b| Bytes(b).long());
        // A page that is named twice says the same twice.
        let mut pages: Vec<usize> = pages.map(|n| (n & 0x3f_ffff) as usize).collect();
        pages.sort_unstable();
        pages.dedup();
        let mut looks = Self::default();
        for page in pages.iter().filter_map(|n| main.get(n * PAGE..(n + 1) * PAGE)) {
            looks.page(page);
        }
        looks.runs.sort_unstable_by_key(|(start, ..)| *start);
        looks
    }

    fn page(&mut self, page: &[u8]) {
        let count = usize::from(page[PAGE - 1]);
        let place = |nth: usize| Bytes(page.get(nth * 4..)?).long().map(|n| n as usize);
        for nth in 0..count {
            let (Some(start), Some(end)) = (place(nth), place(nth + 1)) else { return };
            let offset = page.get((count + 1) * 4 + nth).map_or(0, |b| usize::from(*b) * 2);
            if offset == 0 {
                continue;
            }
            let length = page.get(offset).map_or(0, |b| usize::from(*b));
            let look = look(page.get(offset + 1..offset + 1 + length).unwrap_or(&[]));
            if look != Look::default() {
                self.runs.push((start, end, look));
            }
        }
    }

    /// The look of the character at a place.
    pub(super) fn at(&self, place: usize) -> Look {
        let after = self.runs.partition_point(|(start, ..)| *start <= place);
        let run = after.checked_sub(1).and_then(|nth| self.runs.get(nth));
        run.filter(|(_, end, _)| place < *end).map(|(.., look)| *look).unwrap_or_default()
    }
}

/// What a row of property changes says.
fn look(changes: &[u8]) -> Look {
    let mut look = Look::default();
    let mut bytes = Bytes(changes);
    while let Some(name) = bytes.short() {
        let length = match name >> 13 {
            0 | 1 => 1,
            3 => 4,
            6 => bytes.take(1).map_or(0, |b| usize::from(b[0])),
            7 => 3,
            _ => 2,
        };
        let Some(value) = bytes.take(length) else { break };
        // 0x81 turns around what the style says, which is hardly ever hidden.
        let on = value.first().is_some_and(|b| matches!(b, 1 | 0x81));
        match name {
            0x0800 => look.deleted = on,
            0x0801 => look.inserted = on,
            0x083c => look.hidden = on,
            _ => {}
        }
    }
    look
}
