//! Results that come by a link, and those that go by one.

use std::sync::Arc;

use katydid_core::plan::Plan;
use katydid_core::result_file::{End, Header, link};
use katydid_core::scenario::Scenario;
use katydid_core::stats::{Aggregator, Cause, Delta, Outline, Recorder, Run, Snapshot};
use katydid_core::tick::Tick;
use katydid_web::state::Phase;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::scripted::Scripted;
use super::support::{Page, TEXT};

/// Another scenario than that of the page.
const THEIRS: &str = "name: Theirs
host: https://their.example
users: [{ name: B, tasks: [{ get: /theirs }] }]
";

fn outline() -> Outline {
    let scenario = Scenario::parse(THEIRS).unwrap();
    Plan::compile(&scenario).unwrap().outline()
}

/// The link to a run of one interval, in which each of these names was asked for twice.
fn link_of(outline: &Outline, names: &[String], change: impl FnOnce(&mut Delta)) -> String {
    let mut recorder = Recorder::new(outline);
    for name in names.iter().chain(names) {
        let done = Tick::from_micros(2_000);
        recorder.custom("GET", name, Tick::ZERO, done, 10, Ok(()));
    }
    let mut delta = recorder.take_delta(0, 0, Tick::from_seconds(1.0));
    change(&mut delta);
    let run = Run {
        started_unix_ms: 951_827_696_000,
        shards: 1,
        ..Run::default()
    };
    let mut aggregator = Aggregator::new(outline.clone(), run);
    aggregator.merge(&delta);
    let header = Header {
        katydid: "0.1.0".to_owned(),
        run,
        outline: outline.clone(),
        ..Header::default()
    };
    let end = End {
        cause: Some(Cause::RunTime),
        ..End::default()
    };
    link::encode(&header, &end, &aggregator).0
}

fn a_link() -> String {
    link_of(&outline(), &["/theirs".to_owned()], |_| {})
}

async fn open_address(page: &Page, fragment: &str) {
    window().location().set_hash(fragment).unwrap();
    page.state.open_address();
    leptos::task::tick().await;
}

fn banner(page: &Page) -> Option<String> {
    page.find("#link-banner").get_attribute("data-kind")
}

#[wasm_bindgen_test]
async fn a_result_is_shown_with_its_scenario_and_nothing_runs() {
    let page = Page::open(TEXT).await;
    open_address(&page, &a_link()).await;
    let says = page.text("#link-banner");
    for part in [
        "Theirs",
        "2000-02-29 12:34:56 UTC, for 1s, against https://their.example",
        "because its time was over",
        "counted again from the link; nothing was sent",
        "The scenario it ran is below",
    ] {
        assert!(says.contains(part), "{part}: {says}");
    }
    assert_eq!(page.cell("/theirs", "requests"), "2");
    assert_eq!(page.text("#state"), "stopped");
    assert!(page.value("#scenario-text").contains("their.example"));
    assert!(!page.is_shown(".share-result"));
    assert_eq!(Scripted::told(), [] as [String; 0]);

    page.type_scenario(TEXT).await;
    assert_eq!(window().location().hash().unwrap(), "");
    assert!(page.text("#what-ran").contains("is not the one"));
    page.click("#leave-link").await;
    assert_eq!(page.value("#scenario-text"), TEXT);
    assert_eq!(page.text("#state"), "ready");
    assert!(!page.is_shown("#link-banner"));
}

#[wasm_bindgen_test]
async fn a_pasted_result_is_opened_and_a_run_takes_its_place() {
    let page = Page::open("").await;
    let _ = Scripted::told();
    page.type_scenario(&format!("https://page.example/#{}", a_link()))
        .await;
    assert_eq!(banner(&page).as_deref(), Some("result"));
    page.click("#start").await;
    assert_eq!(Scripted::told(), ["start Theirs []"]);
    assert!(!page.is_shown("#link-banner"));
    assert_eq!(page.texts("table#statistics tbody tr"), [] as [String; 0]);

    open_address(&page, &a_link()).await;
    assert!(page.text("#link-banner").contains("A test is running"));
    page.state.phase.set(Phase::Idle);
    window().location().set_hash("").unwrap();
}

#[wasm_bindgen_test]
async fn a_damaged_result_is_refused_and_the_text_stays() {
    let page = Page::open(TEXT).await;
    let whole = a_link();
    for damaged in ["r1.", "r1.AAAA", "r1.<script>", &whole[..whole.len() - 9]] {
        open_address(&page, damaged).await;
        assert_eq!(banner(&page).as_deref(), Some("broken"), "{damaged}");
        assert_eq!(page.value("#scenario-text"), TEXT);
        assert_eq!(page.text("#state"), "ready");
    }
    window().location().set_hash("").unwrap();
}

#[wasm_bindgen_test]
async fn two_thousand_names_of_markup_in_one_interval_of_ten_years_are_only_texts() {
    let page = Page::open(TEXT).await;
    let mut outline = outline();
    outline.name = "<img src=x onerror=alert(1)>".to_owned();
    let names = |at: usize| format!("<b>{at}</b>");
    outline.rows = (0..2000)
        .map(|at| katydid_core::stats::RowKey {
            method: "GET".to_owned(),
            name: names(at),
        })
        .collect();
    let named: Vec<String> = (0..2000).map(names).collect();
    let years = 10 * 365 * 86_400;
    let link = link_of(&outline, &named, |delta| {
        (delta.further, delta.at) = (years - 1, Tick::from_seconds(f64::from(years)));
    });
    open_address(&page, &link).await;
    assert_eq!(banner(&page).as_deref(), Some("result"));
    assert_eq!(page.cell("Aggregated", "requests"), "4000");
    assert!(page.texts("table#statistics tbody tr").len() <= 500);
    assert!(
        page.root
            .query_selector("#link-banner img, td b")
            .unwrap()
            .is_none()
    );
    assert_eq!(page.text("#figure-time"), "87600:00:00");
    let series = page.state.snapshot.with_untracked(|it| it.series.len());
    assert_eq!(series, 1);
    page.click("#leave-link").await;
}

#[wasm_bindgen_test]
async fn a_run_that_is_over_is_shared_by_a_link_that_opens_to_the_same_figures() {
    let page =
        Page::open(&TEXT.replace("get: /hello", "{ get: /hello, headers: { Cookie: a } }")).await;
    assert!(!page.is_shown(".share-result"));
    page.click("#start").await;
    assert!(!page.is_shown(".share-result"));
    Scripted::reports(Delta {
        at: Tick::from_seconds(2.0),
        users: vec![0],
        iterations: 7,
        ended: true,
        ..Delta::default()
    });
    leptos::task::tick().await;
    assert!(page.is_shown(".share-result"));
    page.click("#share-result").await;
    assert!(
        page.text("#result-thinned")
            .contains("Nothing had to be left out")
    );
    assert!(page.text("#share-secrets").contains("Cookie"));
    let link = page.value("#result-link");
    let shown: Arc<Snapshot> = page.state.snapshot.get_untracked();
    let opened = link::decode(&link).unwrap();
    assert_eq!(opened.result.iterations, 7);
    assert_eq!(opened.result.hash, shown.hash);
    assert_eq!(opened.result.series, shown.series);

    page.click("#start").await;
    assert!(!page.is_shown(".share-result"));
    assert!(!page.is_shown("#result-link"));
    let _ = Scripted::told();
}
