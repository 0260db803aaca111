//! Kept connections, and targets that close them.

use super::*;

const GETS: [&str; 3] = ["get: /1", "get: /2", "get: /3"];

fn connections(target: &Target) -> Vec<usize> {
    target.seen().iter().map(|seen| seen.connection).collect()
}

#[tokio::test]
async fn a_user_keeps_its_connection() {
    let target = Target::new(|_| Act::ok());
    let exchanges = exchange(&target.url(), &GETS).await;
    assert_eq!(outcomes(&exchanges), [Ok(200); 3]);
    assert_eq!(connections(&target), [0, 0, 0]);
}

#[tokio::test]
async fn a_connection_closed_between_requests_is_replaced_and_nothing_is_sent_twice() {
    let target = Target::new(|_| {
        Act::SayAndClose(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".to_vec())
    });
    let exchanges = exchange(&target.url(), &GETS).await;
    assert_eq!(outcomes(&exchanges), [Ok(200); 3]);
    assert_eq!(connections(&target), [0, 1, 2]);
}

#[tokio::test]
async fn an_announced_close_is_obeyed() {
    let target = Target::new(|_| {
        Act::say("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok")
    });
    assert_eq!(
        outcomes(&exchange(&target.url(), &GETS).await),
        [Ok(200); 3]
    );
    assert_eq!(connections(&target), [0, 1, 2]);
}

#[tokio::test]
async fn a_kept_connection_that_ends_without_an_answer_is_retried_once() {
    let target = Target::new(|seen| match seen.nth {
        0 => Act::ok(),
        _ => Act::SayAndClose(vec![]),
    });
    let exchanges = exchange(&target.url(), &["get: /1", "post: /2"]).await;
    assert_eq!(outcomes(&exchanges), [Ok(200); 2]);
    assert_eq!(connections(&target), [0, 0, 1]);
}

#[tokio::test]
async fn a_new_connection_that_ends_without_an_answer_is_not_retried() {
    let target = Target::new(|_| Act::SayAndClose(vec![]));
    assert_eq!(
        outcomes(&exchange(&target.url(), &["get: /"]).await),
        [Err(Failure::Closed)]
    );
    assert_eq!(target.count(), 1);
}

#[tokio::test]
async fn a_kept_connection_that_ends_within_an_answer_is_not_retried() {
    let target = Target::new(|seen| match seen.nth {
        0 => Act::ok(),
        _ => Act::SayAndClose(b"HTTP/1.1 200".to_vec()),
    });
    let exchanges = exchange(&target.url(), &["get: /1", "get: /2"]).await;
    assert_eq!(outcomes(&exchanges), [Ok(200), Err(Failure::Closed)]);
    assert_eq!(target.count(), 2);
}

#[tokio::test]
async fn bytes_nobody_asked_for_end_a_connection_and_are_no_answer() {
    let answer =
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 408 Request Timeout\r\n\r\n";
    let target = Target::new(move |_| Act::say(answer));
    assert_eq!(
        outcomes(&exchange(&target.url(), &GETS).await),
        [Ok(200); 3]
    );
    assert_eq!(target.count(), 3);
}

#[tokio::test]
async fn a_body_cut_short_is_a_failure_and_what_came_is_counted() {
    let cut = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc";
    assert_eq!(answered(says(cut)).await, (Err(Failure::Closed), 3));
    let cut = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n5\r\nx";
    assert_eq!(answered(says(cut)).await.0, Err(Failure::Closed));
}

#[tokio::test]
async fn a_reset_within_a_body_is_a_closed_connection() {
    let reset =
        |_: &Seen| Act::SayAndReset(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc".to_vec());
    assert_eq!(answered(reset).await.0, Err(Failure::Closed));
}

#[tokio::test]
async fn an_answer_is_not_taken_for_the_one_before() {
    let target = Target::new(|seen| {
        Act::say(match seen.nth {
            0 => "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
            1 => "HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n01234567890123456789",
            2 => "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nSet-Cookie: a=b\r\n\r\nok",
            3 => "HTTP/1.1 500 OK\r\nContent-Length: 2\r\n\r\nno",
            _ => "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok",
        })
    });
    let plan = plan(&target.url(), &["get: /"]);
    let (http1, session) = (http1(&plan, Network::default()), Session::default());
    let mut came = Vec::new();
    for _ in 0..6 {
        let request = &plan.requests[0].request;
        let (exchange, _) = http1.exchange(&session, request, Tick::ZERO).await;
        came.push((exchange.outcome, exchange.bytes));
    }
    let expected = [(200, 2), (200, 20), (200, 2), (500, 2), (200, 2), (200, 2)];
    assert_eq!(came, expected.map(|(status, bytes)| (Ok(status), bytes)));
    assert_eq!(connections(&target), [0, 0, 0, 0, 0, 1]);
    assert_eq!(target.seen()[3].headers["cookie"], "a=b");
}
