//! The language as a table: which type has which fields, what may stand in each, and what it means.
//!
//! ```text
//!              ┌──names──► words of the reader: known fields, hints
//!  this table ─┤
//!              └──kinds, meanings──► JSON Schema: what editors complete and check
//! ```
//!
//! Names are taken from it while compiling, so what only the schema needs is not part of a program that writes none.

pub(super) mod behaviour;
mod choice;
mod kind;
pub(super) mod limits;
mod load;
mod request;
mod root;
mod step;
pub(super) mod words;

pub(super) use choice::{Choice, word};
pub(super) use kind::{Field, Kind, Type};
pub(super) use step::{Beside, FORMS};
pub(crate) use words::closest;
pub(super) use words::{StepWords, Words};

/// Every type, the root first.
pub(super) const TYPES: &[Type] = &[
    root::SCENARIO,
    load::LOAD,
    load::STAGE,
    load::STEP,
    load::WAVE,
    load::SPIKE,
    load::ARRIVALS,
    load::ARRIVAL_STAGE,
    root::FEED,
    root::DEFAULTS,
    root::THRESHOLD,
    behaviour::USER_CLASS,
    behaviour::TASK,
    behaviour::TASK_SET,
    request::AUTH,
    request::BASIC,
    request::PART,
    request::FAIL_WHEN,
    step::INTERRUPT,
    step::RESCHEDULE,
    step::NOTHING,
];
