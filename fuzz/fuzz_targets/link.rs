//! Any text is a link to a scenario or has problems; a scenario's link leads back to it.
#![no_main]

use katydid_core::scenario::link;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(scenario) = link::decode(text) {
        let again = link::decode(&link::encode(&scenario)).expect("its own link is read");
        assert_eq!(again.hash(), scenario.hash());
    }
});
