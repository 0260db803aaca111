//! What is foretold of a plan, and what a modelled target makes of it.
#![expect(clippy::unwrap_used, reason = "its scenarios are its own")]

mod curves;
mod modelled;
mod order;
mod rates;
mod ratios;
mod text;

use katydid_core::forecast::Forecast;
use katydid_core::plan::Plan;
use katydid_core::scenario::Scenario;

pub(crate) fn plan(text: &str) -> Plan {
    Plan::compile(&Scenario::parse(text).unwrap()).unwrap()
}

pub(crate) fn forecast(text: &str) -> Forecast {
    Forecast::of(&plan(text), None)
}
