//! Recordings of browsers.

use super::*;

const CHROMIUM: &str = include_str!("chromium.har");
const FIREFOX: &str = include_str!("firefox.har");
const INSOMNIA: &str = include_str!("insomnia.har");

fn har(text: &str, options: &Options) -> Imported {
    good(text, Format::Har, options)
}

#[test]
fn pages_of_a_recording_are_tasks_and_its_secrets_stay_outside() {
    insta::assert_snapshot!(told(&har(CHROMIUM, &Options::default())));
}

#[test]
fn all_of_a_recording_can_be_kept_with_its_pauses() {
    let options = Options {
        assets: true,
        all_origins: true,
        waits: true,
        ..Options::default()
    };
    insta::assert_snapshot!(told(&har(CHROMIUM, &options)));
}

#[test]
fn a_further_origin_can_be_asked_for() {
    let options = Options {
        origins: vec!["https://api.example/anything".to_owned()],
        ..Options::default()
    };
    let imported = har(CHROMIUM, &options);
    assert!(
        imported
            .scenario
            .to_yaml()
            .contains("- post: https://api.example/v1/events\n")
    );
    assert!(!told(&imported).contains("requests to https://api.example"));
}

#[test]
fn forms_and_files_of_a_recording_are_fields_and_parts() {
    insta::assert_snapshot!(told(&har(
        FIREFOX,
        &Options {
            waits: true,
            ..Options::default()
        }
    )));
}

#[test]
fn a_collection_exported_as_a_recording_is_one_task() {
    insta::assert_snapshot!(told(&har(INSOMNIA, &Options::default())));
}

#[test]
fn what_is_no_recording_is_told_with_its_place() {
    let texts = [
        "",
        "[]",
        "{\"log\": 1}",
        "{\"log\": {\"entries\": {}}}",
        "{\"log\": {\"entries\": [\n  {\"request\": }]}}",
        "{\"log\": {\"entries\": [{\"request\": {\"method\": \"GET\", \"url\": \"http://a",
        "{\"log\": {\"entries\": []}}",
        "{\"log\": {\"entries\": [{}, 7, {\"request\": {\"url\": \"data:,x\"}}]}}",
    ];
    let told: Vec<String> = texts
        .iter()
        .map(|text| format!("{text}\n{}", wrong(text, Format::Har)))
        .collect();
    insta::assert_snapshot!(told.join("\n\n"));
}
