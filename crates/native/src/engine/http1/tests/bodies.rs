//! Answers of every framing are read to their end.

use super::*;

#[tokio::test]
async fn a_body_of_known_length_is_counted() {
    let answer = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
    assert_eq!(answered(says(answer)).await, (Ok(200), 5));
}

#[tokio::test]
async fn a_chunked_body_is_counted_without_its_framing() {
    let answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\na;x=y\r\n0123456789\r\n0\r\nTrailer: t\r\n\r\n";
    assert_eq!(answered(says(answer)).await, (Ok(200), 13));
}

#[tokio::test]
async fn a_body_without_a_length_ends_with_the_connection() {
    assert_eq!(
        answered(says("HTTP/1.1 200 OK\r\n\r\nto the end")).await,
        (Ok(200), 10)
    );
    assert_eq!(
        answered(says("HTTP/1.0 200 OK\r\n\r\nold")).await,
        (Ok(200), 3)
    );
}

#[tokio::test]
async fn an_answer_that_has_no_body_does_not_wait_for_one() {
    let target = Target::new(|seen| match seen.path.as_str() {
        "/204" => Act::say("HTTP/1.1 204 No Content\r\n\r\n"),
        "/304" => Act::say("HTTP/1.1 304 Not Modified\r\nContent-Length: 99\r\n\r\n"),
        _ => Act::say("HTTP/1.1 200 OK\r\nContent-Length: 12345\r\n\r\n"),
    });
    let exchanges = exchange(&target.url(), &["get: /204", "get: /304", "head: /"]).await;
    assert_eq!(outcomes(&exchanges), [Ok(204), Ok(304), Ok(200)]);
    assert!(exchanges.iter().all(|exchange| exchange.bytes == 0));
    assert!(target.seen().iter().all(|seen| seen.connection == 0));
}

#[tokio::test]
async fn a_huge_body_is_counted_to_the_last_byte() {
    const SIZE: usize = 50_000_000;
    let huge = |_: &Seen| {
        let mut answer = format!("HTTP/1.1 200 OK\r\nContent-Length: {SIZE}\r\n\r\n").into_bytes();
        answer.resize(answer.len() + SIZE, b'x');
        Act::Say(answer)
    };
    assert_eq!(answered(huge).await, (Ok(200), SIZE as u64));
}

#[tokio::test]
async fn interim_answers_are_not_the_answer() {
    let answer = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\nok";
    assert_eq!(answered(says(answer)).await, (Ok(201), 2));
}

#[tokio::test]
async fn times_are_in_their_order() {
    let target = Target::new(|_| Act::ok());
    let exchange = exchange(&target.url(), &["get: /"]).await[0];
    let first_byte = exchange.first_byte.unwrap();
    assert!(
        exchange.intended <= exchange.sent
            && exchange.sent <= first_byte
            && first_byte <= exchange.done
    );
}
