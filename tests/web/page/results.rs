//! What came of a run.

use std::sync::Arc;

use katydid_core::stats::{
    Cause, CheckRow, ExceptionRow, FailureRow, LogLine, Point, Quantiles, Row, Snapshot,
    ThresholdRow,
};
use katydid_core::tick::Tick;
use wasm_bindgen_test::wasm_bindgen_test;

use super::support::{Page, TEXT};

fn row(method: &str, name: &str, requests: u64, failures: u64) -> Row {
    let times = |micros: u64| Quantiles {
        min: Some(micros),
        average: Some(micros as f64),
        max: Some(micros),
        values: vec![micros; 11],
    };
    Row {
        method: method.to_owned(),
        name: name.to_owned(),
        requests,
        failures,
        response: times(12_300),
        service: times(4_500),
        ..Row::default()
    }
}

#[wasm_bindgen_test]
async fn the_tables_follow_the_snapshot() {
    let page = Page::open(TEXT).await;
    let mut snapshot = Snapshot {
        rows: vec![row("GET", "/few", 2, 0), row("POST", "/many", 40, 3)],
        total: Row {
            method: String::new(),
            ..row("", "Aggregated", 42, 3)
        },
        ..Snapshot::default()
    };
    page.state.snapshot.set(Arc::new(snapshot.clone()));
    leptos::task::tick().await;
    assert_eq!(
        [
            page.cell("/few", "requests"),
            page.cell("Aggregated", "fails")
        ],
        ["2", "3"]
    );
    assert_eq!(page.cell("/many", "median"), "12.3");
    page.click("#measure-service").await;
    assert_eq!(page.cell("/many", "median"), "4.5");

    page.click("th[data-column=requests] button").await;
    let first = page
        .find("table#statistics tbody tr")
        .get_attribute("data-name");
    assert_eq!(first.as_deref(), Some("/many"));

    let failure = FailureRow {
        method: "POST".to_owned(),
        name: "/many".to_owned(),
        error: "<b>500</b>".to_owned(),
        occurrences: 3,
        first_seen: 1.0,
        last_seen: 65.0,
    };
    snapshot.failures.push(failure);
    snapshot.rows[0].requests = 9;
    page.state.snapshot.set(Arc::new(snapshot));
    leptos::task::tick().await;
    assert_eq!(page.cell("/few", "requests"), "9");
    let cells = ["failures", "message", "last-seen"]
        .map(|column| page.text(&format!("table#failures td[data-column={column}]")));
    assert_eq!(cells, ["3", "<b>500</b>", "1:05"]);
}

#[wasm_bindgen_test]
async fn a_row_stays_the_same_element_wherever_it_moves() {
    let page = Page::open(TEXT).await;
    let show = async |counts: &[(&str, u64)]| {
        let rows = counts
            .iter()
            .map(|&(name, count)| row("GET", name, count, 0));
        page.state.snapshot.set(Arc::new(Snapshot {
            rows: rows.collect(),
            ..Snapshot::default()
        }));
        leptos::task::tick().await;
    };
    let names = || page.texts("table#statistics tbody td[data-column=name]");
    show(&[("/a", 3), ("/b", 2), ("/c", 1)]).await;
    page.click("th[data-column=requests] button").await;
    let known = page.find("tr[data-name='/a']");
    let text = page
        .find("tr[data-name='/a'] td[data-column=name]")
        .first_child();
    show(&[("/a", 3), ("/b", 7), ("/c", 5), ("/d", 4)]).await;
    assert_eq!(names(), ["/b", "/c", "/d", "/a"]);
    show(&[("/a", 9), ("/c", 5)]).await;
    assert_eq!(names(), ["/a", "/c"]);
    assert!(known.is_same_node(Some(&page.find("tr[data-name='/a']"))));
    let now = page
        .find("tr[data-name='/a'] td[data-column=name]")
        .first_child();
    assert!(text.unwrap().is_same_node(now.as_ref()));
}

