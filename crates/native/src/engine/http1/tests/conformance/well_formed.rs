//! Answers that are HTTP, as RFC 9112 writes it.

use super::*;

pub(super) fn cases() -> Vec<Case> {
    [
        lengths(),
        chunks(),
        without_bodies(),
        interim(),
        until_end(),
        connections(),
    ]
    .concat()
}

fn lengths() -> Vec<Case> {
    let many = format!(
        "HTTP/1.1 200 OK\r\n{}Content-Length: 2\r\n\r\nok",
        (0..250)
            .map(|n| format!("X-{n}: y\r\n"))
            .collect::<String>()
    );
    let long = format!(
        "HTTP/1.1 200 OK\r\nX: {}\r\nContent-Length: 2\r\n\r\nok",
        "y".repeat(90_000)
    );
    let large = format!(
        "HTTP/1.1 200 OK\r\nContent-Length: 300000\r\n\r\n{}",
        "x".repeat(300_000)
    );
    vec![
        kept("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", 200, 5),
        kept("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", 200, 0),
        kept("HTTP/1.1 200 OK\r\ncontent-length:5\r\n\r\nhello", 200, 5),
        kept(
            "HTTP/1.1 200 OK\r\nCONTENT-LENGTH:\t 5 \t\r\n\r\nhello",
            200,
            5,
        ),
        kept(
            "HTTP/1.1 200 OK\r\nContent-Length: 0005\r\n\r\nhello",
            200,
            5,
        ),
        kept("HTTP/1.1 200 \r\nContent-Length: 2\r\n\r\nok", 200, 2),
        kept(
            "HTTP/1.1 200 Very Good Indeed\r\nContent-Length: 2\r\n\r\nok",
            200,
            2,
        ),
        kept(
            "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\ngone",
            404,
            4,
        ),
        kept(
            "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n",
            500,
            0,
        ),
        kept("HTTP/1.1 599 Own\r\nContent-Length: 2\r\n\r\nok", 599, 2),
        kept(
            "HTTP/1.1 200 OK\r\nX-Empty:\r\nX-Colons: a:b:c\r\nContent-Length: 2\r\n\r\nok",
            200,
            2,
        ),
        kept(
            "HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n\r\n\r\nHTTP/1.1 ",
            200,
            13,
        ),
        kept(&many, 200, 2),
        kept(&long, 200, 2),
        kept(&large, 200, 300_000),
    ]
}

fn chunks() -> Vec<Case> {
    let chunked = |body: &str, bytes| {
        let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        kept(&format!("{head}{body}"), 200, bytes)
    };
    let big = format!("186A0\r\n{}\r\n0\r\n\r\n", "x".repeat(100_000));
    vec![
        chunked("5\r\nhello\r\n0\r\n\r\n", 5),
        chunked("0\r\n\r\n", 0),
        chunked("3\r\nabc\r\na\r\n0123456789\r\n0\r\n\r\n", 13),
        chunked("A\r\n0123456789\r\n0\r\n\r\n", 10),
        chunked("00000005\r\nhello\r\n000\r\n\r\n", 5),
        chunked("5;name=value\r\nhello\r\n0;last\r\n\r\n", 5),
        chunked("5;a=\"quoted; text\"\r\nhello\r\n0\r\n\r\n", 5),
        chunked("5\r\nhello\r\n0\r\nX-Sum: 1\r\nX-More: 2\r\n\r\n", 5),
        chunked("5\r\n\r\n0\r\n\r\n0\r\n\r\n", 5),
        chunked(&big, 100_000),
        kept(
            "HTTP/1.1 200 OK\r\ntransfer-encoding:CHUNKED\r\n\r\n1\r\na\r\n0\r\n\r\n",
            200,
            1,
        ),
        kept(
            "HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\nTrailer: X\r\n\r\n1\r\na\r\n0\r\nX: y\r\n\r\n",
            404,
            1,
        ),
    ]
}

fn without_bodies() -> Vec<Case> {
    vec![
        kept("HTTP/1.1 204 No Content\r\n\r\n", 204, 0),
        kept("HTTP/1.1 304 Not Modified\r\n\r\n", 304, 0),
        kept(
            "HTTP/1.1 304 Not Modified\r\nContent-Length: 99\r\n\r\n",
            304,
            0,
        ),
        kept("HTTP/1.1 200 OK\r\nContent-Length: 12345\r\n\r\n", 200, 0).to("head"),
        kept(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
            200,
            0,
        )
        .to("head"),
        kept("HTTP/1.1 200 OK\r\n\r\n", 200, 0).to("head"),
        kept(
            "HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\n\r\n",
            404,
            0,
        )
        .to("head"),
        kept("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", 200, 2).to("post"),
        kept("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", 200, 2).to("delete"),
        kept("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", 200, 2).to("options"),
    ]
}

fn interim() -> Vec<Case> {
    let ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    let after = |interim: &str| kept(&format!("{interim}{ok}"), 200, 2);
    vec![
        after("HTTP/1.1 100 Continue\r\n\r\n"),
        after("HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n"),
        after("HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n"),
        after("HTTP/1.1 103 Early Hints\r\nSet-Cookie: a=b\r\n\r\n"),
        ended(
            &format!("HTTP/1.1 103 Early Hints\r\nConnection: close\r\n\r\n{ok}"),
            200,
            2,
        ),
    ]
}

fn until_end() -> Vec<Case> {
    let closes = |answer, bytes| ended(answer, 200, bytes).then(Then::Closes);
    vec![
        closes("HTTP/1.1 200 OK\r\n\r\nto the end", 10),
        closes("HTTP/1.1 200 OK\r\n\r\n", 0),
        closes("HTTP/1.0 200 OK\r\n\r\nold", 3),
        closes("HTTP/1.0 200 OK\r\nConnection: keep-alive\r\n\r\nold", 3),
        closes("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nto the end", 10),
    ]
}

fn connections() -> Vec<Case> {
    let said = |version: &str, connection: &str| {
        format!("HTTP/{version} 200 OK\r\nConnection: {connection}\r\nContent-Length: 2\r\n\r\nok")
    };
    let chunked = "HTTP/1.1 200 OK\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n";
    vec![
        kept(&said("1.1", "keep-alive"), 200, 2),
        kept(&said("1.1", "Keep-Alive, X-Own"), 200, 2),
        kept(&said("1.0", "keep-alive"), 200, 2),
        kept(&said("1.0", "Keep-Alive"), 200, 2),
        ended(&said("1.1", "close"), 200, 2),
        ended(&said("1.1", "Close"), 200, 2),
        ended(&said("1.1", "x-own , close"), 200, 2),
        ended(&said("1.0", "x-own"), 200, 2),
        ended("HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nok", 200, 2),
        ended(
            "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n",
            204,
            0,
        ),
        ended(chunked, 200, 1),
        ended(&said("1.1", "keep-alive"), 200, 2).then(Then::Closes),
        ended("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok", 200, 2).then(Then::Closes),
    ]
}
