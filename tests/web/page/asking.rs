//! What a scenario asks a person for.

use katydid_core::scenario::{Scenario, link};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{DataTransfer, File, HtmlInputElement};

use super::scripted::Scripted;
use super::support::{Page, TEXT, dispatch};

#[wasm_bindgen_test]
async fn a_secret_is_asked_for_before_the_start_and_kept_nowhere() {
    let text = TEXT.replace("host:", "env: [API_TOKEN]\nhost:").replace(
        "get: /hello",
        "{ get: /hello, auth: { bearer: '${env.API_TOKEN}' } }",
    );
    let page = Page::open(&text).await;
    assert!(page.find("#start").has_attribute("disabled"));
    assert!(page.text("#start-reason").contains("API_TOKEN"));
    let field: HtmlInputElement = page.find("#secret-API_TOKEN").unchecked_into();
    assert_eq!([field.type_(), field.autocomplete()], ["password", "off"]);

    page.fill("#secret-API_TOKEN", "s3cret").await;
    assert!(!page.is_shown("#start-reason"));
    page.click("#share").await;
    let link = page.value("#share-link");
    assert!(!link::decode(&link).unwrap().to_json().contains("s3cret"));
    window().location().set_hash("").unwrap();
    page.click("#start").await;
    assert_eq!(
        Scripted::told(),
        [r#"start Small [("API_TOKEN", "s3cret")]"#]
    );

    page.state.forget_secrets();
    leptos::task::tick().await;
    assert_eq!(field.value(), "");
    assert_eq!(page.state.lacks(), ["API_TOKEN"]);
}

#[wasm_bindgen_test]
async fn a_link_is_given_no_secret_that_was_typed_before() {
    let text = TEXT.replace("host:", "env: [API_TOKEN]\nhost:");
    let page = Page::open(&text).await;
    page.fill("#secret-API_TOKEN", "s3cret").await;
    let theirs = Scenario::parse(&text.replace("shop", "other")).unwrap();
    page.type_scenario(&link::encode(&theirs)).await;
    assert_eq!(page.state.lacks(), ["API_TOKEN"]);
}

#[wasm_bindgen_test]
async fn a_data_file_is_asked_for_and_its_rows_become_text() {
    let text = TEXT.replace("host:", "data:\n  rows:\n    csv: rows.csv\nhost:");
    let page = Page::open(&text.replace("get: /hello", "get: /hello?${data.rows.a}")).await;
    assert!(page.find("#start").has_attribute("disabled"));
    assert!(page.text("#needs").contains("rows.csv"));
    choose(&page, "#data-rows", "a,b\n1\n").await;
    assert!(page.text("#data-rows-error").contains("line 2"));
    choose(&page, "#data-rows", "a,b\n1,2\n").await;
    assert!(
        page.value("#scenario-text")
            .contains("inline: |\n      a,b\n      1,2\n")
    );
    assert!(!page.is_shown("#needs") && !page.find("#start").has_attribute("disabled"));
}

/// Chooses a file of these contents, and waits until it was read.
async fn choose(page: &Page, selector: &str, contents: &str) {
    let input: HtmlInputElement = page.find(selector).unchecked_into();
    let before = (page.text("#data-rows-error"), page.value("#scenario-text"));
    let parts = js_sys::Array::of1(&contents.into());
    let file = File::new_with_str_sequence(&parts, "rows.csv").unwrap();
    let chosen = DataTransfer::new().unwrap();
    chosen.items().add_with_file(&file).unwrap();
    input.set_files(chosen.files().as_ref());
    dispatch(&input, "change");
    for _ in 0..100 {
        gloo_timers::future::TimeoutFuture::new(0).await;
        let found = page.root.query_selector("#data-rows-error").unwrap();
        let error = found.and_then(|found| found.text_content());
        if (error.unwrap_or_default(), page.value("#scenario-text")) != before {
            return;
        }
    }
    panic!("the file was never read");
}
