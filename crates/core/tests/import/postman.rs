//! Collections of Postman.

use super::*;

const SHOP: &str = include_str!("shop.postman_collection.json");

fn postman(text: &str) -> Imported {
    good(text, Format::Postman, &Options::default())
}

#[test]
fn folders_of_a_collection_are_tasks_and_its_secrets_stay_outside() {
    assert_eq!(Format::of(SHOP), Ok(Format::Postman));
    insta::assert_snapshot!(told(&postman(SHOP)));
}

#[test]
fn a_host_that_the_collection_does_not_know_is_left_to_whoever_runs_it() {
    let text = "{\"info\":{},\"item\":[{\"name\":\"A\",\"request\":{\"method\":\"GET\",\"url\":\"{{baseUrl}}/a/{{id}}\"}}]}";
    let imported = postman(text);
    assert_eq!(imported.scenario.host, None);
    assert_eq!(imported.scenario.env, ["ID"]);
    assert!(
        imported.notes[0].to_string().contains("--host"),
        "{}",
        imported.notes[0]
    );
}

#[test]
fn variables_that_stand_for_each_other_end() {
    let text = "{\"info\":{},\"variable\":[{\"key\":\"a\",\"value\":\"{{b}}{{b}}\"},{\"key\":\"b\",\"value\":\"{{a}}{{a}}\"}],\
                \"item\":[{\"request\":\"http://h/{{a}}\"}]}";
    let imported = postman(text);
    assert!(imported.scenario.to_yaml().len() < 20_000);
}

#[test]
fn what_is_no_collection_is_told() {
    assert!(wrong("{\"info\":{}}", Format::Postman).starts_with("item: this is no collection"));
    assert!(wrong("{\"item\":", Format::Postman).starts_with("1:9: broken JSON"));
}
