//! Any text is a scenario or has problems, each of which can be told and placed; a scenario is read back as it is.
#![no_main]

use katydid_core::scenario::Scenario;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    match Scenario::parse(text) {
        Ok(scenario) => {
            let again = Scenario::parse(&scenario.to_json()).expect("canonical JSON is read");
            assert_eq!(again.hash(), scenario.hash());
            let again = Scenario::parse(&scenario.to_yaml()).expect("YAML is read");
            assert_eq!(again.hash(), scenario.hash());
        }
        Err(problems) => {
            assert!(!problems.is_empty());
            for problem in problems {
                let _ = problem.to_string();
            }
        }
    }
});
