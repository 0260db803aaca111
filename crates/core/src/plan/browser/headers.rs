//! Which headers a page may set, and which without a preflight.

/// Source: Fetch Standard, "forbidden request-header", and `User-Agent`, which Chromium drops though the
/// standard allows it.
const FORBIDDEN: [&str; 25] = [
    "accept-charset",
    "accept-encoding",
    "access-control-request-headers",
    "access-control-request-method",
    "access-control-request-private-network",
    "connection",
    "content-length",
    "cookie",
    "cookie2",
    "date",
    "dnt",
    "expect",
    "host",
    "keep-alive",
    "origin",
    "referer",
    "set-cookie",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
    "via",
    "proxy-",
    "sec-",
];

/// Source: Fetch Standard, "CORS-safelisted request-header".
const SIMPLE_TYPES: [&str; 3] = [
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "text/plain",
];

/// Whether a page may not set this header.
pub(super) fn is_forbidden(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    FORBIDDEN
        .iter()
        .any(|forbidden| match forbidden.ends_with('-') {
            true => name.starts_with(forbidden),
            false => name == *forbidden,
        })
}

/// Whether this header needs no preflight.
pub(super) fn is_safelisted(name: &str, value: &str) -> bool {
    let is_safe = value.len() <= 128
        && !value.contains([
            '"', '(', ')', ':', '<', '>', '?', '@', '[', '\\', ']', '{', '}',
        ]);
    let language = |value: &str| {
        value
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b" *,-.;=".contains(&byte))
    };
    match name.to_ascii_lowercase().as_str() {
        "accept" => is_safe,
        "accept-language" | "content-language" => is_safe && language(value),
        "content-type" => is_safe && SIMPLE_TYPES.contains(&essence(value).as_str()),
        _ => false,
    }
}

/// A media type without its parameters.
fn essence(media_type: &str) -> String {
    media_type
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase()
}