#[wasm_bindgen_test]
async fn what_the_scenario_says_of_itself_is_shown_when_there_is_something_to_say() {
    let page = Page::open(TEXT).await;
    assert!(!page.is_shown("#panel-checks") && !page.is_shown("#lost"));
    let exception = ExceptionRow {
        path: "users[0].tasks[1]".to_owned(),
        message: "no variable `<i>token</i>`".to_owned(),
        occurrences: 3,
        first_seen: 1.0,
        last_seen: 65.0,
    };
    let check = CheckRow {
        name: "is quick".to_owned(),
        passes: 8,
        fails: 2,
    };
    let point = Point {
        at: 1.0,
        span: 1.0,
        dropped: 4,
        ..Point::default()
    };
    page.state.snapshot.set(Arc::new(Snapshot {
        exceptions: vec![exception],
        checks: vec![check],
        dropped: 4,
        series: vec![point],
        ..Snapshot::default()
    }));
    leptos::task::tick().await;
    assert_eq!(page.text("#tab-exceptions .badge"), "1");
    assert_eq!(page.text("table#checks td[data-column=fails]"), "2");
    assert!(page.is_shown("#panel-checks") && page.is_shown("#lost"));
    assert!(page.text("#chart-rates .legend").contains("Dropped/s4.0"));
    page.click("#tab-exceptions").await;
    let cells = ["occurrences", "message", "path", "last-seen"]
        .map(|column| page.text(&format!("table#exceptions td[data-column={column}]")));
    let wanted = [
        "3",
        "no variable `<i>token</i>`",
        "users[0].tasks[1]",
        "1:05",
    ];
    assert_eq!(cells, wanted);

    page.state.snapshot.set(Arc::default());
    leptos::task::tick().await;
    assert!(!page.is_shown("#panel-exceptions .table-scroll") && !page.is_shown("#lost"));
}

#[wasm_bindgen_test]
async fn the_log_is_text_and_not_there_without_lines() {
    let page = Page::open(TEXT).await;
    assert!(!page.is_shown("#log"));
    let line = LogLine {
        at: Tick::from_seconds(65.0),
        user: 4,
        text: "<b>hi</b>".to_owned(),
    };
    let mut snapshot = Snapshot {
        log: vec![line],
        log_left_out: 2,
        ..Snapshot::default()
    };
    page.state.snapshot.set(Arc::new(snapshot.clone()));
    leptos::task::tick().await;
    assert_eq!(page.text("#log-lines li"), "1:05 user 4 <b>hi</b>");
    let known = page.find("#log-lines li");
    assert!(page.text("#log").contains("2 lines came too fast"));
    snapshot.log.extend(snapshot.log.clone());
    page.state.snapshot.set(Arc::new(snapshot));
    leptos::task::tick().await;
    assert_eq!(page.texts("#log-lines li"), ["1:05 user 4 <b>hi</b>"; 2]);
    assert!(known.is_same_node(Some(&page.find("#log-lines li"))));
}

#[wasm_bindgen_test]
async fn a_threshold_is_shown_as_it_stands_and_none_is_there_without_any() {
    let page = Page::open(TEXT).await;
    assert!(!page.is_shown("#panel-thresholds"));
    let row = |expect: &str, on: Option<&str>, values: &str, holds| ThresholdRow {
        expect: expect.to_owned(),
        on: on.map(str::to_owned),
        abort: false,
        values: values.to_owned(),
        holds,
    };
    let mut snapshot = Snapshot {
        thresholds: vec![
            row("p95 < 0.2", Some("GET /<b>"), "", None),
            row("dropped == 0", None, "dropped = 0", Some(true)),
        ],
        ..Snapshot::default()
    };
    page.state.snapshot.set(Arc::new(snapshot.clone()));
    leptos::task::tick().await;
    assert!(page.is_shown("#panel-thresholds"));
    let shown = |column: &str| page.texts(&format!("table#thresholds td[data-column={column}]"));
    assert_eq!(shown("holds"), ["not yet known", "met"]);
    assert_eq!(shown("expect"), ["p95 < 0.2", "dropped == 0"]);
    assert_eq!(shown("on"), ["GET /<b>", "all requests"]);
    assert_eq!(page.text("#thresholds-note"), "");
    let known = page.find("table#thresholds tbody tr");

    snapshot.thresholds[0].holds = Some(false);
    snapshot.thresholds[0].values = "p95 = 0.231".to_owned();
    snapshot.cause = Some(Cause::Threshold);
    page.state.snapshot.set(Arc::new(snapshot));
    leptos::task::tick().await;
    assert_eq!(shown("holds"), ["not met", "met"]);
    assert_eq!(shown("values"), ["p95 = 0.231", "dropped = 0"]);
    assert_eq!(
        page.text("#thresholds-note"),
        "1 failing, and the run was stopped"
    );
    assert!(known.is_same_node(Some(&page.find("table#thresholds tr.failing"))));
}
