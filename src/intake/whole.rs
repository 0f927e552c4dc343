//! What a whole mail says, by what its sentences most likely say: weighed together with what phrases of it say.
//!
//! A logistic regression for each [`Question`] over the chances of its sentences ([`Chances`]): of each gist that matters the sentence that
//! most likely says it, the second, and two beside each other. `dictionaries/train-sentences` trains it on whole mails; the
//! weights stand in `dictionaries/mail-weights.tsv`. What phrases found weighs as much as [`Phrases`] tells.

use super::gist::{self, Chances, Gist};
use super::layout::{Mail, Sentence};
use crate::model::{Consent, Kind};
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::LazyLock;

/// What is asked of a mail, and by which gists it is answered, as `mail-weights.tsv` has them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Question {
    /// Whether help runs or the case is known.
    Known,
    /// Whether the resident comes to the meeting.
    Attends,
    /// Whether a purpose is stated.
    Doel,
    /// Whether something is asked of the team.
    Vraag,
}

const OF_KIND: [Gist; 10] = [
    Gist::Known,
    Gist::Agrees,
    Gist::Refuses,
    Gist::Withdraws,
    Gist::Attached,
    Gist::Argues,
    Gist::Doel,
    Gist::Vraag,
    Gist::Attends,
    Gist::Area,
];
/// The kinds, in the order of their weights.
const KINDS: [Kind; 4] = [Kind::Casus, Kind::Gebiedsvraagstuk, Kind::Notulen, Kind::Overig];
/// What it adds to the logarithm of the odds of a kind that phrases find it.
const KIND_FOUND: f32 = 6.0;

const OF_CONSENT: [Gist; 6] =
    [Gist::Agrees, Gist::Refuses, Gist::Withdraws, Gist::NotAsked, Gist::Attached, Gist::Argues];
/// The answers on consent, in the order of their weights.
const STANDS: [Consent; 6] =
    [Consent::None, Consent::Claimed, Consent::Attached, Consent::Refused, Consent::Withdrawn, Consent::Exception];

impl Question {
    fn name(self) -> &'static str {
        match self {
            Self::Known => "known",
            Self::Attends => "attends",
            Self::Doel => "doel",
            Self::Vraag => "vraag",
        }
    }

    /// The same as [`FOUND`] for no and yes. That somebody comes is never overruled.
    fn found(self) -> [f32; 2] {
        match self {
            Self::Known => [0.7, 3.0],
            Self::Attends => [1.2, f32::INFINITY],
            Self::Doel => [0.5, 8.0],
            Self::Vraag => [0.9, 4.0],
        }
    }

    fn gists(self) -> &'static [Gist] {
        match self {
            Self::Known => &[Gist::Known, Gist::Withdraws],
            Self::Attends => &[Gist::Attends],
            Self::Doel | Self::Vraag => &[Gist::Doel, Gist::Vraag],
        }
    }
}

/// How sure phrases are of their answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Phrases {
    /// Words of running text, or none.
    Say,
    /// Words of running text that deny it outright.
    Deny,
    /// A heading with something under it, a ticked box, a line of a form.
    Show,
}

impl Phrases {
    /// By how much more a form says than running text.
    fn weight(self) -> f32 {
        match self {
            Self::Say => 1.0,
            Self::Deny => 5.0,
            Self::Show => 6.0,
        }
    }
}

/// What it adds to the logarithm of the odds of each of [`STANDS`] that phrases find one of them (the row): after how often they find that
/// in mails of each stand (counted on 750 mails that no phrase was written for), and so much more that they are right of our own sentences.
const FOUND: [[f32; 6]; 6] = [
    [1.0, 0.2, -1.2, 0.2, -0.3, 0.2],
    [-0.9, 1.6, -0.2, -0.5, 0.2, -0.2],
    [-0.9, -1.5, 3.2, -0.3, 0.0, -0.5],
    [-0.8, -1.4, -1.5, 2.5, 0.0, 2.1],
    [-0.4, -1.0, -0.6, -0.5, 2.6, 0.0],
    [-0.9, -1.5, -0.4, 0.4, 0.0, 2.4],
];

