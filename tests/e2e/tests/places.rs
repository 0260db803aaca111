//! The page from wherever it is opened.

use katydid_e2e::browser::Browser;
use katydid_e2e::page::Page;
use katydid_e2e::scenario;
use katydid_e2e::site::Site;
use katydid_e2e::target::Nginx;
use katydid_e2e::wait::eventually;
use serde_json::json;

/// The built-in target needs no network, so that it must work everywhere.
fn assert_runs_the_built_in_target(site: &Site) {
    let browser = Browser::start();
    let page = Page::open(&browser, site.url());
    page.write(&scenario::small("demo://shop", "/products", "2s"));
    page.start();
    eventually("rows", || (page.total() > 20).then_some(()));
    assert_eq!(browser.workers(), 1);
    page.reaches("stopped");
    let report = page.report();
    assert_eq!(report.failures().len(), 0, "{report:?}");
    browser.assert_no_complaint();
}

#[test]
fn the_page_runs_from_katydid_ui() {
    assert_runs_the_built_in_target(&Site::katydid_ui());
}

#[test]
fn the_page_runs_from_a_plain_static_server() {
    assert_runs_the_built_in_target(&Site::plain());
}

#[test]
fn the_page_in_one_file_runs_from_a_double_click() {
    assert_runs_the_built_in_target(&Site::one_file());
}

#[test]
fn a_first_visit_runs_wherever_the_page_is() {
    for site in [Site::plain(), Site::one_file()] {
        let browser = Browser::start();
        let page = Page::open(&browser, site.url());
        page.start();
        eventually("rows", || (page.total() > 5).then_some(()));
        page.stop();
        page.reaches("stopped");
        browser.assert_no_complaint();
    }
}

#[test]
fn katydid_ui_gives_the_page_a_fine_clock() {
    let (browser, site) = (Browser::start(), Site::katydid_ui());
    let _ = Page::open(&browser, site.url());
    assert_eq!(
        browser.run("return self.crossOriginIsolated;", vec![]),
        true
    );
}

/// Tries what a stranger's markup would, and says what ran; the answer is empty where none did. While a driver's own
/// script runs, a browser evaluates texts whatever the policy, hence the attempts from a timer.
const INTRUDE: &str = "const done = arguments[1]; const ran = []; window.intruded = what => ran.push(what); \
    const add = (name, fields) => document.body.append(Object.assign(document.createElement(name), fields)); \
    add('script', { textContent: \"intruded('inline')\" }); \
    add('script', { src: arguments[0], onload: () => intruded('foreign script') }); \
    add('img', { src: arguments[0] + '?image', onerror: () => {} }); \
    add('iframe', { src: arguments[0] + '?frame' }); \
    add('button', { id: 'intruder' }); \
    document.getElementById('intruder').setAttribute('onclick', \"intruded('attribute')\"); \
    document.getElementById('intruder').click(); \
    const attempt = act => setTimeout(() => { try { act(); } catch {} }); \
    attempt(() => (0, eval)(\"intruded('eval')\")); \
    attempt(() => Function(\"intruded('function')\")()); \
    location.href = \"javascript:intruded('address')\"; \
    setTimeout(() => done(ran), 500);";

#[test]
fn the_page_runs_no_code_but_its_own_and_loads_nothing_of_another_origin() {
    for site in [Site::katydid_ui(), Site::plain(), Site::one_file()] {
        let (browser, stranger) = (Browser::start(), Nginx::start());
        let _ = Page::open(&browser, site.url());
        let address = format!("{}/script.js", stranger.url());
        let ran = browser.run_async(INTRUDE, vec![address.into()]);
        assert_eq!(ran, json!([]), "{}", site.url());
        assert_eq!(stranger.log.lines(), [], "{}", site.url());
    }
}
