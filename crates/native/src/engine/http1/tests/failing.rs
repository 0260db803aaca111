//! Targets that do not answer, or not in HTTP.

use super::*;

/// Time stands still until nothing else can happen, so that a timeout comes at once.
#[tokio::test(start_paused = true)]
async fn a_target_that_never_answers_times_out() {
    let target = Target::new(|_| Act::Hang);
    let exchanges = exchange(&target.url(), &["{ get: /, timeout: 20s }"]).await;
    assert_eq!(exchanges[0].outcome, Err(Failure::Timeout));
    assert_eq!(exchanges[0].service_time().as_secs(), 20);
}

#[tokio::test]
async fn half_an_answer_times_out_and_its_connection_is_not_used_again() {
    let target = Target::new(|seen| match seen.path.as_str() {
        "/half" => Act::say("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc"),
        _ => Act::ok(),
    });
    let exchanges = exchange(&target.url(), &["{ get: /half, timeout: 200ms }", "get: /"]).await;
    assert_eq!(outcomes(&exchanges), [Err(Failure::Timeout), Ok(200)]);
    assert_eq!(exchanges[0].bytes, 3);
    assert_eq!(target.seen()[1].connection, 1);
}

#[tokio::test]
async fn a_port_nobody_listens_at_refuses() {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let host = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    assert_eq!(
        outcomes(&exchange(&host, &["get: /"]).await),
        [Err(Failure::Refused)]
    );
}

#[tokio::test]
async fn a_name_without_an_address_is_told_apart() {
    let exchanges = exchange("http://nobody.invalid", &["get: /", "get: /"]).await;
    assert_eq!(outcomes(&exchanges), [Err(Failure::NameNotFound); 2]);
}

#[tokio::test]
async fn names_below_localhost_are_this_machine() {
    let target = Target::new(|_| Act::ok());
    let host = format!("http://shop.localhost:{}", target.address.port());
    assert_eq!(outcomes(&exchange(&host, &["get: /"]).await), [Ok(200)]);
    assert_eq!(
        target.seen()[0].headers["host"],
        format!("shop.localhost:{}", target.address.port())
    );
}

#[tokio::test]
async fn what_is_no_http_is_a_protocol_failure() {
    let garbage = [
        "SSH-2.0-OpenSSH_9.2\r\n",
        "\0\0\0\u{1}\u{2}binary",
        "HTTP/1.1 two hundred\r\n\r\n",
        "HTTP/7.7 200 OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: minus\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
    ];
    for text in garbage {
        assert_eq!(
            answered(says(text)).await.0,
            Err(Failure::Protocol),
            "{text}"
        );
    }
}

#[tokio::test]
async fn unusual_answers_are_taken_as_they_are() {
    let odd = [
        "HTTP/1.1 999 \r\n\r\n",
        "HTTP/1.1 299\r\n\r\n",
        "HTTP/1.1 200 \u{fc}\r\nX: \u{fc}\r\n\r\n",
    ];
    for text in odd {
        assert!(answered(says(text)).await.0.is_ok(), "{text}");
    }
}

#[tokio::test]
async fn headers_without_end_are_a_failure_and_no_memory_leak() {
    let endless = format!("HTTP/1.1 200 OK\r\n{}", "X: y\r\n".repeat(1_000_000));
    assert_eq!(answered(says(&endless)).await.0, Err(Failure::Protocol));
}
