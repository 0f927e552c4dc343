//! Colours of CSS and of old HTML.

/// A colour, by channel.
pub(super) type Colour = [u8; 3];

/// What a word says of a colour.
pub(super) enum Parsed {
    /// This one.
    Colour(Colour),
    /// None at all.
    Transparent,
    /// It cannot be told.
    Unknown,
}

/// Reads a colour in the notations that mails use.
pub(super) fn colour(value: &str) -> Parsed {
    let value = value.trim().to_ascii_lowercase();
    if let Some(digits) = value.strip_prefix('#') {
        return hex_colour(digits);
    }
    if let Some(list) = value.strip_prefix("rgb").and_then(|v| v.trim_start_matches('a').trim().strip_prefix('(')) {
        let numbers: Vec<f32> = list
            .trim_end_matches(')')
            .split([',', ' ', '/'])
            .filter(|p| !p.trim().is_empty())
            .filter_map(|p| p.trim().trim_end_matches('%').parse().ok())
            .collect();
        return match numbers[..] {
            [_, _, _, alpha, ..] if alpha <= 0.1 => Parsed::Transparent,
            [r, g, b, ..] => Parsed::Colour([r as u8, g as u8, b as u8]),
            _ => Parsed::Unknown,
        };
    }
    match value.as_str() {
        "white" | "window" | "snow" | "ghostwhite" | "floralwhite" => Parsed::Colour([255, 255, 255]),
        "whitesmoke" => Parsed::Colour([245, 245, 245]),
        "ivory" => Parsed::Colour([255, 255, 240]),
        "black" | "windowtext" => Parsed::Colour([0, 0, 0]),
        "red" => Parsed::Colour([255, 0, 0]),
        "green" => Parsed::Colour([0, 128, 0]),
        "blue" => Parsed::Colour([0, 0, 255]),
        "navy" => Parsed::Colour([0, 0, 128]),
        "yellow" => Parsed::Colour([255, 255, 0]),
        "gray" | "grey" => Parsed::Colour([128, 128, 128]),
        "silver" | "lightgray" | "lightgrey" => Parsed::Colour([200, 200, 200]),
        "transparent" => Parsed::Transparent,
        _ => Parsed::Unknown,
    }
}

fn hex_colour(digits: &str) -> Parsed {
    let channel = |text: Option<&str>| text.and_then(|t| u8::from_str_radix(t, 16).ok());
    let read = |size: usize| {
        let part = |i: usize| channel(digits.get(i * size..(i + 1) * size));
        Some([part(0)?, part(1)?, part(2)?])
    };
    match digits.len() {
        3 | 4 => read(1).map_or(Parsed::Unknown, |c| Parsed::Colour(c.map(|v| v * 17))),
        6 | 8 => read(2).map_or(Parsed::Unknown, Parsed::Colour),
        _ => Parsed::Unknown,
    }
}
