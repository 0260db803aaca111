//! Why a request counts as failed.

use std::fmt;

use super::MessageId;

/// Why a request counts as failed: data, never an `Err`.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
pub enum Failure {
    /// An answer with a status of 400 or more.
    Status(u16),
    /// No complete answer within the request's timeout.
    Timeout,
    /// Nothing listens at the host's port.
    Refused,
    /// The host's name has no address.
    NameNotFound,
    /// The connection ended before the answer did.
    Closed,
    /// The TLS handshake or certificate failed.
    Tls,
    /// The answer was not HTTP.
    Protocol,
    /// More redirects than are followed.
    TooManyRedirects,
    /// No connection could be opened here: descriptors or ports are used up.
    NoSockets,
    /// The connection failed in another way.
    Connect,
    /// The target answers, but without the CORS headers that would let this page read it.
    Cors,
    /// A browser saw no answer and does not say why.
    Unreachable,
    /// A page loaded over https may not send to http.
    MixedContent,
    /// A redirect that was not to be followed, which a browser does not let a page read.
    OpaqueRedirect,
    /// The scenario's `fail_when` says so, in these words.
    Message(MessageId),
    /// An answer with this status does not meet the scenario's `success_when`, which reads so.
    Unexpected(u16, MessageId),
    /// One of more kinds than are told apart.
    Other,
    /// The target changed to another protocol (101), which nobody asked for.
    Switched,
}

impl Failure {
    /// What it says, when `text` gives what its message stands for.
    pub fn words<'a>(self, text: impl FnOnce(MessageId) -> &'a str) -> String {
        match self {
            Self::Message(message) => text(message).to_owned(),
            Self::Unexpected(status, condition) => format!(
                "Unexpected status {status}: success_when is `{}`",
                text(condition)
            ),
            _ => self.to_string(),
        }
    }
}

/// Plain words, with what to do where there is something to do; [`Failure::words`] knows the scenario's own.
impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self {
            Self::Status(status) => return write!(f, "{status}{}", reason(*status)),
            Self::Unexpected(status, _) => return write!(f, "unexpected status {status}"),
            Self::Message(_) => "failed by the scenario's fail_when",
            Self::Other => "(other failures)",
            Self::Timeout => "timed out: no complete answer within the request's timeout",
            Self::Refused => "connection refused: nothing listens at this host and port",
            Self::NameNotFound => "name not found: the host has no address",
            Self::Closed => "connection closed before the answer was complete",
            Self::Tls => "TLS failed: the certificate or the handshake was not accepted",
            Self::Protocol => "not an HTTP answer",
            Self::Switched => "the target switched protocols (101), which nobody asked for",
            Self::TooManyRedirects => "too many redirects",
            Self::NoSockets => {
                "no socket left on this machine: raise the open-files limit or use fewer users"
            }
            Self::Connect => "could not connect",
            Self::Cors => {
                "blocked by CORS: the target answers, but does not allow this page to read it; it must send \
                 Access-Control-Allow-Origin (and answer the preflight), or run the same link with `katydid run`"
            }
            Self::Unreachable => {
                "no answer: refused, unknown name, reset or TLS; a browser does not tell which, `katydid run` does"
            }
            Self::MixedContent => {
                "blocked as mixed content: a page loaded over https may not send to http; use https, or `katydid run`"
            }
            Self::OpaqueRedirect => {
                "a redirect that is not followed: a browser does not let a page read it; `katydid run` does"
            }
        };
        f.write_str(text)
    }
}

/// The reason phrases of RFC 9110 and 6585 that a load test meets.
fn reason(status: u16) -> &'static str {
    match status {
        400 => " Bad Request",
        401 => " Unauthorized",
        403 => " Forbidden",
        404 => " Not Found",
        405 => " Method Not Allowed",
        408 => " Request Timeout",
        409 => " Conflict",
        410 => " Gone",
        413 => " Content Too Large",
        415 => " Unsupported Media Type",
        422 => " Unprocessable Content",
        429 => " Too Many Requests",
        500 => " Internal Server Error",
        501 => " Not Implemented",
        502 => " Bad Gateway",
        503 => " Service Unavailable",
        504 => " Gateway Timeout",
        _ => "",
    }
}
