//! What of an answer is kept for the scenario.

use super::*;
use crate::engine::http1::intake::MOST_KEPT;

const READS: &str = "extract: { x: response.text, y: response.headers }";

fn moving() -> Target {
    Target::new(|seen| {
        Act::say(match seen.path.as_str() {
            "/moved" => {
                "HTTP/1.1 302 Found\r\nLocation: /there?a#b\r\nX-Hop: 1\r\nContent-Length: 4\r\n\r\nmove"
            }
            _ => "HTTP/1.1 200 OK\r\nX-Two: a\r\nX-Two: b\r\nContent-Length: 2\r\n\r\nok",
        })
    })
}

fn header<'a>(content: &'a Content, name: &str) -> Vec<&'a str> {
    let headers = content.headers.iter();
    headers
        .filter(|(known, _)| known == name)
        .map(|(_, value)| value.as_str())
        .collect()
}

#[tokio::test]
async fn nothing_is_kept_of_an_answer_that_nobody_reads() {
    assert_eq!(
        contents(&moving().url(), &["get: /moved"]).await,
        [Content::default()]
    );
}

#[tokio::test]
async fn body_and_headers_are_kept_where_they_are_read() {
    let content = &contents(&moving().url(), &[&format!("{{ get: /, {READS} }}")]).await[0];
    assert_eq!(
        (content.body.as_slice(), content.url.as_str()),
        (&b"ok"[..], "")
    );
    assert_eq!(header(content, "x-two"), ["a", "b"]);
}

#[tokio::test]
async fn of_redirects_the_last_answer_is_kept_and_where_it_came_from() {
    let target = moving();
    let content = &contents(&target.url(), &[&format!("{{ get: /moved, {READS} }}")]).await[0];
    assert_eq!(content.body, b"ok");
    assert_eq!(content.url, target.url() + "/there?a");
    assert!(header(content, "x-hop").is_empty());
}

#[tokio::test]
async fn a_redirect_that_is_not_followed_is_the_answer() {
    let target = moving();
    let step = format!("{{ get: /moved, redirects: false, {READS} }}");
    let answered = contents_over(Network::default(), &target.url(), &[&step]).await;
    let (exchange, content) = &answered[0];
    assert_eq!((exchange.outcome, exchange.bytes), (Ok(302), 4));
    assert_eq!(header(content, "location"), ["/there?a#b"]);
    assert_eq!((content.body.as_slice(), target.count()), (&b"move"[..], 1));
}

#[tokio::test]
async fn so_many_redirects_are_followed_as_the_author_says() {
    let steps = ["{ get: /moved, redirects: 1 }", "{ get: /, redirects: 1 }"];
    assert_eq!(
        outcomes(&exchange(&moving().url(), &steps).await),
        [Ok(200); 2]
    );
    let target =
        Target::new(|_| Act::say("HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n"));
    let exchanges = exchange(&target.url(), &["{ get: /, redirects: 1 }"]).await;
    assert_eq!(outcomes(&exchanges), [Err(Failure::TooManyRedirects)]);
    assert_eq!(target.count(), 2);
}

#[tokio::test]
async fn a_body_too_long_to_keep_is_cut_and_counted_whole() {
    let length = MOST_KEPT + 1000;
    let target = Target::new(move |_| {
        let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n");
        Act::Say([head.into_bytes(), vec![b'x'; length]].concat())
    });
    let step = format!("{{ get: /, {READS} }}");
    let answered = contents_over(Network::default(), &target.url(), &[&step]).await;
    let (exchange, content) = &answered[0];
    assert_eq!((exchange.outcome, exchange.bytes), (Ok(200), length as u64));
    assert_eq!(content.body.len(), MOST_KEPT);
}

#[tokio::test]
async fn of_an_answer_that_never_ends_nothing_is_kept() {
    let target = Target::new(says("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"));
    let step = format!("{{ get: /, {READS} }}");
    assert_eq!(
        contents(&target.url(), &[&step]).await,
        [Content::default()]
    );
}
