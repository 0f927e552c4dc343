//! Find: all that identifies somebody in a document. Fold and cut (view), look up (words), recognise, spread, resolve overlaps,
//! tell persons apart.

use super::aliases::aliases;
use super::candidate::{Candidate, Context};
use super::operators::{self, label};
use super::persons::{self, Cluster};
use super::recognise::name::{Name, names};
use super::recognise::person::Scored;
use super::recognise::{PATTERNS, organisation, place, traits, widen_addresses};
use super::scorer::{Weights, shape_name};
use super::settings::{FindSettings, Operator};
use super::view::{Kind, View};
use super::words::Words;
use super::zones::{self, Zone, Zones};
use super::{again, alone, beside, chat, named};
use super::{borne, couples, hunch, links, paired, resolve, spread, ties};
use crate::dictionary::{Dictionary, key};
use crate::model::{
    Category, Document, Finding, Findings, Person, PersonNumber, SectionKind, Sensitive, Span, Verdict,
};
use crate::pattern::Regex;
use crate::register::KnownPerson;
use foldhash::HashSet;
use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

/// Finds what identifies people in a document. The same document, lists and settings give the same findings.
///
/// Findings are ordered by place and do not overlap; every [`Category::Persoon`] has a number, in order of first mention, and
/// persons of the case that the settings know keep theirs.
pub fn find(document: &Document, dictionary: &Dictionary, settings: &FindSettings) -> Findings {
    let findings = find_once(document, dictionary, settings);
    if !settings.area_question || !tells_of_somebody(&findings) && !brings_a_case(document) {
        return findings;
    }
    // A mail with somebody's own numbers in it is never purely of an area (S-03): where they live goes too.
    find_once(document, dictionary, &FindSettings { area_question: false, ..settings.clone() })
}

/// "Graag breng ik een anonieme casus in": what calls itself a case is of somebody, however much it tells of the street.
fn brings_a_case(document: &Document) -> bool {
    static BRINGS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"\b(?:breng|brengen|bracht|inbrengen|meld|leg|dien|stuur|bespreken|bespreek)\b[^.\n]{0,60}\bcasus\b|\b(?:inbreng|aanmelding|anonieme)\b[^.\n]{0,20}\bcasus\b|\bcasus\b[^.\n]{0,30}\b(?:in te brengen|inbrengen|ingebracht)\b")
            .expect("a fixed pattern")
    });
    static NO_CASE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::folded(r"\b(?:geen|niet als|gebiedsgerichte)\b[^.\n]{0,20}\bcasus\b").expect("a fixed pattern")
    });
    let text = document.text.expose();
    BRINGS.is_match(text) && !NO_CASE.is_match(text)
}

/// Whether somebody's birth, account or number is told, as of nobody in a question of an area; or how to reach several who are named.
fn tells_of_somebody(findings: &Findings) -> bool {
    let own = [Category::Geboortedatum, Category::Bsn, Category::Iban, Category::Document];
    let to_reach = [Category::Telefoon, Category::Email, Category::Online];
    let of = |kinds: &[Category]| {
        findings.list.iter().filter(|f| f.verdict == Verdict::Redact && kinds.contains(&f.category)).count()
    };
    of(&own) > 0 || of(&to_reach) > 1 && findings.persons.len() > 1
}

