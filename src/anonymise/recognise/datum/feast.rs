//! Days with a name of their own.

use super::super::days::{self, Day};
use super::born::Births;
use super::event::event_confidence;
use super::somebody;
use super::this_year;
use super::words::{BEFELL, kinds_in};
use crate::anonymise::candidate::{Candidate, Context};
use crate::model::Category;
use crate::pattern::Regex;
use std::sync::LazyLock;

/// Days with a name of their own; only shown unless something happened on one.
pub(super) fn feasts(context: &Context, births: &Births, found: &mut Vec<Candidate>) {
    static FEAST: LazyLock<Regex> = LazyLock::new(|| {
        Regex::whole(r"\b(?:internationale vrouwendag|bidden voor het gewas|eerste pinksterdag|tweede pinksterdag|carnavalszaterdag|dag van de arbeid|carnavalsdinsdag|carnavalsmaandag|sinterklaasavond|carnavalszondag|dodenherdenking|eerste kerstdag|nieuwjaarsnacht|pinkstermaandag|stille zaterdag|tweede kerstdag|witte donderdag|bevrijdingsdag|eerste paasdag|hemelvaartsdag|oudejaarsavond|oudjaarsavond|oudjaarsnacht|sint-nicolaasavond|sint nicolaasavond|oudejaarsnacht|tweede paasdag|allerheiligen|goede vrijdag|nieuwjaarsdag|sacramentsdag|sint nicolaas|sint-nicolaas|valentijnsdag|driekoningen|koningsnacht|oudejaarsdag|roze maandag|sint maarten|sint-maarten|1e kerstdag|2e kerstdag|allerzielen|eid al-adha|eid al-fitr|paasmaandag|pakjesavond|prinsjesdag|sinterklaas|suikerfeest|vastenavond|aswoensdag|enkutatash|hemelvaart|kerstavond|kerstnacht|koningsdag|offerfeest|paaszondag|palmzondag|dierendag|halloween|keti koti|moederdag|chanoeka|vaderdag|oudjaar|divali|diwali|meskel|newroz|nowruz|holi|eid)\b").expect("a fixed pattern")
    });
    let view = context.view;
    for feast in FEAST.find_iter(view.whole()) {
        let range = feast.range();
        let free = !view.lower[..range.start].ends_with(|c: char| c.is_alphanumeric())
            && !view.lower[range.end..].starts_with(|c: char| c.is_alphanumeric());
        let led = ["met", "op", "sinds", "na", "voor", "rond", "tijdens", "van", "tot"]
            .contains(&view.line_before(range.start, 16).trim_end().rsplit(' ').next().unwrap_or(""));
        if !free {
            continue;
        }
        // `geboren op Eerste Kerstdag negentienzevenendertig`.
        if births.lead_to(view, range.start) {
            let year = days::year_behind(view.after(range.end, 48)).map_or(0, |(_, length)| length);
            found.push(context.at(range.start..range.end + year, Category::Geboortedatum, 0.95, "birth-said"));
            continue;
        }
        // `op tweede kerstdag 2025`: the year goes with its feast.
        let year = days::year_behind(view.after(range.end, 48));
        let range = range.start..range.end + year.map_or(0, |(_, length)| length);
        let years = year.map(|(year, _)| this_year(context) - i32::from(year));
        if years.is_some_and(|years| years > 0) && somebody::is_of(context, view.token_at(range.start), years) {
            found.push(context.at(range, Category::Geboortedatum, 0.9, "birth-said"));
            continue;
        }
        let day = Day { range: range.clone(), day: 1, month: 1, year: year.map(|(year, _)| year), numeric: false };
        // A feast of old brings presents and guests as well: it must lead in what happened.
        let confidence = event_confidence(context, &day) - if led { 0.1 } else { 0.3 };
        let befell =
            (kinds_in(view.line_before(range.start, 60)) | kinds_in(view.line_after(range.end, 60))) & BEFELL != 0;
        let confidence = if led && befell { confidence } else { confidence.min(0.45) };
        if confidence >= 0.3 {
            found.push(context.at(range, Category::Datum, confidence, "feast"));
        }
    }
}
