use std::time::Duration;

use proptest::prelude::*;

use super::set;
use super::tests::put;
use crate::scenario::write::arbitrary::scenario;
use crate::scenario::{Load, LoadForm, Scenario};

/// Every example, as YAML and as JSON, after a change to any of the page's fields.
#[test]
fn every_example_can_be_changed_from_the_page() {
    let examples: Vec<String> = [
        "hello.yaml",
        "shop.yaml",
        "pacing.yaml",
        "local.json",
        "anchors.yaml",
    ]
    .map(example)
    .into();
    for text in examples {
        let expected = Scenario::parse(&text).unwrap();
        for text in [expected.to_yaml(), expected.to_json(), text] {
            let text = put(&put(&text, "load.users", "77"), "load.spawn_rate", "2.5");
            let text = put(
                &put(&text, "load.run_time", ""),
                "host",
                "http://127.0.0.1:1",
            );
            let mut expected = expected.clone();
            expected.load.form = LoadForm::Users(77);
            expected.load.spawn_rate = 2.5;
            expected.load.run_time = None;
            expected.host = Some("http://127.0.0.1:1".to_owned());
            assert_eq!(Scenario::parse(&text), Ok(expected), "{text}");
        }
    }
}

fn example(name: &str) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/scenarios/");
    std::fs::read_to_string(format!("{folder}{name}")).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn any_scenario_can_be_changed_from_the_page(mut scenario in scenario(), as_json in any::<bool>()) {
        scenario.load.form = LoadForm::Users(5);
        let text = if as_json { scenario.to_json() } else { scenario.to_yaml() };
        let text = put(&put(&text, "load.users", "77"), "load.run_time", "");
        let text = put(&put(&text, "host", "http://a:1"), "load.stop_timeout", "1m30s");
        scenario.host = Some("http://a:1".to_owned());
        scenario.load = Load { form: LoadForm::Users(77), run_time: None, stop_timeout: Duration::from_secs(90), ..scenario.load };
        prop_assert_eq!(Scenario::parse(&text), Ok(scenario), "{}", text);
    }

    #[test]
    fn no_text_and_no_value_make_editing_panic(
        text in "((load|users|host|name|[a-z-]|1)(: ?)?|[?,\\[\\]{}#&*|>'\"]|\n {0,3}|\r\n|é){0,40}",
        value in "[a-z0-9:#, \"'{é]{0,6}",
    ) {
        for path in [&["load", "users"][..], &["host"], &["name"], &[]] {
            let _ = set(&text, path, &value);
        }
    }
}