/// The chances of the sentences of a mail, its subject first, and of each two beside each other when they are asked for.
#[derive(Debug)]
pub(super) struct Rated {
    one: Vec<Chances>,
    two: Vec<OnceCell<Chances>>,
}

impl Rated {
    pub(super) fn of(mail: &Mail) -> Self {
        let one: Vec<_> =
            [Chances::of(&mail.subject_words())].into_iter().chain(mail.heard().iter().copied()).collect();
        let two = one.iter().skip(1).map(|_| OnceCell::new()).collect();
        Self { one, two }
    }

    /// Two sentences beside each other, the first of which is the subject.
    fn two(&self, mail: &Mail, at: usize) -> &Chances {
        self.two[at].get_or_init(|| match at.checked_sub(1) {
            None => gist::joined(&mail.subject_words(), &mail.all_words(&mail.sentences[0])),
            Some(before) => gist::together(mail, &mail.sentences[before], &mail.sentences[at]),
        })
    }

    /// What it weighs beside what sentences most likely say that phrases found something.
    fn weight(&self, phrases: Phrases) -> f32 {
        let beside = if self.is_short() || phrases != Phrases::Say { 1.0 } else { BESIDE };
        beside * phrases.weight()
    }

    /// Whether enough of the mail is understood: of what is written in another language the weights of words tell nothing.
    fn is_understood(&self) -> bool {
        let versed = self.one.iter().filter(|chances| chances.is_versed()).count();
        2 * versed >= self.one.iter().filter(|chances| chances.has_words()).count()
    }

    /// Whether it has fewer sentences than the mails had that weights were learned of.
    fn is_short(&self) -> bool {
        self.one.len() <= FEW
    }

    /// What is known of the mail by some gists, as `train-sentences` has it (`rated`), of the sentences that `may` say something.
    fn known(&self, mail: &Mail, gists: &[Gist], may: impl Fn(&Sentence) -> bool) -> Vec<f32> {
        let may: Vec<bool> = [true].into_iter().chain(mail.sentences.iter().map(may)).collect();
        let rated = || self.one.iter().zip(&may).filter(|(_, may)| **may).map(|(chances, _)| chances);
        let mut known = vec![1.0];
        for gist in gists {
            let (mut first, mut second) = (0.0_f32, if self.is_short() { LITTLE } else { 0.0 });
            for chance in rated().map(|chances| chances.chance(*gist)) {
                second = second.max(chance.min(first));
                first = first.max(chance);
            }
            let half = |at: usize| self.one[at].chance(*gist) >= HALF;
            // `Mag ik het bespreken? Ja, zei ze.`: what is asked tells with its answer.
            let asks = |at: usize| at > 0 && mail.own_words(&mail.sentences[at - 1]).ends_with('?');
            let joins = |at: usize| may[at] && (may[at - 1] || asks(at - 1));
            let halves = (1..may.len()).filter(|&at| (half(at - 1) || half(at)) && joins(at));
            let joint = halves.map(|at| self.two(mail, at - 1).chance(*gist)).fold(first, f32::max);
            known.extend([first, second, joint].map(odds));
        }
        known
    }
}

/// A mail of so few sentences, its subject one of them, is short.
const FEW: usize = 7;
/// What phrases found in running text weighs so much in a mail that is not short: of mails of other authors weights alone are right more often.
const BESIDE: f32 = 0.5;
/// A short mail lacks nothing by having no second sentence that says as much.
const LITTLE: f32 = 0.1;
/// Two sentences say nothing together of which neither says so much by itself.
const HALF: f32 = 0.12;
/// No chance is nearer to none or to certain.
const LEAST: f32 = 0.001;

/// The logarithm of the odds, in thirds.
fn odds(chance: f32) -> f32 {
    let chance = chance.clamp(LEAST, 1.0 - LEAST);
    (chance / (1.0 - chance)).ln() / 3.0
}

