//! What a consent form among the parts of a mail is worth. Strict: a form grants only when it is complete, names somebody
//! of the mail beyond doubt, and says to what and to whom; all else lacks something, or is the coördinator's to judge.

use super::consent::name_words;
use super::day::{age_on, read_day};
use super::recipients::same_organisation;
use crate::config::Profile;
use crate::model::{
    Category, ConsentForm, Document, Findings, FormField, MailId, PersonNumber, Reason, SectionKind, Sensitive, Span,
    Verdict,
};
use crate::register::{ConsentRecord, ConsentSource, ConsentSubject, ConsentTo, SignedBy};
use jiff::civil::Date;

/// The mail that a form came with.
#[derive(Clone, Copy, Debug)]
pub struct FormMail<'a> {
    /// Its id.
    pub id: MailId,
    /// Its text.
    pub document: &'a Document,
    /// What was found in it.
    pub findings: &'a Findings,
    /// Day of reception.
    pub received: Date,
    /// Day of the meeting.
    pub meeting: Option<Date>,
    /// Name of the team.
    pub team: &'a str,
    /// Organisations of the team's members and of the partners.
    pub organisations: &'a [String],
    /// The profile.
    pub profile: &'a Profile,
}

/// What a form is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormVerdict {
    /// It is complete and covers persons of the mail. Its number is still to be given.
    Grants(Box<ConsentRecord>),
    /// The resident says no on it (H-47).
    Refuses,
    /// Something is missing, or not yet or no longer true: a claim, no consent.
    Lacks(Reason),
    /// The mail names nobody whom it could cover.
    NobodyNamed,
    /// Only a person can tell.
    Doubt(Reason),
}

/// Readings below this are not relied on: the coördinator looks at the paper (S-25).
const SURE: f32 = 0.5;

/// Judges a form.
pub fn judge_form(form: &ConsentForm, mail: &FormMail) -> FormVerdict {
    match read(form, mail) {
        Ok(record) => FormVerdict::Grants(Box::new(record)),
        Err(verdict) => verdict,
    }
}

fn lacks(rule: &str, text: &str) -> FormVerdict {
    FormVerdict::Lacks(Reason::new(rule, text))
}

fn doubt(rule: &str, text: &str) -> FormVerdict {
    FormVerdict::Doubt(Reason::new(rule, text))
}

fn read(form: &ConsentForm, mail: &FormMail) -> Result<ConsentRecord, FormVerdict> {
    let blank =
        form.values.iter().all(|v| v.value.expose().is_empty()) && !form.signatures.iter().any(|s| s.is_signed());
    if blank {
        return Err(lacks("S-25", "Het formulier is leeg."));
    }
    answered(form)?;
    if form.filled(FormField::Name).next().is_none() {
        return Err(lacks("H-91", "Op het formulier staat geen naam."));
    }
    let (given_on, valid_until) = term(form, mail)?;
    let signatures = signatures(form)?;
    relative(form, mail)?;
    let to = scope(form, mail)?;
    let subjects = subjects(form, mail, &signatures, given_on)?;
    let (kinds, parties) = kinds(form, mail.profile);
    let purpose: Vec<&str> = form.filled(FormField::Purpose).map(|v| v.value.expose().as_str()).collect();
    Ok(ConsentRecord {
        id: 0,
        subjects,
        purpose: Sensitive::new(purpose.join("; ")),
        to,
        kinds,
        parties,
        given_on,
        valid_until,
        withdrawn_on: None,
        source: ConsentSource::Form { mail: mail.id, path: form.path.clone() },
    })
}

/// What the words of an answer say.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Says {
    Yes,
    No,
    /// `ja, maar niet …`: a person reads what is meant.
    Both,
}

