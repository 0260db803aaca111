//! Redirects as browsers follow them, so that every engine follows them alike.
//!
//! Source: Fetch Standard, "HTTP-redirect fetch".

/// So many are followed; one more is a failure.
pub const MOST: u32 = 20;

/// Whether an answer of this status sends on to its `Location`.
#[must_use]
pub fn sends_on(status: u16) -> bool {
    matches!(status, 301 | 302 | 303 | 307 | 308)
}

/// Whether a request of this method, answered by this status, goes on as a `GET` without a body.
#[must_use]
pub fn becomes_get(status: u16, method: &str) -> bool {
    match status {
        301 | 302 => method == "POST",
        303 => method != "GET" && method != "HEAD",
        _ => false,
    }
}
