//! Scorer: how likely a word is part of a name, by a sum of weights that can be read and explained.
//!
//! Each word has a [`Shape`] (how its capital is to be read) and a set of [`Clue`]s (what the lists and the words around say).
//! The sum of the weights of its clues under its shape is the logarithm of the odds. Weights come from
//! `dictionaries/weights.tsv`: shape, clue, weight; a clue without weight counts nothing.

/// How the letters of a word are to be read as a sign of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub(crate) enum Shape {
    /// A capital within a sentence.
    Middle,
    /// A capital where every word has one.
    Start,
    /// No capital, in a mail that uses them.
    Lower,
    /// No capital, in a mail without.
    LowerMail,
    /// In a line of capitals.
    Blind,
    /// A word in capitals in an ordinary line.
    Upper,
}

/// Names of the shapes in the weights file, in their order.
const SHAPES: [&str; 6] = ["middle", "start", "lower", "lower-mail", "blind", "upper"];

macro_rules! clues {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// Something that speaks for or against a name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum Clue { $($(#[$doc])* $name,)* }

        /// Names of the clues in the weights file, in their order.
        const CLUES: &[&str] = &[$($text,)*];

        /// All clues, in their order.
        const ALL: &[Clue] = &[$(Clue::$name,)*];
    };
}

clues! {
    /// Always there.
    Bias = "bias",
    /// Listed as a first name in tier 1, 2, 3 or by context only.
    First1 = "first1",
    First2 = "first2",
    First3 = "first3",
    FirstX = "firstX",
    /// Listed as a surname.
    Last1 = "last1",
    Last2 = "last2",
    Last3 = "last3",
    LastX = "lastX",
    /// More than one source knows the name.
    Firm = "firm",
    /// An ordinary word.
    Ordinary = "ordinary",
    /// One of the thousand commonest words.
    Common = "common",
    /// In no list, and no compound.
    Unknown = "unknown",
    /// In no list, and its letters are more those of names; more those of Dutch words.
    SoundsName = "sounds-name",
    SoundsWord = "sounds-word",
    /// The sentence is in another language or a dialect.
    Foreign = "foreign",
    /// Two ordinary words in one.
    Compound = "compound",
    /// On the list of what stays.
    Allowed = "allowed",
    /// Stays unless something says that it is a name.
    Soft = "soft",
    Role = "role",
    Kinship = "kinship",
    Title = "title",
    Marker = "marker",
    Place = "place",
    Ours = "ours",
    /// Country, language or people.
    Nation = "nation",
    Street = "street",
    /// One letter; two; three.
    Letter = "letter",
    Short2 = "short2",
    Short3 = "short3",
    /// Behind a form of address.
    AfterTitle = "after-title",
    AfterKinship = "after-kinship",
    AfterRole = "after-role",
    /// Behind "heet", "genaamd", "noemt zich".
    AfterNaming = "after-naming",
    /// Behind a label of a form (`Naam:`).
    AfterLabel = "after-label",
    AfterInitial = "after-initial",
    /// Behind a tussenvoegsel that itself follows a name, a title or an initial.
    AfterParticle = "after-particle",
    /// Right behind a word that is a name.
    AfterName = "after-name",
    /// Right before a word that is a name.
    BeforeName = "before-name",
    /// Joined to a name by "en", a comma or a slash.
    Sibling = "sibling",
    /// A verb in the third person behind it.
    BeforeVerb = "before-verb",
    /// A pronoun in the subject behind it.
    BeforePronoun = "before-pronoun",
    /// An age behind it, in brackets or not.
    BeforeAge = "before-age",
    Genitive = "genitive",
    /// Behind in, te, uit, naar.
    AfterIn = "after-in",
    /// Behind van, met, voor, bij, door, aan.
    AfterWith = "after-with",
    AfterArticle = "after-article",
    /// Before -straat and the like of two words, or a number.
    BeforeNumber = "before-number",
    /// In a greeting, a signature, a header of a mail, a list of those present.
    Zone = "zone",
    /// Alone in its line or cell.
    Alone = "alone",
    /// The same word stands elsewhere with a capital within a sentence.
    ElsewhereCapital = "elsewhere-capital",
    /// The same word stands elsewhere without.
    ElsewhereLower = "elsewhere-lower",
    /// The subject of the mail.
    Subject = "subject",
    /// A word in capitals stands beside it: a heading.
    Heading = "heading",
    /// A noun stands behind it.
    BeforeWord = "before-word",
    /// Where Dutch has room for a name only ("mw zomerdijk", "zoon mark").
    Called = "called",
    /// A listed first name with a surname behind it ("Ton van Gils", "Bas Zomerdijk").
    Full = "full",
    /// A word in lower case behind a name that is one for certain, and listed as a surname ("anja bakker").
    Trails = "trails",
}

/// A set of clues.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Clues(u64);

impl Clues {
    /// Adds a clue.
    pub(crate) fn add(&mut self, clue: Clue) {
        self.0 |= 1 << clue as u8;
    }

    /// Takes a clue away.
    pub(crate) fn remove(&mut self, clue: Clue) {
        self.0 &= !(1 << clue as u8);
    }

    /// Adds a clue if it holds.
    pub(crate) fn add_if(&mut self, holds: bool, clue: Clue) {
        if holds {
            self.add(clue);
        }
    }

    /// Whether a clue is there.
    pub(crate) fn has(self, clue: Clue) -> bool {
        self.0 & (1 << clue as u8) != 0
    }

    /// All that are there, by the names of the weights file.
    pub(crate) fn names(self) -> impl Iterator<Item = &'static str> {
        ALL.iter().filter(move |c| self.has(**c)).map(|c| CLUES[*c as usize])
    }
}

/// The weights of every clue under every shape.
pub(crate) struct Weights {
    of: [[f32; 64]; SHAPES.len()],
}

impl Weights {
    /// Reads the weights file. A line that names no shape or clue of ours counts nothing.
    pub(crate) fn parse(text: &str) -> Self {
        let mut of = [[0.0; 64]; SHAPES.len()];
        for line in text.lines().filter(|l| !l.starts_with('#')) {
            let mut columns = line.split('\t');
            let (Some(shape), Some(clue), Some(weight)) = (columns.next(), columns.next(), columns.next()) else {
                continue;
            };
            let Some(clue) = CLUES.iter().position(|c| *c == clue) else { continue };
            let weight = weight.trim().parse().unwrap_or(0.0);
            for (at, name) in SHAPES.iter().enumerate() {
                if *name == shape || shape == "all" {
                    of[at][clue] += weight;
                }
            }
        }
        Self { of }
    }

    /// Logarithm of the odds that the word is part of a name.
    pub(crate) fn odds(&self, shape: Shape, clues: Clues) -> f32 {
        let weights = &self.of[shape as usize];
        let mut sum = weights[Clue::Bias as usize];
        let mut left = clues.0 & !1;
        while left != 0 {
            sum += weights[left.trailing_zeros() as usize];
            left &= left - 1;
        }
        sum
    }
}

/// The probability of these odds.
pub(crate) fn probability(odds: f32) -> f32 {
    1.0 / (1.0 + (-odds).exp())
}

/// The name of a shape in the weights file.
pub(crate) fn shape_name(shape: Shape) -> &'static str {
    SHAPES[shape as usize]
}
