use std::path::PathBuf;

use proptest::prelude::*;

use super::checker::check;
use super::*;
use crate::scenario::problems::Problems;
use crate::scenario::text;
use crate::scenario::write::arbitrary::scenario;

/// Mistakes that only the reader can find, by the files in `tests/scenarios/bad`.
const BEYOND: &[&str] = &[
    "class_interrupt.yaml",
    "computed_urls.yaml",
    "expressions.yaml",
    "feed_tables.yaml",
    "functions.yaml",
    "hooks.yaml",
    "interrupt_while_leaving.yaml",
    "load_forms.yaml",
    "markov_names.yaml",
    "markov_tags.yaml",
    "markov_unreachable.yaml",
    "markov_weights.yaml",
    "markov_without_names.yaml",
    "markov_without_next.yaml",
    "names.yaml",
    "next_outside_markov.yaml",
    "reschedule_outside_a_task.yaml",
    "response_fields.yaml",
    "step_too_high.yaml",
    "step_without_end.yaml",
    "tag.yaml",
    "targets.yaml",
    "templates.yaml",
    "thresholds_after.yaml",
    "thresholds_constant.yaml",
    "thresholds_many.yaml",
    "thresholds_not_boolean.yaml",
    "thresholds_of_a_user.yaml",
    "thresholds_row_form.yaml",
    "thresholds_syntax.yaml",
    "thresholds_unknown_check.yaml",
    "thresholds_unknown_name.yaml",
    "thresholds_unknown_row.yaml",
    "thresholds_unknown_service.yaml",
    "too_deep.yaml",
    "twice.yaml",
    "undefined_env.yaml",
    "undefined_feeds.yaml",
    "undefined_in_hooks.yaml",
    "undefined_variables.yaml",
    "unreachable.yaml",
    "users_over_time.yaml",
    "users_over_time_syntax.yaml",
    "users_over_time_without_end.yaml",
    "variables_of_another_class.yaml",
    "wave.yaml",
];

fn folder(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join(name)
}

/// Every file of a folder that is YAML or JSON at all, by its name.
fn files(name: &str) -> Vec<(String, Value)> {
    let entries = std::fs::read_dir(folder(name)).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap();
        let node = text::read(&text, &Problems::default())?;
        let name = path.file_name()?.to_str()?.to_owned();
        Some((name, node.json()))
    };
    paths
        .filter(|path| path.is_file())
        .filter_map(read)
        .collect()
}

#[test]
fn the_written_schema_is_the_languages() {
    let path = folder("docs/katydid.schema.json");
    let schema = serde_json::to_string_pretty(&Scenario::schema()).unwrap() + "\n";
    if std::env::var_os("KATYDID_WRITE_SCHEMA").is_some() {
        std::fs::write(&path, &schema).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == schema,
        "stale: run this test with KATYDID_WRITE_SCHEMA=1"
    );
}

#[test]
fn every_example_is_good_to_the_schema() {
    let schema = Scenario::schema();
    for (name, example) in files("tests/scenarios") {
        assert_eq!(check(&schema, &example), Ok(()), "{name}");
    }
}

#[test]
fn every_mistake_that_a_schema_can_find_is_bad_to_it() {
    let schema = Scenario::schema();
    let mut missed: Vec<String> = files("tests/scenarios/bad")
        .into_iter()
        .filter(|(_, bad)| check(&schema, bad).is_ok())
        .map(|(name, _)| name)
        .collect();
    missed.sort();
    assert_eq!(missed, BEYOND);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn any_scenario_is_good_to_the_schema(scenario in scenario()) {
        let json = text::read(&scenario.to_json(), &Problems::default()).unwrap().json();
        prop_assert_eq!(check(&Scenario::schema(), &json), Ok(()));
    }
}
