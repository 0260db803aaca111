//! Results by link: from the binary to a page, and from one browser to another.

use katydid_e2e::binary::{self, Run};
use katydid_e2e::browser::Browser;
use katydid_e2e::page::Page;
use katydid_e2e::scenario;
use katydid_e2e::site::Site;
use katydid_e2e::wait::eventually;

const ENTER: &str = "\u{e007}";

fn text() -> String {
    scenario::small("demo://shop", "/hello", "2s")
}

/// A run of the binary's: what it reports, and the link that it makes of its file.
fn by_the_binary() -> (katydid_e2e::report::Report, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("run.katydid").display().to_string();
    let run = Run::start("-", &["--result-file", &file], &text()).end();
    let printed = binary::katydid(&["report", &file, "--link"], "");
    assert_eq!(printed.code, Some(0), "{printed:?}");
    (run.report().clone(), printed.stdout.trim().to_owned())
}

#[test]
fn the_binarys_result_opens_on_the_page_with_the_same_counts() {
    let (report, link) = by_the_binary();
    let (browser, site) = (Browser::start(), Site::plain());
    let page = Page::open(&browser, &site.with(&link));
    page.reaches("stopped");
    assert_eq!(
        browser.attribute("#link-banner", "data-kind").as_deref(),
        Some("result")
    );
    let shown = page.report();
    assert_eq!(
        (shown.requests(), shown.failures()),
        (report.requests(), report.failures())
    );
    assert_eq!(shown.hash, report.hash);
    assert!(page.total() > 10, "{shown:?}");
    assert_eq!(browser.workers(), 0);
    browser.assert_no_complaint();
}

#[test]
fn the_pages_result_opens_in_another_browser_with_the_same_figures() {
    let site = Site::plain();
    let figures = "return document.querySelector('table#statistics').innerText;";
    let (here, told, link) = {
        let browser = Browser::start();
        let page = Page::open(&browser, site.url());
        page.write(&text());
        page.start();
        page.reaches("stopped");
        browser.keys("#share-result", ENTER);
        let link = eventually("link", || {
            let made = browser
                .has("#result-link")
                .then(|| browser.value("#result-link"));
            made.filter(|link| link.contains("#r1."))
        });
        (page.report(), browser.run(figures, vec![]), link)
    };
    let browser = Browser::start();
    let page = Page::open(&browser, &link);
    page.reaches("stopped");
    assert!(page.total() > 10);
    assert_eq!(page.report(), here);
    assert_eq!(browser.run(figures, vec![]), told);
    browser.assert_no_complaint();
}
