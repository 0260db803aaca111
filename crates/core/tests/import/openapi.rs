//! Descriptions of APIs.

use super::*;

const PETS: &str = include_str!("petstore.openapi.yaml");

fn openapi(text: &str) -> Imported {
    good(text, Format::OpenApi, &Options::default())
}

#[test]
fn an_operation_is_a_request_with_example_values() {
    assert_eq!(Format::of(PETS), Ok(Format::OpenApi));
    insta::assert_snapshot!(told(&openapi(PETS)));
}

#[test]
fn a_description_in_json_without_a_server_is_left_to_whoever_runs_it() {
    let text = "{\"openapi\":\"3.1.0\",\"paths\":{\"/a\":{\"get\":{}}}}";
    assert_eq!(Format::of(text), Ok(Format::OpenApi));
    let imported = openapi(text);
    assert_eq!(imported.scenario.host, None);
    assert!(
        imported.notes[0].to_string().contains("--host"),
        "{}",
        imported.notes[0]
    );
}

#[test]
fn schemas_that_hold_themselves_end() {
    let schema = "{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"#/s\"},\"b\":{\"$ref\":\"#/s\"},\"c\":{\"$ref\":\"#/s\"}}}";
    let body = "{\"content\":{\"application/json\":{\"schema\":{\"$ref\":\"#/s\"}}}}";
    let text = format!(
        "{{\"openapi\":\"3.0.0\",\"s\":{schema},\"loop\":{{\"$ref\":\"#/loop\"}},\"servers\":[{{\"url\":\"http://a\"}}],\
         \"paths\":{{\"/a\":{{\"post\":{{\"requestBody\":{body},\"parameters\":[{{\"$ref\":\"#/loop\"}}]}}}}}}}}"
    );
    assert!(openapi(&text).scenario.to_yaml().len() < 100_000);
}

#[test]
fn what_is_no_description_of_version_3_is_told() {
    assert!(
        wrong("swagger: '2.0'\npaths: {}\n", Format::OpenApi)
            .contains("of Swagger 2 make one of OpenAPI 3 first")
    );
    let broken = wrong("openapi: 3.0.0\npaths: [a\n", Format::OpenApi);
    assert!(
        broken.starts_with("3:") && broken.contains("is not closed"),
        "{broken}"
    );
    assert!(
        wrong("openapi: 3.0.0\npaths: {}\n", Format::OpenApi)
            .contains("no request is left to send")
    );
}
