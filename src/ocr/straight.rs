//! A page that lay askew on the scanner is turned straight: read as it lies, words of one line end up in several, and what stood
//! together is torn apart.

use super::ink::Grey;

/// Degrees to either side that are tried; more is no slip of the hand.
const FURTHEST: f64 = 8.0;
const STEP: f64 = 0.25;
/// Less than this the reader does not mind.
const LEAST: f64 = 0.6;
/// How much clearer the lines must stand out.
const GAIN: f64 = 1.2;
/// Dark dots that are looked at.
const DOTS: usize = 60_000;

/// The page turned straight, as a PGM; none if it is straight already, or shows no lines.
pub(super) fn straightened(grey: &Grey) -> Option<Vec<u8>> {
    let dots = dark(grey);
    let straight = clearness(&dots, grey, 0.0);
    let steps = (FURTHEST / STEP) as i32;
    let (angle, best) = (-steps..=steps)
        .map(|n| f64::from(n) * STEP)
        .map(|angle| (angle, clearness(&dots, grey, angle)))
        .max_by(|a, b| a.1.total_cmp(&b.1))?;
    (angle.abs() >= LEAST && best > straight * GAIN).then(|| turned(grey, angle))
}

/// Where dark dots are, thinned out.
fn dark(grey: &Grey) -> Vec<(f64, f64)> {
    let (width, _) = grey.extent();
    let limit = grey.dark();
    let all = || grey.dots().iter().enumerate().filter(|(_, dot)| **dot < limit);
    let each = (all().count() / DOTS).max(1);
    all().step_by(each).map(|(at, _)| ((at % width) as f64, (at / width) as f64)).collect()
}

/// How far lines of text stand out when the page is turned by an angle: rows of dots that are full or empty, not half full.
fn clearness(dots: &[(f64, f64)], grey: &Grey, angle: f64) -> f64 {
    let (width, height) = grey.extent();
    let high = (height as f64 / 700.0).max(2.0);
    let lean = angle.to_radians().tan();
    let shift = width as f64 * FURTHEST.to_radians().tan();
    let mut rows = vec![0u32; ((height as f64 + 2.0 * shift) / high) as usize + 2];
    for (x, y) in dots {
        let row = ((y - x * lean + shift) / high) as usize;
        if let Some(count) = rows.get_mut(row) {
            *count += 1;
        }
    }
    rows.into_iter().map(|count| f64::from(count) * f64::from(count)).sum()
}

/// The page turned about its middle, white where nothing was.
fn turned(grey: &Grey, angle: f64) -> Vec<u8> {
    let (width, height) = grey.extent();
    let (sin, cos) = angle.to_radians().sin_cos();
    let (middle_x, middle_y) = (width as f64 / 2.0, height as f64 / 2.0);
    let dots = grey.dots();
    let dot = |x: i64, y: i64| -> f64 {
        let inside = x >= 0 && y >= 0 && (x as usize) < width && (y as usize) < height;
        if inside { f64::from(dots[y as usize * width + x as usize]) } else { 255.0 }
    };
    let mut out = format!("P5\n{width} {height}\n255\n").into_bytes();
    out.reserve(width * height);
    for y in 0..height {
        let from_middle = y as f64 - middle_y;
        for x in 0..width {
            let across = x as f64 - middle_x;
            let (from_x, from_y) =
                (middle_x + across * cos - from_middle * sin, middle_y + across * sin + from_middle * cos);
            let (left, top) = (from_x.floor(), from_y.floor());
            let (right_share, low_share) = (from_x - left, from_y - top);
            let (left, top) = (left as i64, top as i64);
            let above = dot(left, top) * (1.0 - right_share) + dot(left + 1, top) * right_share;
            let below = dot(left, top + 1) * (1.0 - right_share) + dot(left + 1, top + 1) * right_share;
            out.push((above * (1.0 - low_share) + below * low_share) as u8);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of dashes that lean by so many degrees.
    fn page(angle: f64) -> Vec<u8> {
        let lean = angle.to_radians().tan();
        let mut dots = vec![255u8; 600 * 400];
        for line in 0..8 {
            for x in (60..540).filter(|x| x % 12 < 9) {
                let y = 60.0 + f64::from(line) * 36.0 + f64::from(x) * lean;
                for thick in 0..9 {
                    dots[(y as usize + thick) * 600 + x as usize] = 10;
                }
            }
        }
        [b"P5\n600 400\n255\n".as_slice(), &dots].concat()
    }

    #[test]
    fn a_page_askew_is_turned_and_a_straight_one_stays() {
        assert!(straightened(&Grey::parse(&page(0.0)).expect("a page")).is_none());
        for angle in [3.0, -2.0] {
            let straight = straightened(&Grey::parse(&page(angle)).expect("a page")).expect("askew");
            let again = Grey::parse(&straight).expect("a page");
            assert!(straightened(&again).is_none(), "{angle}");
        }
    }

    #[test]
    fn an_empty_page_stays() {
        let blank = [b"P5\n60 40\n255\n".as_slice(), &[255; 2400]].concat();
        assert!(straightened(&Grey::parse(&blank).expect("a page")).is_none());
    }

    proptest::proptest! {
        #[test]
        fn any_page_is_turned_or_not(width in 1usize..60, height in 1usize..60, dots: Vec<u8>) {
            let pgm = [format!("P5 {width} {height} 255\n").as_bytes(), &dots, &vec![7; 3600]].concat();
            if let Some(grey) = Grey::parse(&pgm) {
                straightened(&grey);
            }
        }
    }
}
