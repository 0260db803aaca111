//! How the page looks and how it is operated, while it runs.

use katydid_e2e::browser::{Browser, Key, Rectangle, Scheme};
use katydid_e2e::page::Page;
use katydid_e2e::scenario;
use katydid_e2e::site::Site;
use katydid_e2e::target::Nginx;
use katydid_e2e::wait::eventually;
use serde_json::json;

const SIZES: [(u32, u32); 2] = [(1280, 900), (390, 844)];

/// What must never lie on another of these.
const CONTROLS: [&str; 18] = [
    "#start",
    "#stop",
    "#share",
    "#theme",
    "#state",
    "#figure-users",
    "#figure-rps",
    "#figure-failures",
    "#figure-time",
    "#field-users",
    "#field-spawn-rate",
    "#field-host",
    "#field-run-time",
    "#scenario-text",
    "#chart-rates",
    "#chart-percentiles",
    "#chart-users",
    "table#statistics",
];

/// What must stay where it is when a run starts.
const STEADY: [&str; 5] = ["#start", "#stop", "#share", "#theme", "#state"];

/// Collects what moved by itself: how much of the window it concerned, what it was, and from where to where.
const WATCH_SHIFTS: &str = "window.shifts = []; \
    const place = ({ left, top }) => `${left},${top}`; \
    const moved = ({ node, previousRect, currentRect }) => \
        `${node && (node.id || node.className)} ${place(previousRect)} to ${place(currentRect)}`; \
    new PerformanceObserver(list => list.getEntries().forEach(entry => window.shifts.push(\
    [entry.value, entry.sources.map(moved).join('; ')]))).observe({ type: 'layout-shift' });";

fn shown(browser: &Browser) -> Vec<(&'static str, Rectangle)> {
    let place = |selector| Some((selector, browser.rectangle(selector)?));
    CONTROLS.into_iter().filter_map(place).collect()
}

fn assert_nothing_overlaps(browser: &Browser, width: u32) {
    let shown = shown(browser);
    for (index, (name, place)) in shown.iter().enumerate() {
        assert!(
            place.left >= 0.0,
            "{name} begins left of the window: {place:?}"
        );
        let scrolls = name.contains("table");
        assert!(
            scrolls || place.right <= f64::from(width),
            "{name} is cut at {width}: {place:?}"
        );
        for (other, its) in &shown[index + 1..] {
            assert!(
                !place.overlaps(its),
                "{name} {place:?} lies on {other} {its:?}"
            );
        }
    }
    assert!(shown.len() > 12, "{shown:?}");
}

fn assert_looks_well(browser: &Browser, (width, height): (u32, u32), scheme: Scheme) {
    browser.resize(width, height);
    browser.prefer(scheme);
    let name = format!("running-{width}-{scheme:?}").to_lowercase();
    browser.screenshot(&name);
    browser.screenshot_of_all(&format!("{name}-all"));
    assert_eq!(browser.overflow(), 0, "the page is too wide for {width}");
    assert_nothing_overlaps(browser, width);
}

#[test]
fn a_running_page_fits_wide_and_narrow_windows_in_light_and_dark() {
    let (browser, site) = (Browser::start(), Site::katydid_ui());
    let page = Page::open(&browser, site.url());
    page.start();
    page.reaches("running");
    eventually("many requests", || (page.total() > 200).then_some(()));
    for size in SIZES {
        for scheme in [Scheme::Light, Scheme::Dark] {
            assert_looks_well(&browser, size, scheme);
        }
    }
    page.stop();
    page.reaches("stopped");
    browser.assert_no_complaint();
}

#[test]
fn a_page_at_rest_fits_wide_and_narrow_windows() {
    let (browser, site) = (Browser::start(), Site::katydid_ui());
    for (width, height) in SIZES {
        browser.resize(width, height);
        let _ = Page::open(&browser, site.url());
        browser.screenshot_of_all(&format!("ready-{width}-all"));
        assert_eq!(browser.overflow(), 0, "the page is too wide for {width}");
    }
}

#[test]
fn the_examples_values_fit_their_fields() {
    const CUT: &str = "return [...document.querySelectorAll('input')].filter(field => \
        field.scrollWidth > field.clientWidth).map(field => `${field.id}: ${field.value}`);";
    let (browser, site) = (Browser::start(), Site::katydid_ui());
    for (width, height) in SIZES {
        browser.resize(width, height);
        let _ = Page::open(&browser, site.url());
        assert_eq!(browser.run(CUT, vec![]), json!([]), "at {width}");
    }
}

#[test]
fn nothing_jumps_when_a_run_starts_goes_on_and_stops() {
    let (browser, site) = (Browser::start(), Site::katydid_ui());
    for (width, height) in SIZES {
        browser.resize(width, height);
        let page = Page::open(&browser, site.url());
        page.write(&scenario::small("demo://shop", "/flaky", "3s"));
        let places = || {
            STEADY.map(|selector| {
                (
                    selector,
                    browser
                        .rectangle(selector)
                        .map(|place| (place.left, place.top)),
                )
            })
        };
        let before = places();
        page.start();
        eventually("first rows", || (page.total() > 0).then_some(()));
        browser.run(WATCH_SHIFTS, vec![]);
        assert_eq!(places(), before, "at {width}");
        page.reaches("stopped");
        assert_eq!(places(), before, "at {width}");
        let shifts = browser.run(
            "return window.shifts.filter(shift => shift[0] > 0.02);",
            vec![],
        );
        assert_eq!(shifts, json!([]), "at {width}");
    }
}

