//! Starting, steering and stopping a run.

use katydid_core::stats::Delta;
use katydid_core::tick::Tick;
use katydid_core::user::{Hook, HookEnd};
use katydid_core::wire::Message;
use katydid_web::state::Phase;
use wasm_bindgen_test::wasm_bindgen_test;

use super::scripted::Scripted;
use super::support::{Page, TEXT};

#[wasm_bindgen_test]
async fn start_runs_the_scenario_and_stop_ends_it() {
    let page = Page::open(TEXT).await;
    page.click("#start").await;
    assert_eq!(Scripted::told(), ["start Small []"]);
    assert!(
        page.find("#field-users").has_attribute("disabled") && !page.is_shown("#scenario-body")
    );

    Scripted::reports(Delta {
        at: Tick::from_seconds(1.0),
        users: vec![2],
        ..Delta::default()
    });
    leptos::task::tick().await;
    assert_eq!(
        [page.text("#state"), page.text("#figure-users")],
        ["running", "2"]
    );

    page.click("#stop").await;
    assert_eq!(
        [page.text("#state"), page.text("#stop")],
        ["stopping", "Abort"]
    );
    page.click("#stop").await;
    assert_eq!(Scripted::told(), ["stop", "abort"]);

    Scripted::reports(Delta {
        at: Tick::from_seconds(2.0),
        interval: 1,
        users: vec![0],
        ended: true,
        ..Delta::default()
    });
    leptos::task::tick().await;
    assert_eq!(
        [page.text("#state"), page.text("#figure-users")],
        ["stopped", "0"]
    );
    assert!(!page.find("#start").has_attribute("disabled"));
}

#[wasm_bindgen_test]
async fn an_engine_that_fails_says_why_and_can_be_started_again() {
    let page = Page::open(TEXT).await;
    page.click("#start").await;
    Scripted::says(Message::Failed("the script could not be loaded".to_owned()));
    leptos::task::tick().await;
    assert_eq!(page.text("#state"), "failed");
    assert!(
        page.text("#engine-failed")
            .contains("the script could not be loaded")
    );
    page.click("#start").await;
    assert!(!page.is_shown("#engine-failed"));
    assert_eq!(page.state.phase.get_untracked(), Phase::Busy);
    let _ = Scripted::told();
}

#[wasm_bindgen_test]
async fn a_run_can_be_paused_and_its_users_changed() {
    let page = Page::open(TEXT).await;
    assert!(
        page.find("#pause").has_attribute("disabled")
            && page.find("#edit").has_attribute("disabled")
    );
    page.click("#start").await;
    page.click("#pause").await;
    let paused = Delta {
        users: vec![2],
        paused: true,
        ..Delta::default()
    };
    Scripted::reports(paused.clone());
    leptos::task::tick().await;
    assert_eq!(
        [page.text("#state"), page.text("#pause")],
        ["paused", "Resume"]
    );
    page.click("#pause").await;

    page.click("#edit").await;
    assert_eq!(
        [page.value("#edit-users"), page.value("#edit-spawn-rate")],
        ["2", "1"]
    );
    page.fill("#edit-users", "none").await;
    page.click("#edit-apply").await;
    assert!(page.text("#edit-error").contains("whole number"));
    page.fill("#edit-users", "9").await;
    page.fill("#edit-spawn-rate", "2.5").await;
    page.click("#edit-apply").await;
    assert_eq!(
        Scripted::told(),
        ["start Small []", "pause", "resume", "change 9 2.5"]
    );
    Scripted::reports(Delta {
        ended: true,
        ..paused
    });
    leptos::task::tick().await;
    assert!(!page.is_shown("#edit-users-form"));
}

#[wasm_bindgen_test]
async fn the_tests_own_steps_come_before_its_users_and_after_them() {
    let hooks = "on_test_start: [{ get: /in }]\non_test_stop: [{ get: /out }]\nusers:";
    let page = Page::open(&TEXT.replace("users:\n", &format!("{hooks}\n"))).await;
    assert!(page.text("#preview").contains("Before any user starts"));
    page.click("#start").await;
    let ended = |hook: Hook| {
        Message::HookEnded(HookEnd {
            variables: "{}".to_owned(),
            goes_on: true,
            delta: Delta {
                shard: hook.shard(),
                users: vec![0],
                ..Delta::default()
            },
        })
    };
    Scripted::says(ended(Hook::TestStart));
    Scripted::reports(Delta {
        users: vec![0],
        ended: true,
        ..Delta::default()
    });
    leptos::task::tick().await;
    assert_eq!(page.text("#state"), "stopping");
    Scripted::says(ended(Hook::TestStop));
    leptos::task::tick().await;
    assert_eq!(page.text("#state"), "stopped");
    assert_eq!(
        Scripted::told(),
        ["TestStart", "start Small []", "TestStop"]
    );
}

#[wasm_bindgen_test]
async fn a_threshold_that_aborts_stops_the_run() {
    let aborts = "thresholds: [{ expect: iterations < 5, abort: true, after: 1s }]\nusers:\n";
    let page = Page::open(&TEXT.replace("users:\n", aborts)).await;
    assert!(
        page.text("#preview")
            .contains("iterations < 5, or it is stopped")
    );
    page.click("#start").await;
    assert_eq!(page.texts("#thresholds td[data-column=holds]"), ["met"]);
    Scripted::reports(Delta {
        at: Tick::from_seconds(1.0),
        users: vec![2],
        iterations: 7,
        ..Delta::default()
    });
    leptos::task::tick().await;
    assert_eq!(Scripted::told(), ["start Small []", "stop"]);
    assert_eq!(
        [page.text("#state"), page.text("#stop")],
        ["stopping", "Abort"]
    );
    Scripted::reports(Delta {
        at: Tick::from_seconds(2.0),
        interval: 1,
        users: vec![0],
        ended: true,
        ..Delta::default()
    });
    leptos::task::tick().await;
    assert_eq!(page.text("#state"), "stopped");
    assert_eq!(
        page.texts("#thresholds td[data-column=values]"),
        ["iterations = 7"]
    );
    assert_eq!(
        page.text("#thresholds-note"),
        "1 failing, and the run was stopped"
    );
}
