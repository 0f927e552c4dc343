//! How somebody types: who uses no capitals says nothing by leaving one out, and who answers on a telephone may do so above a neat mail.

/// How a text is typed, over all its words outside lines in capitals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct MailCasing {
    /// Words of two letters and more.
    pub words: usize,
    /// Those with a capital.
    pub capital: usize,
    /// Sentence starts that are words.
    pub starts: usize,
    /// Those with a capital.
    pub capital_starts: usize,
}

impl MailCasing {
    /// So many words tell how somebody types.
    pub(super) const ENOUGH: usize = 8;

    /// The writer does not use capitals, or hardly.
    pub(super) fn is_lower(self) -> bool {
        self.words >= Self::ENOUGH
            && (self.capital * 40 < self.words || self.starts >= 3 && self.capital_starts * 4 < self.starts)
    }

    /// Both together.
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            words: self.words + other.words,
            capital: self.capital + other.capital,
            starts: self.starts + other.starts,
            capital_starts: self.capital_starts + other.capital_starts,
        }
    }
}

/// Whether a line stands above an earlier mail: `Van: …`, `-----Oorspronkelijk bericht-----`, `Op … schreef …:`. Quoted ones are
/// known by their signs.
pub(super) fn heads_earlier(line: &str) -> bool {
    let line = line.trim_matches(|c: char| c.is_whitespace() || c == '*');
    let labelled = ["van:", "from:", "von:"].iter().any(|label| line.starts_with(label)) && line.len() < 200;
    let ruled = line.starts_with("---") && ["bericht", "message", "nachricht"].iter().any(|word| line.contains(word));
    let dated = ["op ", "on ", "am "].iter().any(|word| line.starts_with(word)) && line.len() < 200;
    let wrote = || ["schreef", " wrote", "schrieb"].iter().any(|word| line.contains(word)) && line.ends_with(':');
    labelled || ruled || dated && wrote()
}
