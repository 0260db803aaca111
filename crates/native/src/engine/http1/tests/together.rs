//! Several requests of one user at once, and requests made when they are sent.

use super::*;
use futures_util::future::join_all;

#[tokio::test]
async fn requests_at_once_have_connections_of_their_own_which_are_kept() {
    let target = Target::new(|_| Act::ok());
    let plan = plan(&target.url(), &["get: /a", "get: /b", "get: /c"]);
    let (http1, session) = (http1(&plan, Network::default()), Session::default());
    for _ in 0..2 {
        let requests = plan.known_requests();
        let all = requests.map(|request| http1.exchange(&session, request, Tick::ZERO));
        let answered = join_all(all).await;
        assert!(
            answered
                .iter()
                .all(|(exchange, _)| exchange.outcome == Ok(200))
        );
    }
    let seen = target.seen();
    let mut connections: Vec<usize> = seen.iter().map(|seen| seen.connection).collect();
    connections.sort_unstable();
    assert_eq!(connections, [0, 0, 1, 1, 2, 2]);
}

async fn made(target: &Target, change: impl FnOnce(&mut Request)) -> Exchange {
    made_over(Network::default(), &target.url(), change).await
}

#[tokio::test]
async fn a_request_made_when_it_is_sent_goes_out_as_it_was_made() {
    let target = Target::new(|_| Act::ok());
    let exchange = made(&target, |request| {
        request.url = format!("{}/made?2", target.url());
        request.headers = vec![("X-Made".to_owned(), "yes".to_owned())];
        request.body = b"two".to_vec();
    });
    assert_eq!(exchange.await.outcome, Ok(200));
    let seen = target.seen().pop().unwrap();
    assert_eq!(
        (seen.method.as_str(), seen.path.as_str()),
        ("POST", "/made?2")
    );
    assert_eq!(
        (seen.headers["x-made"].as_str(), seen.body.as_slice()),
        ("yes", &b"two"[..])
    );
}

#[tokio::test]
async fn what_is_made_goes_out_as_what_is_known_would() {
    let target = Target::new(|_| Act::ok());
    let urls = [
        "/a?b=1",
        "/a/../b/./c",
        "/a/%2e%2E/b",
        "/a#b",
        "?q",
        "/a//b",
        "/.hidden",
    ];
    for url in urls {
        let known = format!("post: '{url}'");
        assert_eq!(
            outcomes(&exchange(&target.url(), &[&known]).await),
            [Ok(200)]
        );
        let exchange = made(&target, |request| {
            request.url = format!("{}{url}", target.url());
            request.body.clear();
        });
        assert_eq!(exchange.await.outcome, Ok(200), "{url}");
        let seen = target.seen();
        let [known, made] = &seen[seen.len() - 2..] else {
            unreachable!("there are two");
        };
        assert_eq!(made.path, known.path, "{url}");
        assert_eq!(made.headers["content-length"], "0");
        assert_eq!(made.headers["host"], known.headers["host"]);
    }
}

#[tokio::test]
async fn a_made_request_carries_cookies_and_follows_redirects() {
    let target = Target::new(|seen| match seen.path.as_str() {
        "/login" => Act::say(
            "HTTP/1.1 307 Moved\r\nSet-Cookie: id=7\r\nLocation: /in\r\nContent-Length: 0\r\n\r\n",
        ),
        _ => Act::ok(),
    });
    let exchange = made(&target, |request| {
        request.url = format!("{}/login", target.url());
    });
    assert_eq!(exchange.await.outcome, Ok(200));
    let last = target.seen().pop().unwrap();
    assert_eq!((last.method.as_str(), last.path.as_str()), ("POST", "/in"));
    assert_eq!(last.headers["cookie"], "id=7");
}

#[tokio::test]
async fn a_request_that_cannot_be_sent_is_a_failure_and_nothing_goes_out() {
    let target = Target::new(|_| Act::ok());
    let bad = vec![("X-Made".to_owned(), "a\nb".to_owned())];
    let exchange = made(&target, |request| request.headers = bad).await;
    assert_eq!(
        (exchange.outcome, target.count()),
        (Err(Failure::Connect), 0)
    );
    let exchange = made(&target, |request| request.url = "http://[".to_owned()).await;
    assert_eq!(exchange.outcome, Err(Failure::Connect));
}
