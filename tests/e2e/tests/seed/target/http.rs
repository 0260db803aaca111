//! As much of HTTP/1.1 as the engines send, and CORS for the page.

use katydid_core::demo::DemoAnswer;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// A request with its body.
#[derive(Debug)]
pub(super) struct Head {
    pub(super) method: String,
    pub(super) target: String,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

impl Head {
    pub(super) fn is_preflight(&self) -> bool {
        self.method == "OPTIONS" && self.header("access-control-request-method").is_some()
    }

    fn header(&self, name: &str) -> Option<&str> {
        let mut found = self
            .headers
            .iter()
            .filter(|(known, _)| known.eq_ignore_ascii_case(name));
        found.next().map(|(_, value)| value.as_str())
    }
}

/// The next request; `None` when there is none any more.
pub(super) async fn read(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Option<Head> {
    let end = loop {
        if let Some(at) = buffer.windows(4).position(|four| four == b"\r\n\r\n") {
            break at + 4;
        }
        more(stream, buffer).await?;
    };
    let mut head = parse(std::str::from_utf8(&buffer[..end]).ok()?)?;
    let length = head
        .header("content-length")
        .map_or(Some(0), |text| text.parse().ok())?;
    while buffer.len() < end + length {
        more(stream, buffer).await?;
    }
    head.body = buffer[end..end + length].to_vec();
    buffer.drain(..end + length);
    Some(head)
}

async fn more(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Option<()> {
    let count = stream.read_buf(buffer).await.ok()?;
    (count > 0).then_some(())
}

fn parse(text: &str) -> Option<Head> {
    let mut lines = text.lines();
    let mut first = lines.next()?.split(' ');
    let headers = lines.filter_map(|line| line.split_once(": "));
    Some(Head {
        method: first.next()?.to_owned(),
        target: first.next()?.to_owned(),
        headers: headers
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
        body: Vec::new(),
    })
}

/// Yes to whatever a preflight asks.
pub(super) fn grant(head: &Head) -> Vec<u8> {
    let asked = |name| head.header(name).unwrap_or_default();
    let methods = asked("access-control-request-method");
    let headers = asked("access-control-request-headers");
    format!(
        "HTTP/1.1 204 No Content\r\naccess-control-allow-origin: *\r\naccess-control-allow-methods: {methods}\r\n\
         access-control-allow-headers: {headers}\r\naccess-control-max-age: 7200\r\n\r\n"
    )
    .into_bytes()
}

/// An answer's bytes.
pub(super) fn text(head: &Head, answer: &DemoAnswer) -> Vec<u8> {
    let mut text = format!(
        "HTTP/1.1 {} -\r\ncontent-type: {}\r\ncontent-length: {}\r\ncache-control: no-store\r\n\
         access-control-allow-origin: *\r\naccess-control-expose-headers: *\r\ntiming-allow-origin: *\r\n",
        answer.status,
        answer.content_type,
        answer.body.len()
    );
    for (name, value) in &answer.headers {
        text += &format!("{name}: {value}\r\n");
    }
    let mut bytes = (text + "\r\n").into_bytes();
    if head.method != "HEAD" {
        bytes.extend_from_slice(&answer.body);
    }
    bytes
}

/// `None` when nobody listens any more.
pub(super) async fn write(stream: &mut TcpStream, bytes: &[u8]) -> Option<()> {
    stream.write_all(bytes).await.ok()
}
