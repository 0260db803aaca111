//! The served page as a person meets it.

use katydid_e2e::binary::{self, Run};
use katydid_e2e::browser::Browser;
use katydid_e2e::page::Page;
use katydid_e2e::scenario;
use katydid_e2e::site::Site;
use katydid_e2e::target::Nginx;
use katydid_e2e::wait::{eventually, settled};

const SELECT_ALL: &str = "\u{e009}a\u{e000}";

fn assert_at_least(page: &Page<'_>, requests: u64) {
    eventually("more requests in the table", || {
        (page.total() >= requests).then_some(())
    });
}

#[test]
fn a_link_says_what_it_would_do_and_sends_nothing_before_start() {
    let (browser, site, target) = (Browser::start(), Site::katydid_ui(), Nginx::start());
    let link = binary::link(&scenario::small(&target.url(), "/hello", "1m"));
    let page = Page::open(&browser, &site.with(&link));
    let banner = eventually("banner", || browser.text("#link-banner"));
    assert!(
        banner.contains(&target.url()) && banner.contains("5 users"),
        "{banner}"
    );
    assert_eq!(page.state().as_deref(), Some("ready"));
    browser.reload();
    page.reaches("ready");
    assert_eq!(target.log.lines(), []);

    page.start();
    assert_at_least(&page, 5);
    assert_at_least(&page, 20);
    page.stop();
    page.reaches("stopped");
    let reported = page.report().requests();
    assert_eq!(
        settled(&reported, || target.log.counts(scenario::name)),
        reported
    );
    browser.assert_no_complaint();
}

#[test]
fn a_first_visit_runs_the_example_when_start_is_pressed() {
    let (browser, site) = (Browser::start(), Site::katydid_ui());
    let page = Page::open(&browser, site.url());
    assert_eq!(page.problems(), []);
    assert_eq!(page.state().as_deref(), Some("ready"));
    page.start();
    assert_at_least(&page, 20);
    assert!(page.report().rows.len() > 2, "{:?}", page.report());
    page.stop();
    page.reaches("stopped");
    browser.assert_no_complaint();
}

#[test]
fn a_run_can_be_started_again_and_begins_at_nothing() {
    let (browser, site, target) = (Browser::start(), Site::katydid_ui(), Nginx::start());
    let page = Page::open(&browser, site.url());
    page.write(&scenario::small(&target.url(), "/hello", "1s"));
    page.start();
    page.reaches("stopped");
    let first = page.total();
    page.write(&scenario::small(&target.url(), "/world", "1s"));
    page.start();
    assert_at_least(&page, 1);
    page.reaches("stopped");
    let names: Vec<String> = page.report().requests().into_keys().collect();
    assert_eq!(names, ["GET /world"]);
    assert!(first > 0);
    browser.assert_no_complaint();
}

#[test]
fn a_broken_scenario_shows_each_problem_at_its_line_until_it_is_mended() {
    let (browser, site) = (Browser::start(), Site::katydid_ui());
    let page = Page::open(&browser, site.url());
    let good = scenario::small("demo://shop", "/hello", "5s");
    page.write(
        &good
            .replace("constant(0.1)", "sometimes()")
            .replace("timeout", "time_out"),
    );
    let problems = eventually("two problems", || {
        Some(page.problems()).filter(|problems| problems.len() == 2)
    });
    let lines: Vec<u64> = problems.iter().map(|(line, _)| *line).collect();
    assert_eq!(lines, [7, 10], "{problems:?}");
    assert!(problems[0].1.contains("sometimes"), "{problems:?}");
    assert!(
        problems[1].1.contains("time_out") && problems[1].1.contains("timeout"),
        "{problems:?}"
    );
    assert!(browser.attribute("#start", "disabled").is_some());
    page.write(&good);
    eventually("no problem", || page.problems().is_empty().then_some(()));
    assert!(browser.attribute("#start", "disabled").is_none());
    browser.assert_no_complaint();
}

#[test]
fn fields_and_text_stay_in_step() {
    let (browser, site) = (Browser::start(), Site::katydid_ui());
    let page = Page::open(&browser, site.url());
    page.write(&scenario::small("demo://shop", "/hello", "5s"));
    let fields = [
        "#field-users",
        "#field-spawn-rate",
        "#field-host",
        "#field-run-time",
    ];
    let shown = || fields.map(|field| browser.value(field));
    let expected = ["5", "50", "demo://shop", "5s"].map(str::to_owned);
    assert_eq!(settled(&expected, shown), expected);

    for (field, value) in fields
        .into_iter()
        .zip(["7", "2.5", "http://127.0.0.1:1", "90s"])
    {
        browser.keys(field, &format!("{SELECT_ALL}{value}\t"));
    }
    let text = eventually("new text", || {
        Some(page.scenario()).filter(|text| text.contains("90s") || text.contains("1m30s"))
    });
    for part in [
        "users: 7",
        "spawn_rate: 2.5",
        "host: http://127.0.0.1:1",
        "get: /hello",
    ] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
    assert_eq!(page.problems(), []);
}

