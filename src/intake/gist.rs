//! What a sentence says, by the weights of its words: asked where no phrase says it.
//!
//! A logistic regression for each [`Gist`] over the words of a sentence, the begin of long ones, and pairs of words beside each
//! other or with one between, rows of four letters, and rows of classes of words (`sentence-classes.tsv`).
//! `dictionaries/train-sentences` trains it on sentences that were written for it (`dictionaries/training/sentences/`); what
//! every word is worth stands in `dictionaries/sentence-weights.tsv`. No name passes by it alone.

use super::layout::{Mail, Sentence};
use crate::anonymise::listed::Listed;
use crate::dictionary::learned::{SENTENCES, Sums};
use crate::dictionary::{Hash, Part};
use std::sync::LazyLock;

/// What a sentence may say, in the order of the columns of `sentence-weights.tsv`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gist {
    /// The purpose of bringing the case in.
    Doel,
    /// A question to the team.
    Vraag,
    /// The resident agrees that the case is spoken of.
    Agrees,
    /// The resident does not.
    Refuses,
    /// A consent is taken back.
    Withdraws,
    /// Nobody has asked for consent yet.
    NotAsked,
    /// A signed form comes along.
    Attached,
    /// Why it must go on without consent.
    Argues,
    /// Help runs already, or the case is known.
    Known,
    /// The resident comes to the meeting.
    Attends,
    /// A matter of a place or of all who live there, not of somebody.
    Area,
}

/// So many things a sentence may say.
const KINDS: usize = 11;
/// Weights stand in so many parts of one.
const PARTS: f32 = 8.0;
/// Words behind so many are not read.
const MOST: usize = 80;
/// Of longer words their first letters count too, for their endings vary.
const LONG: usize = 6;
const STEM: usize = 5;

/// Classes of words: what stands in a row of them counts whatever words are between.
const CLASS_LIST: &str = include_str!("../../dictionaries/sentence-classes.tsv");
const CLASS_NAMES: &[&str] = &[
    "aim", "ask", "consent", "danger", "enclosed", "help", "not", "outsider", "over", "person", "present", "runs",
    "self", "share", "team", "undo", "want", "yes",
];
static CLASSES: LazyLock<Listed> = LazyLock::new(|| Listed::read(CLASS_LIST, CLASS_NAMES));

/// How likely a sentence says each of the things.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chances {
    of: [f32; KINDS],
    /// Most of its words were learned: what is written in another language says nothing, and that tells nothing.
    versed: bool,
}

impl Chances {
    /// The chances of a sentence as the phrases of this room see it (lower case, without accents).
    pub(super) fn of(words: &str) -> Self {
        let tokens = tokens(words);
        // A row of figures or signs says nothing.
        if !tokens.iter().any(|token| token.starts_with(char::is_alphabetic)) {
            return Self { of: [0.0; KINDS], versed: false };
        }
        let learned = tokens.iter().filter(|token| SENTENCES.has(Hash::of(token))).count();
        let (mut bias, mut sums) = (Sums::default(), Sums::default());
        SENTENCES.add(Hash::of("$bias"), &mut bias);
        let mut features = 0_u32;
        each_feature(&tokens, |feature| {
            features += 1;
            SENTENCES.add(feature, &mut sums);
        });
        let share = 1.0 / (features.max(1) as f32).sqrt();
        let chance = |kind: usize| {
            let odds = (bias[kind] as f32 + sums[kind] as f32 * share) / PARTS;
            1.0 / (1.0 + (-odds).exp())
        };
        Self { of: std::array::from_fn(chance), versed: 2 * learned > tokens.len() }
    }

    /// Whether most of its words were learned.
    pub(super) fn is_versed(&self) -> bool {
        self.versed
    }

    /// Whether it has words at all, not figures and signs alone.
    pub(super) fn has_words(&self) -> bool {
        self.of.iter().any(|chance| *chance > 0.0)
    }

    /// How likely it says one of them, 0 to 1.
    pub(super) fn chance(&self, gist: Gist) -> f32 {
        self.of[gist as usize]
    }
}

/// The sentence of a mail that most likely says something, if it is as likely as `least`, among those that `may`.
pub(super) fn likeliest(mail: &Mail, gist: Gist, least: f32, may: impl Fn(&Sentence) -> bool) -> Option<&Sentence> {
    let rated = mail.sentences.iter().zip(mail.heard()).map(|(sentence, chances)| (chances.chance(gist), sentence));
    let likely = rated.filter(|(chance, sentence)| *chance >= least && may(sentence));
    likely.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, sentence)| sentence)
}

/// The chances of two sentences as if they were one, with what they quote.
pub(super) fn together(mail: &Mail, before: &Sentence, sentence: &Sentence) -> Chances {
    joined(&mail.all_words(before), &mail.all_words(sentence))
}

/// The chances of two stretches of words as if they were one sentence.
pub(super) fn joined(before: &str, words: &str) -> Chances {
    Chances::of(&format!("{before} {words}"))
}

