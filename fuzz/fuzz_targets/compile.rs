//! Any scenario becomes a plan or has problems, and what is said of a plan can be said.
#![no_main]

use katydid_core::plan::{Plan, browser_notes};
use katydid_core::scenario::Scenario;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok(scenario) = Scenario::parse(text) else {
        return;
    };
    match Plan::compile(&scenario) {
        Ok(plan) => {
            for note in browser_notes(&plan) {
                let _ = note.to_string();
            }
        }
        Err(problems) => assert!(!problems.is_empty()),
    }
});
