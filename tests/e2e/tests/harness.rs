//! The harness itself, before anything is judged by it.

use katydid_e2e::browser::Browser;
use katydid_e2e::counts::{Counts, Log};
use katydid_e2e::target::{Httpbin, Nginx};
use katydid_e2e::wait::settled;

const FETCH: &str = "const [url, done] = arguments; \
    const post = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' }; \
    Promise.all([fetch(url + '/anything?a=1'), fetch(url + '/anything', post)]).then(() => done('well'), done);";

/// The page that asks must be of another origin than the target.
fn ask(browser: &Browser, page: &Nginx, target: &str) {
    browser.open(&format!("{}/private", page.url()));
    assert_eq!(browser.run_async(FETCH, vec![target.into()]), "well");
}

fn assert_logged(log: &Log) {
    let expected = Counts::from([
        ("GET /anything?a=1".to_owned(), 1),
        ("POST /anything".to_owned(), 1),
    ]);
    assert_eq!(settled(&expected, || log.counts(str::to_owned)), expected);
    assert_eq!(log.preflights(), 1);
}

#[test]
fn both_targets_log_what_a_browser_sends_and_tell_preflights_apart() {
    let (browser, page) = (Browser::start(), Nginx::start());
    let (nginx, httpbin) = (Nginx::start(), Httpbin::start());
    ask(&browser, &page, &nginx.url());
    assert_logged(&nginx.log);
    ask(&browser, &page, &httpbin.url());
    assert_logged(&httpbin.log);
}

#[test]
fn the_window_has_the_size_and_the_colours_asked_for() {
    use katydid_e2e::browser::Scheme;

    let browser = Browser::start();
    browser.resize(390, 844);
    browser.prefer(Scheme::Dark);
    browser.open("data:text/html,<meta name=viewport content='width=device-width'><p>Hi");
    let script =
        "return [innerWidth, innerHeight, matchMedia('(prefers-color-scheme: dark)').matches];";
    assert_eq!(
        browser.run(script, vec![]),
        serde_json::json!([390, 844, true])
    );
    assert_eq!(browser.overflow(), 0);
    browser.open("data:text/html,<p style='width: 500px'>Hi");
    assert_eq!(browser.overflow(), 118);
}

#[test]
fn what_keeps_people_out_is_found() {
    let browser = Browser::start();
    browser.open("data:text/html,<html lang=en><title>A</title><p style='color: silver'>Hardly seen</p><button></button>");
    let faults = katydid_e2e::axe::faults(&browser);
    let rules: Vec<_> = faults
        .iter()
        .filter_map(|fault| fault.split(':').next())
        .collect();
    assert_eq!(rules, ["button-name", "color-contrast"], "{faults:?}");
}

#[test]
fn the_console_is_heard() {
    let browser = Browser::start();
    browser.open(
        "data:text/html,<script>console.error('panicked at'); setTimeout(() => nothing())</script>",
    );
    let guilty = browser.console();
    assert_eq!(
        guilty
            .iter()
            .filter(|entry| entry.is_the_pages_fault())
            .count(),
        2,
        "{guilty:#?}"
    );
}