fn find_once(document: &Document, dictionary: &Dictionary, settings: &FindSettings) -> Findings {
    let view = View::of(document);
    let words = Words::of(&view, dictionary, settings);
    let mut zones = Zones::of(&words);
    if settings.private_writer {
        zones.write_privately();
    }
    let mut candidates = Vec::new();
    let context = Context { view: &view, settings, dictionary };
    for recogniser in PATTERNS {
        recogniser(&context, &mut candidates);
    }
    candidates.retain(|c| !allowed_by_name(&view, &words, document, c));
    for private in candidates.iter().filter(|c| c.category == Category::Email) {
        zones.comes_from(&words, token_behind(&view, private.span.start));
    }
    let at_work: Vec<String> = settings.professionals.iter().flat_map(|p| name_words(&p.name)).collect();
    zones.doubt_strangers(&words, |word| at_work.iter().any(|known| known == word));
    let mut scored = Scored::of(&words, &zones, shipped_weights(dictionary));
    let hunches = hunch::hunches(&scored);
    block(&mut scored, &candidates);
    let nameless = links::nameless(&words).into_iter().chain(beside::titles(&words)).chain(zones::stamps(&words));
    let nameless = nameless.chain(borne::described(&words)).chain(our_labels(&words)).chain(numbered_streets(&words));
    let nameless = nameless.chain(zones::greeters(&words, &zones)).chain(endings(&words));
    nameless.for_each(|at| scored.block(at));
    let denied: Vec<usize> = (0..words.len()).filter(|at| words.denied(*at)).collect();
    denied.iter().for_each(|at| scored.insist(*at));
    let mut addressed = addressed(&view, &words, &candidates);
    addressed.extend(living_at(&view, &words, &candidates));
    zones::authors(&words, &zones).into_iter().for_each(|at| scored.insist(at));
    addressed.iter().for_each(|at| scored.insist(*at));
    for candidate in &mut candidates {
        let at = token_behind(&view, candidate.span.start);
        // Whose own number stands in the running text is not to be told from a colleague's: both go.
        let reachable = candidate.rule != "address-of-organisation";
        let private = at < words.len()
            && (zones.privately(at) || zones.get(at) == Zone::Signature && of_another(&words, at))
            || zones.signs_unknown(&words, at);
        if private && (reachable || zones.get(at) == Zone::Signature) {
            privately(candidate, document);
        }
    }
    place::find(&scored, &mut candidates);
    organisation::find(&scored, &mut candidates);
    traits::find(&view, &mut candidates);
    hunch::names(&scored, &hunches).into_iter().for_each(|(at, chance)| scored.suspect(at, chance));
    hunch::add(&scored, &hunches, settings, &mut candidates);
    widen_addresses(&context, &mut candidates);
    let columns = beside::in_columns(&words).into_iter().chain(beside::disguised(&words, document.text.expose()));
    let columns = columns.chain(alone::alone(&words, &zones)).chain(paired::paired(&words));
    let columns = columns.chain(beside::from_here_on(&words)).chain(beside::listed_under(&words));
    let private = candidates.iter().filter(|c| c.category == Category::Email);
    let addresses: Vec<String> = private.map(|c| c.span.of(document.text.expose()).to_lowercase()).collect();
    let addresses: Vec<&str> = addresses.iter().map(String::as_str).collect();
    let columns = columns.chain(borne::behind_address(&words)).chain(borne::in_address(&words, &addresses));
    let columns = columns
        .chain(chat::commenters(&words))
        .chain(borne::behind_label(&words))
        .chain(borne::lettered_cell(&words))
        .chain(borne::before_initial(&words));
    columns.chain(beside::before_kin(&words)).chain(beside::behind_title(&words)).for_each(|at| scored.insist(at));
    let mut names = whole_names(&mut scored, settings.flag);
    hide(&denied, &mut names);
    let organisations = certain_organisations(&candidates);
    names.retain(|n| !displaced(&view, n, &organisations));
    spread::spread(&scored, &mut names);
    names.retain(|n| !displaced(&view, n, &organisations));
    if settings.area_question {
        // A school or shop is nobody's there; it only showed which words are no names.
        candidates.retain(|c| c.category != Category::Organisatie);
    }
    let signers = signers(&words, &zones, &names);
    let is_known = |name: &Name| is_known(name, settings) || signers.iter().any(|signer| is_same(signer, name));
    own_mail(&words, &zones, &candidates, is_known, &mut names);
    for name in names.iter_mut().filter(|n| addressed.iter().any(|at| (n.first..=n.last).contains(at))) {
        name.private += 3.0;
    }
    let stands =
        |name: &Name| matches!(zones.get(name.first), Zone::Body | Zone::Subject) && !name.titled && !is_known(name);
    for name in names.iter_mut().filter(|n| stands(n) && hunch::is_private(&hunches, n.first..n.last + 1)) {
        name.private += PRIVATE_BY_HUNCH;
    }
    known_by_name(settings, &mut names);
    belong_to(&words, &mut names);
    named::find(&words, &names, &mut candidates);
    hide(&denied, &mut names);
    couples::part(&words, &mut names);
    let mut clusters = persons::cluster(&names, &aliases(&scored, &names), dictionary);
    ties::tie(&scored, &names, &mut clusters);
    let mut all: Vec<Finding> = candidates.into_iter().filter_map(|c| finding(c, document, settings)).collect();
    let owners = add_names(&view, &names, &clusters, settings, &mut all);
    let list = again::numbers(document, resolve::resolve(document.text.expose(), all));
    let mut findings = number(document, list, &names, &clusters, &owners, settings, &view);
    findings.list.iter_mut().for_each(|found| take_bracket(document.text.expose(), found));
    findings
}

