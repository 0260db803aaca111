//! Answers that are not as they should be, and that a client may take.

use super::*;

pub(super) fn cases() -> Vec<Case> {
    [lines(), statuses(), more_than_asked(), said_twice()].concat()
}

/// Source: RFC 9112, sections 2.2 and 5.2.
fn lines() -> Vec<Case> {
    let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    vec![
        kept("HTTP/1.1 200 OK\nContent-Length: 2\n\nok", 200, 2),
        kept("HTTP/1.1 200 OK\r\nContent-Length: 2\n\r\nok", 200, 2),
        kept(
            "\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
            200,
            2,
        ),
        kept(
            "HTTP/1.1 200 OK\r\nX: a\r\n b\r\n\tc\r\nContent-Length: 2\r\n\r\nok",
            200,
            2,
        ),
        kept("HTTP/1.1 200 OK\r\nContent-Length:\r\n 2\r\n\r\nok", 200, 2),
        kept(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding:\r\n\tchunked\r\n\r\n1\r\na\r\n0\r\n\r\n",
            200,
            1,
        ),
        kept(&format!("{chunked}5  \r\nhello\r\n0\t\r\n\r\n"), 200, 5),
        kept(&format!("{chunked}5 ; name\r\nhello\r\n0\r\n\r\n"), 200, 5),
        kept(&format!("{chunked}1\r\na\r\n0\r\nX: y\n\n"), 200, 1),
        kept(&format!("{chunked}1\r\na\r\n0\r\nno colon\r\n\r\n"), 200, 1),
    ]
}

fn statuses() -> Vec<Case> {
    vec![
        kept("HTTP/1.1 999 \r\nContent-Length: 2\r\n\r\nok", 999, 2),
        kept("HTTP/1.1 299\r\nContent-Length: 2\r\n\r\nok", 299, 2),
        kept("HTTP/1.1 600 Odd\r\nContent-Length: 2\r\n\r\nok", 600, 2),
        kept(
            "HTTP/1.1 200 \u{fc}\r\nX: \u{fc}\r\nContent-Length: 2\r\n\r\nok",
            200,
            2,
        ),
        kept(
            "HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n",
            204,
            0,
        ),
        kept(
            "HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n",
            204,
            0,
        ),
    ]
}

/// What comes beyond an answer is no answer, and its connection is not used again.
fn more_than_asked() -> Vec<Case> {
    let ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    vec![
        ended(&format!("{ok}{ok}"), 200, 2),
        ended(&format!("{ok}HTTP/1.1 408 Request Timeout\r\n\r\n"), 200, 2),
        ended(&format!("{ok}x"), 200, 2),
        ended("HTTP/1.1 204 No Content\r\n\r\nbody", 204, 0),
        ended(
            "HTTP/1.1 304 Not Modified\r\nContent-Length: 4\r\n\r\nbody",
            304,
            0,
        ),
        ended("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody", 200, 0).to("head"),
        ended(
            "HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            204,
            0,
        ),
        ended(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\nx",
            200,
            1,
        ),
    ]
}

fn said_twice() -> Vec<Case> {
    let both = "HTTP/1.1 200 OK\r\nConnection: keep-alive, close\r\nContent-Length: 2\r\n\r\nok";
    let lines = "HTTP/1.1 200 OK\r\nConnection: close\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nok";
    let old = "HTTP/1.0 200 OK\r\nConnection: close\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nok";
    let length = |said: &str| kept(&format!("HTTP/1.1 200 OK\r\n{said}\r\n\r\nok"), 200, 2);
    vec![
        length("Content-Length: 2\r\nContent-Length: 2"),
        length("Content-Length: 2, 2"),
        length("Content-Length: 2\r\nContent-Length: 2,2 , 2"),
        length("Content-Length: 2,\r\n 02"),
        ended(both, 200, 2),
        ended(lines, 200, 2),
        ended(old, 200, 2),
    ]
}
