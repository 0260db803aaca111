//! A target that keeps what it is sent.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

/// A target that keeps what it is sent.
pub(crate) struct Recorder {
    host: String,
    sent: Receiver<Sent>,
}

/// A request as it came.
#[derive(Clone, Debug)]
pub(crate) struct Sent {
    line: String,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

/// What does not depend on who sends it.
#[derive(Debug, PartialEq)]
pub(crate) struct Compared {
    line: String,
    headers: BTreeMap<String, String>,
    body: Body,
}

/// A body by what it means.
#[derive(Debug, PartialEq)]
enum Body {
    Json(serde_json::Value),
    Form(Vec<(String, String)>),
    Text(String),
}

impl Recorder {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let host = listener.local_addr().unwrap().to_string();
        let (sender, sent) = channel();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let sender = sender.clone();
                thread::spawn(move || serve(stream, &sender));
            }
        });
        Self { host, sent }
    }

    pub(crate) fn host(&self) -> &str {
        &self.host
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.host)
    }

    /// The one request that has come.
    pub(crate) fn one(&self) -> Sent {
        let one = self.sent.recv_timeout(Duration::from_secs(20)).unwrap();
        assert!(self.sent.try_recv().is_err(), "a second request came");
        one
    }

    /// So many requests, in the order in which they came.
    pub(crate) fn several(&self, count: usize) -> Vec<Sent> {
        let next = || self.sent.recv_timeout(Duration::from_secs(20)).unwrap();
        std::iter::repeat_with(next).take(count).collect()
    }
}

fn serve(stream: TcpStream, sender: &Sender<Sent>) {
    let mut reader = BufReader::new(stream);
    while let Some(sent) = read(&mut reader) {
        let answer = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
        // Before the answer, or a client could end first.
        let _ = sender.send(sent);
        if reader.get_mut().write_all(answer).is_err() {
            return;
        }
    }
}

/// `None` at the end of the connection.
fn read(reader: &mut impl BufRead) -> Option<Sent> {
    let line = read_line(reader)?;
    let mut headers = BTreeMap::new();
    loop {
        let header = read_line(reader)?;
        let Some((name, value)) = header.split_once(':') else {
            break;
        };
        let known = headers
            .entry(name.to_ascii_lowercase())
            .or_insert_with(String::new);
        let separator = if known.is_empty() { "" } else { ", " };
        *known = format!("{known}{separator}{}", value.trim());
    }
    let length = headers
        .get("content-length")
        .map_or(0, |length| length.parse().unwrap());
    let mut body = vec![0; length];
    reader.read_exact(&mut body).ok()?;
    Some(Sent {
        line,
        headers,
        body,
    })
}

fn read_line(reader: &mut impl BufRead) -> Option<String> {
    let mut line = String::new();
    let length = reader.read_line(&mut line).ok()?;
    (length > 0).then(|| line.trim_end().to_owned())
}

impl Sent {
    /// Method and target.
    pub(crate) fn asks(&self) -> &str {
        self.line.trim_end_matches(" HTTP/1.1")
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(String::as_str)
    }

    pub(crate) fn compared(&self) -> Compared {
        let mut headers = self.headers.clone();
        let agent = headers.get("user-agent").cloned().unwrap_or_default();
        if agent.starts_with("curl/") || agent.starts_with("katydid/") {
            headers.remove("user-agent");
        }
        let body = self.body(&mut headers);
        Compared {
            line: upper_escapes(&self.line),
            headers,
            body,
        }
    }

    /// Texts byte for byte; of others neither the length matters nor how they are parted.
    fn body(&self, headers: &mut BTreeMap<String, String>) -> Body {
        let text = String::from_utf8(self.body.clone()).unwrap();
        let kind = headers.get("content-type").cloned().unwrap_or_default();
        if let Some((form, boundary)) = kind.split_once("; boundary=") {
            headers.remove("content-length");
            headers.insert("content-type".to_owned(), form.to_owned());
            return Body::Text(text.replace(boundary, "BOUNDARY"));
        }
        let json = kind
            .contains("json")
            .then(|| serde_json::from_str(&text).ok())
            .flatten();
        if let Some(json) = json {
            headers.remove("content-length");
            return Body::Json(json);
        }
        match kind.contains("urlencoded") && text.split('&').all(|pair| pair.contains('=')) {
            true => {
                headers.remove("content-length");
                Body::Form(form(&text))
            }
            false => Body::Text(upper_escapes(&text)),
        }
    }
}

fn form(text: &str) -> Vec<(String, String)> {
    let decoded = |text: &str| {
        let plain = text.replace('+', " ");
        percent_encoding::percent_decode_str(&plain)
            .decode_utf8()
            .unwrap()
            .into_owned()
    };
    let pair = |pair: &str| {
        let (name, value) = pair.split_once('=').unwrap();
        (decoded(name), decoded(value))
    };
    let mut pairs: Vec<_> = text.split('&').map(pair).collect();
    pairs.sort();
    pairs
}

/// Curl before version 8 writes them in lower case.
fn upper_escapes(text: &str) -> String {
    let mut parts = text.split('%');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| {
        let (digits, rest) = part.split_at_checked(2).unwrap_or(("", part));
        format!("{text}%{}{rest}", digits.to_uppercase())
    })
}
