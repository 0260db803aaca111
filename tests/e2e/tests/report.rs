//! The HTML report, as who gets it by mail meets it: a file, opened from a disk.

use std::path::PathBuf;
use std::sync::OnceLock;

use katydid_e2e::axe;
use katydid_e2e::binary::katydid;
use katydid_e2e::browser::{Browser, Key, Scheme};
use katydid_e2e::wait::eventually;
use serde_json::{Value, json};
use tempfile::TempDir;

/// One of its names would take the page over if it could.
const SCENARIO: &str = r#"
name: Shop at noon
host: demo://shop
load: { users: 10, spawn_rate: 100, run_time: 4s }
users:
  - name: Visitor
    wait_time: constant(0.05)
    tasks:
      - get: /products
        weight: 3
      - get: /nowhere
      - post: /cart
        json: { product: 7, count: 1 }
      - get: /hello
        name: "</script><script>document.title = 'taken'</script><img src=x onerror=alert(1)>"
"#;

static MADE: OnceLock<(TempDir, PathBuf)> = OnceLock::new();

/// The report of one run, which all tests open.
fn report() -> String {
    let (_, file) = MADE.get_or_init(|| {
        let folder = tempfile::tempdir().expect("a folder");
        let name = folder.path().join("{u}-{r}-{t}.html");
        let name = name.to_str().expect("its path is text");
        let ended = katydid(&["run", "-", "--html", name], SCENARIO);
        let file = folder.path().join("10-100-4.html");
        assert!(file.is_file(), "{ended:?}");
        (folder, file)
    });
    format!("file://{}", file.display())
}

/// A browser with the report open.
fn opened() -> Browser {
    let browser = Browser::start();
    browser.resize(1280, 900);
    browser.open(&report());
    assert!(browser.has("html[data-ready]"), "{:?}", browser.console());
    browser
}

/// The text of every element that matches.
fn all(browser: &Browser, selector: &str) -> Vec<String> {
    let script =
        "return [...document.querySelectorAll(arguments[0])].map(element => element.textContent);";
    let found = browser.run(script, vec![selector.into()]);
    let texts = found.as_array().into_iter().flatten();
    texts.filter_map(Value::as_str).map(str::to_owned).collect()
}

fn values(browser: &Browser, chart: &str) -> Vec<String> {
    all(browser, &format!("#chart-{chart} .legend-value"))
}

/// What is written along the horizontal axis.
fn ticks(browser: &Browser, chart: &str) -> Vec<String> {
    all(
        browser,
        &format!("#chart-{chart} .tick[text-anchor=middle]"),
    )
}

fn column(browser: &Browser, number: usize) -> Vec<String> {
    all(
        browser,
        &format!("#statistics tbody tr > :nth-child({number})"),
    )
}

#[test]
fn a_report_asks_no_network_and_obeys_no_name() {
    let browser = opened();
    let asked = browser.run(
        "return performance.getEntriesByType('resource').map(entry => entry.name);",
        vec![],
    );
    assert_eq!(asked, json!([]));
    assert_eq!(
        browser.run("return document.title;", vec![]),
        "Shop at noon · Katydid"
    );
    assert!(
        column(&browser, 2)
            .iter()
            .any(|name| name.starts_with("</script>"))
    );
    assert_eq!(browser.run("return document.images.length;", vec![]), 0);
    browser.assert_no_complaint();
}

#[test]
fn what_is_written_into_a_report_later_does_not_run() {
    let browser = opened();
    let write = "window.ran = false; \
        const script = document.createElement('script'); script.textContent = 'window.ran = true'; \
        document.body.append(script); return window.ran;";
    assert_eq!(browser.run(write, vec![]), false);
}

#[test]
fn every_figure_is_read_without_a_script() {
    let browser = Browser::start();
    browser.disable_scripts();
    browser.open(&report());
    let statistics = browser.text("#statistics").unwrap();
    assert!(
        statistics.contains("Aggregated") && statistics.contains("/products"),
        "{statistics}"
    );
    assert!(browser.text("#failures").unwrap().contains("404 Not Found"));
    assert!(
        browser
            .text("#charts")
            .unwrap()
            .contains("every figure is in the tables")
    );
    assert!(browser.text("#name").unwrap().contains("UTC"));
}

#[test]
fn pointing_at_a_chart_shows_the_values_of_that_moment_in_all_over_time() {
    let browser = opened();
    assert!(values(&browser, "rates").iter().all(String::is_empty));
    let middle = browser.place_in("#chart-rates .plot", (0.6, 0.4));
    browser.point_at(middle);
    for chart in ["rates", "times", "users"] {
        let shown = values(&browser, chart);
        assert!(
            shown.iter().all(|value| value.parse::<f64>().is_ok()),
            "{chart}: {shown:?}"
        );
        assert!(browser.has(&format!("#chart-{chart} .crosshair")));
    }
    assert_eq!(values(&browser, "users"), ["10"]);
    assert!(values(&browser, "curve").iter().all(String::is_empty));
    browser.point_at(browser.place_in("h1", (0.5, 0.5)));
    assert!(!browser.has(".crosshair"));
}

