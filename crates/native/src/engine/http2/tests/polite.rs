//! What is sent and what is read, with a server that keeps to the rules.

use std::sync::Mutex;

use bytes::Bytes;
use h2::RecvStream;
use h2::server::{self, SendResponse};
use http::{HeaderMap, HeaderValue, Request, Response};
use tokio::net::{TcpListener, TcpStream};

use super::*;
use crate::engine::http1::tests::{contents_over, made_over};

/// A request as the server saw it.
#[derive(Clone, Debug)]
struct Seen {
    connection: usize,
    method: String,
    uri: String,
    headers: HeaderMap,
    body: usize,
}

#[derive(Clone)]
struct Server {
    url: String,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl Server {
    /// On a port of its own, as long as the test's runtime lives.
    async fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let server = Self {
            url: format!("http://{}", listener.local_addr().unwrap()),
            seen: Arc::default(),
        };
        let serving = server.clone();
        tokio::spawn(async move {
            for connection in 0.. {
                let (stream, _) = listener.accept().await.unwrap();
                tokio::spawn(serving.clone().serve(connection, stream));
            }
        });
        server
    }

    async fn serve(self, connection: usize, stream: TcpStream) {
        let mut streams = server::Builder::new()
            .max_concurrent_streams(4)
            .handshake(stream)
            .await
            .unwrap();
        while let Some(Ok((request, respond))) = streams.accept().await {
            tokio::spawn(self.clone().answer(connection, request, respond));
        }
    }

    async fn answer(
        self,
        connection: usize,
        request: Request<RecvStream>,
        mut respond: SendResponse<Bytes>,
    ) {
        let (head, mut body) = request.into_parts();
        let mut length = 0;
        while let Some(part) = body.data().await {
            let part = part.unwrap();
            length += part.len();
            body.flow_control().release_capacity(part.len()).unwrap();
        }
        let path = head.uri.path().to_owned();
        self.seen.lock().unwrap().push(Seen {
            connection,
            method: head.method.to_string(),
            uri: head.uri.to_string(),
            headers: head.headers,
            body: length,
        });
        say(&path, &mut respond).await;
    }

    fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }
}

/// What is asked for by path.
async fn say(path: &str, respond: &mut SendResponse<Bytes>) {
    let mut response = Response::builder();
    response = match path {
        "/moved" => response
            .status(302)
            .header("location", "/there")
            .header("set-cookie", "a=b"),
        "/teapot" => response.status(418),
        "/head" => response.header("content-length", "1000"),
        "/zipped" => response.header("content-encoding", "gzip"),
        "/long" => response.header("x-long", "x".repeat(300_000)),
        _ => response,
    };
    if path == "/early" {
        let early = Response::builder().status(103).body(()).unwrap();
        respond.send_informational(early).unwrap();
    }
    let body = match path {
        "/large" => Bytes::from(vec![b'x'; 40 << 20]),
        "/zipped" => Bytes::from_static(b"no gzip"),
        "/head" | "/moved" => Bytes::new(),
        _ => Bytes::from_static(b"ok"),
    };
    let mut sending = respond
        .send_response(response.body(()).unwrap(), body.is_empty())
        .unwrap();
    if body.is_empty() {
        return;
    }
    sending.send_data(body, path != "/trailers").unwrap();
    if path == "/trailers" {
        let mut trailers = HeaderMap::new();
        trailers.insert("x-sum", HeaderValue::from_static("1"));
        sending.send_trailers(trailers).unwrap();
    }
}

