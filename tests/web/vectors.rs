//! The page and the binary are one test: the same bytes, and the same run to the microsecond.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "tests")]

use katydid_core::scenario::{Scenario, link};
use wasm_bindgen_test::wasm_bindgen_test;

#[path = "../../crates/core/tests/vectors/trace.rs"]
mod trace;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

#[derive(serde::Deserialize)]
struct Vector {
    name: String,
    text: String,
    canonical: String,
    hash: String,
    link: String,
}

fn vectors() -> Vec<Vector> {
    serde_json::from_str(include_str!(
        "../../crates/core/tests/vectors/scenarios.json"
    ))
    .unwrap()
}

#[wasm_bindgen_test]
fn canonical_form_hash_and_link_are_the_native_bytes() {
    for vector in vectors() {
        let scenario = Scenario::parse(&vector.text).unwrap();
        assert_eq!(scenario.to_json(), vector.canonical, "{}", vector.name);
        assert_eq!(scenario.hash(), vector.hash, "{}", vector.name);
        assert_eq!(link::encode(&scenario), vector.link, "{}", vector.name);
        assert_eq!(
            link::decode(&vector.link).unwrap().hash(),
            vector.hash,
            "{}",
            vector.name
        );
    }
}

#[wasm_bindgen_test]
fn users_tasks_and_waits_are_the_native_ones_to_the_microsecond() {
    for run in trace::runs() {
        let here = trace::trace(&run.text);
        assert_eq!(
            (here.classes, here.requests),
            (run.classes, run.requests),
            "{}",
            run.text
        );
    }
}
