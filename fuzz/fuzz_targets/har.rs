//! Any recording becomes a scenario that says no secret and is read back as it is, or has problems that can be told.
#![no_main]

use katydid_core::import::{Format, Options, import};
use katydid_core::scenario::Scenario;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let options = Options {
        assets: true,
        all_origins: true,
        waits: true,
        ..Options::default()
    };
    match import(text, Format::Har, &options) {
        Ok(imported) => {
            let again = Scenario::parse(&imported.scenario.to_yaml()).expect("YAML is read");
            assert_eq!(again, imported.scenario);
            assert!(imported.scenario.secrets().is_empty());
        }
        Err(problems) => {
            assert!(!problems.is_empty());
            for problem in problems {
                let _ = problem.to_string();
            }
        }
    }
});