/// "meneer Testman van Testmanstraat 31": where only the number goes, as in a question of an area, the street is nobody's surname.
fn numbered_streets<'a>(words: &'a Words) -> impl Iterator<Item = usize> + 'a {
    let numbered = |at: &usize| words.token(at + 1).kind == Kind::Number && words.gap(*at) == " ";
    (0..words.len().saturating_sub(1)).filter(|at| words.get(*at).street).filter(numbered)
}

/// "Kind(eren)", "bewoner(s)": an ending that may be added is no word.
fn endings<'a>(words: &'a Words) -> impl Iterator<Item = usize> + 'a {
    let joined = |at: usize| words.touches_next(at);
    (2..words.len()).filter(move |&at| {
        let bracketed = words.is_sign(at - 1, "(") && words.is_sign(at + 1, ")") && words.is_word(at - 2);
        bracketed && words.is_word(at) && !words.capital(at) && joined(at - 2) && joined(at - 1) && joined(at)
    })
}

/// The word of each "[persoon 1]" of ours.
fn our_labels<'a>(words: &'a Words) -> impl Iterator<Item = usize> + 'a {
    (1..words.len()).filter(|&at| {
        words.lower(at) == "persoon"
            && words.is_sign(at - 1, "[")
            && words.touches_next(at - 1)
            && words.is_sign(at + 2, "]")
    })
}

/// "[W]iebrand": the bracket before a first letter that has one of its own goes with it.
fn take_bracket(text: &str, found: &mut Finding) {
    let opens = match found.span.of(text).chars().nth(1) {
        Some(']') => '[',
        Some(')') => '(',
        _ => return,
    };
    if text[..found.span.start].ends_with(opens) {
        found.span.start -= opens.len_utf8();
    }
}

/// What all around a name says of whose it is weighs less than a role beside it.
const PRIVATE_BY_HUNCH: f32 = 1.0;

/// The names of a mail, with what stands beside them.
fn whole_names(scored: &mut Scored, least: f32) -> Vec<Name> {
    let found = names(scored, least);
    let mut rests = beside::rests(scored, &found);
    rests.extend(borne::behind_given(scored, &found).into_iter().filter(|at| scored.chance[*at] < 0.5));
    if rests.is_empty() {
        return found;
    }
    rests.into_iter().for_each(|at| scored.insist(at));
    names(scored, least)
}

/// "Zahra's nummer: 06-12345678" below a signature: whose a number is says its line.
fn of_another(words: &Words, at: usize) -> bool {
    /// So many words stand between at the most.
    const NEAR: usize = 10;
    let line = words.token(at).line;
    (at.saturating_sub(NEAR)..at).any(|word| words.token(word).line == line && words.reaches_another(word))
}

/// The line of a header that says who receives a mail.
static RECEIVES: LazyLock<Regex> =
    LazyLock::new(|| Regex::folded(r"^[\s>|*]*(?:aan|to|an|cc|kopie|kopie aan)\*? ?:").expect("a fixed pattern"));

/// The first token that ends behind a byte of the document.
fn token_behind(view: &View, byte: usize) -> usize {
    view.tokens.partition_point(|t| view.span(t).end <= byte)
}

/// A street by its name alone, without a number, of which every word is on the allow-list: the list wins.
fn allowed_by_name(view: &View, words: &Words, document: &Document, candidate: &Candidate) -> bool {
    let text = candidate.span.of(document.text.expose());
    if candidate.category != Category::Adres || text.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let mut tokens = view.tokens_of(candidate.span).filter(|at| words.is_word(*at)).peekable();
    tokens.peek().is_some() && tokens.all(|at| words.allowed(at))
}

/// The shipped weights, read once.
fn shipped_weights(dictionary: &Dictionary) -> &'static Weights {
    static WEIGHTS: OnceLock<Weights> = OnceLock::new();
    WEIGHTS.get_or_init(|| Weights::parse(dictionary.weights()))
}