#[tokio::test]
async fn requests_of_every_kind_go_over_one_connection() {
    let server = Server::start().await;
    let steps = [
        "get: /a?b=c#d",
        "{ post: /json, json: { x: 1 }, headers: { X-Own: y, Connection: keep-alive } }",
        "{ put: /put, body: ab }",
        "post: /empty",
        "delete: /gone",
    ];
    let exchanges = exchange(&server.url, &steps).await;
    assert_eq!(outcomes(&exchanges), [Ok(200); 5]);
    assert!(exchanges.iter().all(|exchange| exchange.bytes == 2));
    let seen = server.seen();
    let told: Vec<String> = seen
        .iter()
        .map(|seen| {
            let path = seen.uri.strip_prefix(&server.url).unwrap();
            let length = seen
                .headers
                .get("content-length")
                .map_or("-", |value| value.to_str().unwrap());
            format!(
                "{} {} {path} {length} {}",
                seen.connection, seen.method, seen.body
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            "0 GET /a?b=c - 0",
            "0 POST /json 7 7",
            "0 PUT /put 2 2",
            "0 POST /empty 0 0",
            "0 DELETE /gone - 0"
        ]
    );
    assert_eq!(seen[1].headers["x-own"], "y");
    assert!(
        seen[1].headers["user-agent"]
            .to_str()
            .unwrap()
            .starts_with("katydid/")
    );
    assert!(!seen[1].headers.contains_key("connection") && !seen[1].headers.contains_key("host"));
}

#[tokio::test]
async fn a_request_made_when_it_is_sent_goes_out_as_it_was_made() {
    let server = Server::start().await;
    let made = made_over(http2(), &server.url, |request| {
        request.url = format!("{}/made?2", server.url);
        request.headers = vec![("X-Made".to_owned(), "yes".to_owned())];
        request.body = b"two".to_vec();
    });
    assert_eq!(made.await.outcome, Ok(200));
    let seen = server.seen().pop().unwrap();
    assert_eq!((seen.uri, seen.body), (format!("{}/made?2", server.url), 3));
    assert_eq!(seen.headers["x-made"], "yes");
}

#[tokio::test]
async fn answers_of_every_kind_are_read_to_their_end() {
    let server = Server::start().await;
    let steps = [
        "get: /teapot",
        "head: /head",
        "get: /trailers",
        "get: /early",
        "get: /large",
        "get: /last",
    ];
    let exchanges = exchange(&server.url, &steps).await;
    assert_eq!(
        outcomes(&exchanges),
        [Ok(418), Ok(200), Ok(200), Ok(200), Ok(200), Ok(200)]
    );
    let bytes: Vec<u64> = exchanges.iter().map(|exchange| exchange.bytes).collect();
    assert_eq!(bytes, [2, 0, 2, 2, 40 << 20, 2]);
    assert!(server.seen().iter().all(|seen| seen.connection == 0));
}

#[tokio::test]
async fn a_head_that_is_too_long_is_refused_and_the_next_answer_is_read() {
    let server = Server::start().await;
    let exchanges = exchange(&server.url, &["get: /long", "get: /"]).await;
    assert_eq!(outcomes(&exchanges), [Err(Failure::Protocol), Ok(200)]);
}

#[tokio::test]
async fn a_body_larger_than_every_window_is_sent_whole() {
    let server = Server::start().await;
    let step = format!("{{ post: /, body: {} }}", "x".repeat(900_000));
    assert_eq!(outcomes(&exchange(&server.url, &[&step]).await), [Ok(200)]);
    assert_eq!(server.seen()[0].body, 900_000);
}

#[tokio::test]
async fn redirects_cookies_and_what_is_read_of_an_answer_are_as_in_http_1() {
    let server = Server::start().await;
    let step = "{ get: /moved, extract: { x: response.text, y: response.headers } }";
    let answered = contents_over(http2(), &server.url, &[step]).await;
    let (exchange, content) = &answered[0];
    assert_eq!(
        (exchange.outcome, content.body.as_slice()),
        (Ok(200), &b"ok"[..])
    );
    assert_eq!(content.url, format!("{}/there", server.url));
    assert_eq!(server.seen()[1].headers["cookie"], "a=b");
    let step = "{ get: /zipped, extract: { x: response.text } }";
    let answered = contents_over(http2(), &server.url, &[step]).await;
    assert_eq!(answered[0].0.outcome, Err(Failure::Protocol));
}

#[tokio::test]
async fn each_user_has_a_connection_or_all_share_the_streams_of_some() {
    for (network, connections) in [(http2(), 20), (sharing(3), 3), (sharing(1), 1)] {
        let server = Server::start().await;
        assert_eq!(crowd(network, &server.url, 20).await, [Ok(200); 20]);
        let seen = server.seen();
        let most = seen.iter().map(|seen| seen.connection).max().unwrap();
        assert_eq!((most + 1, seen.len()), (connections, 20));
    }
}

#[tokio::test]
async fn without_keep_alive_each_request_has_a_connection() {
    let server = Server::start().await;
    let network = http2().without_keep_alive();
    let exchanges = exchange_over(network, &server.url, &["get: /1", "get: /2"]).await;
    assert_eq!(outcomes(&exchanges), [Ok(200); 2]);
    assert_eq!(server.seen()[1].connection, 1);
}
