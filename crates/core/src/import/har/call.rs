//! One entry of a recording.

use super::time;
use crate::expr::Value;
use crate::import::body::essence;
use crate::import::draft::{Draft, PartDraft, Payload, Source};
use crate::import::intake::Intake;
use crate::import::json::{Slice, list, pairs, text};
use crate::import::place::Place;
use crate::import::{json, marks};

/// What a browser and the engine each ask for as they see fit.
const NEGOTIATED: [&str; 1] = ["accept-encoding"];

/// A request that was recorded, and what matters of its answer.
#[derive(Debug)]
pub(super) struct Call {
    pub(super) draft: Draft,
    /// The page it belongs to.
    pub(super) page: Option<String>,
    /// Milliseconds since 1970.
    pub(super) began: Option<i64>,
    /// Milliseconds that it took.
    pub(super) took: f64,
    /// The media type of its answer, in lower case.
    pub(super) answer_type: String,
    /// What the browser asked for it for, such as `script`; empty where that is not told.
    pub(super) resource: String,
    pub(super) status: i64,
    /// Where its answer sends on to.
    pub(super) leads_to: Option<Place>,
    /// Names of cookies that its answer sets.
    pub(super) sets: Vec<String>,
}

impl Call {
    /// `None` where nothing was sent that can be sent again: why is noted.
    pub(super) fn read(index: usize, entry: Slice<'_>, intake: &mut Intake) -> Option<Self> {
        let source = Source {
            path: format!("log.entries[{index}]"),
            position: None,
        };
        let Some(entry) = entry
            .value()
            .filter(|entry| json::at(entry, &["request"]).is_some())
        else {
            intake.note(&source, "an entry without a request is left out", "");
            return None;
        };
        if let Some(why) = unsent(&entry) {
            intake.note(&source, why, "");
            return None;
        }
        let url = plain(text(&entry, &["request", "url"]).unwrap_or_default());
        let place = match Place::read(&url) {
            Ok(place) => place,
            Err((message, hint)) => {
                intake.note(&source, format!("a request is left out: {message}"), hint);
                return None;
            }
        };
        Some(Self::of(&entry, place, source))
    }

    fn of(entry: &Value, place: Place, source: Source) -> Self {
        let method = plain(text(entry, &["request", "method"]).unwrap_or("GET"));
        let user = place.user.clone();
        let leads_to = text(entry, &["response", "redirectURL"]).filter(|url| !url.is_empty());
        let leads_to = leads_to.and_then(|url| joined(&place, &plain(url)));
        let mut draft = Draft::new(method, place, source);
        draft.headers = headers(entry, &["request", "headers"]);
        draft.headers.retain(|(name, _)| !is_negotiated(name));
        draft.basic = user;
        draft.payload = payload(entry, &mut draft.headers);
        Self {
            draft,
            page: text(entry, &["pageref"]).map(str::to_owned),
            began: text(entry, &["startedDateTime"]).and_then(time::millis),
            took: number(entry, &["time"]).max(0.0),
            answer_type: essence(
                text(entry, &["response", "content", "mimeType"]).unwrap_or_default(),
            ),
            resource: text(entry, &["_resourceType"])
                .unwrap_or_default()
                .to_ascii_lowercase(),
            status: number(entry, &["response", "status"]) as i64,
            leads_to,
            sets: sets(entry),
        }
    }
}

/// Why an entry is none that was sent to a server.
fn unsent(entry: &Value) -> Option<&'static str> {
    let url = text(entry, &["request", "url"]).unwrap_or_default();
    let scheme = url
        .split(':')
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase();
    let is_preflight = text(entry, &["request", "method"]) == Some("OPTIONS")
        && headers(entry, &["request", "headers"])
            .iter()
            .any(|(name, _)| name.eq_ignore_ascii_case("access-control-request-method"));
    match &*scheme {
        "data" | "blob" | "about" | "file" => Some("what a browser finds in itself is left out"),
        "ws" | "wss" => Some("a WebSocket is left out: it is no request"),
        "http" | "https" if is_preflight => {
            Some("a preflight is left out: browsers send it by themselves")
        }
        "http" | "https" if text(entry, &["_fromCache"]).is_some() => {
            Some("what came from the browser's cache is left out: no server was asked")
        }
        "http" | "https" => None,
        _ => Some("what no server was asked for by http is left out"),
    }
}