/// "De juf van Tekle belt. Tekle is stil.": behind the role stands whose teacher it is, not what the teacher is called.
fn belong_to(words: &Words, names: &mut [Name]) {
    let private = |name: &&Name| name.confidence >= 0.5 && name.private > name.professional;
    let given: HashSet<String> = names.iter().filter(private).flat_map(|name| name.given.iter().cloned()).collect();
    for name in names.iter_mut().filter(|name| name.particles == "van" && name.professional >= name.private) {
        let alone = name.given.is_empty() && name.initials.is_empty() && name.last == name.first + 1;
        let [bearer] = &name.surname[..] else { continue };
        if !alone || !given.contains(bearer) || words.capital(name.first) {
            continue;
        }
        name.first += 1;
        name.range.start = words.token(name.first).range().start;
        name.given = std::mem::take(&mut name.surname);
        name.particles.clear();
        (name.private, name.professional, name.placed) = (3.0, 0.0, false);
    }
}

/// Words inside an address or a number are no names by themselves.
fn block(scored: &mut Scored, candidates: &[Candidate]) {
    let view = scored.words.view;
    // "11 jan. 2027" holds no Jan; but "Sara gezien" is said of somebody, and a feast has the name of a saint.
    let solid = |c: &&Candidate| match c.category {
        // The unit of an age is none either, in whatever dialect.
        Category::Leeftijd => matches!(c.rule, "age-with-unit" | "age-old" | "age-idiom"),
        Category::Datum => c.rule == "day",
        _ => c.confidence >= 0.5,
    };
    for candidate in candidates.iter().filter(solid) {
        view.tokens_of(candidate.span).for_each(|at| scored.block(at));
    }
}

/// What the administrator denies is a private person's, for certain.
fn hide(denied: &[usize], names: &mut [Name]) {
    for name in names.iter_mut().filter(|n| denied.iter().any(|at| (n.first..=n.last).contains(at))) {
        (name.private, name.professional) = (100.0, 0.0);
        (name.confidence, name.rule) = (1.0, "denied");
    }
}

/// The words of a name, folded.
fn name_words(name: &str) -> impl Iterator<Item = String> + '_ {
    name.split(|c: char| !c.is_alphanumeric()).map(key::fold).filter(|w| !w.is_empty())
}

/// Who is known to write or to read is no resident for being called "mevrouw" by the whole name.
fn known_by_name(settings: &FindSettings, names: &mut [Name]) {
    let known: Vec<Vec<String>> = settings.professionals.iter().map(|p| name_words(&p.name).collect()).collect();
    for name in names.iter_mut().filter(|n| n.told && n.role.is_none() && !n.given.is_empty() && !n.surname.is_empty())
    {
        let parts: Vec<&String> = name.given.iter().chain(&name.surname).collect();
        name.told = !known.iter().any(|k| parts.iter().all(|p| k.contains(p)));
    }
}

/// A header with a private address names a private person; so does the line of a private author. Who receives an earlier mail
/// under a bare name may be anybody. Whoever greets a private author by the first name greets no colleague.
fn own_mail(
    words: &Words,
    zones: &Zones,
    candidates: &[Candidate],
    is_known: impl Fn(&Name) -> bool,
    names: &mut [Name],
) {
    let view = words.view;
    let turned = turned(words, zones, names);
    let mut authors: Vec<String> = Vec::new();
    for name in names.iter_mut().filter(|n| zones.get(n.first) == Zone::Header) {
        let line = view.line_at(name.range.start).range.clone();
        let bare = !view.lower[line.clone()].contains('@') && RECEIVES.is_match(&view.lower[line.clone()]);
        let span = view.original(line);
        let author = zones.privately(name.first) && zones.is_senders_line(words, name.first);
        let reached = candidates.iter().any(|c| c.category == Category::Email && c.span.overlaps(span));
        if author || reached {
            name.private += 3.0;
            name.placed &= !(author && reached);
            authors.extend(name.given.iter().filter(|_| author && reached).cloned());
        } else if bare
            && (is_whole(name) || name.titled || turned.binary_search(&name.first).is_ok())
            && !is_known(name)
        {
            name.private += 2.5;
        }
    }
    for name in names.iter_mut().filter(|n| zones.signs_unknown(words, n.first) && !is_known(n)) {
        name.private += 3.0;
        name.placed = false;
    }
    // "Beste meneer Terpstra" in an earlier mail may well be the resident.
    let greeted = |name: &Name| {
        // "> Geachte heer Terpstra": a letter to somebody, quoted.
        let quoted = || {
            let marked = view.line_at(name.range.start).tokens.clone().take(4).any(|t| words.is_sign(t, ">"));
            marked || words.token(name.first).section == SectionKind::Quoted
        };
        name.surname.is_empty() && name.given.iter().any(|given| authors.contains(given))
            || zones.is_earlier(name.first) && zones.privately(name.first)
            || name.titled && (zones.is_earlier(name.first) || quoted())
    };
    for name in names.iter_mut().filter(|n| zones.get(n.first) == Zone::Greeting && greeted(n) && !is_known(n)) {
        name.private += 3.0;
        name.professional = 0.0;
        name.placed = false;
    }
}

