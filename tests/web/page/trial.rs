//! Test connection, and examples.

use katydid_core::user::{TrialEnd, Tried};
use katydid_core::wire::Message;
use wasm_bindgen_test::wasm_bindgen_test;

use super::scripted::Scripted;
use super::support::{Page, TEXT};

fn tried(name: &str, error: Option<&str>) -> Message {
    Message::Tried(Tried {
        method: "GET".to_owned(),
        name: name.to_owned(),
        url: format!("demo://shop{name}"),
        asks: Vec::new(),
        outcome: Ok(200),
        error: error.map(str::to_owned),
        micros: 1500,
        spans: None,
        bytes: 7,
        content_type: String::new(),
        text: "{\"a\":1}".to_owned(),
    })
}

async fn says(message: Message) {
    Scripted::says(message);
    leptos::task::tick().await;
}

#[wasm_bindgen_test]
async fn a_trial_is_told_as_it_goes_and_is_gone_with_its_scenario() {
    let page = Page::open(TEXT).await;
    assert!(!page.is_shown("#trial"));
    page.click("#test-connection").await;
    assert_eq!(Scripted::told(), ["try Small"]);
    assert!(page.find("#test-connection").has_attribute("disabled"));
    says(tried("/hello", None)).await;
    says(tried("/world", Some("got <b>wrong</b>"))).await;
    assert!(page.text("#trial-note").contains("2 requests so far"));
    let lines = page.texts("#trial summary.trial-line");
    assert_eq!(lines, ["200GET/hello1.5 ms7 B", "200GET/world1.5 ms7 B"]);
    assert!(
        page.text("#trial details[open]")
            .contains("got <b>wrong</b>")
    );
    says(Message::TrialEnded(TrialEnd {
        exceptions: vec![("users[0]".to_owned(), "no such key".to_owned())],
        is_whole: true,
    }))
    .await;
    assert_eq!(page.text("#trial-note"), "2 requests sent, 1 failed.");
    assert!(page.text("#trial .trial-says").contains("no such key"));
    page.type_scenario(&TEXT.replace("/hello", "/other")).await;
    assert!(!page.is_shown("#trial"));
}

#[wasm_bindgen_test]
async fn an_example_can_be_taken_back_until_it_is_changed() {
    let page = Page::open(TEXT).await;
    for name in ["First", "Second"] {
        page.state.open_example(TEXT.replace("Small", name));
        leptos::task::tick().await;
        assert!(page.value("#scenario-text").contains(name));
    }
    assert_eq!(Scripted::told(), [] as [String; 0]);
    page.click("#take-back").await;
    assert_eq!(page.value("#scenario-text"), TEXT);
    page.state.open_example(TEXT.replace("Small", "Third"));
    page.type_scenario(&TEXT.replace("Small", "Mine")).await;
    assert!(!page.state.can_take_back());
}
