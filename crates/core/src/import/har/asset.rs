//! What makes a page look and move rather than say something: what a cache or a delivery network answers.

use super::call::Call;

/// What browsers call them (`_resourceType`).
const RESOURCES: [&str; 9] = [
    "font",
    "image",
    "imageset",
    "manifest",
    "media",
    "script",
    "stylesheet",
    "texttrack",
    "css",
];

/// Media types, or beginnings of them.
const TYPES: [&str; 8] = [
    "application/font",
    "application/javascript",
    "application/vnd.ms-fontobject",
    "application/wasm",
    "application/x-font",
    "application/x-javascript",
    "text/css",
    "text/javascript",
];

const KINDS: [&str; 4] = ["image/", "font/", "audio/", "video/"];

const ENDINGS: [&str; 25] = [
    "avif", "bmp", "css", "cur", "eot", "gif", "ico", "jpeg", "jpg", "js", "map", "mjs", "mp3",
    "mp4", "ogg", "otf", "png", "svg", "ttf", "wasm", "wav", "webm", "webp", "woff", "woff2",
];

/// Whether a request is for an asset. What is posted is none, and neither is data, whatever its path ends with.
pub(super) fn is_asset(call: &Call) -> bool {
    let is_get = call.draft.method.eq_ignore_ascii_case("get");
    let says_something = matches!(
        &*call.resource,
        "document" | "xhr" | "fetch" | "eventsource"
    );
    is_get
        && !says_something
        && (is_resource(call) || is_type(&call.answer_type) || has_ending(call))
}

fn is_resource(call: &Call) -> bool {
    RESOURCES.contains(&call.resource.as_str())
}

fn is_type(kind: &str) -> bool {
    TYPES.iter().any(|known| kind.starts_with(known))
        || KINDS.iter().any(|known| kind.starts_with(known))
}

/// Where the answer's type says nothing, the path does.
fn has_ending(call: &Call) -> bool {
    let says_nothing = matches!(
        &*call.answer_type,
        "" | "x-unknown" | "application/octet-stream" | "text/plain"
    );
    let name = call
        .draft
        .place
        .path()
        .rsplit('/')
        .next()
        .unwrap_or_default();
    let ending = name
        .rsplit_once('.')
        .map_or("", |(_, ending)| ending)
        .to_ascii_lowercase();
    says_nothing && ENDINGS.contains(&ending.as_str())
}
