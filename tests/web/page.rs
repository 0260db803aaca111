//! The page in a browser, with an engine that only says what it is told to.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "tests")]

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use katydid_core::scenario::{Scenario, link};
use katydid_core::stats::{
    CheckRow, Delta, ExceptionRow, FailureRow, LogLine, Point, Quantiles, Row, Snapshot,
};
use katydid_core::tick::Tick;
use katydid_core::user::{HookEnd, Hook};
use katydid_core::wire::Message;
use katydid_web::app::App;
use katydid_web::run::{Controls, Engine};
use katydid_web::state::{Phase, State};
use leptos::mount::{UnmountHandle, mount_to};
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyViewState;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{DataTransfer, Event, EventInit, File, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

wasm_bindgen_test_configure!(run_in_browser);

const TEXT: &str = "# kept
name: Small
host: demo://shop
load: { users: 2, spawn_rate: 1, run_time: 90s }
users:
  - name: A
    tasks:
      - get: /hello
";

type Hear = Box<dyn Fn(Message)>;

thread_local! {
    static TOLD: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    static HEAR: RefCell<Option<Hear>> = const { RefCell::new(None) };
}

/// Writes down what it is told, and says what a test makes it say.
struct Scripted;

impl Scripted {
    fn told() -> Vec<String> {
        TOLD.take()
    }

    fn says(message: Message) {
        let hear = HEAR.take().unwrap();
        hear(message);
        HEAR.set(Some(hear));
    }

    fn reports(delta: Delta) {
        Self::says(Message::Delta(delta));
    }
}

impl Engine for Scripted {
    const SHARDS: u32 = 1;

    fn open(hear: impl Fn(Message) + 'static) -> Self {
        HEAR.set(Some(Box::new(hear)));
        Self
    }

    fn post(&self, _shard: u32, message: &Message) {
        TOLD.with_borrow_mut(|told| told.push(word(message)));
    }
}

fn word(message: &Message) -> String {
    match message {
        Message::Start {
            scenario, inputs, ..
        } => {
            let env: Vec<_> = inputs.env.iter().collect();
            let name = Scenario::parse(scenario).unwrap().name;
            format!("start {name} {env:?}")
        }
        Message::RunHook { hook, .. } => format!("{hook:?}"),
        Message::Change(change) => format!("change {} {}", change.users, change.spawn_rate),
        other => format!("{other:?}").to_lowercase(),
    }
}

/// A mounted page; dropped, it is gone.
struct Page {
    state: State,
    root: HtmlElement,
    _mounted: UnmountHandle<AnyViewState>,
}

impl Page {
    async fn open(text: &str) -> Self {
        let root: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        document().body().unwrap().append_child(&root).unwrap();
        let (state, text) = (Rc::new(RefCell::new(None)), text.to_owned());
        let opened = Rc::clone(&state);
        let mounted = mount_to(root.clone(), move || {
            let made = State::new(text);
            *opened.borrow_mut() = Some(made);
            let controls = Controls::of::<Scripted>(made);
            view! { <App state=made controls /> }.into_any()
        });
        leptos::task::tick().await;
        let state = state.take().unwrap();
        Self {
            state,
            root,
            _mounted: mounted,
        }
    }

    fn find(&self, selector: &str) -> HtmlElement {
        let found = self.root.query_selector(selector).unwrap();
        found
            .unwrap_or_else(|| panic!("no {selector}"))
            .unchecked_into()
    }

    fn text(&self, selector: &str) -> String {
        self.find(selector).text_content().unwrap_or_default()
    }

    fn is_shown(&self, selector: &str) -> bool {
        self.root
            .query_selector(selector)
            .unwrap()
            .is_some_and(|found| !found.has_attribute("hidden"))
    }

    async fn click(&self, selector: &str) {
        self.find(selector).click();
        leptos::task::tick().await;
    }

    async fn type_scenario(&self, text: &str) {
        let area: HtmlTextAreaElement = self.find("#scenario-text").unchecked_into();
        area.set_value(text);
        input(&area);
        self.state.settle();
        leptos::task::tick().await;
    }

    async fn fill(&self, selector: &str, value: &str) {
        let field: HtmlInputElement = self.find(selector).unchecked_into();
        field.set_value(value);
        input(&field);
        leptos::task::tick().await;
    }

    fn value(&self, selector: &str) -> String {
        self.find(selector)
            .unchecked_into::<HtmlInputElement>()
            .value()
    }

    fn cell(&self, name: &str, column: &str) -> String {
        self.text(&format!(
            "table#statistics tr[data-name='{name}'] td[data-column={column}]"
        ))
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.root.remove();
    }
}

fn input(element: &HtmlElement) {
    dispatch(element, "input");
}

fn dispatch(element: &HtmlElement, name: &str) {
    let options = EventInit::new();
    options.set_bubbles(true);
    let event = Event::new_with_event_init_dict(name, &options).unwrap();
    element.dispatch_event(&event).unwrap();
}

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
    assert!(page.value("#scenario-text").contains("inline: |\n      a,b\n      1,2\n"));
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

#[wasm_bindgen_test]
async fn a_run_can_be_paused_and_its_users_changed() {
    let page = Page::open(TEXT).await;
    assert!(page.find("#pause").has_attribute("disabled") && page.find("#edit").has_attribute("disabled"));
    page.click("#start").await;
    page.click("#pause").await;
    let paused = Delta {
        users: vec![2],
        paused: true,
        ..Delta::default()
    };
    Scripted::reports(paused.clone());
    leptos::task::tick().await;
    assert_eq!([page.text("#state"), page.text("#pause")], ["paused", "Resume"]);
    page.click("#pause").await;

    page.click("#edit").await;
    assert_eq!([page.value("#edit-users"), page.value("#edit-spawn-rate")], ["2", "1"]);
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
async fn a_load_without_a_plain_number_is_shown_by_its_form_and_left_to_the_text() {
    let stages = "load: { stages: [{ duration: 1m, users: 5 }, { duration: 1m, users: 0 }] }";
    let load = "load: { users: 2, spawn_rate: 1, run_time: 90s }";
    let page = Page::open(&TEXT.replace(load, stages)).await;
    let fields = ["#field-users", "#field-spawn-rate", "#field-run-time"];
    assert_eq!(fields.map(|field| page.value(field)), ["2 stages", "by stage", "by stage"]);
    assert!(fields.iter().all(|field| page.find(field).has_attribute("disabled")));
    page.click("#start").await;
    assert!(page.find("#edit").has_attribute("disabled"));
    let _ = Scripted::told();

    let page = Page::open(&TEXT.replace(load, "load: { arrivals: { rate: 5 }, run_time: 10s }")).await;
    assert_eq!(
        fields.map(|field| page.value(field)),
        ["5 arrivals per second, at most 1000 users", "by arrival", "10s"]
    );
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
async fn the_log_is_text_and_not_there_without_lines() {
    let page = Page::open(TEXT).await;
    assert!(!page.is_shown("#log"));
    let line = LogLine {
        at: Tick::from_seconds(65.0),
        user: 4,
        text: "<b>hi</b>".to_owned(),
    };
    let snapshot = Snapshot {
        log: vec![line],
        log_left_out: 2,
        ..Snapshot::default()
    };
    page.state.snapshot.set(Arc::new(snapshot));
    leptos::task::tick().await;
    assert_eq!(page.text("#log-lines li"), "1:05 user 4 <b>hi</b>");
    assert!(page.text("#log").contains("2 lines came too fast"));
}
