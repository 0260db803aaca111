//! The same link in Chromium, natively, and natively behind the page, against servers that are not ours and count for themselves.

use katydid_e2e::binary::{self, Run, RunEnded};
use katydid_e2e::browser::Browser;
use katydid_e2e::counts::{Counts, Log};
use katydid_e2e::page::Page;
use katydid_e2e::report::Report;
use katydid_e2e::scenario;
use katydid_e2e::site::Site;
use katydid_e2e::target::{Httpbin, Nginx};
use katydid_e2e::wait::{eventually, settled};

/// Enough that every name of the scenarios is among them, whatever is drawn.
const MANY: u64 = 60;

/// What both engines are asked to do, and what to hold them to.
struct Case<'a> {
    link: String,
    log: &'a Log,
}

impl Case<'_> {
    /// The log goes on where the run before ended.
    fn counts_since(&self, before: &Counts) -> Counts {
        let mut counts = self.log.counts(scenario::name);
        counts.retain(|name, count| {
            *count -= before.get(name).copied().unwrap_or_default();
            *count > 0
        });
        counts
    }

    fn counts(&self) -> Counts {
        self.log.counts(scenario::name)
    }

    fn natively(&self, stop: bool) -> RunEnded {
        let run = Run::start(&self.link, &[], "");
        if stop {
            eventually("requests in the log", || {
                (self.counts().values().sum::<u64>() > MANY).then_some(())
            });
            run.interrupt();
        }
        run.end()
    }

    fn in_the_page(&self, site: &Site, stop: bool) -> Report {
        let browser = Browser::start();
        let page = Page::open(&browser, &site.with(&self.link));
        page.start();
        if stop {
            eventually("requests in the table", || {
                (page.total() > MANY).then_some(())
            });
            page.stop();
        }
        page.reaches("stopped");
        browser.assert_no_complaint();
        page.report()
    }
}

/// Runs the link in every way, one after the other, and holds each to what the server counted.
fn assert_all_count_as_the_server(case: &Case<'_>, stop: bool) {
    let native = case.natively(stop);
    let report = native.report();
    assert_eq!(
        settled(&report.requests(), || case.counts()),
        report.requests(),
        "left the log's, right what the binary reports: {:?}",
        native.ended
    );
    assert_eq!(report.aborted(), 0);
    for site in [Site::katydid_ui_with_engine(), Site::katydid_ui()] {
        let before = case.counts();
        let page = case.in_the_page(&site, stop);
        assert_eq!(
            settled(&page.requests(), || case.counts_since(&before)),
            page.requests(),
            "left the log's, right what the page reports at {}",
            site.url()
        );
        assert_eq!(page.hash, report.hash);
    }
    assert!(
        native.ended.stdout.contains(&report.hash[..8]),
        "{:?}",
        native.ended
    );
    assert!(case.log.preflights() > 0);
}

fn nginx(scenario: fn(&str, &str) -> String, run_time: &str, stop: bool) {
    let target = Nginx::start();
    let link = binary::link(&scenario(&target.url(), run_time));
    let case = Case {
        link,
        log: &target.log,
    };
    assert_all_count_as_the_server(&case, stop);
}

fn httpbin(run_time: &str, stop: bool) {
    let target = Httpbin::start();
    let link = binary::link(&scenario::for_httpbin(&target.url(), run_time));
    let case = Case {
        link,
        log: &target.log,
    };
    assert_all_count_as_the_server(&case, stop);
}

#[test]
fn nginx_counts_what_page_and_binary_report_of_a_whole_run() {
    nginx(scenario::for_nginx, "3s", false);
}

#[test]
fn nginx_counts_what_page_and_binary_report_of_a_stopped_run() {
    nginx(scenario::for_nginx, "1m", true);
}

#[test]
fn httpbin_counts_what_page_and_binary_report_of_a_whole_run() {
    httpbin("3s", false);
}

#[test]
fn httpbin_counts_what_page_and_binary_report_of_a_stopped_run() {
    httpbin("1m", true);
}

#[test]
fn a_request_that_meets_a_closing_connection_is_counted_once() {
    nginx(scenario::meets_closing_connections, "4s", false);
}

#[test]
fn failures_are_the_answers_that_the_log_calls_errors() {
    let target = Nginx::start();
    let run = Run::start("-", &[], &scenario::for_nginx(&target.url(), "2s")).end();
    let failures = run.report().failures();
    let logged = || {
        let lines = target.log.lines();
        let count = |name: &str| {
            lines
                .iter()
                .filter(|line| line.target == name && line.status >= 400)
                .count() as u64
        };
        Counts::from([
            ("GET /broken".to_owned(), count("/broken")),
            ("GET /missing".to_owned(), count("/missing")),
        ])
    };
    assert_eq!(settled(&failures, logged), failures);
    assert_eq!(run.ended.code, Some(1), "{:?}", run.ended);
}

#[test]
fn a_second_interrupt_aborts_and_says_how_many() {
    let target = Nginx::start();
    let run = Run::start(
        "-",
        &[],
        &scenario::ends_waiting(&target.url(), "/hello", "/slower"),
    );
    eventually("requests in the log", || {
        (target.log.lines().len() > 4).then_some(())
    });
    run.interrupt();
    run.says("stopping");
    run.interrupt();
    let ended = run.end();
    let report = ended.report();
    let counted = report.requests().values().sum::<u64>() + report.aborted();
    assert_eq!(
        settled(&counted, || target.log.lines().len() as u64),
        counted,
        "{:?}",
        ended.ended
    );
    assert!(report.aborted() > 0, "{:?}", ended.ended);
}

#[test]
fn an_interrupted_run_without_failures_says_that_a_signal_stopped_it() {
    let target = Nginx::start();
    let run = Run::start("-", &[], &scenario::small(&target.url(), "/hello", "1m"));
    eventually("requests in the log", || {
        (target.log.lines().len() > 4).then_some(())
    });
    run.interrupt();
    let ended = run.end();
    assert_eq!(ended.ended.code, Some(105), "{:?}", ended.ended);
}

#[test]
fn the_csv_file_says_what_the_json_file_says() {
    let (target, folder) = (Nginx::start(), tempfile::tempdir().unwrap());
    let prefix = folder.path().join("run").display().to_string();
    let text = scenario::for_nginx(&target.url(), "2s");
    let run = Run::start("-", &["--csv", &prefix, "--only-summary"], &text).end();
    let csv = std::fs::read_to_string(format!("{prefix}_stats.csv")).unwrap();
    let rows = csv
        .lines()
        .skip(1)
        .filter(|line| !line.contains("Aggregated"));
    let counts = rows.map(|row| {
        let [verb, name, count] = row.splitn(4, ',').collect::<Vec<_>>()[..3]
            .try_into()
            .unwrap();
        let count = str::parse(count).unwrap();
        (format!("{verb} {name}"), count)
    });
    assert_eq!(Counts::from_iter(counts), run.report().requests(), "{csv}");
}