/// A question, its answers, and the weights of each.
type Weights = Vec<(&'static str, &'static str, Vec<f32>)>;

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
    let lines = include_str!("../../dictionaries/mail-weights.tsv").lines().filter(|line| !line.starts_with('#'));
    let read = |weights: &str| weights.split(' ').filter_map(|weight| weight.parse().ok()).collect();
    let rows = lines.map(|line| line.splitn(3, '\t'));
    rows.filter_map(|mut row| Some((row.next()?, row.next()?, read(row.next()?)))).collect()
});

/// The sums of the answers to a question, in their order.
fn sums(question: &str, known: &[f32]) -> Vec<f32> {
    let of_question = WEIGHTS.iter().filter(|(asked, ..)| *asked == question);
    of_question.map(|(_, _, weights)| weights.iter().zip(known).map(|(weight, known)| weight * known).sum()).collect()
}

/// What sentences say where consent stands so.
pub(super) fn said_by(stand: Consent) -> Gist {
    match stand {
        Consent::None => Gist::NotAsked,
        Consent::Claimed => Gist::Agrees,
        Consent::Attached => Gist::Attached,
        Consent::Refused => Gist::Refuses,
        Consent::Withdrawn => Gist::Withdraws,
        Consent::Exception => Gist::Argues,
    }
}

/// Whether a mail in which phrases find `given` may be told to stand so. A no, and a yes that was taken back, become no yes (H-33, H-47) while
/// some sentence still says no by the weights of its words, or in a short mail.
fn may_become(given: Consent, stand: Consent, stays_no: bool) -> bool {
    let no = matches!(given, Consent::Refused | Consent::Withdrawn) && stays_no;
    !no || matches!(stand, Consent::Refused | Consent::Withdrawn | Consent::Exception)
}

/// What phrases found is overruled by nothing that no sentence, and no two, say so likely; nor do mails tell it where phrases found nothing.
const UNSAID: f32 = 0.15;
/// The same of a short mail.
const UNSAID_IN_SHORT: f32 = 0.27;

/// The number of the largest sum.
fn largest(sums: &[f32]) -> Option<usize> {
    sums.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1)).map(|(number, _)| number)
}

/// Whether the answer to a question is yes, where phrases say `given`; if they say no, by the sentences that `may` tell.
pub(super) fn is(
    mail: &Mail,
    question: Question,
    given: bool,
    phrases: Phrases,
    may: impl Fn(&Sentence) -> bool,
) -> bool {
    let rated = mail.rated();
    if !rated.is_understood() {
        return given;
    }
    let mut sums = sums(question.name(), &rated.known(mail, question.gists(), |sentence| given || may(sentence)));
    if let Some(sum) = sums.get_mut(usize::from(given)) {
        *sum += rated.weight(phrases) * question.found()[usize::from(given)];
    }
    largest(&sums) == Some(1)
}

/// What phrases found of a purpose or question, weighed: what else states it `by_words` where they found nothing, and nothing where the
/// mail speaks against it; and whether that is other than they said. In the `subject` it stays.
pub(super) fn stated(
    mail: &Mail,
    question: Question,
    found: Vec<Range<usize>>,
    subject: bool,
    phrases: Phrases,
    by_words: impl FnOnce() -> Option<Range<usize>>,
) -> (Vec<Range<usize>>, bool) {
    let given = !found.is_empty() || subject;
    let ranges = match is(mail, question, given, if subject { Phrases::Show } else { phrases }, |_| true) {
        true if !given => by_words().into_iter().collect(),
        true => found,
        false => Vec::new(),
    };
    let other = given == ranges.is_empty() && !subject;
    (ranges, other)
}

/// What a mail is, where phrases say `given`: minutes stay minutes, and nothing else becomes so, nor what asks for no answer. Who is in doubt
/// treats it as a case.
pub(super) fn kind(mail: &Mail, given: Kind) -> Kind {
    let rated = mail.rated();
    if given == Kind::Notulen || !rated.is_understood() {
        return given;
    }
    let sums = sums("kind", &rated.known(mail, &OF_KIND, |_| true)).into_iter().zip(KINDS);
    let sums = sums.map(|(sum, kind)| match kind {
        kind if kind == given => sum + rated.weight(Phrases::Say) * KIND_FOUND,
        Kind::Casus | Kind::Gebiedsvraagstuk => sum,
        Kind::Notulen | Kind::Overig => f32::NEG_INFINITY,
    });
    largest(&sums.collect::<Vec<_>>()).map_or(given, |number| KINDS[number])
}

