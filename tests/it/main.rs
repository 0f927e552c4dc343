//! House.
mod house;
