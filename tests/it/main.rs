//! Casuspoort from outside: the real binary, real sockets, real peers. A module per promise.

mod answers;
mod audit;
mod clean;
mod configuration;
mod delivery;
mod house;
mod kill;
mod outcomes;
mod peers;
mod tls;