fn says(answer: &str) -> Says {
    let text = answer.to_lowercase().replace("geen bezwaar", "ja").replace("niet bezwaar", "ja");
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let denies =
        words.iter().any(|w| matches!(*w, "nee" | "neen" | "niet" | "geen" | "weiger" | "weigert" | "no" | "behalve"));
    match (denies, words.first()) {
        (false, _) => Says::Yes,
        (true, Some(&("ja" | "wel" | "akkoord"))) => Says::Both,
        (true, _) => Says::No,
    }
}

/// The words that give or refuse. Two statements on one form, the talk yes and the data no, give no name (W-15); boxes of
/// which none is ticked say nothing.
fn answered(form: &ConsentForm) -> Result<(), FormVerdict> {
    let answers: Vec<Says> = form.filled(FormField::Answer).map(|v| says(v.value.expose())).collect();
    let has = |said: Says| answers.contains(&said);
    if answers.is_empty() {
        let asked = form.values.iter().any(|v| v.field == FormField::Answer);
        let text = "Op het formulier is niet aangekruist of de inwoner toestemming geeft.";
        return if asked { Err(lacks("H-91", text)) } else { Ok(()) };
    }
    if has(Says::Both) {
        return Err(doubt("H-59", "Op het formulier staat een voorbehoud. Lees wat de inwoner bedoelt."));
    }
    match (has(Says::Yes), has(Says::No)) {
        (true, true) => {
            let text = "De inwoner zegt op het formulier niet overal ja. Daarom gaat de tekst zonder namen.";
            Err(lacks("W-15", text))
        }
        (false, true) => Err(FormVerdict::Refuses),
        _ => Ok(()),
    }
}

/// Day of signing and last day (S-21, S-40).
fn term(form: &ConsentForm, mail: &FormMail) -> Result<(Date, Option<Date>), FormVerdict> {
    let Some(date) = form.filled(FormField::Date).next() else {
        return Err(lacks("H-91", "Op het formulier staat geen datum."));
    };
    let far = mail.received.checked_add(jiff::Span::new().years(50)).unwrap_or(mail.received);
    let Some(given_on) = read_day(date.value.expose(), far).filter(|_| date.confidence >= SURE) else {
        return Err(doubt("S-25", "De datum op het formulier is niet goed te lezen."));
    };
    if given_on > mail.received {
        return Err(lacks("S-21", "De datum op het formulier ligt na de dag waarop de mail binnenkwam."));
    }
    let Some(end) = form.filled(FormField::EndDate).next() else { return Ok((given_on, None)) };
    let Some(until) = read_day(end.value.expose(), far) else {
        return Err(doubt("S-40", "Tot wanneer de toestemming geldt, is niet goed te lezen."));
    };
    if until < mail.meeting.unwrap_or(mail.received) {
        return Err(lacks("S-40", "De toestemming op het formulier geldt niet meer op de dag van het overleg."));
    }
    Ok((given_on, Some(until)))
}

/// How many signed for themselves, and whether somebody signed who represents them.
struct Signed {
    own: usize,
    representative: bool,
    /// A place to sign that stands empty.
    blank: bool,
}

fn signatures(form: &ConsentForm) -> Result<Signed, FormVerdict> {
    let has = |label: &str, words: &[&str]| words.iter().any(|w| label.contains(w));
    let mut signed = Signed { own: 0, representative: false, blank: false };
    let mut unsure = false;
    for place in &form.signatures {
        let label = place.label.to_lowercase();
        let professional =
            ["hulpverlener", "medewerker", "consulent", "gemeente", "professional", "klantmanager", "begeleider"];
        if has(&label, &professional) || is_relative(&label) {
            continue;
        }
        let representative =
            ["ouder", "gezag", "vertegenwoordiger", "voogd", "mentor", "verzorger", "curator", "moeder", "vader"];
        match place.is_signed() {
            true if place.confidence < SURE => unsure = true,
            true if has(&label, &representative) => signed.representative = true,
            true => signed.own += 1,
            // Two parents sign on two lines, and one of them is often enough.
            false if has(&label, &representative) => {}
            false => signed.blank = true,
        }
    }
    if unsure {
        return Err(doubt("S-25", "Of er een handtekening op het formulier staat, is niet goed te zien."));
    }
    if signed.own == 0 && !signed.representative {
        return Err(lacks("S-25", "Op het formulier staat geen handtekening."));
    }
    Ok(signed)
}