/// A first name or its letters, and a surname.
fn is_whole(name: &Name) -> bool {
    let leads = !name.given.is_empty() || !name.initials.is_empty();
    leads && !name.surname.is_empty()
}

/// "To: Testkamp, Boukje": the two halves of the one name that a line of a header holds, by their first words.
fn turned(words: &Words, zones: &Zones, names: &[Name]) -> Vec<usize> {
    let mut found = Vec::new();
    for pair in names.windows(2) {
        let (left, right) = (&pair[0], &pair[1]);
        let parted = right.first == left.last + 2 && words.is_sign(left.last + 1, ",");
        let line = &words.view.lines[words.token(left.first).line as usize].tokens;
        let within = |at: &usize| (left.first..=right.last).contains(at);
        // Beside the name the line holds its label alone.
        let others = || line.clone().filter(|at| words.is_word(*at) && !within(at)).take(2).count();
        let alone = || line.contains(&right.last) && others() == 1;
        if parted && zones.get(left.first) == Zone::Header && alone() {
            found.extend([left.first, right.first]);
        }
    }
    found
}

/// First names and surnames of whoever signs the newest mail, if that is a professional.
fn signers(words: &Words, zones: &Zones, names: &[Name]) -> Vec<(Vec<String>, Vec<String>)> {
    let signs = |n: &&Name| {
        zones.get(n.first) == Zone::Signature
            && !zones.privately(n.first)
            && !zones.is_earlier(n.first)
            && !zones.signs_unknown(words, n.first)
            && n.professional > n.private
            && !n.surname.is_empty()
    };
    names.iter().filter(signs).map(|n| (n.given.clone(), n.surname.clone())).collect()
}

/// Whether a mention may be of who signs: by first name, or by the surname where it has no other first name.
fn is_same((given, surname): &(Vec<String>, Vec<String>), name: &Name) -> bool {
    let same = |own: &[String], other: &[String]| other.iter().any(|part| own.contains(part));
    match (name.given.is_empty(), name.surname.is_empty()) {
        (false, false) => same(given, &name.given) && same(surname, &name.surname),
        (true, false) => same(surname, &name.surname),
        (false, true) => same(given, &name.given),
        (true, true) => false,
    }
}

/// Whether somebody who writes or reads here is called so.
fn is_known(name: &Name, settings: &FindSettings) -> bool {
    let own = if name.surname.is_empty() { &name.given } else { &name.surname };
    settings.professionals.iter().any(|p| name_words(&p.name).any(|word| own.contains(&word)))
}

/// Words in front of a private address in brackets (`Testkamp, Boukje <boukje@thuis.example>`): whose it is.
fn addressed(view: &View, words: &Words, candidates: &[Candidate]) -> Vec<usize> {
    /// A name has hardly more words and signs than this.
    const LONGEST: usize = 8;
    let mut found = Vec::new();
    for address in candidates.iter().filter(|c| c.category == Category::Email) {
        let at = token_behind(view, address.span.start);
        // "[mailto:boukje@thuis.example]", as Outlook writes it.
        let linked = at >= 3 && words.is_sign(at - 1, ":") && words.lower(at - 2) == "mailto";
        let at = if linked { at - 2 } else { at };
        let Some(bracket) = at.checked_sub(1).filter(|&t| words.is_sign(t, "<") || words.is_sign(t, "[")) else {
            continue;
        };
        // In the line of a header all that stands before the address is the name, however it is typed.
        let line = words.token(bracket).line;
        let first = words.view.lines.get(line as usize).and_then(|l| l.tokens.clone().find(|&t| words.is_word(t)));
        let header = first.filter(|&t| {
            matches!(words.lower(t), "van" | "from" | "von" | "aan" | "to" | "cc") && words.is_sign(t + 1, ":")
        });
        let part = |t: &usize| {
            let word = words.is_word(*t) && (words.capital(*t) || header.is_some() || words.get(*t).entry.particle());
            let sign = [",", "\"", "'", "-", "."].iter().any(|sign| words.is_sign(*t, sign));
            words.token(*t).line == words.token(bracket).line && (word || sign)
        };
        // "Mail van Tineke <…>": what opens a sentence before a "van" is a word of it.
        let opens = |t: usize| {
            let plain = words.ordinary(t) && !words.get(t).entry.listed_name();
            header.is_none() && words.token(t).sentence_start && plain
        };
        let name = (0..bracket).rev().take(LONGEST).take_while(part);
        found.extend(name.filter(|t| words.is_word(*t) && (words.capital(*t) || header.is_some()) && !opens(*t)));
    }
    found
}

