//! Redirects, as browsers follow them.

use super::*;

fn redirect(status: u16, location: &str) -> Act {
    Act::say(&format!(
        "HTTP/1.1 {status} Moved\r\nLocation: {location}\r\nContent-Length: 4\r\n\r\nmove"
    ))
}

/// Answers paths that begin with a status by a redirect to `/end`.
fn moving() -> Target {
    Target::new(|seen| match seen.path[1..].parse() {
        Ok(status) => redirect(status, "/end"),
        Err(_) => Act::ok(),
    })
}

#[tokio::test]
async fn a_redirect_is_followed_within_the_sample_on_the_same_connection() {
    let target = moving();
    let exchanges = exchange(&target.url(), &["get: /302"]).await;
    assert_eq!((exchanges[0].outcome, exchanges[0].bytes), (Ok(200), 2));
    let seen = target.seen();
    assert_eq!(
        seen.iter()
            .map(|seen| seen.path.as_str())
            .collect::<Vec<_>>(),
        ["/302", "/end"]
    );
    assert_eq!(seen[1].connection, 0);
}

/// What is asked for at the end of a redirect: the method and the body.
async fn follows(method: &str, status: u16) -> (String, String) {
    let target = moving();
    exchange(
        &target.url(),
        &[&format!("{{ {method}: /{status}, body: text }}")],
    )
    .await;
    let last = target.seen().pop().unwrap();
    assert_eq!(
        last.headers.contains_key("content-type"),
        !last.body.is_empty()
    );
    (last.method, String::from_utf8(last.body).unwrap())
}

#[tokio::test]
async fn a_redirect_changes_the_method_as_the_fetch_standard_says() {
    let expect = |method: &str, body: &str| (method.to_owned(), body.to_owned());
    for status in [301, 302, 303] {
        assert_eq!(follows("post", status).await, expect("GET", ""), "{status}");
    }
    assert_eq!(follows("put", 302).await, expect("PUT", "text"));
    assert_eq!(follows("put", 303).await, expect("GET", ""));
    for status in [307, 308] {
        assert_eq!(
            follows("post", status).await,
            expect("POST", "text"),
            "{status}"
        );
    }
}

#[tokio::test]
async fn a_secret_does_not_follow_to_another_origin() {
    let elsewhere = Target::new(|_| Act::ok());
    let url = elsewhere.url();
    let target = Target::new(move |_| redirect(307, &format!("{url}/there")));
    let step = "{ get: /, headers: { Authorization: secret, Cookie: secret, X-Kept: kept } }";
    assert_eq!(outcomes(&exchange(&target.url(), &[step]).await), [Ok(200)]);
    assert_eq!(target.seen()[0].headers["authorization"], "secret");
    let there = elsewhere.seen().pop().unwrap().headers;
    assert!(!there.contains_key("authorization") && !there.contains_key("cookie"));
    assert_eq!(there["x-kept"], "kept");
    assert_eq!(there["host"], elsewhere.address.to_string());
}

#[tokio::test]
async fn twenty_redirects_are_followed_and_no_more() {
    let target = Target::new(|seen| match seen.path[1..].parse::<u32>() {
        Ok(0) | Err(_) => Act::ok(),
        Ok(left) => redirect(302, &(left - 1).to_string()),
    });
    let exchanges = exchange(&target.url(), &["get: /20", "get: /21"]).await;
    assert_eq!(
        outcomes(&exchanges),
        [Ok(200), Err(Failure::TooManyRedirects)]
    );
}

#[tokio::test]
async fn a_redirect_to_nowhere_is_a_protocol_failure() {
    for location in ["http://[", "ftp://127.0.0.1/", "javascript:alert(1)"] {
        let outcome = answered(move |_| redirect(302, location)).await.0;
        assert_eq!(outcome, Err(Failure::Protocol), "{location}");
    }
}

#[tokio::test]
async fn an_answer_that_names_no_place_is_final() {
    let answer = "HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n";
    assert_eq!(answered(says(answer)).await.0, Ok(302));
    assert_eq!(answered(|_: &Seen| redirect(201, "/made")).await.0, Ok(201));
}
