//! The real binary over real sockets: each test has a house of its own, with a next hop that keeps what it gets.

mod answers;
mod audit;
mod calendar;
mod clean;
mod configuration;
mod consent;
mod delivery;
mod disk;
mod house;
mod kill;
mod office;
mod outcomes;
mod outlook;
mod papers;
mod peers;
mod postfix;
mod tls;
