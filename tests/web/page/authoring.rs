//! Writing a scenario, and what the page makes of it.

use katydid_core::scenario::Scenario;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlTextAreaElement;

use super::scripted::Scripted;
use super::support::{Page, TEXT};

#[wasm_bindgen_test]
async fn a_page_that_opens_shows_what_it_would_do_and_runs_nothing() {
    let page = Page::open(TEXT).await;
    assert_eq!(page.text("#state"), "ready");
    assert!(page.text("#preview").contains("demo://shop/hello"));
    assert_eq!(
        page.find("#hash").get_attribute("data-hash"),
        Some(Scenario::parse(TEXT).unwrap().hash())
    );
    assert_eq!(Scripted::told(), [] as [String; 0]);
}

#[wasm_bindgen_test]
async fn a_problem_stands_at_its_line_until_it_is_mended() {
    let page = Page::open(TEXT).await;
    page.type_scenario(&TEXT.replace("get:", "got:")).await;
    assert_eq!(
        page.find("#problems li")
            .get_attribute("data-line")
            .as_deref(),
        Some("8")
    );
    assert!(
        page.find("[data-gutter-line='8']")
            .class_list()
            .contains("wrong")
    );
    assert!(page.find("#start").has_attribute("disabled"));

    page.click("#problems li button").await;
    let area: HtmlTextAreaElement = page.find("#scenario-text").unchecked_into();
    let cursor = area.selection_start().unwrap().unwrap() as usize;
    assert!(
        area.value()[cursor..].ends_with("got: /hello\n"),
        "{cursor}"
    );

    page.type_scenario(TEXT).await;
    assert!(page.root.query_selector("#problems li").unwrap().is_none());
    assert!(!page.find("#start").has_attribute("disabled"));
}

#[wasm_bindgen_test]
async fn fields_and_text_are_two_views_of_one_scenario() {
    let page = Page::open(TEXT).await;
    let fields = [
        "#field-users",
        "#field-spawn-rate",
        "#field-host",
        "#field-run-time",
    ];
    assert_eq!(
        fields.map(|field| page.value(field)),
        ["2", "1", "demo://shop", "1m30s"]
    );

    page.fill("#field-users", "7").await;
    page.fill("#field-run-time", "").await;
    let text = page.value("#scenario-text");
    assert!(
        text.starts_with("# kept\n") && text.contains("users: 7"),
        "{text}"
    );
    assert!(!text.contains("run_time"), "{text}");

    page.type_scenario(&TEXT.replace("spawn_rate: 1", "spawn_rate: 2.5"))
        .await;
    assert_eq!(page.value("#field-spawn-rate"), "2.5");
}

#[wasm_bindgen_test]
async fn a_field_that_makes_a_problem_says_so_and_keeps_what_was_typed() {
    let page = Page::open(TEXT).await;
    page.fill("#field-users", "many").await;
    assert_eq!(page.value("#field-users"), "many");
    assert!(!page.text("#field-users-error").is_empty());
    assert!(page.value("#scenario-text").contains("users: many"));
}

#[wasm_bindgen_test]
async fn a_load_without_a_plain_number_is_shown_by_its_form_and_left_to_the_text() {
    let stages = "load: { stages: [{ duration: 1m, users: 5 }, { duration: 1m, users: 0 }] }";
    let load = "load: { users: 2, spawn_rate: 1, run_time: 90s }";
    let page = Page::open(&TEXT.replace(load, stages)).await;
    let fields = ["#field-users", "#field-spawn-rate", "#field-run-time"];
    assert_eq!(
        fields.map(|field| page.value(field)),
        ["2 stages", "by stage", "by stage"]
    );
    assert!(
        fields
            .iter()
            .all(|field| page.find(field).has_attribute("disabled"))
    );
    page.click("#start").await;
    assert!(page.find("#edit").has_attribute("disabled"));
    let _ = Scripted::told();

    let page =
        Page::open(&TEXT.replace(load, "load: { arrivals: { rate: 5 }, run_time: 10s }")).await;
    assert_eq!(
        fields.map(|field| page.value(field)),
        [
            "5 arrivals per second, at most 1000 users",
            "by arrival",
            "10s"
        ]
    );
}

#[wasm_bindgen_test]
async fn notes_that_were_opened_stay_open_while_a_person_writes() {
    let page = Page::open(&TEXT.replace("get: /hello", "{ delete: 'http://a.example/' }")).await;
    let notes = page.find("#browser-notes");
    assert!(page.is_shown("#browser-notes"));
    notes.set_attribute("open", "").unwrap();
    page.type_scenario(&TEXT.replace("get: /hello", "{ put: 'http://a.example/' }"))
        .await;
    assert!(notes.is_same_node(Some(&page.find("#browser-notes"))));
    assert!(notes.has_attribute("open"));
    page.type_scenario(TEXT).await;
    assert!(!page.is_shown("#browser-notes"));
}

#[wasm_bindgen_test]
async fn what_a_person_types_leaves_the_cursor_where_it_is() {
    let page = Page::open(TEXT).await;
    let area: HtmlTextAreaElement = page.find("#scenario-text").unchecked_into();
    area.set_value("name: Smaller");
    area.set_selection_range(6, 8).unwrap();
    super::support::dispatch(&area, "input");
    leptos::task::tick().await;
    let cursor = (
        area.selection_start().unwrap(),
        area.selection_end().unwrap(),
    );
    assert_eq!(cursor, (Some(6), Some(8)));
}
