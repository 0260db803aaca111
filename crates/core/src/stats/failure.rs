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
    /// No connection could be opened here: descriptors are used up.
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
    /// The server's certificate has expired, or is not valid yet.
    CertificateExpired,
    /// The server's certificate is for another name.
    CertificateName,
    /// The server's certificate comes from nobody who is trusted.
    CertificateIssuer,
    /// The server did not take the client's certificate, or wants one.
    ClientCertificate,
    /// HTTP/2 was wanted, and the server does not speak it.
    NoHttp2,
    /// The server gave up on an HTTP/2 stream, for the reason of this code.
    StreamReset(u32),
    /// The proxy could not be reached, or did not answer in HTTP.
    NoProxy,
    /// The proxy did not open a way to the host, but answered with this status.
    ProxyRefused(u16),
    /// No local address has a port left for another connection to this host.
    NoPorts,
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
            Self::CertificateExpired => {
                "TLS: the server's certificate has expired, or is not valid yet by this machine's clock"
            }
            Self::CertificateName => {
                "TLS: the server's certificate is for another name: use a host that it names; --connect-to can lead it elsewhere"
            }
            Self::CertificateIssuer => {
                "TLS: nobody who is trusted here has issued the server's certificate: --cacert FILE names an issuer"
            }
            Self::ClientCertificate => {
                "TLS: the server wants a certificate of its clients and did not take this one: --cert FILE and --key FILE give one"
            }
            Self::NoHttp2 => "the server does not speak HTTP/2: leave out --http2",
            Self::StreamReset(code) => {
                return write!(f, "HTTP/2 stream reset by the server: {}", h2_reason(*code));
            }
            Self::NoProxy => "no proxy: it cannot be reached, or does not answer in HTTP",
            Self::ProxyRefused(status) => {
                let (reason, hint) = (reason(*status), proxy_hint(*status));
                return write!(f, "the proxy refused: {status}{reason}{hint}");
            }
            Self::NoPorts => {
                "no local port left for another connection to this host: more addresses (--source-address), kept \
                 connections or fewer users help"
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
        407 => " Proxy Authentication Required",
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

fn proxy_hint(status: u16) -> &'static str {
    match status {
        401 | 407 => ": give its user and password in --proxy http://USER:PASSWORD@HOST:PORT",
        _ => "",
    }
}

/// Source: RFC 9113, section 7.
fn h2_reason(code: u32) -> &'static str {
    const NAMES: [&str; 14] = [
        "no error",
        "protocol error",
        "internal error",
        "flow control error",
        "settings timeout",
        "stream closed",
        "frame size error",
        "refused",
        "cancelled",
        "compression error",
        "connect error",
        "enhance your calm",
        "inadequate security",
        "HTTP/1.1 required",
    ];
    NAMES
        .get(code as usize)
        .copied()
        .unwrap_or("unknown reason")
}
