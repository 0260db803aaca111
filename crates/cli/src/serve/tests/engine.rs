//! The native engine, asked for as pages do: its own, foreign ones, and none.

use std::net::SocketAddr;

use futures_util::{SinkExt, StreamExt};
use katydid_core::plan::Shard;
use katydid_core::scenario::Scenario;
use katydid_core::user::Inputs;
use katydid_core::wire::Message;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message as Frame;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::{WebSocketStream, client_async};

use super::ui::in_memory;
use super::{json, send};
use crate::serve::Token;

type Socket = WebSocketStream<TcpStream>;
type Headers<'a> = &'a [(&'a str, &'a str)];

/// The socket of a page of this origin.
async fn page(addr: SocketAddr, token: &Token, origin: &str) -> Option<Socket> {
    let url = format!("ws://{addr}/engine{}", token.query());
    let mut request = url.into_client_request().unwrap();
    let headers = request.headers_mut();
    headers.insert("origin", origin.parse().unwrap());
    let stream = TcpStream::connect(addr).await.unwrap();
    let made = client_async(request, stream).await;
    made.ok().map(|(socket, _)| socket)
}

async fn own_page(addr: SocketAddr, token: &Token) -> Socket {
    let origin = format!("http://{addr}");
    page(addr, token, &origin).await.unwrap()
}

async fn hear(socket: &mut Socket) -> Message {
    match socket.next().await.unwrap().unwrap() {
        Frame::Binary(bytes) => Message::decode(&bytes).unwrap(),
        other => panic!("{other:?}"),
    }
}

async fn tell(socket: &mut Socket, shard: u32, message: &Message) {
    let frame = Frame::Binary(message.encode_for(shard).into());
    socket.send(frame).await.unwrap();
}

fn starts(addr: SocketAddr) -> [(u32, Message); 3] {
    let text = format!(
        "host: http://{addr}/demo\nload: {{ users: 6, spawn_rate: 100, iterations: 30 }}\n\
         users: [{{ name: A, tasks: [{{ get: /hello }}] }}]"
    );
    let scenario = Scenario::parse(&text).unwrap().to_json();
    [0, 1, 2].map(|index| {
        let start = Message::Start {
            scenario: scenario.clone(),
            shard: Shard { index, count: 3 },
            inputs: Inputs::default(),
        };
        (index, start)
    })
}

#[tokio::test]
async fn a_page_runs_a_test_and_hears_of_every_request() {
    let (site, token) = in_memory(true).await;
    let mut socket = own_page(site.addr(), &token).await;
    for (shard, start) in starts(site.addr()) {
        tell(&mut socket, shard, &start).await;
    }
    let (mut requests, mut ended) = (0, 0);
    while ended < 3 {
        let Message::Delta(delta) = hear(&mut socket).await else {
            panic!("no delta")
        };
        let rows = delta.rows.iter();
        requests += rows.map(|row| row.requests).sum::<u64>();
        ended += u32::from(delta.ended);
    }
    let stats = send(site.addr(), "GET /demo/stats", &[], "").await;
    assert_eq!((requests, &json(&stats)["total"]), (30, &30.into()));
}

#[tokio::test]
async fn a_foreign_page_and_a_guess_are_refused() {
    let (site, token) = in_memory(true).await;
    let (addr, own) = (site.addr(), format!("http://{}", site.addr()));
    let guess = Token::random().unwrap();
    for origin in ["http://evil.example", "null", "http://127.0.0.1:1"] {
        assert!(page(addr, &token, origin).await.is_none(), "{origin}");
    }
    assert!(page(addr, &guess, &own).await.is_none());
    assert!(page(addr, &token, &own).await.is_some());
}

#[tokio::test]
async fn a_refusal_says_what_is_wrong() {
    let (site, token) = in_memory(true).await;
    let own = format!("http://{}", site.addr());
    let with_token = format!("GET /engine{}", token.query());
    let upgrade = ("upgrade", "websocket");
    let rebound = ("host", "evil.example");
    let table: [(&str, Headers<'_>, u16, &str); 5] = [
        (&with_token, &[upgrade], 403, "page of this server"),
        ("GET /engine", &[("origin", &own), upgrade], 403, "token"),
        (
            "GET /engine?token=",
            &[("origin", &own), upgrade],
            403,
            "token",
        ),
        (&with_token, &[("origin", &own)], 426, "WebSocket"),
        (
            &with_token,
            &[rebound, ("origin", "http://evil.example")],
            403,
            "this machine alone",
        ),
    ];
    for (what, headers, status, says) in table {
        let answer = send(site.addr(), what, headers, "").await;
        let body = String::from_utf8_lossy(answer.body());
        assert_eq!(answer.status(), status, "{what} {headers:?}");
        assert!(body.contains(says), "{body}");
    }
}

#[tokio::test]
async fn one_page_at_a_time_uses_it() {
    let (site, token) = in_memory(true).await;
    let mut first = own_page(site.addr(), &token).await;
    tell(&mut first, 9, &Message::Stop).await;
    assert!(matches!(hear(&mut first).await, Message::Failed(why) if why.contains("no shard 9")));
    let mut second = own_page(site.addr(), &token).await;
    assert!(
        matches!(hear(&mut second).await, Message::Failed(why) if why.contains("another page"))
    );
    first.close(None).await.unwrap();
    while first.next().await.is_some() {}
    while let Message::Failed(why) = {
        second = own_page(site.addr(), &token).await;
        tell(&mut second, 9, &Message::Stop).await;
        hear(&mut second).await
    } {
        if why.contains("no shard 9") {
            return;
        }
    }
}

#[tokio::test]
async fn what_is_no_message_ends_the_conversation() {
    let (site, token) = in_memory(true).await;
    let mut socket = own_page(site.addr(), &token).await;
    let nonsense = Frame::Binary(vec![250; 9].into());
    socket.send(nonsense).await.unwrap();
    assert!(!matches!(socket.next().await, Some(Ok(Frame::Binary(_)))));
}