/// "Donker, Testweg 12, schulden", "Dochter: Bloem, 06-12345678": a name alone that opens a line or stands behind a label, before where
/// its bearer lives or is reached. In a subject in small letters nothing parts the two.
fn living_at(view: &View, words: &Words, candidates: &[Candidate]) -> Vec<usize> {
    let reached = |c: &&Candidate| match c.category {
        Category::Adres => {
            view.tokens_of(c.span).any(|at| words.token(at).kind == Kind::Number) || in_subject(words, view, c)
        }
        Category::Telefoon | Category::Email => true,
        _ => false,
    };
    let bearer = |c: &Candidate| {
        let first = token_behind(view, c.span.start);
        let parted = first.checked_sub(2).filter(|&at| matches!(words.text(at + 1), "," | "(" | "/"));
        let small = || first.checked_sub(1).filter(|&at| in_subject(words, view, c) && words.gap(at) == " ");
        parted.or_else(small)
    };
    let bears = |at: &usize| {
        let entry = words.get(*at).entry;
        let somebody = entry.role() || entry.kinship() || entry.title() || words.allowed(*at) || words.get(*at).partner;
        let opens = words.token(*at).line_start || *at > 0 && words.is_sign(*at - 1, ":");
        let small = words.token(*at).section == SectionKind::Subject && !words.ordinary(*at);
        opens
            && words.is_word(*at)
            && (words.capital(*at) || small)
            && (entry.listed_name() || !entry.known())
            && !somebody
    };
    candidates.iter().filter(reached).filter_map(bearer).filter(bears).collect()
}

/// An address in the subject of the mail.
fn in_subject(words: &Words, view: &View, candidate: &Candidate) -> bool {
    let first = token_behind(view, candidate.span.start);
    first < words.len() && words.token(first).section == SectionKind::Subject
}

/// Where a private person writes, the number and address in the signature are that person's.
fn privately(candidate: &mut Candidate, document: &Document) {
    if candidate.category == Category::Professional {
        let text = candidate.span.of(document.text.expose());
        candidate.category = if candidate.rule == "address-of-organisation" {
            Category::Adres
        } else if text.contains('@') {
            Category::Email
        } else if text.bytes().filter(u8::is_ascii_digit).count() >= 8 {
            Category::Telefoon
        } else {
            return;
        };
        candidate.confidence = candidate.confidence.max(0.8);
    }
}

/// Where the names of organisations stand that are ones for certain, in order: from, to, and the furthest end up to there.
fn certain_organisations(candidates: &[Candidate]) -> Vec<(Span, usize)> {
    let certain = |c: &&Candidate| c.category == Category::Organisatie && c.confidence >= 0.7;
    let mut found: Vec<(Span, usize)> = candidates.iter().filter(certain).map(|c| (c.span, c.span.end)).collect();
    found.sort_unstable_by_key(|(span, _)| span.start);
    for at in 1..found.len() {
        found[at].1 = found[at].1.max(found[at - 1].1);
    }
    found
}

/// A name inside the name of an organisation is none by itself.
fn displaced(view: &View, name: &Name, organisations: &[(Span, usize)]) -> bool {
    let span = view.original(name.range.clone());
    let before = organisations.partition_point(|(organisation, _)| organisation.start <= span.start);
    name.private < 2.0
        && name.professional < 2.0
        && organisations[..before]
            .iter()
            .rev()
            .take_while(|(_, furthest)| *furthest >= span.end)
            .any(|(organisation, _)| organisation.covers(span) && organisation.overlaps(span))
}

