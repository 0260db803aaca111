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

/// Why a plan with such a request does not start.
fn refused(step: &str) -> String {
    Hop::all(&plan("http://127.0.0.1:1", &[step]), &Manner::default())
        .unwrap_err()
        .why
}

#[test]
fn a_header_that_asks_for_another_kind_of_talk_is_refused_before_the_start() {
    assert_eq!(
        refused("{ post: /, body: x, headers: { expect: 100-continue } }"),
        "the header expect is not sent: a body is sent at once, whatever is expected"
    );
    assert_eq!(
        refused("{ get: /, headers: { Upgrade: websocket } }"),
        "the header Upgrade is not sent: answers of other protocols cannot be read"
    );
}

#[tokio::test]
async fn an_author_closes_a_connection_by_its_header() {
    let target = Target::new(|_| Act::ok());
    let closing = "{ get: /, headers: { Connection: close } }";
    exchange(&target.url(), &[closing, "get: /", "get: /"]).await;
    let seen = target.seen();
    assert_eq!(seen[0].headers["connection"], "close");
    let connections: Vec<usize> = seen.iter().map(|seen| seen.connection).collect();
    assert_eq!(connections, [0, 1, 1]);
}

#[tokio::test]
async fn an_answer_that_comes_before_all_of_its_request_has_gone_is_taken() {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let host = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let answer = b"HTTP/1.1 413 Content Too Large\r\nContent-Length: 3\r\n\r\nbig";
        std::io::Write::write_all(&mut stream, answer).unwrap();
        // Nothing is read, so that the rest of the request never goes; the connection stays open.
        drop(listener.accept());
    });
    let plan = plan(&host, &["{ post: /, body: '${1 + 1}' }"]);
    let mut request = plan.requests[0].request.clone();
    request.body = vec![b'x'; 20_000_000];
    let (http1, session) = (http1(&plan, Network::default()), Session::default());
    let (exchange, _) = http1.exchange(&session, &request, Tick::ZERO).await;
    assert_eq!((exchange.outcome, exchange.bytes), (Ok(413), 3));
}