/// Places to sign of a relative who is in treatment.
fn is_relative(label: &str) -> bool {
    let label = label.to_lowercase();
    ["familielid", "gezinslid", "in behandeling", "mondriaan"].iter().any(|w| label.contains(w))
}

/// Where the form has a place for a relative in treatment and the mail tells of treatment, that relative signs too (H-95).
fn relative(form: &ConsentForm, mail: &FormMail) -> Result<(), FormVerdict> {
    let mut places = form.signatures.iter().filter(|s| is_relative(&s.label)).peekable();
    let asked = places.peek().is_some() && !places.any(|s| s.is_signed());
    let told = || !crate::intake::sensitive_parties(mail.document, &mail.profile.sensitive_parties).is_empty();
    if asked && told() {
        let text = "In de mail staat dat iemand in behandeling is. De handtekening van dat familielid ontbreekt.";
        return Err(doubt("H-95", text));
    }
    Ok(())
}

/// To whom, and whether the purpose is this kind of meeting (S-46, H-31, H-59, H-92, H-93).
fn scope(form: &ConsentForm, mail: &FormMail) -> Result<ConsentTo, FormVerdict> {
    let joined = |field| form.filled(field).map(|v| v.value.expose().to_lowercase()).collect::<Vec<_>>().join(" ; ");
    let (purpose, recipients) = (joined(FormField::Purpose), joined(FormField::Recipients));
    let stated = |field| form.values.iter().any(|v| v.field == field);
    let team = mail.team.to_lowercase();
    let speaks_of_team = |text: &str| {
        const TEAM: [&str; 12] = [
            "dorpsteam",
            "dorpenteam",
            "wijkteam",
            "buurtteam",
            "gebiedsteam",
            "sociaal team",
            "overleg",
            "casuïstiek",
            "casuistiek",
            "bespreking",
            "bespreken",
            "rondetafel",
        ];
        text.contains(&team) || TEAM.iter().any(|w| text.contains(w))
    };
    let plan = |text: &str| text.contains("plan") || text.contains("swt");
    if purpose.is_empty() && (stated(FormField::Purpose) || !speaks_of_team(&recipients)) {
        return Err(lacks("H-31", "Op het formulier staat niet waarvoor de toestemming is."));
    }
    if !purpose.is_empty() && !speaks_of_team(&purpose) && !plan(&purpose) && !speaks_of_team(&recipients) {
        return Err(doubt("S-46", "De toestemming op het formulier is voor iets anders dan dit overleg."));
    }
    if recipients.is_empty() {
        return Ok(ConsentTo::team());
    }
    let (mut to, mut except) = (Vec::new(), Vec::new());
    let mut to_team = false;
    for piece in recipients.split([';', ',', '\n']).flat_map(|p| p.split(" en ")) {
        let denied = ["niet ", "behalve", "geen "].iter().any(|w| format!(" {piece} ").contains(&format!(" {w}")));
        let meant: Vec<String> = mail.organisations.iter().filter(|o| same_organisation(piece, o)).cloned().collect();
        if denied {
            except.extend(meant);
        } else {
            to_team |= speaks_of_team(piece);
            to.extend(meant);
        }
    }
    // Who is ticked or written by name is meant, not the whole team that the form is printed for.
    to_team &= to.is_empty();
    if !to_team && to.is_empty() {
        return Err(doubt("H-59", "De toestemming op het formulier noemt niemand die de tekst krijgt."));
    }
    Ok(ConsentTo { team: to_team, organisations: to, mailboxes: Vec::new(), except })
}

