use std::io::ErrorKind;
use std::time::Duration;

use katydid_core::demo::Demo;
use serde_json::json;

use super::{ask, header, json, send};
use crate::serve::{Running, demo};

const CALM: Demo = Demo {
    latency: Duration::ZERO,
    jitter: Duration::ZERO,
    errors: 0.0,
    size: 0,
};
const PREFLIGHT: [(&str, &str); 3] = [
    ("origin", "http://page.example"),
    ("access-control-request-method", "PUT"),
    ("access-control-request-headers", "content-type,x-trace"),
];

async fn target() -> Running {
    demo("127.0.0.1:0", CALM).await.unwrap()
}

#[tokio::test]
async fn an_answer_may_be_read_and_timed_by_any_page() {
    let target = target().await;
    let page = [("origin", "http://page.example")];
    let answer = send(target.addr(), "GET /hello", &page, "").await;
    assert_eq!(
        (answer.status().as_u16(), &answer.body()[..]),
        (200, &b"Hello"[..])
    );
    assert_eq!(
        header(&answer, "access-control-allow-origin"),
        Some("http://page.example")
    );
    assert_eq!(
        header(&answer, "access-control-allow-credentials"),
        Some("true")
    );
    assert_eq!(header(&answer, "timing-allow-origin"), Some("*"));
    assert_eq!(header(&answer, "server-timing"), Some("demo;dur=0.0"));
    assert_eq!(header(&answer, "vary"), Some("origin"));
    let answer = ask(target.addr(), "GET /hello").await;
    assert_eq!(header(&answer, "access-control-allow-origin"), Some("*"));
}

#[tokio::test]
async fn a_preflight_is_granted_what_it_asks_for_two_hours() {
    let target = target().await;
    let answer = send(target.addr(), "OPTIONS /cart", &PREFLIGHT, "").await;
    assert_eq!(answer.status(), 204);
    assert_eq!(header(&answer, "access-control-allow-methods"), Some("PUT"));
    assert_eq!(
        header(&answer, "access-control-allow-headers"),
        Some("content-type,x-trace")
    );
    assert_eq!(header(&answer, "access-control-max-age"), Some("7200"));
}

#[tokio::test]
async fn below_no_cors_nothing_is_opened() {
    let target = target().await;
    for (what, status) in [
        ("GET /no-cors/hello", 200),
        ("GET /no-cors/nothing", 404),
        ("OPTIONS /no-cors/cart", 204),
    ] {
        let answer = send(target.addr(), what, &PREFLIGHT, "").await;
        assert_eq!(answer.status(), status, "{what}");
        let opened = answer
            .headers()
            .keys()
            .filter(|name| name.as_str().starts_with("access-control"));
        assert_eq!(opened.count(), 0, "{what}");
        assert_eq!(header(&answer, "timing-allow-origin"), None, "{what}");
    }
}

#[tokio::test]
async fn requests_are_counted_by_method_and_path() {
    let target = target().await;
    for what in [
        "GET /hello",
        "GET /hello?x=1",
        "POST /hello",
        "GET /nothing",
        "GET /stats",
    ] {
        ask(target.addr(), what).await;
    }
    send(target.addr(), "OPTIONS /cart", &PREFLIGHT, "").await;
    let stats = json(&ask(target.addr(), "GET /stats").await);
    let row = |method, path, count| json!({ "method": method, "path": path, "count": count });
    let rows = json!([
        row("GET", "/hello", 2),
        row("POST", "/hello", 1),
        row("GET", "/nothing", 1)
    ]);
    assert_eq!(
        stats,
        json!({ "total": 4, "preflights": 1, "requests": rows })
    );
}

#[tokio::test]
async fn counts_can_be_set_to_zero() {
    let target = target().await;
    ask(target.addr(), "GET /hello").await;
    let stats = json(&ask(target.addr(), "DELETE /stats").await);
    assert_eq!(
        stats,
        json!({ "total": 0, "preflights": 0, "requests": [] })
    );
    assert_eq!(json(&ask(target.addr(), "GET /stats").await), stats);
}

#[tokio::test]
async fn a_body_reaches_the_echo() {
    let target = target().await;
    let said = json(
        &send(
            target.addr(),
            "PUT /echo/here?a=1",
            &[("x-trace", "7")],
            "hi",
        )
        .await,
    );
    assert_eq!(
        (&said["path"], &said["query"], &said["body"]),
        (&"/echo/here".into(), &"a=1".into(), &"hi".into())
    );
    assert_eq!(said["headers"]["x-trace"], "7");
}

#[tokio::test]
async fn a_body_beyond_the_limit_is_refused_to_pages_too() {
    let target = target().await;
    let body = " ".repeat(10_000_001).leak();
    let answer = send(target.addr(), "POST /echo", &[], body).await;
    assert_eq!(answer.status(), 413);
    assert_eq!(header(&answer, "access-control-allow-origin"), Some("*"));
}

#[tokio::test]
async fn a_redirect_says_where_to() {
    let target = target().await;
    let answer = ask(target.addr(), "GET /redirect/2").await;
    assert_eq!(
        (answer.status().as_u16(), header(&answer, "location")),
        (302, Some("1"))
    );
}

#[tokio::test]
async fn a_head_request_is_told_the_size_and_gets_no_body() {
    let target = target().await;
    let answer = ask(target.addr(), "HEAD /bytes/2kB").await;
    assert_eq!(
        (header(&answer, "content-length"), answer.body().len()),
        (Some("2000"), 0)
    );
}

#[tokio::test]
async fn a_stopped_server_frees_its_port() {
    let first = target().await;
    let addr = first.addr();
    assert_eq!(
        demo(addr, CALM).await.unwrap_err().kind(),
        ErrorKind::AddrInUse
    );
    first.stop().await;
    assert_eq!(demo(addr, CALM).await.unwrap().addr(), addr);
}
