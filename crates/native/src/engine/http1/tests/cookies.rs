//! A user's cookies.

use super::*;

/// Sets cookies at `/login`, moves on from `/move`, and answers everything else plainly.
fn shop() -> Target {
    Target::new(|seen| {
        Act::say(match seen.path.as_str() {
            "/login" => {
                "HTTP/1.1 200 OK\r\nSet-Cookie: id=7; Path=/; HttpOnly\r\nSet-Cookie: cart=\"a b\"\r\n\
                 Content-Length: 0\r\n\r\n"
            }
            "/move" => {
                "HTTP/1.1 302 Found\r\nSet-Cookie: id=8; Path=/\r\nLocation: /there\r\nContent-Length: 0\r\n\r\n"
            }
            _ => Act::OK,
        })
    })
}

fn cookies(target: &Target) -> Vec<Option<String>> {
    let seen = target.seen();
    seen.iter()
        .map(|seen| seen.headers.get("cookie").cloned())
        .collect()
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[tokio::test]
async fn a_user_sends_back_the_cookies_that_it_was_given() {
    let target = shop();
    exchange(&target.url(), &["get: /", "post: /login", "get: /"]).await;
    assert_eq!(cookies(&target), [None, None, some("id=7; cart=\"a b\"")]);
}

#[tokio::test]
async fn another_user_has_cookies_of_its_own() {
    let target = shop();
    exchange(&target.url(), &["post: /login"]).await;
    exchange(&target.url(), &["get: /"]).await;
    assert_eq!(cookies(&target), [None, None]);
}

#[tokio::test]
async fn a_cookie_that_a_redirect_sets_is_sent_to_where_it_leads() {
    let target = shop();
    exchange(&target.url(), &["post: /login", "get: /move", "get: /"]).await;
    let (before, after) = (some("id=7; cart=\"a b\""), some("id=8; cart=\"a b\""));
    assert_eq!(cookies(&target), [None, before, after.clone(), after]);
}

#[tokio::test]
async fn the_cookies_that_an_author_writes_win() {
    let target = shop();
    let own = "{ get: /, headers: { Cookie: id=mine } }";
    exchange(&target.url(), &["post: /login", own]).await;
    assert_eq!(cookies(&target), [None, some("id=mine")]);
}

#[tokio::test]
async fn a_redirect_to_another_host_takes_that_hosts_cookies_along() {
    let elsewhere = shop();
    let url = format!("http://localhost:{}/there", elsewhere.address.port());
    let target = Target::new(move |_| {
        Act::say(&format!(
            "HTTP/1.1 302 Found\r\nLocation: {url}\r\nSet-Cookie: here=1\r\nContent-Length: 0\r\n\r\n"
        ))
    });
    let login = format!("post: http://localhost:{}/login", elsewhere.address.port());
    let own = "{ get: /, headers: { Cookie: id=mine } }";
    exchange(&target.url(), &[&login, own]).await;
    assert_eq!(cookies(&target), [some("id=mine")]);
    assert_eq!(cookies(&elsewhere), [None, some("id=7; cart=\"a b\"")]);
}
