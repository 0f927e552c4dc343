//! Casuspoort: a gate for case mail. Professionals mail a case to the coördinator as they always did; what reaches the
//! team is checked, complete and without names, unless the resident's signed consent says otherwise.
//!
//! The rooms, in reading order. Imports go downwards only.

pub mod cli;

pub mod serve;

pub mod worker;

pub mod verify;

pub mod smtp;

pub mod deliver;

pub mod observe;

pub mod store;

pub mod corehost;

pub mod ocr;

pub mod way;

pub mod config;

pub mod gate;

pub mod compose;

pub mod policy;

pub mod anonymise;

pub mod intake;

pub mod calendar;

pub mod message;

pub mod document;

pub mod texts;

pub mod token;

pub mod dictionary;
pub mod model;
#[cfg(test)]
mod mutant;
mod pattern;
pub mod register;
