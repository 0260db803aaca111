//! The real user loop in virtual time against a modelled target.

mod causes;
mod judging;
mod rows;
mod stopping;
mod sums;
mod support;
mod users;
