//! The guard against DNS rebinding.
//!
//! A foreign page may give its own name this machine's address and then read what is served here as its
//! own. Its requests still carry that name as their `Host`.

use hyper::Request;
use hyper::header::HOST;

pub(super) const EXPLANATION: &str = "Katydid listens on this machine alone and answers to localhost, 127.0.0.1 and [::1] only, \
     so that no page of another name can reach it. Open it under one of these, or start it with \
     --web-host and the address that others shall use.\n";

/// Whether the request names this machine. A name given with any port counts: ports may be forwarded.
pub(super) fn is_for_this_machine<T>(request: &Request<T>) -> bool {
    let host = request
        .headers()
        .get(HOST)
        .and_then(|host| host.to_str().ok());
    host.is_some_and(|host| is_local(without_port(host)))
}

fn is_local(name: &str) -> bool {
    matches!(name, "127.0.0.1" | "[::1]") || name.eq_ignore_ascii_case("localhost")
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|digit| digit.is_ascii_digit()) => name,
        _ => host,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_let_in() {
        let table = [
            ("localhost", true),
            ("LocalHost:8089", true),
            ("127.0.0.1:1", true),
            ("[::1]", true),
            ("[::1]:8089", true),
            ("evil.example", false),
            ("evil.example:8089", false),
            ("127.0.0.1.evil.example", false),
            ("localhost.evil.example:8089", false),
            ("127.0.0.1:8089@evil.example", false),
            ("::1", false),
            ("", false),
        ];
        for (host, is) in table {
            let request = Request::builder().header(HOST, host).body(()).unwrap();
            assert_eq!(is_for_this_machine(&request), is, "{host}");
        }
        assert!(!is_for_this_machine(&Request::new(())));
    }
}
