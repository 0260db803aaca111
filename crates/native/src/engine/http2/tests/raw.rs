//! Servers that refuse, leave, break the rules, or speak something else.

use std::io::{self, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Mutex;
use std::thread;

use super::*;

const DATA: u8 = 0;
const HEADERS: u8 = 1;
const RST_STREAM: u8 = 3;
const SETTINGS: u8 = 4;
const GOAWAY: u8 = 7;
const END_STREAM: u8 = 1;
const ACK: u8 = 1;
const WHOLE: u8 = 5;

/// Bytes of what a client says first.
const PREFACE: usize = 24;

/// `:status: 200` in HPACK.
const OK: &[u8] = &[0x88];

fn frame(kind: u8, flags: u8, stream: u32, payload: &[u8]) -> Vec<u8> {
    let length = (payload.len() as u32).to_be_bytes();
    [&length[1..], &[kind, flags], &stream.to_be_bytes(), payload].concat()
}

fn reset(stream: u32, code: u32) -> Vec<u8> {
    frame(RST_STREAM, 0, stream, &code.to_be_bytes())
}

fn farewell(last: u32, code: u32) -> Vec<u8> {
    frame(
        GOAWAY,
        0,
        0,
        &[last.to_be_bytes(), code.to_be_bytes()].concat(),
    )
}

fn ok(stream: u32) -> Vec<u8> {
    frame(HEADERS, WHOLE, stream, OK)
}

/// What is said to a request, and whether the connection goes on.
type Said = (Vec<u8>, bool);

/// Says to the so manyth request on the so manyth connection what the script says, given its stream.
struct Server {
    url: String,
    /// The connection of each request.
    seen: Arc<Mutex<Vec<usize>>>,
}

impl Server {
    fn new(script: impl Fn(usize, usize, u32) -> Said + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let seen: Arc<Mutex<Vec<usize>>> = Arc::default();
        let (told, script) = (Arc::clone(&seen), Arc::new(script));
        thread::spawn(move || {
            for (connection, stream) in listener.incoming().enumerate() {
                let (told, script) = (Arc::clone(&told), Arc::clone(&script));
                let say = move |nth, stream| {
                    told.lock().unwrap().push(connection);
                    script(connection, nth, stream)
                };
                thread::spawn(move || converse(stream.unwrap(), say));
            }
        });
        Self { url, seen }
    }

    fn seen(&self) -> Vec<usize> {
        self.seen.lock().unwrap().clone()
    }
}

fn converse(mut stream: TcpStream, say: impl Fn(usize, u32) -> Said) -> io::Result<()> {
    stream.read_exact(&mut [0; PREFACE])?;
    stream.write_all(&frame(SETTINGS, 0, 0, &[]))?;
    let mut nth = 0;
    loop {
        let mut head = [0; 9];
        stream.read_exact(&mut head)?;
        let [_, a, b, c, kind, flags, ..] = [&[0], &head[..]].concat()[..] else {
            unreachable!()
        };
        let id = u32::from_be_bytes(head[5..].try_into().unwrap());
        let length = u32::from_be_bytes([0, a, b, c]);
        io::copy(
            &mut Read::by_ref(&mut stream).take(u64::from(length)),
            &mut io::sink(),
        )?;
        let asks = matches!(kind, HEADERS | DATA) && flags & END_STREAM != 0;
        if kind == SETTINGS && flags & ACK == 0 {
            stream.write_all(&frame(SETTINGS, ACK, 0, &[]))?;
        }
        if asks {
            let (said, goes_on) = say(nth, id);
            stream.write_all(&said)?;
            if !goes_on {
                return Ok(());
            }
            nth += 1;
        }
    }
}

const GETS: [&str; 2] = ["get: /1", "get: /2"];

#[tokio::test]
async fn a_refused_stream_is_sent_again_on_the_same_connection() {
    let server = Server::new(|_, nth, stream| match nth {
        1 => (reset(stream, 7), true),
        _ => (ok(stream), true),
    });
    assert_eq!(
        outcomes(&exchange(&server.url, &["get: /1", "post: /2"]).await),
        [Ok(200); 2]
    );
    assert_eq!(server.seen(), [0, 0, 0]);
}

#[tokio::test]
async fn whoever_is_refused_again_and_again_is_told_so() {
    let server = Server::new(|_, _, stream| (reset(stream, 7), true));
    let exchanges = exchange(&server.url, &["get: /"]).await;
    assert_eq!(outcomes(&exchanges), [Err(Failure::StreamReset(7))]);
    assert_eq!(server.seen().len(), 6);
}

#[tokio::test]
async fn a_stream_that_is_reset_for_another_reason_is_a_failure_and_nothing_is_sent_twice() {
    let server = Server::new(|_, nth, stream| match nth {
        0 => (reset(stream, 2), true),
        _ => (ok(stream), true),
    });
    let failed = Err(Failure::StreamReset(2));
    assert_eq!(
        outcomes(&exchange(&server.url, &GETS).await),
        [failed, Ok(200)]
    );
    assert_eq!(server.seen(), [0, 0]);
}

#[tokio::test]
async fn a_stream_beyond_the_last_that_was_taken_is_sent_again_on_a_new_connection() {
    let server = Server::new(|connection, nth, stream| match (connection, nth) {
        (0, 1) => (farewell(1, 0), false),
        _ => (ok(stream), true),
    });
    assert_eq!(
        outcomes(&exchange(&server.url, &["get: /1", "post: /2"]).await),
        [Ok(200); 2]
    );
    assert_eq!(server.seen(), [0, 0, 1]);
}

#[tokio::test]
async fn a_stream_that_was_taken_before_a_farewell_is_answered_still() {
    let server = Server::new(|connection, nth, stream| match (connection, nth) {
        (0, 0) => ([farewell(1, 0), ok(stream)].concat(), true),
        _ => (ok(stream), true),
    });
    assert_eq!(outcomes(&exchange(&server.url, &GETS).await), [Ok(200); 2]);
    assert_eq!(server.seen(), [0, 1]);
}

#[tokio::test]
async fn a_stream_that_was_taken_and_never_answered_is_not_sent_again() {
    let server = Server::new(|connection, _, stream| match connection {
        0 => (farewell(stream, 0), false),
        _ => (ok(stream), true),
    });
    let closed = Err(Failure::Closed);
    assert_eq!(
        outcomes(&exchange(&server.url, &GETS).await),
        [closed, Ok(200)]
    );
    assert_eq!(server.seen(), [0, 1]);
}

#[tokio::test]
async fn a_connection_that_ends_within_an_answer_is_a_failure() {
    let server = Server::new(|_, _, stream| {
        let part = frame(DATA, 0, stream, b"abc");
        ([frame(HEADERS, 4, stream, OK), part].concat(), false)
    });
    let exchanges = exchange(&server.url, &["get: /"]).await;
    assert_eq!(outcomes(&exchanges), [Err(Failure::Closed)]);
    assert_eq!(exchanges[0].bytes, 3);
}

#[tokio::test]
async fn what_breaks_the_rules_is_a_protocol_failure() {
    let server = Server::new(|_, nth, stream| match nth {
        0 => (ok(stream), true),
        _ => (frame(HEADERS, WHOLE, stream, &[0xff; 40]), true),
    });
    let exchanges = exchange(&server.url, &GETS).await;
    assert_eq!(outcomes(&exchanges), [Ok(200), Err(Failure::Protocol)]);
}

#[tokio::test]
async fn a_server_of_http_1_is_told_to_speak_no_http_2() {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let host = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let answer = b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
        stream.write_all(answer).unwrap();
        drop(stream.read_to_end(&mut Vec::new()));
    });
    assert_eq!(
        outcomes(&exchange(&host, &["get: /"]).await),
        [Err(Failure::NoHttp2)]
    );
}

#[tokio::test]
async fn a_server_that_says_nothing_times_out_and_leaves_its_connection_usable() {
    let server = Server::new(|_, nth, stream| match nth {
        0 => (Vec::new(), true),
        _ => (ok(stream), true),
    });
    let exchanges = exchange(&server.url, &["{ get: /, timeout: 100ms }", "get: /"]).await;
    assert_eq!(outcomes(&exchanges), [Err(Failure::Timeout), Ok(200)]);
    assert_eq!(server.seen(), [0, 0]);
}
