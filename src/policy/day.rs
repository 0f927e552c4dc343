use jiff::civil::Date;

/// A day as people write it on a form: `3-11-2026`, `03/11/26`, `2026-11-03`, `3 november 2026`. None if it is not a day,
/// or has no year. Two digits of a year are of this century, unless that day is later than `latest`.
pub fn read_day(text: &str, latest: Date) -> Option<Date> {
    let words: Vec<String> = text
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect();
    words.windows(3).find_map(|three| {
        let [first, second, third] = three else { return None };
        if first.len() == 4 {
            return Date::new(first.parse().ok()?, second.parse().ok()?, third.parse().ok()?).ok();
        }
        let month = second.parse::<i8>().ok().or_else(|| month(second))?;
        let day = first.parse::<i8>().ok()?;
        match third.len() {
            4 => Date::new(third.parse().ok()?, month, day).ok(),
            2 => {
                let year: i16 = third.parse().ok()?;
                let this = Date::new(2000 + year, month, day).ok()?;
                if this <= latest { Some(this) } else { Date::new(1900 + year, month, day).ok() }
            }
            _ => None,
        }
    })
}

fn month(word: &str) -> Option<i8> {
    const MONTHS: [(&str, i8); 13] = [
        ("jan", 1),
        ("feb", 2),
        ("maart", 3),
        ("mrt", 3),
        ("apr", 4),
        ("mei", 5),
        ("jun", 6),
        ("jul", 7),
        ("aug", 8),
        ("sep", 9),
        ("okt", 10),
        ("nov", 11),
        ("dec", 12),
    ];
    MONTHS.iter().find(|(name, _)| word.starts_with(name)).map(|(_, number)| *number)
}

/// Whole years from a day of birth to a day; 0 before it.
pub fn age_on(birth: Date, day: Date) -> u8 {
    let had = (day.month(), day.day()) >= (birth.month(), birth.day());
    let years = i32::from(day.year()) - i32::from(birth.year()) - i32::from(!had);
    u8::try_from(years.max(0)).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn days_are_read_as_people_write_them() {
        let latest = date(2026, 11, 12);
        for text in ["3-11-2026", "03/11/2026", "2026-11-03", "Elsloo, 3 november 2026", "3 nov. 2026", "3.11.26"] {
            assert_eq!(read_day(text, latest), Some(date(2026, 11, 3)), "{text}");
        }
        assert_eq!(read_day("4-5-87", latest), Some(date(1987, 5, 4)));
        for text in ["", "november", "31-2-2026", "3-11", "vandaag"] {
            assert_eq!(read_day(text, latest), None, "{text}");
        }
    }

    #[test]
    fn twelve_and_sixteen_begin_on_the_birthday() {
        assert_eq!(age_on(date(2014, 11, 3), date(2026, 11, 2)), 11);
        assert_eq!(age_on(date(2014, 11, 3), date(2026, 11, 3)), 12);
        assert_eq!(age_on(date(2030, 1, 1), date(2026, 1, 1)), 0);
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,40}") {
            let _ = read_day(&text, date(2026, 1, 1));
        }
    }
}