fn plain(text: &str) -> String {
    marks::none(text).into_owned()
}

fn number(entry: &Value, path: &[&str]) -> f64 {
    json::at(entry, path)
        .and_then(Value::as_f64)
        .unwrap_or_default()
}

fn headers(entry: &Value, path: &[&str]) -> Vec<(String, String)> {
    let all = pairs(entry, path).into_iter();
    all.map(|(name, value)| (plain(&name), plain(&value)))
        .collect()
}

fn is_negotiated(name: &str) -> bool {
    NEGOTIATED
        .iter()
        .any(|known| name.eq_ignore_ascii_case(known))
}

/// A URL that may be relative.
fn joined(place: &Place, url: &str) -> Option<Place> {
    let origin = place.origin.as_deref().unwrap_or_default();
    match url {
        _ if url.contains("://") => Place::read(url).ok(),
        _ if url.starts_with("//") => {
            Place::read(&format!("{}{url}", origin.split("//").next()?)).ok()
        }
        _ if url.starts_with('/') => Place::read(&format!("{origin}{url}")).ok(),
        _ => {
            let folder = place
                .path()
                .rsplit_once('/')
                .map_or("", |(folder, _)| folder);
            Place::read(&format!("{origin}{folder}/{url}")).ok()
        }
    }
}

fn sets(entry: &Value) -> Vec<String> {
    let headers = headers(entry, &["response", "headers"]).into_iter();
    let lines = headers.filter(|(name, _)| name.eq_ignore_ascii_case("set-cookie"));
    // Some browsers write several headers of one name as lines of one.
    let cookies: Vec<String> = lines
        .flat_map(|(_, value)| value.lines().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let name = |cookie: String| Some(cookie.split_once('=')?.0.trim().to_owned());
    let listed = pairs(entry, &["response", "cookies"])
        .into_iter()
        .map(|(name, _)| name);
    cookies.into_iter().filter_map(name).chain(listed).collect()
}

/// What was sent; its media type joins the headers where they lack it.
fn payload(entry: &Value, headers: &mut Vec<(String, String)>) -> Payload {
    let data = ["request", "postData"];
    let Some(sent) = json::at(entry, &data) else {
        return Payload::None;
    };
    let mime = plain(text(sent, &["mimeType"]).unwrap_or_default());
    let content = text(sent, &["text"]).unwrap_or_default();
    let params = list(sent, &["params"]);
    if content.is_empty() && params.is_empty() {
        return Payload::None;
    }
    if !headers
        .iter()
        .any(|(name, _)| name.eq_ignore_ascii_case("content-type"))
        && !mime.is_empty()
    {
        headers.push(("Content-Type".to_owned(), mime.clone()));
    }
    match (&*essence(&mime), params) {
        ("multipart/form-data", [_, ..]) => Payload::Parts(params.iter().map(part).collect()),
        (_, [_, ..]) if content.is_empty() => {
            let fields = pairs(sent, &["params"]).into_iter();
            Payload::Fields(
                fields
                    .map(|(name, value)| (plain(&name), plain(&value)))
                    .collect(),
            )
        }
        _ => Payload::Text(plain(content)),
    }
}

fn part(param: &Value) -> PartDraft {
    let own = |name: &str| text(param, &[name]).map(plain);
    PartDraft {
        name: own("name").unwrap_or_default(),
        filename: own("fileName"),
        content_type: own("contentType").filter(|kind| !kind.is_empty()),
        content: own("value").unwrap_or_default(),
    }
}
