//! Answers that are not HTTP, could be read as two, or never end.

use super::*;

pub(super) fn cases() -> Vec<Case> {
    [
        heads(),
        switches(),
        too_much(),
        lengths(),
        codings(),
        chunks(),
        cut(),
    ]
    .concat()
}

fn heads() -> Vec<Case> {
    vec![
        refused("SSH-2.0-OpenSSH_9.2\r\n"),
        refused("\0\0\0\u{1}\u{2}binary"),
        refused("<html>no HTTP</html>"),
        refused("HTTP/7.7 200 OK\r\n\r\n"),
        refused("HTTP/2 200 OK\r\n\r\n"),
        refused("HTTP/0.9 200 OK\r\n\r\n"),
        refused("http/1.1 200 OK\r\n\r\n"),
        refused("HTTP/1.1 two hundred\r\n\r\n"),
        refused("HTTP/1.1 20 OK\r\n\r\n"),
        refused("HTTP/1.1 2000 OK\r\n\r\n"),
        refused("HTTP/1.1 099 Low\r\n\r\n"),
        refused("HTTP/1.1 -20 OK\r\n\r\n"),
        refused("HTTP/1.1  200 OK\r\n\r\n"),
        refused("HTTP/1.1 200 OK\r\nno colon\r\n\r\n"),
        refused("HTTP/1.1 200 OK\r\n: no name\r\n\r\n"),
        refused("HTTP/1.1 200 OK\r\nspace : x\r\n\r\n"),
        refused("HTTP/1.1 200 OK\r\nna me: x\r\n\r\n"),
        refused("HTTP/1.1 200 OK\r\nX: a\0b\r\n\r\n"),
        refused("HTTP/1.1 200 OK\r\nX: a\rb\r\n\r\n"),
        refused("HTTP/1.1 200 O\0K\r\n\r\n"),
    ]
}

/// Nobody asked for another protocol: what follows is none that can be read.
fn switches() -> Vec<Case> {
    let upgrade = "101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";
    let switched = |answer: &str| stays(answer, Err(Failure::Switched), 0, false);
    vec![
        switched(&format!("HTTP/1.1 {upgrade}")),
        switched(&format!("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 {upgrade}")),
        switched(&format!(
            "HTTP/1.1 {upgrade}HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
        )),
    ]
}

fn too_much() -> Vec<Case> {
    let fields = "X: y\r\n".repeat(300);
    let long = "y".repeat(300 << 10);
    vec![
        refused(&format!("HTTP/1.1 200 OK\r\n{fields}\r\n")),
        refused(&format!("HTTP/1.1 200 OK\r\nX: {long}\r\n\r\n")),
        refused(&format!("HTTP/1.1 200 {long}\r\n\r\n")),
        refused(&format!("HTTP/1.1 103 Early Hints\r\nX: {long}\r\n\r\n")),
    ]
}

/// Whatever could be read as two lengths: what ends an answer for one reader is the middle of it for another.
fn lengths() -> Vec<Case> {
    let said = |lengths: &str| refused(&format!("HTTP/1.1 200 OK\r\n{lengths}\r\n\r\nok"));
    vec![
        said("Content-Length: minus"),
        said("Content-Length: -2"),
        said("Content-Length: +2"),
        said("Content-Length: 0x2"),
        said("Content-Length: 2.0"),
        said("Content-Length: 2 2"),
        said("Content-Length: 2, 3"),
        said("Content-Length: 2,"),
        said("Content-Length: 2;"),
        said("Content-Length:"),
        said("Content-Length: 18446744073709551616"),
        said("Content-Length: 2\r\nContent-Length: 3"),
        said("Content-Length: 2\r\ncontent-length: x"),
        said("Content-Length: minus").to("head"),
        refused("HTTP/1.1 204 No Content\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"),
    ]
}

fn codings() -> Vec<Case> {
    let said = |version: &str, fields: &str| {
        refused(&format!(
            "HTTP/{version} 200 OK\r\n{fields}\r\n\r\n1\r\na\r\n0\r\n\r\n"
        ))
    };
    vec![
        said("1.1", "Transfer-Encoding: chunked\r\nContent-Length: 3"),
        said("1.1", "Content-Length: 3\r\nTransfer-Encoding: chunked"),
        said("1.1", "Transfer-Encoding: chunked, chunked"),
        said(
            "1.1",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        ),
        said("1.1", "Transfer-Encoding: gzip, chunked"),
        said("1.1", "Transfer-Encoding: chunked, gzip"),
        said("1.1", "Transfer-Encoding: gzip"),
        said("1.1", "Transfer-Encoding: identity"),
        said("1.1", "Transfer-Encoding: xchunked"),
        said("1.1", "Transfer-Encoding: \"chunked\""),
        said("1.1", "Transfer-Encoding: chunked;q=1"),
        said("1.1", "Transfer-Encoding:"),
        said("1.0", "Transfer-Encoding: chunked"),
    ]
}

fn chunks() -> Vec<Case> {
    let said = |body: &str| {
        refused(&format!(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{body}"
        ))
    };
    vec![
        said("zz\r\n"),
        said("\r\n"),
        said(";name\r\n"),
        said(" 5\r\nhello\r\n0\r\n\r\n"),
        said("-5\r\nhello\r\n0\r\n\r\n"),
        said("0x5\r\nhello\r\n0\r\n\r\n"),
        said("5 5\r\nhello\r\n0\r\n\r\n"),
        said("5\nhello\r\n0\r\n\r\n"),
        said("5;x\nhello\r\n0\r\n\r\n"),
        said("5\rhello\r\n0\r\n\r\n"),
        said("5\r\nhello0\r\n\r\n").after(5),
        said("5\r\nhello\n0\r\n\r\n").after(5),
        said("5\r\nhello!\r\n0\r\n\r\n").after(5),
        said("5\r\nhello\r\n0\r\nX: a\rb\r\n\r\n").after(5),
        said("10000000000000000\r\n"),
        said("00000000000000005\r\nhello\r\n0\r\n\r\n"),
        said(&format!("5;{}\r\nhello\r\n0\r\n\r\n", "x".repeat(70_000))),
        said(&format!("1\r\na\r\n0\r\n{}\r\n", "X: y\r\n".repeat(20_000))).after(1),
    ]
}

fn cut() -> Vec<Case> {
    let short =
        |answer: &str, bytes, then| stays(answer, Err(Failure::Closed), bytes, false).then(then);
    let length = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc";
    let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n5\r\nx";
    let trailer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nX: y\r\n";
    vec![
        short("", 0, Then::Closes),
        short("", 0, Then::Resets),
        short("HTTP/1.1 200", 0, Then::Closes),
        short("HTTP/1.1 200 OK\r\nContent-Le", 0, Then::Resets),
        short("HTTP/1.1 100 Continue\r\n\r\n", 0, Then::Closes),
        short(length, 3, Then::Closes),
        short(length, 3, Then::Resets),
        short(chunked, 4, Then::Closes),
        short(chunked, 4, Then::Resets),
        short(trailer, 1, Then::Closes),
        short("HTTP/1.1 200 OK\r\n\r\nto the en", 9, Then::Resets),
        refused("GARBAGE").then(Then::Closes),
    ]
}
