//! Test connection: one of each request, sent when a person asks for it, and what to do about what came.

use katydid_e2e::axe;
use katydid_e2e::browser::{Browser, Key, Scheme};
use katydid_e2e::page::Page;
use katydid_e2e::scenario;
use katydid_e2e::site::Site;
use katydid_e2e::target::{Nginx, Refusing, Silent};
use katydid_e2e::wait::{eventually, settled};

const SIZES: [(u32, u32); 3] = [(1600, 900), (1024, 768), (390, 844)];

/// Presses the button and reads what it came to.
#[track_caller]
fn test_connection(browser: &Browser) -> String {
    eventually("a button that can be pressed", || {
        let disabled = browser.attribute("#test-connection", "disabled");
        disabled.is_none().then_some(())
    });
    browser.click("#test-connection");
    eventually("the trial's end", || {
        browser
            .text("#trial-note")
            .filter(|note| note.contains("failed"))
    })
}

fn line(browser: &Browser, name: &str) -> String {
    let of = format!("#trial details[data-name='{name}']");
    browser.text(&of).unwrap_or_default()
}

#[test]
fn nothing_is_sent_before_the_button_is_pressed_and_then_each_request_once() {
    let (browser, site, target) = (Browser::start(), Site::katydid_ui(), Nginx::start());
    let page = Page::open(&browser, site.url());
    let more = "      - get: /missing\n        weight: 90\n      - steps:\n          - repeat: 50\n            steps: [{ get: /looped }]\n";
    page.write(&format!(
        "{}{more}",
        scenario::small(&target.url(), "/hello", "1m")
    ));
    let _ = page.hash();
    assert_eq!(target.log.lines(), []);
    assert_eq!(test_connection(&browser), "3 requests sent, 1 failed.");
    let sent: Vec<String> = target
        .log
        .lines()
        .into_iter()
        .map(|line| line.target)
        .collect();
    assert_eq!(sent, ["/hello", "/missing", "/looped"]);
    assert!(
        line(&browser, "/hello").starts_with("200"),
        "{}",
        line(&browser, "/hello")
    );
    assert!(line(&browser, "/missing").contains("404 Not Found"));
    browser.click("#trial details[data-name='/hello'] summary");
    let opened = line(&browser, "/hello");
    assert!(
        opened.contains("{\"well\":true}") && opened.contains("Server"),
        "{opened}"
    );
    assert!(!opened.contains("Unknown"), "its times are told: {opened}");
    assert_eq!(page.state().as_deref(), Some("ready"));
    browser.assert_no_complaint();
}

/// What is advised for the target, put into its configuration as it stands.
#[test]
fn what_is_advised_for_nginx_makes_a_blocked_target_readable() {
    let (browser, site) = (Browser::start(), Site::katydid_ui());
    let blocked = Nginx::start();
    let page = Page::open(&browser, site.url());
    let text = |target: &Nginx| {
        scenario::small(&target.url(), "/private", "1m").replace(
            "timeout: 1s",
            "headers: { X-Team: a }\n      - put: /private/put\n        json: { a: 1 }",
        )
    };
    page.write(&text(&blocked));
    assert_eq!(test_connection(&browser), "2 requests sent, 2 failed.");
    let says = browser.text("#trial [data-target]").unwrap_or_default();
    for header in [
        &format!("Access-Control-Allow-Origin: {}", site.origin()),
        "Access-Control-Allow-Methods: PUT",
        "Access-Control-Allow-Headers: x-team, content-type",
        "Timing-Allow-Origin:",
    ] {
        assert!(says.contains(header), "{header} is not in {says}");
    }
    browser.click("#trial [data-server=nginx] summary");
    let advice = browser
        .text("#trial [data-server=nginx] pre")
        .unwrap_or_default();
    let told = Nginx::with_private(&advice);
    page.write(&text(&told));
    assert_eq!(test_connection(&browser), "2 requests sent, 0 failed.");
    assert!(!browser.has("#trial [data-target]"));
}

#[test]
fn a_readable_target_that_hides_its_times_is_told_the_one_header() {
    let (browser, site) = (Browser::start(), Site::katydid_ui());
    let target = Nginx::with_private("add_header Access-Control-Allow-Origin *;");
    let page = Page::open(&browser, site.url());
    page.write(&scenario::small(&target.url(), "/private", "1m"));
    assert_eq!(test_connection(&browser), "1 request sent, 0 failed.");
    let says = browser.text("#trial [data-target]").unwrap_or_default();
    assert!(says.contains("Timing-Allow-Origin: http"), "{says}");
    assert!(!says.contains("Access-Control-Allow-Origin"), "{says}");
    browser.click("#trial details summary");
    assert!(line(&browser, "/private").contains("Unknown"));
}