/// Which data may stand besides the name: those of the profile, less those that the form leaves out; and whether it names
/// care that is sensitive by itself (H-79).
fn kinds(form: &ConsentForm, profile: &Profile) -> (Vec<Category>, bool) {
    let said: Vec<String> = form.filled(FormField::DataKinds).map(|v| v.value.expose().to_lowercase()).collect();
    let said = said.join(" ; ");
    let has = |words: &[&str]| words.iter().any(|w| said.contains(w));
    let parties = has(&["ggz", "verslaving", "reclassering", "behandel", "gezondheid", "medisch"]);
    let all = said.is_empty() || has(&["alle gegevens", "alles"]);
    let wanted = |kind: &Category| all || is_said(*kind, &said);
    (profile.consent_allows.iter().copied().filter(|k| k.may_be_consented() && wanted(k)).collect(), parties)
}

/// Whether a list of kinds of data, in people's own words and lower case, names this one.
fn is_said(kind: Category, words: &str) -> bool {
    let has = |any: &[&str]| any.iter().any(|w| words.contains(w));
    match kind {
        Category::Adres | Category::Postcode | Category::Plaats => {
            has(&["adres", "naw", "woonplaats", "waar zij woont"])
        }
        Category::Geboortedatum | Category::Leeftijd => has(&["geboorte", "leeftijd"]),
        Category::Organisatie => has(&["school", "werk"]),
        _ => false,
    }
}

/// The kinds that a mail lists as necessary (all, if it makes no list), less those that it wants left out (W-08, H-82).
pub fn kinds_said(listed: Option<&str>, without: &str) -> Vec<Category> {
    let (listed, without) = (listed.map(str::to_lowercase), without.to_lowercase());
    let wanted =
        |kind: &Category| listed.as_ref().is_none_or(|words| is_said(*kind, words)) && !is_said(*kind, &without);
    Category::ALL.into_iter().filter(|k| k.may_be_consented() && wanted(k)).collect()
}

/// Somebody whom the mail itself names: number, and each mention with its words.
struct Mentioned {
    person: PersonNumber,
    mentions: Vec<(Span, Vec<String>)>,
}

/// Private persons named in the mail's own text, not in its attachments: a form does not vouch for itself.
fn mentioned(mail: &FormMail) -> Vec<Mentioned> {
    let text = mail.document.text.expose();
    let own = |span: Span| {
        mail.document.sections.iter().any(|s| {
            matches!(s.kind, SectionKind::Subject | SectionKind::Body | SectionKind::Quoted) && s.span.covers(span)
        })
    };
    let mut all: Vec<Mentioned> = Vec::new();
    for finding in mail.findings.list.iter().filter(|f| f.category == Category::Persoon && f.verdict == Verdict::Redact)
    {
        let Some(person) = finding.person.filter(|_| own(finding.span)) else { continue };
        let mention = (finding.span, name_words(finding.span.of(text)));
        match all.iter_mut().find(|m| m.person == person) {
            Some(known) => known.mentions.push(mention),
            None => all.push(Mentioned { person, mentions: vec![mention] }),
        }
    }
    all
}

const OTHER_PERSON: &str = "De naam op het formulier past niet zeker bij iemand in de mail.";

/// The persons of the mail whom the form names beyond doubt, with who signed for each (H-103 to H-105).
fn subjects(
    form: &ConsentForm,
    mail: &FormMail,
    signed: &Signed,
    given_on: Date,
) -> Result<Vec<ConsentSubject>, FormVerdict> {
    let people = mentioned(mail);
    if people.is_empty() {
        return Err(FormVerdict::NobodyNamed);
    }
    let names: Vec<_> = form.filled(FormField::Name).collect();
    let births: Vec<_> = form.filled(FormField::BirthDate).collect();
    let mut found: Vec<ConsentSubject> = Vec::new();
    let mut needing_own = 0;
    for (at, name) in names.iter().enumerate() {
        let Some(person) = same_person(&name_words(name.value.expose()), &people)? else { continue };
        if found.iter().any(|s| s.person == person) {
            continue;
        }
        let birth = births.get(at).filter(|_| births.len() == names.len());
        let born = birth.and_then(|b| read_day(b.value.expose(), mail.received));
        let age = born.map(|b| age_on(b, given_on));
        let adult = age.is_none() && is_adult(person, &people, mail);
        let signed_by = signed_by(form, mail.profile, age, adult, signed)?;
        needing_own += usize::from(signed_by != SignedBy::Representative);
        found.push(ConsentSubject { person, signed_by, details: details(form, names.len(), born) });
    }
    if found.is_empty() {
        return Err(doubt("S-41", OTHER_PERSON));
    }
    if signed.own < needing_own || needing_own > 1 && signed.blank {
        return Err(doubt("H-103", "Niet iedereen die op het formulier staat, heeft zeker getekend."));
    }
    Ok(found)
}