/// A candidate as a finding, with what happens to it by the profile's operator and thresholds; none if it is too unlikely.
fn finding(candidate: Candidate, document: &Document, settings: &FindSettings) -> Option<Finding> {
    let Candidate { span, category, confidence, rule, generalised } = candidate;
    let operator = settings.operator(category);
    let verdict = match category {
        Category::Professional => Verdict::Keep,
        _ if confidence < settings.flag => return None,
        _ if operator == Operator::Report || confidence < settings.redact => Verdict::Flag,
        _ => Verdict::Redact,
    };
    let replacement = generalised.filter(|_| operator == Operator::Generalise).unwrap_or_else(|| {
        let text = document.text.expose();
        operators::replacement(category, span.of(text), before(text, span), settings)
    });
    let rule = if category == Category::Professional { format!("professional-{rule}") } else { rule.to_owned() };
    Some(Finding { span, category, person: None, confidence, rule, verdict, replacement })
}

/// The few words right before a span.
fn before(text: &str, span: Span) -> &str {
    let mut start = span.start.saturating_sub(24);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    text.get(start..span.start).unwrap_or("")
}

/// Adds the mentions; returns for each span the cluster that it belongs to.
fn add_names(
    view: &View,
    names: &[Name],
    clusters: &[Cluster],
    settings: &FindSettings,
    all: &mut Vec<Finding>,
) -> BTreeMap<Span, usize> {
    let mut owners = BTreeMap::new();
    for (index, cluster) in clusters.iter().enumerate() {
        // A person is as certain as the best mention: what is certain once is taken out everywhere.
        let best = cluster.mentions.iter().map(|m| names[*m].confidence).fold(0.0, f32::max);
        for &mention in &cluster.mentions {
            let name = &names[mention];
            let confidence = name.confidence.max(best * 0.9);
            let span = view.original(name.range.clone());
            let (category, verdict) = if cluster.is_professional() {
                (Category::Professional, Verdict::Keep)
            } else if confidence >= settings.redact {
                (Category::Persoon, Verdict::Redact)
            } else {
                (Category::Persoon, Verdict::Flag)
            };
            let replacement = label(category).to_owned();
            all.push(Finding {
                span,
                category,
                person: None,
                confidence,
                rule: name.rule.to_owned(),
                verdict,
                replacement,
            });
            owners.insert(span, index);
        }
    }
    owners
}

/// Numbers the persons in order of their first mention that stayed, and writes the labels.
fn number(
    document: &Document,
    mut list: Vec<Finding>,
    names: &[Name],
    clusters: &[Cluster],
    owners: &BTreeMap<Span, usize>,
    settings: &FindSettings,
    view: &View,
) -> Findings {
    let text = document.text.expose();
    let mut numbers: Vec<Option<PersonNumber>> = vec![None; clusters.len()];
    let mut next = settings.known.iter().map(|k| k.number.0).max().unwrap_or(0) + 1;
    let mut persons: Vec<Person> = Vec::new();
    let loose = clusters.iter().flat_map(|c| &c.loose).map(|m| view.original(names[*m].range.clone()));
    let loose: Vec<Span> = loose.collect();
    let mut carried: Vec<Span> = Vec::new();
    let mut vague = vec![false; clusters.len()];
    for finding in list.iter_mut().filter(|f| f.category == Category::Persoon) {
        let owner = owners
            .range(..=finding.span)
            .next_back()
            .filter(|(s, _)| s.covers(finding.span))
            .or_else(|| owners.iter().find(|(s, _)| s.covers(finding.span)));
        let Some((_, &owner)) = owner else { continue };
        let number = *numbers[owner].get_or_insert_with(|| {
            let cluster = &clusters[owner];
            let forms: Vec<String> = forms(text, names, cluster, view);
            let earlier = known(settings, &forms).or_else(|| alone(settings, clusters, owner));
            vague[owner] = earlier.is_some_and(|k| cluster.may_be_another(k.role.as_deref()));
            let number = earlier.map_or_else(
                || {
                    next += 1;
                    PersonNumber(next - 1)
                },
                |k| k.number,
            );
            if !persons.iter().any(|p| p.number == number) {
                persons.push(Person { number, forms: Sensitive::new(forms), role: cluster.role.map(str::to_owned) });
            }
            number
        });
        finding.person = Some(number);
        finding.replacement = format!("[persoon {}]", number.0);
        if vague[owner] || loose.iter().any(|span| span.covers(finding.span)) {
            carried.push(finding.span);
        }
    }
    list.retain(|f| f.category != Category::Persoon || f.person.is_some());
    persons.sort_by_key(|p| p.number);
    let doubts = doubts(view, &list);
    Findings { list, persons, doubts, carried }
}

/// Every way in which a person is named, as typed, each once.
fn forms(text: &str, names: &[Name], cluster: &Cluster, view: &View) -> Vec<String> {
    let mut forms: Vec<String> = Vec::new();
    for &mention in &cluster.mentions {
        let form = view.original(names[mention].range.clone()).of(text).to_owned();
        if !forms.contains(&form) {
            forms.push(form);
        }
    }
    forms
}