/// Where consent stands, of a short mail by the sentences that `may` tell, where phrases say `given`. That a form comes along is said only where one `encloses`.
pub(super) fn consent(
    mail: &Mail,
    given: Consent,
    phrases: Phrases,
    encloses: bool,
    may: impl Fn(&Sentence) -> bool,
) -> Consent {
    let rated = mail.rated();
    let Some(found) = STANDS.iter().position(|stand| *stand == given).filter(|_| rated.is_understood()) else {
        return given;
    };
    let known = rated.known(mail, &OF_CONSENT, |sentence| !rated.is_short() || may(sentence));
    let mut sums = sums("consent", &known);
    let unsaid = if rated.is_short() { UNSAID_IN_SHORT } else { UNSAID };
    let is_unsaid = |stand: Consent| {
        let gist = OF_CONSENT.iter().position(|gist| *gist == said_by(stand));
        gist.is_some_and(|gist| known[3 * gist + 3] < odds(unsaid))
    };
    let stays_no = rated.is_short() || !is_unsaid(Consent::Refused) || !is_unsaid(Consent::Withdrawn);
    for ((sum, stand), adds) in sums.iter_mut().zip(STANDS).zip(FOUND[found]) {
        let unread = stand == Consent::Attached && !encloses;
        let barred = stand != given && (unread || is_unsaid(stand) || !may_become(given, stand, stays_no));
        *sum = if barred { f32::NEG_INFINITY } else { *sum + rated.weight(phrases) * adds };
    }
    largest(&sums).map_or(given, |number| STANDS[number])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_has_its_answers_and_each_answer_its_weights() {
        let answers = |question: &str| WEIGHTS.iter().filter(|(asked, ..)| *asked == question).collect::<Vec<_>>();
        let names: Vec<_> = answers("consent").iter().map(|(_, name, _)| *name).collect();
        assert_eq!(names, STANDS.map(|stand| format!("{stand:?}").to_lowercase()));
        for (_, name, weights) in answers("consent") {
            assert_eq!(weights.len(), 1 + 3 * OF_CONSENT.len(), "{name}");
        }
        for question in [Question::Known, Question::Attends, Question::Doel, Question::Vraag] {
            let answers = answers(question.name());
            assert_eq!(answers.iter().map(|(_, name, _)| *name).collect::<Vec<_>>(), ["no", "yes"]);
            for (_, name, weights) in answers {
                assert_eq!(weights.len(), 1 + 3 * question.gists().len(), "{name}");
            }
        }
        let kinds = answers("kind");
        let names: Vec<_> = kinds.iter().map(|(_, name, _)| *name).collect();
        assert_eq!(names, KINDS.map(|kind| format!("{kind:?}").to_lowercase()));
        assert!(kinds.iter().all(|(.., weights)| weights.len() == 1 + 3 * OF_KIND.len()));
        assert_eq!(WEIGHTS.len(), KINDS.len() + STANDS.len() + 4 * 2);
    }

    #[test]
    fn a_no_becomes_no_yes_while_a_sentence_says_it() {
        for given in [Consent::Refused, Consent::Withdrawn] {
            for stand in STANDS {
                let yes_or_nothing = matches!(stand, Consent::None | Consent::Claimed | Consent::Attached);
                assert_eq!(may_become(given, stand, true), !yes_or_nothing, "{given:?} {stand:?}");
                assert!(may_become(given, stand, false));
            }
        }
        assert!(may_become(Consent::Claimed, Consent::Refused, true));
    }

    #[test]
    fn what_phrases_find_is_likeliest_where_sentences_say_nothing() {
        for (found, row) in FOUND.iter().enumerate() {
            assert_eq!(largest(row), Some(found));
        }
    }
}
