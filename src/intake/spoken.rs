//! What one sentence says, by the lists of `spoken.txt`: the same said in many ways, beside what only sounds like it.

use super::sentences::of;
use crate::model::{Consent, Kind, Submission};

/// What a mail is understood to say of a field, in the words of the lists.
fn said(field: &str, submission: &Submission) -> &'static str {
    let yes = |is: bool| if is { "yes" } else { "no" };
    match field {
        "doel" => yes(submission.doel.present),
        "vraag" => yes(submission.vraag.present),
        "known" => yes(submission.known_case),
        "attends" => yes(submission.resident_attends),
        "kind" => match submission.kind {
            Kind::Casus => "casus",
            Kind::Gebiedsvraagstuk => "gebiedsvraagstuk",
            Kind::Notulen => "notulen",
            Kind::Overig => "overig",
        },
        "consent" => match submission.consent {
            Consent::None => "none",
            Consent::Claimed => "claimed",
            Consent::Attached => "attached",
            Consent::Refused => "refused",
            Consent::Withdrawn => "withdrawn",
            Consent::Exception => "exception",
        },
        other => panic!("no field {other}"),
    }
}

#[test]
fn every_sentence_says_what_its_list_tells() {
    let (mut field, mut wanted) = ("", "");
    let mut wrong = Vec::new();
    for line in include_str!("spoken.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(heading) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            (field, wanted) = heading.split_once(' ').expect("a field and what is said of it");
            continue;
        }
        let got = said(field, &of(line));
        if got != wanted {
            wrong.push(format!("{field}: {got}, not {wanted}: {line}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