#[test]
fn dragging_zooms_every_chart_over_time_and_there_are_three_ways_back() {
    let browser = opened();
    let whole = ticks(&browser, "users");
    let zoom = || {
        let ends = [0.35, 0.8].map(|part| browser.place_in("#chart-rates .plot", (part, 0.4)));
        browser.drag(ends[0], ends[1]);
        assert_ne!(ticks(&browser, "users"), whole, "{whole:?}");
    };
    zoom();
    browser.screenshot("report-zoomed");
    browser.double_click(browser.place_in("#chart-times .plot", (0.5, 0.5)));
    assert_eq!(ticks(&browser, "users"), whole);
    zoom();
    browser.click("#reset-zoom");
    assert_eq!(ticks(&browser, "users"), whole);
    zoom();
    browser.run(
        "document.querySelector('#chart-rates .plot').focus();",
        vec![],
    );
    browser.press(Key::Escape);
    assert_eq!(ticks(&browser, "users"), whole);
}

#[test]
fn a_chart_is_read_by_the_keyboard_alone() {
    let browser = opened();
    let told = || {
        browser
            .attribute("#chart-times .plot", "aria-valuetext")
            .unwrap()
    };
    browser.run(
        "document.querySelector('#chart-times .plot').focus();",
        vec![],
    );
    let last = told();
    assert!(last.contains("50 %") && last.contains("99 %"), "{last}");
    browser.press(Key::Left);
    let before = told();
    assert_ne!(before, last);
    browser.press(Key::Right);
    assert_eq!(told(), last);
    browser.press(Key::Home);
    assert!(told().starts_with("0:01"), "{}", told());
}

#[test]
fn a_click_in_a_legend_takes_a_line_away_and_brings_it_back() {
    let browser = opened();
    let lines = || {
        browser.run(
            "return document.querySelectorAll('#chart-times .line').length;",
            vec![],
        )
    };
    assert_eq!(lines(), 3);
    browser.click("#chart-times .legend-button");
    assert_eq!(lines(), 2);
    assert_eq!(
        browser
            .attribute("#chart-times .legend-button", "aria-pressed")
            .unwrap(),
        "false"
    );
    browser.click("#chart-times .legend-button");
    assert_eq!(lines(), 3);
}

#[test]
fn a_name_in_the_statistics_shows_its_own_charts() {
    let browser = opened();
    let curve = || browser.attribute("#chart-curve .line", "d").unwrap();
    let all = curve();
    browser.click("#statistics tbody tr:nth-child(1) .link");
    assert_eq!(browser.value("#endpoint"), "0");
    assert_ne!(curve(), all);
}

#[test]
fn a_heading_sorts_its_column_as_numbers_and_the_third_click_restores_the_order() {
    let browser = opened();
    let numbers = || -> Vec<u64> {
        column(&browser, 3)
            .iter()
            .map(|text| text.parse().unwrap())
            .collect()
    };
    let planned = numbers();
    assert_eq!(planned.len(), 4);
    let requests = "#statistics thead th:nth-child(3) .sort";
    browser.click(requests);
    assert!(numbers().is_sorted_by(|a, b| a >= b), "{:?}", numbers());
    assert_eq!(
        browser
            .attribute("#statistics thead th:nth-child(3)", "aria-sort")
            .unwrap(),
        "descending"
    );
    browser.click(requests);
    assert!(numbers().is_sorted(), "{:?}", numbers());
    browser.click(requests);
    assert_eq!(numbers(), planned);
    assert!(
        browser
            .text("#statistics tfoot")
            .unwrap()
            .contains("Aggregated")
    );
}

/// A report of so many names, of a run that was only simulated.
fn report_of(names: usize) -> (TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("many.html");
    let task = |number| format!("{{ get: /page/{number} }}");
    let tasks: Vec<String> = (0..names).map(task).collect();
    let scenario = format!(
        "host: http://many.example\nload: {{ users: 20, spawn_rate: 100, run_time: 20s }}\n\
         users: [{{ name: A, wait_time: constant(0.1), tasks: [{}] }}]",
        tasks.join(", ")
    );
    let name = file.to_str().expect("its path is text");
    let ended = katydid(&["simulate", "-", "--html", name], &scenario);
    assert!(file.is_file(), "{ended:?}");
    let url = format!("file://{}", file.display());
    (folder, url)
}

#[test]
fn a_search_leaves_the_rows_that_have_its_words() {
    let (browser, (_folder, report)) = (Browser::start(), report_of(30));
    browser.open(&report);
    let shown = || all(&browser, "#statistics tbody tr:not([hidden]) th");
    assert_eq!(shown().len(), 30);
    browser.keys("#requests .search", "PAGE/2");
    assert_eq!(shown().len(), 11, "2, and 20 to 29");
    assert_eq!(browser.text("#requests [role=status]").unwrap(), "11 of 30");
    assert_eq!(
        all(&browser, "#response-times tbody tr:not([hidden])").len(),
        30
    );
}