/// The person whom an earlier mail of the case knows by one of these forms.
fn known<'a>(settings: &'a FindSettings, forms: &[String]) -> Option<&'a KnownPerson> {
    if settings.known.is_empty() {
        return None;
    }
    let folded: Vec<String> = forms.iter().map(|f| key::phrase(f)).collect();
    settings.known.iter().find(|k| k.forms.expose().iter().any(|f| folded.contains(&key::phrase(f))))
}

/// The only person known to an earlier mail with the surname by which alone somebody is called here ("mevrouw Terpstra", A. Terpstra).
fn alone<'a>(settings: &'a FindSettings, clusters: &[Cluster], owner: usize) -> Option<&'a KnownPerson> {
    let surname = clusters[owner].surname_alone().filter(|_| !settings.known.is_empty())?;
    if clusters.iter().enumerate().any(|(at, other)| at != owner && other.bears(surname)) {
        return None;
    }
    let last = |form: &String| name_words(form).last().is_some_and(|word| word == surname);
    let mut bearers = settings.known.iter().filter(|k| k.forms.expose().iter().any(last));
    let only = bearers.next().filter(|k| k.role.is_none())?;
    bearers.next().is_none().then_some(only)
}

/// Why the coördinator should look at the whole mail.
fn doubts(view: &View, list: &[Finding]) -> Vec<String> {
    let mut doubts = Vec::new();
    if view.has_lower() {
        doubts.push("no-capitals".to_owned());
    }
    let uncertain = list.iter().filter(|f| f.category == Category::Persoon && f.confidence < 0.7).count();
    if uncertain >= 3 {
        doubts.push("uncertain-words".to_owned());
    }
    let traits = list.iter().filter(|f| f.category == Category::Kenmerk).count();
    let indirect = list
        .iter()
        .filter(|f| {
            matches!(f.category, Category::Leeftijd | Category::Plaats | Category::Organisatie | Category::Datum)
        })
        .count();
    if traits >= 1 && indirect >= 2 || traits >= 2 {
        doubts.push("rare-combination".to_owned());
    }
    doubts
}

/// Why a word is taken for a name or not: for the administrator, who sees the word.
#[derive(Clone, Debug)]
pub struct WordReason {
    /// Bytes of the document's text.
    pub span: Span,
    /// How its capital is read, by the name of the weights file.
    pub shape: &'static str,
    /// What speaks for or against it, by the names of the weights file.
    pub clues: Vec<&'static str>,
    /// 0 to 1.
    pub chance: f32,
}

/// Explains every word of a document.
pub fn explain(document: &Document, dictionary: &Dictionary, settings: &FindSettings) -> Vec<WordReason> {
    scored(document, dictionary, settings, reasons)
}

fn reasons(scored: &Scored) -> Vec<WordReason> {
    let (words, view) = (scored.words, scored.words.view);
    let shaped = (0..words.len()).filter_map(|at| scored.shapes[at].map(|shape| (at, shape)));
    shaped
        .map(|(at, shape)| WordReason {
            span: view.span(&view.tokens[at]),
            shape: shape_name(shape),
            clues: scored.clues[at].names().collect(),
            chance: scored.chance[at],
        })
        .collect()
}

/// What `dictionaries/train-words` learns from: every word of which a hunch may be had, with what is around it.
pub fn surroundings(document: &Document, dictionary: &Dictionary, settings: &FindSettings) -> Vec<(Span, Vec<String>)> {
    scored(document, dictionary, settings, |scored| {
        let view = scored.words.view;
        hunch::explained(scored).into_iter().map(|(at, features)| (view.span(&view.tokens[at]), features)).collect()
    })
}

/// What is told of the words of a document once they have their chances.
fn scored<T>(
    document: &Document,
    dictionary: &Dictionary,
    settings: &FindSettings,
    told: impl FnOnce(&Scored) -> T,
) -> T {
    let view = View::of(document);
    let words = Words::of(&view, dictionary, settings);
    let zones = Zones::of(&words);
    told(&Scored::of(&words, &zones, shipped_weights(dictionary)))
}

#[cfg(test)]
#[path = "find_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "forms_tests.rs"]
mod forms_tests;

#[cfg(test)]
#[path = "names_tests.rs"]
mod names_tests;
