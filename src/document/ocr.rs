//! What OCR read of a file's pictures becomes text of the file, and a form on a scan becomes a form.
//!
//! The core cannot look at pictures: those without a reading stay in [`Reading::pictures`], and the rim reads them.

use super::form::{self, Mark, Sheet};
use super::{Passage, Picture, Place, Reading, Remark};
use crate::message::Why;
use crate::model::{OcrPage, OcrReading, OcrReadings, OcrState, OcrWord, Seen, Sensitive, Wanted};
use std::collections::HashSet;

/// Words less sure than this are noise, unless they hold a digit.
const NOISE: f32 = 0.2;

/// Takes in what is known of the file's own pictures; those of files inside were taken in with these files.
pub(super) fn take(reading: &mut Reading, readings: &OcrReadings) {
    for picture in std::mem::take(&mut reading.pictures) {
        match readings.get(&hex(&picture.sha256)) {
            None => reading.pictures.push(picture),
            Some(ocr) => apply(reading, ocr),
        }
    }
}

fn apply(reading: &mut Reading, ocr: &OcrReading) {
    if ocr.state != OcrState::Read && !reading.unread.contains(&Why::PictureUnread) {
        reading.unread.push(Why::PictureUnread);
    }
    // Words that the file says in letters as well are certain already.
    let known: HashSet<String> = reading.visible().split_whitespace().map(key).collect();
    let is_new = |word: &&OcrWord| !known.contains(&key(word.text.expose())) && says_something(word);
    for page in &ocr.pages {
        let mut text = String::new();
        for line in lines(page) {
            if line.iter().any(&is_new) {
                let words = line.iter().filter(|w| says_something(w)).map(|w| w.text.expose().as_str());
                text.push_str(&words.collect::<Vec<_>>().join(" "));
                text.push('\n');
            }
        }
        let text = crate::message::charset::tidy(text.trim_end());
        if text.chars().any(char::is_alphanumeric) {
            reading.text.push(Passage { place: Place::Picture, text: Sensitive::new(text) });
            if !reading.remarks.contains(&Remark::ReadByOcr) {
                reading.remarks.push(Remark::ReadByOcr);
            }
        }
    }
    let scanned = form::recognise(&sheet(ocr));
    match (&mut reading.form, scanned) {
        (form @ None, scanned) => *form = scanned,
        // A form in letters that was signed by hand: the ink is on the scan.
        (Some(form), Some(scanned)) => {
            for place in form.signatures.iter_mut().filter(|s| !s.is_signed()) {
                let same = scanned.signatures.iter().find(|s| s.label == place.label && s.is_signed());
                if let Some(signed) = same {
                    *place = signed.clone();
                }
            }
        }
        (Some(_), None) => {}
    }
}