/// How much of a mail speaks of a matter of a place or of all who live there, not of somebody: the mean over its own sentences and its
/// subject, 0 to 1, and as if a few more had been of somebody: one sentence tells little.
pub(super) fn of_an_area(mail: &Mail) -> f32 {
    /// Fewer words are a greeting or a name.
    const LEAST: usize = 4;
    /// So many more, with this chance.
    const OTHERS: f32 = 3.0;
    const OF_SOMEBODY: f32 = 0.05;
    let enough = |words: &str| words.split_whitespace().count() >= LEAST;
    let rated = mail.sentences.iter().zip(mail.chances());
    let own = rated.filter(|(sentence, _)| enough(&mail.own_words(sentence))).map(|(_, chances)| *chances);
    let subject = Some(mail.subject_words()).filter(|words| enough(words)).map(|words| Chances::of(&words));
    let all: Vec<f32> = own.chain(subject).map(|chances| chances.chance(Gist::Area)).collect();
    (all.iter().sum::<f32>() + OTHERS * OF_SOMEBODY) / (all.len() as f32 + OTHERS)
}

/// Calls `add` with each feature of a sentence, as `dictionaries/train-sentences` has them.
fn each_feature(tokens: &[&str], mut add: impl FnMut(Hash)) {
    const BESIDE: Part = Part::of(" ");
    const BEHIND: Part = Part::of(" _ ");
    const FOUR: Hash = Hash::EMPTY.joined(Part::of("~"));
    const ROW: Hash = Hash::EMPTY.joined(Part::of("@"));
    const PAIR: Hash = Hash::EMPTY.joined(Part::of("%"));
    let words: Vec<Part> = tokens.iter().map(|token| Part::of(token)).collect();
    for (at, token) in tokens.iter().enumerate() {
        let word = Hash::EMPTY.joined(words[at]);
        if at > 0 && at + 1 < tokens.len() {
            add(word);
        }
        if token.len() > LONG {
            add(Hash::of(&token[..STEM]).with(b'*'));
        }
        if let Some(next) = words.get(at + 1) {
            add(word.joined(BESIDE).joined(*next));
        }
        if let Some(next) = words.get(at + 2) {
            add(word.joined(BEHIND).joined(*next));
        }
    }
    let letters = tokens.join(" ");
    letters.as_bytes().windows(4).for_each(|four| add(four.iter().fold(FOUR, |hash, byte| hash.with(*byte))));
    let class = |word: &&str| CLASS_NAMES.get(CLASSES.kinds(word).trailing_zeros() as usize).copied();
    let classes = [Some("^")].into_iter().chain(tokens.iter().map(class)).chain([Some("$")]).flatten();
    let classes: Vec<Part> = classes.map(Part::of).collect();
    for (at, class) in classes.iter().enumerate() {
        let mut row = ROW.joined(*class);
        add(row);
        for next in classes.iter().skip(at + 1).take(2) {
            row = row.joined(BESIDE).joined(*next);
            add(row);
        }
        let pair = PAIR.joined(*class).joined(BESIDE);
        classes[at + 1..].iter().for_each(|behind| add(pair.joined(*behind)));
    }
}

/// Words, numbers as `0`, and the signs that tell something, between the borders `^` and `$`.
fn tokens(words: &str) -> Vec<&str> {
    let mut tokens = Vec::with_capacity(MOST.min(words.len() / 4) + 2);
    tokens.push("^");
    let mut rest = words;
    while tokens.len() <= MOST
        && let Some(start) = rest.find(|c: char| c.is_ascii_alphanumeric() || matches!(c, '?' | ':' | '=' | '>'))
    {
        rest = &rest[start..];
        let of_kind = |kind: fn(&u8) -> bool| rest.bytes().position(|b| !kind(&b)).unwrap_or(rest.len());
        let (length, number) = match rest.as_bytes()[0] {
            b'0'..=b'9' => (of_kind(u8::is_ascii_digit), true),
            byte if byte.is_ascii_alphabetic() => (of_kind(u8::is_ascii_alphabetic), false),
            _ => (1, false),
        };
        tokens.push(if number { "0" } else { &rest[..length] });
        rest = &rest[length..];
    }
    tokens.push("$");
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_classes_are_in_order_and_known() {
        crate::anonymise::listed::check(CLASS_LIST, CLASS_NAMES);
    }

    #[test]
    fn a_sentence_is_cut_into_words_numbers_and_signs() {
        assert_eq!(
            tokens("wie kan 2x mee? (ik niet) 14:30"),
            ["^", "wie", "kan", "0", "x", "mee", "?", "ik", "niet", "0", ":", "0", "$"]
        );
        assert_eq!(tokens(""), ["^", "$"]);
    }

    /// The same sums as `dictionaries/train-sentences` makes.
    #[test]
    fn what_was_trained_is_what_is_read() {
        for line in include_str!("../../dictionaries/sentence-chances.tsv").lines().filter(|l| !l.starts_with('#')) {
            let (said, sentence) = line.split_once('\t').expect("chances and a sentence");
            let chances = Chances::of(sentence);
            for (kind, wanted) in said.split(' ').enumerate() {
                let wanted: f32 = wanted.parse().expect("a chance");
                assert!((chances.of[kind] - wanted).abs() < 0.006, "{kind} {} {line}", chances.of[kind]);
            }
        }
    }

    proptest! {
        #[test]
        fn any_words_have_chances(words in "(?s).{0,200}|([a-z]{1,9}[ ?:=>0-9é]){0,120}") {
            let chances = Chances::of(&words);
            prop_assert!(chances.of.iter().all(|chance| (0.0..=1.0).contains(chance)));
        }
    }
}
