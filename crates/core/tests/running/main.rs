//! The real user loop in virtual time against a modelled target.

mod judging;
mod stopping;
mod sums;
mod support;
mod users;
