//! Texts of which is kept what stands in them, so that a pattern knows it of each stretch that it is asked of.

use super::anchors::{Hits, Stretch};
use super::compiled::Place;
use super::layout::{INTAKE, WHOLE};
use std::cell::RefCell;
use std::rc::Rc;

/// A text of which is kept what stands in it.
struct Whole {
    text: Rc<str>,
    hits: Rc<Hits>,
}

thread_local! {
    static KEPT: RefCell<Vec<Whole>> = const { RefCell::new(Vec::new()) };
}

/// Keeps what is known of a text, so that patterns know it of each stretch of it that they are asked of, until what is returned
/// is dropped. A stretch is known by where it lies in memory; the text is held as long as it is kept.
pub(crate) fn keep(text: &Rc<str>, hits: &Rc<Hits>) -> Kept {
    KEPT.with_borrow_mut(|kept| kept.push(Whole { text: text.clone(), hits: hits.clone() }));
    Kept(text.clone())
}

/// See [`keep`].
pub(crate) struct Kept(Rc<str>);

impl Drop for Kept {
    fn drop(&mut self) {
        KEPT.with_borrow_mut(|kept| kept.retain(|whole| !Rc::ptr_eq(&whole.text, &self.0)));
    }
}

/// A shorter text is searched sooner than asked after.
const WORTH_ASKING: usize = 12;

/// Looks at a text as a stretch of one that is kept, if it is one and was looked through for the patterns of this room.
pub(super) fn with_kept<T>(text: &str, place: Place, look: impl FnOnce(Stretch) -> T) -> Option<T> {
    if ![INTAKE, WHOLE].contains(&place.room) || text.len() < WORTH_ASKING {
        return None;
    }
    let start_in = |whole: &Whole| {
        let start = (text.as_ptr() as usize).checked_sub(whole.text.as_ptr() as usize)?;
        (start + text.len() <= whole.text.len() && whole.hits.room() == place.room).then_some(start)
    };
    KEPT.with_borrow(|kept| {
        let (whole, start) = kept.iter().find_map(|whole| start_in(whole).map(|start| (whole, start)))?;
        Some(look(Stretch::of(&whole.hits, &whole.text, start)))
    })
}