#[test]
fn what_a_browser_cannot_tell_apart_is_not_guessed() {
    let (browser, site) = (Browser::start(), Site::katydid_ui());
    let (refusing, silent) = (Refusing::start(), Silent::start());
    let page = Page::open(&browser, site.url());
    let text = format!(
        "users:\n  - name: A\n    tasks:\n      - get: {}/x\n        name: refused\n      - get: {}/x\n        name: silent\n        timeout: 1s\n",
        refusing.url(),
        silent.url()
    );
    page.write(&text);
    assert_eq!(test_connection(&browser), "2 requests sent, 2 failed.");
    let refused = line(&browser, "refused");
    assert!(
        refused.contains("a browser does not tell which"),
        "{refused}"
    );
    assert!(line(&browser, "silent").contains("timed out"));
    assert!(!browser.has("#trial [data-target]"), "no header helps here");
}

#[test]
fn a_trial_can_be_cancelled_and_another_scenario_takes_it_away() {
    let (browser, site, silent) = (Browser::start(), Site::katydid_ui(), Silent::start());
    let page = Page::open(&browser, site.url());
    let text = scenario::small(&silent.url(), "/x", "1m").replace("timeout: 1s", "timeout: 60s");
    page.write(&text);
    let _ = page.hash();
    browser.click("#test-connection");
    eventually("a worker", || (browser.workers() == 1).then_some(()));
    browser.click("#close-trial");
    assert_eq!(settled(&0, || browser.workers()), 0);
    page.write(&scenario::small("demo://shop", "/hello", "1m"));
    let _ = test_connection(&browser);
    page.write(&text);
    eventually("nothing of the other scenario", || {
        browser.attribute("#trial", "hidden").map(|_| ())
    });
}

#[test]
fn it_fits_wide_and_narrow_windows_in_light_and_dark_and_has_no_grave_fault() {
    let (browser, site, target) = (Browser::start(), Site::katydid_ui(), Nginx::start());
    let page = Page::open(&browser, site.url());
    let more = "      - get: /missing\n      - get: /private/a/path/that/is/rather/long/and/goes/on/for/a/while?with=a&query=too\n      - put: /private\n        json: { a: 1 }\n";
    page.write(&format!(
        "{}{more}",
        scenario::small(&target.url(), "/hello", "1m")
    ));
    let _ = test_connection(&browser);
    browser.click("#trial details[data-name='/hello'] summary");
    browser.click("#trial [data-server=nginx] summary");
    for (width, height) in SIZES {
        for scheme in [Scheme::Light, Scheme::Dark] {
            browser.resize(width, height);
            browser.prefer(scheme);
            let name = format!("trial-{width}-{scheme:?}").to_lowercase();
            browser.screenshot_of_all(&name);
            assert_eq!(browser.overflow(), 0, "the page is too wide for {width}");
            assert_eq!(axe::faults(&browser), [] as [String; 0], "{name}");
        }
    }
}

#[test]
fn examples_are_opened_by_keyboard_start_nothing_and_can_be_taken_back() {
    const OWN: &str =
        "# my own\nhost: demo://shop\nusers: [{ name: A, tasks: [{ get: /mine }] }]\n";
    for site in [Site::katydid_ui(), Site::plain(), Site::one_file()] {
        let browser = Browser::start();
        let page = Page::open(&browser, site.url());
        page.write(OWN);
        browser.focus_on("#open-gallery");
        browser.press(Key::Enter);
        eventually("examples", || {
            browser.has("#gallery li button").then_some(())
        });
        assert_eq!(axe::faults(&browser), [] as [String; 0]);
        browser.press(Key::Escape);
        assert_eq!(browser.focus(), "open-gallery");
        for at in 1..=10 {
            browser.click("#open-gallery");
            browser.click(&format!("#gallery li:nth-child({at}) button"));
            eventually("an example", || (page.scenario() != OWN).then_some(()));
            assert_eq!(page.problems(), [], "example {at}");
        }
        assert_eq!(page.state().as_deref(), Some("ready"));
        browser.click("#take-back");
        assert_eq!(page.scenario(), OWN);
        browser.assert_no_complaint();
    }
}

#[test]
fn the_gallery_fits_wide_and_narrow_windows_in_light_and_dark() {
    let (browser, site) = (Browser::start(), Site::katydid_ui());
    let _ = Page::open(&browser, site.url());
    browser.click("#open-gallery");
    eventually("examples", || {
        browser.has("#gallery li button").then_some(())
    });
    for (width, height) in SIZES {
        for scheme in [Scheme::Light, Scheme::Dark] {
            browser.resize(width, height);
            browser.prefer(scheme);
            browser.screenshot(&format!("gallery-{width}-{scheme:?}").to_lowercase());
            assert_eq!(browser.overflow(), 0, "the page is too wide for {width}");
        }
    }
}
