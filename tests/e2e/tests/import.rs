//! Requests added to the page's scenario by commands of curl.

use katydid_e2e::browser::{Browser, Key, Scheme};
use katydid_e2e::page::Page;
use katydid_e2e::scenario;
use katydid_e2e::site::Site;
use katydid_e2e::target::Nginx;
use katydid_e2e::wait::eventually;

/// A paste as the browser tells a page of it; whether the page let it happen as it is.
fn paste(browser: &Browser, text: &str) -> bool {
    let script = "const data = new DataTransfer(); data.setData('text/plain', arguments[0]); \
                  const area = document.querySelector('#scenario-text'); area.focus(); \
                  return area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));";
    browser
        .run(script, vec![text.into()])
        .as_bool()
        .unwrap_or_default()
}

fn reads(page: &Page<'_>, text: &str) {
    eventually(text, || page.scenario().contains(text).then_some(()));
}

fn undo(browser: &Browser) {
    browser.keys("#scenario-text", "\u{e009}z\u{e000}");
}

#[test]
fn a_command_pasted_into_the_text_is_a_request_that_undo_takes_back() {
    let (browser, site, target) = (Browser::start(), Site::katydid_ui(), Nginx::start());
    let page = Page::open(&browser, site.url());
    let before = scenario::small(&target.url(), "/hello", "2s");
    page.write(&before);
    let command = format!(
        "curl '{}/world?token=abc' \\\n  -H 'X-A: 1' -k",
        target.url()
    );
    assert!(!paste(&browser, &command));
    reads(&page, "/world?token=${url.encode(env.TOKEN)}");
    assert!(
        page.scenario()
            .starts_with(before.trim_end().lines().next().expect("a line"))
    );
    let said = eventually("what was told", || {
        browser.text("#add-said").filter(|said| !said.is_empty())
    });
    assert!(
        said.contains("Added") && said.contains("-k is left out"),
        "{said}"
    );
    // The secret is not in the text, but at hand.
    assert!(!page.scenario().contains("abc"));
    assert_eq!(
        eventually("the secret", || browser
            .has("#secret-TOKEN")
            .then(|| browser.value("#secret-TOKEN"))),
        "abc"
    );
    assert_eq!(page.problems(), []);
    let with = page.scenario();
    undo(&browser);
    eventually("the text of before", || {
        (page.scenario() == before).then_some(())
    });
    browser.keys("#scenario-text", "\u{e009}y\u{e000}");
    eventually("the request again", || {
        (page.scenario() == with).then_some(())
    });
    page.start();
    page.reaches("stopped");
    let names: Vec<String> = page.report().requests().into_keys().collect();
    assert!(
        names
            .iter()
            .any(|name| name.contains("/world?token=[token]")),
        "{names:?}"
    );
    browser.assert_no_complaint();
}

#[test]
fn commands_are_added_from_a_field_by_the_keyboard_alone() {
    let (browser, site) = (Browser::start(), Site::katydid_ui());
    let page = Page::open(&browser, site.url());
    page.write(&scenario::small("demo://shop", "/hello", "2s"));
    browser.keys("#add-request", "\n");
    assert_eq!(browser.focus(), "add-commands");
    browser.paste(
        "#add-commands",
        "curl https://api.example.com/a\ncurl -X PURGE https://api.example.com/b",
    );
    browser.press(Key::Tab);
    browser.press(Key::Enter);
    let said = eventually("why not", || {
        browser
            .text("#add-said")
            .filter(|said| said.contains("PURGE"))
    });
    assert!(said.starts_with("Nothing was added."), "{said}");
    browser.paste(
        "#add-commands",
        "curl https://api.example.com/a --json '{\"a\": 1}'",
    );
    browser.click("#add-now");
    reads(&page, "post: https://api.example.com/a");
    assert_eq!(page.problems(), []);
    for (width, scheme) in [(1280, Scheme::Light), (390, Scheme::Dark)] {
        browser.resize(width, 900);
        browser.prefer(scheme);
        browser.screenshot(&format!("import-{width}"));
        assert_eq!(browser.overflow(), 0, "the page is too wide for {width}");
    }
    browser.assert_no_complaint();
}

#[test]
fn what_is_pasted_is_inert_and_what_is_no_command_is_pasted_as_it_is() {
    let (browser, site) = (Browser::start(), Site::katydid_ui());
    let page = Page::open(&browser, site.url());
    page.write(&scenario::small("demo://shop", "/hello", "2s"));
    let before = page.scenario();
    for plain in ["hello", "javascript:alert(1)", "users:\n- name: A"] {
        assert!(paste(&browser, plain), "{plain}");
    }
    assert_eq!(page.scenario(), before);
    assert!(paste(&browser, "curl 'javascript:window.hacked=1'"));
    let markup = "curl 'http://a.example/<img src=x onerror=window.hacked=1>' -H 'X: <script>window.hacked=1</script>' --<b>bold</b>";
    let _ = paste(&browser, markup);
    let flag = "curl http://a.example/${window.hacked=1} --<img/src=x/onerror=window.hacked=1>";
    let _ = paste(&browser, flag);
    eventually("what was told", || {
        browser
            .text("#add-said")
            .filter(|said| said.contains("onerror"))
    });
    assert!(
        browser
            .run(
                "return window.hacked === undefined && !document.querySelector('main img');",
                vec![]
            )
            .as_bool()
            .unwrap_or_default()
    );
    assert_eq!(page.state().as_deref(), Some("ready"));
    browser.assert_no_complaint();
}