fn key(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn says_something(word: &OcrWord) -> bool {
    let text = word.text.expose();
    text.chars().any(char::is_alphanumeric) && (word.confidence >= NOISE || text.chars().any(|c| c.is_ascii_digit()))
}

/// The words of a page by lines.
fn lines(page: &OcrPage) -> Vec<Vec<&OcrWord>> {
    let mut lines: Vec<Vec<&OcrWord>> = Vec::new();
    let mut last = None;
    for word in &page.words {
        if last != Some(word.line) {
            lines.push(Vec::new());
            last = Some(word.line);
        }
        if let Some(line) = lines.last_mut() {
            line.push(word);
        }
    }
    lines
}

/// Scanned pages as the reader of forms sees them. OCR often takes what stands side by side for two lines: words at the
/// same height are one line here.
fn sheet(ocr: &OcrReading) -> Sheet {
    let mut sheet = Sheet::new(0.7);
    for (number, page) in ocr.pages.iter().enumerate() {
        let mut rows: Vec<Vec<&OcrWord>> = lines(page);
        rows.sort_by_key(|row| row.first().map_or(0, |w| w.area.top + w.area.height / 2));
        let mut joined: Vec<Vec<&OcrWord>> = Vec::new();
        for row in rows {
            let middle = |row: &[&OcrWord]| row.first().map_or(0, |w| w.area.top + w.area.height / 2);
            let tall = row.first().map_or(0, |w| w.area.height);
            match joined.last_mut() {
                Some(before) if middle(&row).abs_diff(middle(before)) * 2 < tall => before.extend(row),
                _ => joined.push(row),
            }
        }
        for mut row in joined {
            row.sort_by_key(|w| w.area.left);
            let tall = row.iter().map(|w| w.area.height).max().unwrap_or(10) as f32;
            let top = row.iter().map(|w| w.area.top + w.area.height).max().unwrap_or(0) as f32;
            let mut cells: Vec<(String, f32, f32)> = Vec::new();
            for word in row {
                let (left, right) = (word.area.left as f32, (word.area.left + word.area.width) as f32);
                match cells.last_mut() {
                    Some(cell) if left - cell.2 < tall * 1.5 => {
                        cell.0 = [cell.0.as_str(), word.text.expose()].join(" ");
                        cell.2 = right;
                    }
                    _ => cells.push((word.text.expose().clone(), left, right)),
                }
            }
            sheet.line(number, top, tall, cells.iter().map(|(text, left, right)| (text.as_str(), *left, *right)));
        }
        for ink in &page.ink {
            sheet.mark(Mark {
                page: number,
                left: ink.left as f32,
                right: (ink.left + ink.width) as f32,
                top: ink.top as f32,
                bottom: (ink.top + ink.height) as f32,
                seen: Seen::Ink,
            });
        }
    }
    sheet
}

fn hex(digest: &[u8; 32]) -> String {
    digest.iter().map(|b| format!("{b:02x}")).collect()
}

impl Picture {
    /// As the rim is asked to read it.
    pub fn wanted(&self) -> Wanted {
        Wanted {
            sha256: hex(&self.sha256),
            media: self.media.to_owned(),
            bytes: self.bytes.clone(),
            pages: self.pages.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Budget, Hint, Limits, read};
    use super::*;
    use crate::model::OcrBox;

    fn word(text: &str, line: u32, left: u32) -> OcrWord {
        let area = OcrBox { left, top: line * 40, width: 12 * text.len() as u32, height: 20 };
        OcrWord { text: Sensitive::new(text.to_owned()), line, area, confidence: 0.9 }
    }

    fn with(words: Vec<OcrWord>, ink: Vec<OcrBox>, state: OcrState) -> Reading {
        let png = super::super::picture::sample_png(100, 80);
        let first = read(&png, &Hint::default(), &mut Budget::new(Limits::default()));
        let wanted = first.pictures[0].wanted();
        let pages = vec![OcrPage { size: (1_000, 1_400), words, ink }];
        let known = OcrReadings::from([(wanted.sha256, OcrReading { state, pages })]);
        read(&png, &Hint::default(), &mut Budget::new(Limits::default()).with_readings(known))
    }

    #[test]
    fn words_of_a_picture_become_text_and_a_picture_without_reading_waits() {
        let reading = with(vec![word("Mevrouw", 1, 100), word("Testpersoon", 1, 220)], Vec::new(), OcrState::Read);
        assert_eq!(reading.at(Place::Picture), "Mevrouw Testpersoon");
        assert!(reading.pictures.is_empty() && reading.is_read_whole());
        assert_eq!(reading.remarks, [Remark::ReadByOcr]);
    }

    #[test]
    fn a_picture_that_ocr_could_not_read_is_unread() {
        let reading = with(Vec::new(), Vec::new(), OcrState::NotInstalled);
        assert_eq!(reading.unread, [Why::PictureUnread]);
    }

    #[test]
    fn ink_beside_the_label_signs_a_scanned_form() {
        let words = || {
            vec![
                word("Toestemmingsverklaring", 1, 100),
                word("Naam:", 3, 100),
                word("Fatou", 3, 200),
                word("Voorbeeld", 3, 290),
                word("Datum:", 5, 100),
                word("12-10-2026", 5, 200),
                word("Handtekening:", 7, 100),
            ]
        };
        let ink = OcrBox { left: 300, top: 260, width: 160, height: 50 };
        let signed = with(words(), vec![ink], OcrState::Read).form.expect("a form");
        assert_eq!(signed.signatures[0].seen, Seen::Ink);
        assert_eq!(signed.values[0].value.expose(), "Fatou Voorbeeld");
        assert!(signed.values[0].confidence < 0.8);
        let blank = with(words(), Vec::new(), OcrState::Read).form.expect("a form");
        assert_eq!(blank.signatures[0].seen, Seen::Blank);
    }
}