/// The one person of the mail who is meant; none if the name has nothing to do with anybody in it.
fn same_person(wanted: &[String], people: &[Mentioned]) -> Result<Option<PersonNumber>, FormVerdict> {
    let whole = |words: &[String]| words.iter().filter(|w| w.chars().count() > 1).count() >= 2;
    let mut sorted = wanted.to_vec();
    sorted.sort();
    let is_same = |words: &[String]| {
        let mut words = words.to_vec();
        words.sort();
        words == sorted
    };
    let same: Vec<&Mentioned> =
        people.iter().filter(|m| whole(wanted) && m.mentions.iter().any(|(_, words)| is_same(words))).collect();
    let touches = people.iter().any(|m| m.mentions.iter().any(|(_, words)| words.iter().any(|w| wanted.contains(w))));
    let [one] = same.as_slice() else {
        return if touches { Err(doubt("S-41", OTHER_PERSON)) } else { Ok(None) };
    };
    let surname = surname_of(wanted, one);
    let rival = people.iter().filter(|m| m.person != one.person).any(|m| is_rival(m, wanted, surname.as_deref()));
    if rival {
        return Err(doubt("Z-31", "Er staat nog iemand in de mail die zo kan heten als op het formulier."));
    }
    Ok(Some(one.person))
}

/// The last word of the mention that bears the whole name, in the order of the mail.
fn surname_of(wanted: &[String], person: &Mentioned) -> Option<String> {
    let whole = person.mentions.iter().find(|(_, words)| words.len() == wanted.len())?;
    whole.1.last().cloned()
}

/// Whether somebody else's mentions could be of the bearer of this name: the same given name or its initial, with the same
/// surname or none; or one letter apart.
fn is_rival(other: &Mentioned, wanted: &[String], surname: Option<&str>) -> bool {
    let near = |a: &str, b: &str| a == b || a.len() >= 5 && b.len() >= 5 && strsim::osa_distance(a, b) == 1;
    let initial = |a: &str, b: &str| a.chars().count() == 1 && b.starts_with(a);
    let given: Vec<&String> = wanted.iter().filter(|w| Some(w.as_str()) != surname).collect();
    other.mentions.iter().any(|(_, words)| {
        let bears_surname = surname.is_some_and(|s| words.iter().any(|w| near(w, s)));
        let (mut same_given, mut others) = (false, false);
        for word in words.iter().filter(|w| !surname.is_some_and(|s| near(w, s))) {
            let fits = given.iter().any(|g| near(word, g) || bears_surname && initial(word, g));
            same_given |= fits;
            others |= !fits;
        }
        same_given && (bears_surname || !others)
    })
}