#[test]
fn no_button_moves_while_a_run_is_stopping() {
    let (browser, site, target) = (Browser::start(), Site::katydid_ui(), Nginx::start());
    for (width, height) in SIZES {
        browser.resize(width, height);
        let page = Page::open(&browser, site.url());
        page.write(&scenario::ends_waiting(&target.url(), "/hello", "/slower"));
        page.start();
        page.reaches("running");
        eventually("rows", || (page.total() > 4).then_some(()));
        let places =
            || ["#start", "#stop", "#share"].map(|button| (button, browser.rectangle(button)));
        let before = places();
        page.stop();
        page.reaches("stopping");
        assert_eq!(places(), before, "at {width}");
    }
}

/// More than any browser's engine can do in time, of a target without a network.
fn too_much() -> String {
    let text = scenario::small("demo://shop", "/hello", "1m");
    let text = text.replace("users: 5, spawn_rate: 50", "users: 3000, spawn_rate: 500");
    text.replace("constant(0.1)", "constant(0.01)")
}

#[test]
fn a_warning_moves_nothing_and_lies_on_nothing() {
    const READ: [&str; 5] = [
        "#chart-rates",
        "#chart-percentiles",
        "#chart-users",
        "#tab-failures",
        "table#statistics",
    ];
    let (browser, site) = (Browser::start(), Site::katydid_ui());
    for (width, height) in [(1280, 900), (800, 600), (390, 844)] {
        browser.resize(width, height);
        let page = Page::open(&browser, site.url());
        page.write(&too_much());
        page.start();
        let warning = eventually("warning", || browser.rectangle("#warnings"));
        browser.screenshot(&format!("warned-{width}"));
        let places = || READ.map(|read| (read, browser.rectangle(read)));
        let lies_on = |place: &Rectangle| place.overlaps(&warning);
        let warned = places();
        for (read, place) in &warned {
            let covered = place.as_ref().is_some_and(lies_on);
            assert!(!covered, "the warning lies on {read} at {width}");
        }
        let hide = "document.querySelector('#warnings').style.display = 'none';";
        browser.run(hide, vec![]);
        assert_eq!(places(), warned, "at {width}");
    }
}

/// Tab by tab, as far as a person would go.
fn tab_to(browser: &Browser, id: &str) {
    let reached = (0..60).any(|_| {
        browser.press(Key::Tab);
        browser.focus() == id
    });
    assert!(reached, "Tab does not reach {id}");
}

fn focus_is_seen(browser: &Browser) -> bool {
    let script = "const style = getComputedStyle(document.activeElement); \
                  return style.outlineStyle !== 'none' || style.boxShadow !== 'none';";
    browser.run(script, vec![]) == true
}

#[test]
fn a_run_is_started_and_stopped_by_the_keyboard_alone() {
    let (browser, site) = (Browser::start(), Site::katydid_ui());
    let page = Page::open(&browser, site.url());
    tab_to(&browser, "start");
    assert!(focus_is_seen(&browser));
    browser.press(Key::Enter);
    eventually("rows", || (page.total() > 3).then_some(()));
    tab_to(&browser, "stop");
    assert!(focus_is_seen(&browser));
    browser.press(Key::Space);
    page.reaches("stopped");
    browser.assert_no_complaint();
}

#[test]
fn the_scenario_can_be_reached_and_left_by_the_keyboard() {
    let (browser, site) = (Browser::start(), Site::katydid_ui());
    let _ = Page::open(&browser, site.url());
    tab_to(&browser, "scenario-text");
    browser.press(Key::Tab);
    assert_ne!(
        browser.focus(),
        "scenario-text",
        "Tab is caught in the text"
    );
}

#[test]
fn a_browser_that_is_behind_says_so_on_its_charts_and_gives_the_way_out() {
    let (browser, site) = (Browser::start(), Site::katydid_ui());
    let page = Page::open(&browser, site.url());
    let health = || browser.attribute("#health", "data-health");
    let badge = || browser.run(BADGE_IS_SEEN, vec![]);
    assert_eq!(
        (health().as_deref(), badge()),
        (Some("at rest"), json!(false))
    );
    page.write(&too_much());
    page.start();
    eventually("a browser behind", || (health()? == "behind").then_some(()));
    assert_eq!(badge(), json!(true));
    let command = eventually("a command", || browser.text("#native-command"));
    assert!(
        command.starts_with("katydid run '") && command.contains("#v1."),
        "{command}"
    );
    page.stop();
}

const BADGE_IS_SEEN: &str =
    "return getComputedStyle(document.querySelector('.chart-badge')).visibility === 'visible';";
