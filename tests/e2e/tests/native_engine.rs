//! The native engine behind the page, as a person meets it, and a stranger's page.

use katydid_e2e::binary;
use katydid_e2e::browser::Browser;
use katydid_e2e::page::Page;
use katydid_e2e::scenario;
use katydid_e2e::site::Site;
use katydid_e2e::target::Nginx;
use katydid_e2e::wait::{eventually, settled};
use serde_json::json;

fn link(target: &Nginx, path: &str, run_time: &str) -> String {
    binary::link(&scenario::small(&target.url(), path, run_time))
}

fn runs(page: &Page<'_>) {
    page.start();
    page.reaches("stopped");
}

#[test]
fn a_target_that_no_page_may_read_is_reached_natively_alone() {
    let (browser, target) = (Browser::start(), Nginx::start());
    let site = Site::katydid_ui_with_engine();
    let text = scenario::small(&target.url(), "/private", "1s");
    let link = binary::link(&format!(
        "{text}defaults: {{ headers: {{ User-Agent: me }} }}\n"
    ));
    let page = Page::open(&browser, &site.with(&link));
    assert!(!browser.has("#browser-notes:not([hidden])"));
    runs(&page);
    let (requests, failures) = (page.report().requests(), page.report().failures());
    assert_eq!(
        settled(&requests, || target.log.counts(scenario::name)),
        requests
    );
    assert!(page.total() > 5 && failures.is_empty(), "{failures:?}");

    browser.click("#toggle-scenario");
    browser.click("#run-in-browser");
    assert!(browser.has("#browser-notes:not([hidden])"));
    runs(&page);
    assert_eq!(page.report().requests(), page.report().failures());
    browser.click("#toggle-scenario");
    browser.click("#run-natively");
    runs(&page);
    assert!(page.report().failures().is_empty());
}

#[test]
fn the_token_is_in_no_link_and_lasts_as_long_as_the_tab() {
    let (browser, site) = (Browser::start(), Site::katydid_ui_with_engine());
    let page = Page::open(&browser, site.url());
    let address = || browser.run("return location.href", vec![]).to_string();
    assert!(!address().contains("token"), "{}", address());
    assert!(!page.share().contains("token"));
    browser.reload();
    page.reaches("ready");
    assert!(browser.has("#platform:not([hidden])"));
    browser.assert_no_complaint();

    let stranger = Site::katydid_ui();
    let page = Page::open(&browser, stranger.url());
    assert_eq!(page.state().as_deref(), Some("ready"));
    assert!(browser.has("#platform[hidden]"));
}

#[test]
fn a_page_of_another_origin_is_refused_even_with_the_token() {
    let (browser, plain) = (Browser::start(), Site::plain());
    let site = Site::katydid_ui_with_engine();
    let engine = site
        .url()
        .replacen("http", "ws", 1)
        .replacen("/?", "/engine?", 1);
    let connects = |page: &str| {
        browser.open(page);
        let script = "const [url, done] = arguments; const socket = new WebSocket(url);
            socket.onopen = () => done(true); socket.onerror = () => done(false);";
        browser.run_async(script, vec![json!(engine)])
    };
    assert_eq!(connects(plain.url()), json!(false));
    assert_eq!(connects(site.url()), json!(true));
}

#[test]
fn a_page_that_is_left_ends_its_test() {
    let (browser, target) = (Browser::start(), Nginx::start());
    let site = Site::katydid_ui_with_engine();
    let page = Page::open(&browser, &site.with(&link(&target, "/hello", "10m")));
    page.start();
    let hellos = || target.log.counts(scenario::name).remove("GET /hello");
    eventually("requests in the log", || {
        hellos().filter(|count| *count > 5)
    });

    browser.open("about:blank");
    let page = Page::open(&browser, &site.with(&link(&target, "/private", "1s")));
    eventually("an engine that is free", || {
        page.start();
        let ended = |state: &String| ["stopped", "failed"].contains(&state.as_str());
        let end = eventually("end", || page.state().filter(ended));
        (end == "stopped").then_some(())
    });
    let after = hellos();
    runs(&page);
    assert_eq!(hellos(), after);
}