/// Whether the mail itself shows that somebody is grown up: a form of address, a role, an age.
fn is_adult(person: PersonNumber, people: &[Mentioned], mail: &FormMail) -> bool {
    const GROWN: [&str; 14] = [
        "moeder",
        "vader",
        "oma",
        "opa",
        "man",
        "vrouw",
        "buurman",
        "buurvrouw",
        "schoonmoeder",
        "schoonvader",
        "stiefvader",
        "stiefmoeder",
        "pleegmoeder",
        "pleegvader",
    ];
    const TITLES: [&str; 9] = ["mevrouw", "mevr", "mw", "meneer", "mijnheer", "dhr", "heer", "hr", "mvr"];
    let known = mail.findings.persons.iter().find(|p| p.number == person);
    if known.and_then(|p| p.role.as_deref()).is_some_and(|role| GROWN.contains(&role)) {
        return true;
    }
    let text = mail.document.text.expose();
    let mentions = people.iter().filter(|m| m.person == person).flat_map(|m| &m.mentions);
    mentions.into_iter().any(|(span, _)| {
        let before = text.get(..span.start).unwrap_or("");
        let last = before.trim_end().rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or("");
        let first = span.of(text).split_whitespace().next().unwrap_or("");
        let titled = [last, first].iter().any(|w| TITLES.contains(&w.trim_end_matches('.').to_lowercase().as_str()));
        titled || age_behind(text.get(span.end..).unwrap_or("")).is_some_and(|age| age >= 18)
    })
}

/// `(43)`, `(43 jaar)`, `, 43 jaar` right behind a name.
fn age_behind(text: &str) -> Option<u8> {
    let bracket = text.trim_start().strip_prefix('(');
    let rest = bracket.or_else(|| text.trim_start().strip_prefix(','))?.trim_start();
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    let behind = rest[digits.len()..].trim_start();
    let is_age = behind.starts_with("jaar") || behind.starts_with("jr") || bracket.is_some() && behind.starts_with(')');
    digits.parse().ok().filter(|_| is_age && digits.len() <= 3)
}

/// Who signed, by the ages of the profile (K10): below the first a representative, between the two both, from the second on
/// oneself. An age that nobody knows is taken as the strictest.
fn signed_by(
    form: &ConsentForm,
    profile: &Profile,
    age: Option<u8>,
    adult: bool,
    signed: &Signed,
) -> Result<SignedBy, FormVerdict> {
    let named = form.filled(FormField::Representative).next().is_some();
    let alone = adult || age.is_some_and(|a| a >= profile.consent_age_alone);
    if alone {
        return if signed.own > 0 {
            Ok(SignedBy::Subject)
        } else {
            Err(doubt("H-103", "Iemand anders heeft voor de inwoner getekend."))
        };
    }
    // One signature under `Handtekening` on a form that names who represents the child is that person's.
    let by_parent = signed.representative || named && signed.own > 0;
    match age {
        Some(age) if age < profile.consent_age_cosign => {
            if by_parent {
                Ok(SignedBy::Representative)
            } else {
                Err(lacks(
                    "H-105",
                    "Bij een kind van deze leeftijd tekent een ouder of voogd. Die handtekening ontbreekt.",
                ))
            }
        }
        _ if signed.own > 0 && signed.representative => Ok(SignedBy::Both),
        Some(_) => Err(lacks(
            "H-104",
            "Bij een jongere van deze leeftijd tekenen de jongere en een ouder. Een van de twee ontbreekt.",
        )),
        None => Err(doubt("H-105", "De leeftijd van de inwoner is niet bekend. Kijk of de goede persoon tekende.")),
    }
}

/// Data on the form by which the same data are known in a mail; only where the form is of one person.
fn details(form: &ConsentForm, names: usize, born: Option<Date>) -> Sensitive<Vec<(Category, String)>> {
    let mut all = Vec::new();
    let fields = [
        (FormField::Address, Category::Adres),
        (FormField::Postcode, Category::Postcode),
        (FormField::Residence, Category::Plaats),
    ];
    if names == 1 {
        for (field, category) in fields {
            all.extend(form.filled(field).map(|v| (category, v.value.expose().clone())));
        }
    }
    all.extend(born.map(|b| (Category::Geboortedatum, b.to_string())));
    Sensitive::new(all)
}

#[cfg(test)]
#[path = "form_tests.rs"]
pub(super) mod tests;
