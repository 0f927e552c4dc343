//! Special kinds of data, opinions and hearsay: told, never altered (H-06, Z-06, W-25, K20).

use crate::model::{Reason, Topic, Views};

/// The word for a special kind of data.
fn topic(topic: Topic) -> &'static str {
    match topic {
        Topic::Health => "gezondheid",
        Topic::Crime => "strafbare feiten",
        Topic::Religion => "geloof",
        Topic::Conviction => "levensovertuiging",
        Topic::Ethnicity => "afkomst",
        Topic::Sexuality => "seksualiteit",
        Topic::Politics => "politieke voorkeur",
        Topic::Union => "lidmaatschap van een vakbond",
        Topic::Biometric => "erfelijke of lichamelijke kenmerken",
    }
}

/// What sender and coördinator read of a text that is forwarded as it is.
pub fn remarks(topics: &[Topic], views: Views) -> Vec<Reason> {
    let mut all = Vec::new();
    let words: Vec<String> = topics.iter().map(|t| topic(*t).to_owned()).collect();
    if let Some(list) = super::enumeration(&words) {
        let text =
            format!("De tekst gaat over {list}. Dat zijn gevoelige gegevens. Deel alleen wat nodig is voor het doel.");
        all.push(Reason::new("H-06", text));
    }
    if views.opinions > 0 {
        let text = "Er staat een mening of vermoeden in de tekst. Schrijf liever wat u zag of hoorde.";
        all.push(Reason::new("Z-06", text));
    }
    if views.hearsay > 0 {
        let text = "Er staat iets in de tekst van horen zeggen. Schrijf erbij wie het vertelde, zonder naam.";
        all.push(Reason::new("W-25", text));
    }
    all
}
