//! What a text is.

use super::curl;
use super::json::{Slice, position};
use crate::scenario::Problem;

/// What a text is, that people already have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Commands of curl, as a browser copies them or a person types them.
    Curl,
    /// An HTTP archive, version 1.2: a browser's recording.
    Har,
    /// A collection of Postman, version 2.
    Postman,
    /// A description of an API, version 3, in YAML or JSON.
    OpenApi,
}

impl Format {
    /// Every format and what it is called.
    pub const ALL: [(&'static str, Self); 4] = [
        ("curl", Self::Curl),
        ("har", Self::Har),
        ("postman", Self::Postman),
        ("openapi", Self::OpenApi),
    ];

    /// Finds out what a text is.
    ///
    /// # Errors
    /// That it is none of them.
    pub fn of(text: &str) -> Result<Self, Problem> {
        let text = text.trim_start_matches('\u{feff}').trim_start();
        if text
            .lines()
            .any(|line| line.starts_with("openapi:") || line.starts_with("swagger:"))
        {
            return Ok(Self::OpenApi);
        }
        if text.starts_with('{') {
            return of_json(text);
        }
        match curl::is_any(text) {
            true => Ok(Self::Curl),
            false => Err(Problem::new(
                "",
                "neither commands of curl, nor a HAR file, nor a collection of Postman, nor OpenAPI",
            )
            .hint(HINT)),
        }
    }
}

const HINT: &str =
    "begin with `curl`, or save the network panel's recording as HAR; --format says what it is";

fn of_json(text: &str) -> Result<Format, Problem> {
    let root = Slice(text);
    let Some(members) = root.members() else {
        return Err(root.broken(text));
    };
    let has = |name: &str| members.iter().any(|(known, _)| known == name);
    match () {
        () if has("log") => Ok(Format::Har),
        () if has("openapi") || has("swagger") => Ok(Format::OpenApi),
        () if has("item") || has("collection") => Ok(Format::Postman),
        () if has("katydid") || has("users") => {
            Err(Problem::new("", "this is a scenario already").hint("run it as it is"))
        }
        () => Err(Problem::new(
            "",
            "JSON that is neither a HAR file nor a collection of Postman",
        )
        .at(Some(position(text, 0)))
        .hint("a HAR file has `log` with `entries`, a collection `info` and `item`")),
    }
}
