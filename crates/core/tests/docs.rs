//! What the documents show is what is read.
#![expect(clippy::unwrap_used, reason = "a document that is not there fails")]

use katydid_core::plan::Plan;
use katydid_core::scenario::Scenario;
use katydid_core::threshold::NAMES;

/// The blocks of YAML in a document.
fn scenarios(document: &str) -> Vec<String> {
    let path = format!("{}/../../{document}", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).unwrap();
    let blocks = text.split("```yaml\n").skip(1);
    blocks
        .map(|block| block.split("```").next().unwrap().to_owned())
        .collect()
}

#[test]
fn every_scenario_in_the_documents_compiles() {
    for document in ["README.md", "docs/language.md"] {
        let scenarios = scenarios(document);
        assert!(!scenarios.is_empty(), "{document}");
        for text in scenarios {
            let scenario = Scenario::parse(&text)
                .unwrap_or_else(|problems| panic!("{document}: {problems:?}"));
            assert!(Plan::compile(&scenario).is_ok(), "{document}");
        }
    }
}

#[test]
fn every_name_that_a_threshold_sees_is_in_the_documents() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/language.md");
    let document = std::fs::read_to_string(path).unwrap();
    let lines = NAMES
        .iter()
        .map(|name| format!("| `{}` | {} |\n", name.name, name.meaning));
    assert!(
        document.contains(&lines.collect::<String>()),
        "stale: see threshold/name.rs"
    );
}