#[test]
fn what_is_typed_is_kept_as_it_is_typed() {
    let (browser, site) = (Browser::start(), Site::katydid_ui());
    let page = Page::open(&browser, site.url());
    let text = "host: demo://shop\nusers: [{ name: A, tasks: [{ get: /hello }] }]";
    browser.keys("#scenario-text", &format!("{SELECT_ALL}{text}"));
    assert_eq!(settled(&text.to_owned(), || page.scenario()), text);
    assert_eq!(page.problems(), []);
    browser.assert_no_complaint();
}

#[test]
fn a_shared_link_is_the_binarys_link_and_runs_everywhere_with_the_same_hash() {
    let (browser, site) = (Browser::start(), Site::katydid_ui());
    let page = Page::open(&browser, site.url());
    let text = scenario::small("demo://shop", "/hello", "1s");
    page.write(&text);
    let (link, hash) = (page.share(), page.hash());
    assert_eq!(
        binary::fragment(&link),
        binary::fragment(&binary::link(&text))
    );
    let run = Run::start(&link, &[], "").end();
    assert_eq!(run.report().hash, hash, "{:?}", run.ended);

    let other = Browser::start();
    let opened = Page::open(&other, &link);
    assert_eq!(opened.hash(), hash);
    assert_eq!(binary::fragment(&opened.share()), binary::fragment(&link));
    browser.assert_no_complaint();
    other.assert_no_complaint();
}

#[test]
fn a_link_to_a_scenario_with_a_secret_says_so() {
    let (browser, site) = (Browser::start(), Site::katydid_ui());
    let page = Page::open(&browser, site.url());
    let secret = "headers: { Authorization: Bearer abc }\n        timeout";
    page.write(&scenario::small("demo://shop", "/hello", "1s").replace("timeout", secret));
    let _ = page.share();
    let warning = eventually("warning", || browser.text("#share-secrets"));
    assert!(warning.contains("Authorization"), "{warning}");
}

#[test]
fn stop_pressed_again_aborts_what_is_in_flight() {
    let (browser, site, target) = (Browser::start(), Site::katydid_ui(), Nginx::start());
    let page = Page::open(&browser, site.url());
    page.write(&scenario::ends_waiting(&target.url(), "/hello", "/slower"));
    page.start();
    assert_at_least(&page, 5);
    page.stop();
    page.reaches("stopping");
    page.stop();
    page.reaches("stopped");
    let reported = page.report().requests();
    let slower = reported.get("GET /slower").copied();
    assert_eq!(slower.unwrap_or_default(), 0, "{reported:?}");
    browser.assert_no_complaint();
}

#[test]
fn leaving_the_page_ends_its_load() {
    let (browser, site, target) = (Browser::start(), Site::katydid_ui(), Nginx::start());
    let page = Page::open(&browser, site.url());
    page.write(&scenario::small(&target.url(), "/before", "1m"));
    page.start();
    assert_at_least(&page, 5);
    let page = Page::open(&browser, site.url());
    let before = target.log.lines().len();
    page.write(&scenario::small(&target.url(), "/after", "1s"));
    page.start();
    page.reaches("stopped");
    let lines = target.log.lines();
    let late = lines[before..]
        .iter()
        .filter(|line| line.target == "/before");
    assert!(
        late.count() <= 5,
        "five users had one request each in flight"
    );
}

#[test]
fn names_from_a_stranger_are_shown_and_never_run() {
    const EVIL: &str = "<img src=x onerror=document.title=1>";
    let (browser, site) = (Browser::start(), Site::katydid_ui());
    let text = scenario::small("demo://shop", "/hello", "1s");
    let text = text
        .replace("Small", EVIL)
        .replace("timeout: 1s", &format!("name: {EVIL}"));
    let page = Page::open(&browser, &site.with(&binary::link(&text)));
    let banner = eventually("banner", || browser.text("#link-banner"));
    assert!(banner.contains(EVIL), "{banner}");
    page.start();
    page.reaches("stopped");
    assert_eq!(page.report().rows[0].name, EVIL);
    assert!(!browser.has("img"));
    browser.assert_no_complaint();
}