#[test]
fn a_column_can_be_put_away() {
    let browser = opened();
    let is_shown = || {
        browser
            .rectangle("#statistics tbody td:nth-child(1)")
            .is_some()
    };
    assert!(is_shown());
    browser.click("#requests .columns summary");
    browser.click("#requests .column-list label:first-child input");
    assert!(!is_shown());
}

#[test]
fn the_service_times_take_the_place_of_the_response_times() {
    let browser = opened();
    let shown = |table: &str| browser.rectangle(table).is_some();
    assert!(shown("#response-times") && !shown("#service-times"));
    browser.click("#times .segment:nth-child(2)");
    assert!(!shown("#response-times") && shown("#service-times"));
}

#[test]
fn a_chart_is_saved_as_a_picture() {
    const WATCH: &str = "window.saved = null; \
        const make = URL.createObjectURL; \
        URL.createObjectURL = blob => { window.saved = `${blob.type} ${blob.size > 5000}`; return make(blob); };";
    let browser = opened();
    browser.run(WATCH, vec![]);
    browser.click("#chart-times .save");
    let saved = eventually("picture", || {
        let saved = browser.run("return window.saved;", vec![]);
        saved.as_str().map(str::to_owned)
    });
    assert_eq!(saved, "image/png true");
    browser.assert_no_complaint();
}

#[test]
fn the_theme_goes_from_what_a_person_prefers_to_the_other_and_back() {
    let browser = opened();
    let page = || {
        browser.run(
            "return getComputedStyle(document.body).backgroundColor;",
            vec![],
        )
    };
    browser.prefer(Scheme::Dark);
    let dark = page();
    browser.click("#theme");
    let light = page();
    assert_ne!(dark, light);
    browser.click("#theme");
    assert_eq!(page(), dark);
    browser.prefer(Scheme::Light);
    assert_eq!(page(), dark, "a choice stays chosen");
}

#[test]
fn a_report_keeps_nobody_out_in_light_or_dark_wide_or_narrow() {
    let browser = opened();
    browser.run(
        "document.querySelector('details.scenario').open = true;",
        vec![],
    );
    for (width, height) in [(1280, 900), (390, 844)] {
        for scheme in [Scheme::Light, Scheme::Dark] {
            browser.resize(width, height);
            browser.prefer(scheme);
            browser.screenshot_of_all(&format!("report-{width}-{scheme:?}").to_lowercase());
            assert_eq!(browser.overflow(), 0, "the report is too wide for {width}");
            assert_eq!(axe::faults(&browser), [""; 0], "at {width} in {scheme:?}");
        }
    }
}

/// A row that got slower, with a name that would take the page over if it could, and others; half a minute in virtual time.
const COMPARED: &str = r#"
host: http://compared.example
load: { users: 30, spawn_rate: 30, run_time: 31s }
users:
  - name: Visitor
    wait_time: between(0, 0.2)
    tasks:
      - get: /products
      - get: /cart
      - get: /search
        name: "</script><script>document.title = 'taken'</script><img src=x onerror=alert(1)>"
"#;

/// A report with its comparison to an earlier run.
fn compared() -> (TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str| folder.path().join(name).display().to_string();
    let run = |name: &str, time: &str| {
        let flags = ["simulate", "-", "--seed", name, "--service-time", time];
        let ended = katydid(
            &[flags.as_slice(), &["--result-file", &file(name)]].concat(),
            COMPARED,
        );
        assert_eq!(ended.code, Some(0), "{ended:?}");
    };
    run("1", "lognormal(20ms, 0.3)");
    run("2", "lognormal(23ms, 0.3)");
    let ended = katydid(
        &["compare", &file("1"), &file("2"), "--html", &file("b.html")],
        "",
    );
    assert_eq!(ended.code, Some(99), "{ended:?}");
    let url = format!("file://{}", file("b.html"));
    (folder, url)
}

#[test]
fn a_comparison_is_read_without_a_script_and_obeys_no_name() {
    let (browser, (_folder, report)) = (Browser::start(), compared());
    browser.open(&report);
    assert!(browser.has("html[data-ready]"), "{:?}", browser.console());
    assert_eq!(browser.run("return document.images.length;", vec![]), 0);
    browser.assert_no_complaint();
    browser.disable_scripts();
    browser.open(&report);
    let text = browser.text("#comparison").unwrap();
    assert!(text.contains("GET /products: slower (typical"), "{text}");
    assert!(
        text.contains("against the other rows") || text.contains("slower"),
        "{text}"
    );
    assert!(
        browser
            .rectangle("#comparison details[open] .interval")
            .is_some()
    );
}

#[test]
fn a_comparison_keeps_nobody_out_in_light_or_dark_wide_or_narrow() {
    let (browser, (_folder, report)) = (Browser::start(), compared());
    browser.open(&report);
    for (width, height) in [(1280, 900), (390, 844)] {
        for scheme in [Scheme::Light, Scheme::Dark] {
            browser.resize(width, height);
            browser.prefer(scheme);
            browser.screenshot_of_all(&format!("compared-{width}-{scheme:?}").to_lowercase());
            assert_eq!(browser.overflow(), 0, "the report is too wide for {width}");
            assert_eq!(axe::faults(&browser), [""; 0], "at {width} in {scheme:?}");
        }
    }
}
