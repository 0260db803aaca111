//! What is wrong is said clearly, in the page and in the terminal, and nothing panics.

use katydid_e2e::binary::{self, Run, katydid};
use katydid_e2e::browser::Browser;
use katydid_e2e::page::Page;
use katydid_e2e::process::Ended;
use katydid_e2e::scenario;
use katydid_e2e::site::Site;
use katydid_e2e::target::{Nginx, Refusing, Silent};
use katydid_e2e::wait::eventually;

/// Scenarios that are wrong, the line where they are, and what must be said of it.
fn wrong() -> [(String, u64, &'static [&'static str]); 4] {
    let good = scenario::small("demo://shop", "/hello", "1s");
    [
        (good.replace("name: Small", "name: [Small"), 3, &[]),
        (
            good.replace("wait_time", "wait_tiem"),
            7,
            &["wait_tiem", "wait_time"],
        ),
        (
            good.replace("timeout: 1s", "weight: -1"),
            10,
            &["weight", "-1"],
        ),
        (
            good.replace("run_time: 1s", "run_time: soon"),
            4,
            &["run_time", "soon"],
        ),
    ]
}

/// A megabyte that looks like a link, the same in every run.
fn noise() -> String {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut state = 1_u64;
    let mut letter = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        char::from(LETTERS[(state >> 58) as usize])
    };
    std::iter::once("#v1.".to_owned())
        .chain((0..1_000_000).map(|_| letter().to_string()))
        .collect()
}

fn cut_short() -> String {
    let link = binary::link(&scenario::small("demo://shop", "/hello", "1s"));
    let fragment = binary::fragment(&link);
    fragment[..fragment.len() - 20].to_owned()
}

#[track_caller]
fn assert_says(ended: &Ended, code: i32, words: &[&str]) {
    let said = format!("{}{}", ended.stdout, ended.stderr);
    assert_eq!(ended.code, Some(code), "{said}");
    for word in words {
        assert!(said.contains(word), "no {word:?} in {said}");
    }
    assert!(!said.contains("panicked"), "{said}");
}

#[test]
fn the_binary_says_what_is_wrong_with_a_scenario_and_where() {
    for (text, line, words) in wrong() {
        for command in ["check", "run"] {
            let ended = katydid(&[command, "-"], &text);
            assert_says(&ended, 104, words);
            let said = format!("{}{}", ended.stdout, ended.stderr);
            assert!(
                said.contains(&format!(":{line}:")) || said.contains(&format!("line {line}")),
                "line {line} is not in {said}"
            );
        }
    }
}

#[test]
fn the_page_says_what_is_wrong_with_a_scenario_and_where() {
    let (browser, site) = (Browser::start(), Site::katydid_ui());
    let page = Page::open(&browser, site.url());
    for (text, line, words) in wrong() {
        page.write(&text);
        let said = eventually("problem at the line", || {
            page.problems()
                .into_iter()
                .find(|problem| problem.0 == line)
        });
        assert!(
            words.iter().all(|word| said.1.contains(word)),
            "{words:?} are not in {said:?}"
        );
        assert!(browser.attribute("#start", "disabled").is_some(), "{text}");
    }
    browser.assert_no_complaint();
}

#[test]
fn the_binary_says_that_a_link_is_cut_short_or_damaged() {
    let (cut, noise) = (cut_short(), noise());
    assert_says(&katydid(&["run", &cut], ""), 104, &["cut short"]);
    assert_says(&katydid(&["run", "-"], &cut), 104, &["cut short"]);
    assert_says(&katydid(&["run", &noise[..100_000]], ""), 104, &["link is"]);
    assert_says(&katydid(&["run", "-"], &noise), 104, &["link"]);
    assert_says(&katydid(&["check", "-"], &noise), 104, &["link"]);
}

#[test]
fn the_page_says_that_a_link_is_cut_short_or_damaged_and_stays_usable() {
    let (browser, site) = (Browser::start(), Site::katydid_ui());
    for (link, words) in [(cut_short(), "cut short"), (noise(), "link")] {
        let page = Page::open(&browser, &site.with(&link));
        let banner = eventually("banner", || browser.text("#link-banner"));
        assert!(banner.contains(words), "{banner}");
        assert!(banner.len() < 1000, "{banner}");
        assert_eq!(
            browser.attribute("#link-banner", "data-kind").as_deref(),
            Some("broken")
        );
        page.start();
        eventually("rows", || (page.total() > 3).then_some(()));
        page.stop();
        page.reaches("stopped");
    }
    browser.assert_no_complaint();
}

