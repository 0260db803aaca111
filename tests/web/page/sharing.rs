//! Links.

use katydid_core::scenario::{Scenario, link};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::scripted::Scripted;
use super::support::{Page, TEXT};

#[wasm_bindgen_test]
async fn a_link_says_what_it_would_do_and_starts_nothing() {
    let page = Page::open("").await;
    let scenario = Scenario::parse(TEXT).unwrap();
    window()
        .location()
        .set_hash(&link::encode(&scenario))
        .unwrap();
    page.state.open_address();
    leptos::task::tick().await;
    let banner = page.text("#link-banner");
    assert!(
        banner.contains("requests to demo://shop: 2 users, 1 per second, for 1m30s"),
        "{banner}"
    );
    assert_eq!(
        page.find("#hash").get_attribute("data-hash"),
        Some(scenario.hash())
    );
    assert_eq!(Scripted::told(), [] as [String; 0]);

    page.type_scenario(TEXT).await;
    assert_eq!(window().location().hash().unwrap(), "");
    assert!(!page.is_shown("#link-banner"));
}

#[wasm_bindgen_test]
async fn a_damaged_link_is_refused_and_the_text_stays() {
    let page = Page::open(TEXT).await;
    for damaged in ["v1.AAAA", "v1.", "v9.abc", "noise", "v1.%00<script>"] {
        window().location().set_hash(damaged).unwrap();
        page.state.open_address();
        leptos::task::tick().await;
        assert_eq!(
            page.find("#link-banner")
                .get_attribute("data-kind")
                .as_deref(),
            Some("broken"),
            "{damaged}"
        );
        assert_eq!(page.value("#scenario-text"), TEXT);
    }
    window().location().set_hash("").unwrap();
}

#[wasm_bindgen_test]
async fn a_shared_link_holds_the_scenario_and_names_the_secrets_in_it() {
    let page =
        Page::open(&TEXT.replace("get: /hello", "{ get: /hello, headers: { Cookie: a } }")).await;
    page.click("#share").await;
    let link = page.value("#share-link");
    assert_eq!(
        link::decode(&link).map(|scenario| scenario.name),
        Ok("Small".to_owned()),
        "{link}"
    );
    assert_eq!(window().location().href().unwrap(), link);
    assert!(
        page.text("#share-command")
            .contains(&format!("katydid run '{link}'"))
    );
    assert!(page.text("#share-secrets").contains("Cookie"));
    window().location().set_hash("").unwrap();
}
