//! Tesseract's table: one line per word, in reading order.

use crate::model::{OcrBox, OcrPage, OcrWord, Sensitive};

/// Words of one run.
const WORDS: usize = 50_000;

/// The pages of a table. A line that does not fit is passed over.
pub(super) fn pages(table: &[u8]) -> Vec<OcrPage> {
    let table = String::from_utf8_lossy(table);
    let mut pages: Vec<OcrPage> = Vec::new();
    let mut line = 0;
    let mut last = [0u32; 4];
    for row in table.lines().skip(1).take(WORDS) {
        let cells: Vec<&str> = row.splitn(12, '\t').collect();
        let [level, page, block, paragraph, number, _, left, top, width, height, confidence, text] = cells[..] else {
            continue;
        };
        let whole = |cell: &str| cell.parse::<u32>().unwrap_or(0);
        let index = whole(page).clamp(1, 100) as usize;
        if pages.len() < index {
            pages.resize_with(index, OcrPage::default);
        }
        let area = OcrBox { left: whole(left), top: whole(top), width: whole(width), height: whole(height) };
        if level == "1" {
            pages[index - 1].size = (area.width, area.height);
        }
        if level != "5" || text.trim().is_empty() {
            continue;
        }
        let place = [whole(page), whole(block), whole(paragraph), whole(number)];
        if place != last {
            line += 1;
            last = place;
        }
        let confidence = confidence.parse::<f32>().unwrap_or(0.0).clamp(0.0, 100.0) / 100.0;
        pages[index - 1].words.push(OcrWord { text: Sensitive::new(text.trim().to_owned()), line, area, confidence });
    }
    pages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_with_their_lines_and_places() {
        let table = b"level\tpage\n1\t1\t0\t0\t0\t0\t0\t0\t900\t1200\t-1\t\n5\t1\t1\t1\t1\t1\t10\t20\t30\t40\t96.5\tNaam:\n5\t1\t1\t1\t1\t2\t50\t20\t30\t40\t12\tFatou\n5\t1\t1\t1\t2\t1\t10\t80\t30\t40\t90\tDatum\nrubbish\n";
        let pages = pages(table);
        assert_eq!(pages[0].size, (900, 1200));
        let lines: Vec<u32> = pages[0].words.iter().map(|w| w.line).collect();
        assert_eq!(lines, [1, 1, 2]);
        assert_eq!(pages[0].words[1].text.expose(), "Fatou");
        assert!((pages[0].words[1].confidence - 0.12).abs() < 0.001);
    }

    proptest::proptest! {
        #[test]
        fn any_table_is_read(table: Vec<u8>) {
            pages(&table);
        }
    }
}