/// What the binary says of a host that cannot be loaded.
fn natively(host: &str) -> Ended {
    Run::start("-", &[], &scenario::small(host, "/private", "2s"))
        .end()
        .ended
}

#[test]
fn the_binary_tells_a_refusing_host_from_a_silent_one() {
    assert_says(&natively(&Refusing::start().url()), 1, &["refused"]);
    assert_says(&natively(&Silent::start().url()), 1, &["timed out"]);
}

#[test]
fn the_binary_needs_no_cors() {
    let ended = natively(&Nginx::start().url());
    assert_says(&ended, 0, &["/private"]);
}

/// What the page's failures say of a host that cannot be loaded.
fn in_the_page(host: &str) -> String {
    let (browser, site) = (Browser::start(), Site::katydid_ui());
    let page = Page::open(&browser, site.url());
    page.write(&scenario::small(host, "/private", "2s"));
    page.start();
    let failures = page.failures();
    page.reaches("stopped");
    browser.assert_no_complaint();
    failures
}

#[test]
fn the_page_says_of_a_host_without_cors_that_it_lacks_cors() {
    let said = in_the_page(&Nginx::start().url());
    assert!(
        said.contains("CORS") && said.contains("Access-Control-Allow-Origin"),
        "{said}"
    );
}

#[test]
fn finding_out_that_cors_is_lacking_costs_the_target_few_requests() {
    let (browser, site, target) = (Browser::start(), Site::katydid_ui(), Nginx::start());
    let page = Page::open(&browser, site.url());
    let text = scenario::small(&target.url(), "/private", "2s");
    page.write(&format!(
        "{text}      - post: /private\n        json: {{ item: 7 }}\n"
    ));
    page.start();
    page.reaches("stopped");
    let reported = page.report();
    assert_eq!(reported.requests(), reported.failures());
    let logged = target.log.counts(str::to_owned);
    let more = logged["GET /private"] - reported.requests()["GET /private"];
    assert!(more <= 4, "{reported:?} {logged:?}");
    assert_eq!(
        logged.get("POST /private"),
        None,
        "the preflight forbids it"
    );
    let failures = page.failures();
    assert_eq!(failures.matches("CORS").count(), 2, "{failures}");
}

#[test]
fn the_page_does_not_blame_cors_for_a_host_that_refuses() {
    let said = in_the_page(&Refusing::start().url());
    assert!(said.contains("refused") && !said.contains("CORS"), "{said}");
}

#[test]
fn the_page_says_of_a_silent_host_that_it_timed_out() {
    let said = in_the_page(&Silent::start().url());
    assert!(
        said.contains("timed out") && !said.contains("CORS"),
        "{said}"
    );
}

#[test]
fn a_scenario_without_a_host_is_refused_with_the_option_that_gives_one() {
    let text = scenario::small("demo://shop", "/hello", "1s").replace("host: demo://shop\n", "");
    assert_says(&katydid(&["run", "-"], &text), 104, &["host", "--host"]);
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let ended = katydid(&["run", "no/such/file.yaml"], "");
    assert!(matches!(ended.code, Some(2 | 104)), "{ended:?}");
    assert!(
        ended.stderr.contains("no/such/file.yaml") && !ended.stderr.contains("panicked"),
        "{ended:?}"
    );
}

#[test]
fn a_strangers_words_cannot_command_the_terminal() {
    const EVIL: &str = "\"\\e[31mred\\a\"";
    let good = scenario::small("demo://shop", "/hello", "1s");
    let places = [
        "Small",
        "demo://shop",
        "Visitor",
        "constant(0.1)",
        "/hello",
        "timeout",
        "1s",
        "load",
    ];
    for place in places {
        let text = good.replacen(place, EVIL, 1);
        for command in ["check", "run"] {
            let ended = katydid(&[command, "-"], &text);
            let said = format!("{}{}", ended.stdout, ended.stderr);
            assert!(!said.contains(['\u{1b}', '\u{7}']), "{place}: {said:?}");
            assert!(matches!(ended.code, Some(0 | 104)), "{place}: {said:?}");
        }
    }
}
