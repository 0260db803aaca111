//! What goes out.

use super::*;

async fn seen(step: &str) -> Seen {
    let target = Target::new(|_| Act::ok());
    assert_eq!(outcomes(&exchange(&target.url(), &[step]).await), [Ok(200)]);
    let mut seen = target.seen().pop().unwrap();
    seen.headers.remove("host");
    seen
}

fn headers(seen: &Seen) -> Vec<String> {
    seen.headers
        .iter()
        .map(|(name, value)| format!("{name}: {value}"))
        .collect()
}

#[tokio::test]
async fn a_request_has_the_headers_that_fetch_would_send() {
    let ours = format!("user-agent: katydid/{}", env!("CARGO_PKG_VERSION"));
    assert_eq!(headers(&seen("get: /").await), ["accept: */*", &ours]);
    assert_eq!(
        headers(&seen("post: /").await),
        ["accept: */*", "content-length: 0", &ours]
    );
}

#[tokio::test]
async fn an_authors_header_wins_but_never_says_how_long_the_body_is() {
    let step = "{ post: /, body: four, headers: { accept: text/html, User-Agent: me, Content-Length: '99', \
                Transfer-Encoding: chunked, Content-Type: a/b } }";
    let seen = seen(step).await;
    assert_eq!(
        headers(&seen),
        [
            "accept: text/html",
            "content-length: 4",
            "content-type: a/b",
            "user-agent: me"
        ]
    );
    assert_eq!(seen.body, b"four");
}

#[tokio::test]
async fn an_authors_host_header_is_sent() {
    let target = Target::new(|_| Act::ok());
    exchange(
        &target.url(),
        &["{ get: /, headers: { Host: shop.example } }"],
    )
    .await;
    assert_eq!(target.seen()[0].headers["host"], "shop.example");
}

#[tokio::test]
async fn a_url_goes_out_as_a_browser_would_send_it() {
    assert_eq!(
        seen("{ get: '/a/../b/./c?d=ü' }").await.path,
        "/b/c?d=%C3%BC"
    );
    assert_eq!(seen("get: '?q'").await.path, "/?q");
}

#[tokio::test]
async fn a_large_body_arrives_whole() {
    let target = Target::new(|_| Act::ok());
    let step = format!("{{ put: /, body: {} }}", "x".repeat(500_000));
    assert_eq!(
        outcomes(&exchange(&target.url(), &[&step]).await),
        [Ok(200)]
    );
    assert_eq!(target.seen()[0].body.len(), 500_000);
}
