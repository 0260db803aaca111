//! A way through a proxy to a host.

use std::fmt::Write as _;

use httparse::{EMPTY_HEADER, Response, Status};
use katydid_core::stats::Failure;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::network::Proxy;

/// Bytes of the longest answer of a proxy that is read.
const LONGEST: usize = 64 << 10;

/// Fields of that.
const MOST_FIELDS: usize = 128;

/// Asks a proxy for a way to `HOST:PORT`; afterwards the stream leads there.
///
/// Of what comes after the proxy's answer nothing is taken: it is the host's.
///
/// Source: RFC 9110, section 9.3.6.
pub(super) async fn open(
    stream: &mut TcpStream,
    proxy: &Proxy,
    place: &str,
) -> Result<(), Failure> {
    let asked = stream.write_all(request(proxy, place).as_bytes()).await;
    asked.map_err(|_| Failure::NoProxy)?;
    match answer(stream).await? {
        200..=299 => Ok(()),
        status => Err(Failure::ProxyRefused(status)),
    }
}

async fn answer(stream: &mut TcpStream) -> Result<u16, Failure> {
    let (mut answer, mut coming) = (Vec::new(), [0; 1024]);
    loop {
        let before = answer.len();
        let there = stream.peek(&mut coming).await.unwrap_or(0);
        if there == 0 || before > LONGEST {
            return Err(Failure::NoProxy);
        }
        answer.extend_from_slice(&coming[..there]);
        let head = head(&answer)?;
        let own = head.map_or(there, |(_, length)| length - before);
        let taken = stream.read_exact(&mut coming[..own]).await;
        taken.map_err(|_| Failure::NoProxy)?;
        if let Some((status, _)) = head {
            return Ok(status);
        }
    }
}

fn request(proxy: &Proxy, place: &str) -> String {
    let mut text = format!("CONNECT {place} HTTP/1.1\r\nHost: {place}\r\n");
    if let Some(authorization) = &proxy.authorization {
        let _ = write!(text, "Proxy-Authorization: {authorization}\r\n");
    }
    text + "\r\n"
}

/// The status of a final answer whose head has come whole, and where that ends.
fn head(answer: &[u8]) -> Result<Option<(u16, usize)>, Failure> {
    let mut at = 0;
    loop {
        let mut fields = [EMPTY_HEADER; MOST_FIELDS];
        let mut response = Response::new(&mut fields);
        let parsed = response.parse(&answer[at..]);
        match parsed.map_err(|_| Failure::NoProxy)? {
            Status::Partial => return Ok(None),
            Status::Complete(length) => at += length,
        }
        if let Some(status @ 200..) = response.code {
            return Ok(Some((status, at)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_status_of_an_answer_is_known_when_its_head_has_come() {
        assert_eq!(head(b"HTTP/1.1 200 Conn"), Ok(None));
        let ok = b"HTTP/1.0 200 Connection established\r\n\r\n";
        assert_eq!(head(ok), Ok(Some((200, ok.len()))));
        let early = b"HTTP/1.1 103 Early\r\n\r\nHTTP/1.1 403 No\r\n\r\nbody";
        assert_eq!(head(early), Ok(Some((403, early.len() - 4))));
        assert_eq!(head(b"SSH-2.0"), Err(Failure::NoProxy));
    }
}
