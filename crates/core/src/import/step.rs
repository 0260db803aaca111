//! A request of another tool as a step.

use super::body::body;
use super::draft::Draft;
use super::headers::headers;
use super::intake::{Intake, problem};
use super::target::target;
use crate::expr::{Template, is_printable};
use crate::scenario::{Method, Problem, Redirects, RequestStep};

/// Bytes of the longest URL that a plan takes, with room for a host.
const LONGEST: usize = 7500;

/// The most redirects that a step may follow.
const MOST_REDIRECTS: u32 = 100;

/// A step whose URL is relative where it goes to `home`.
///
/// # Errors
/// Why there is no such step.
pub(super) fn step(
    draft: &Draft,
    home: Option<&str>,
    names_ids: bool,
    intake: &mut Intake,
) -> Result<RequestStep, Problem> {
    let method = method(draft)?;
    check(draft)?;
    let (source, name) = target(&draft.place.target, &mut intake.secrets, names_ids);
    let origin = draft
        .place
        .origin
        .as_deref()
        .filter(|origin| Some(*origin) != home);
    let mut step = RequestStep::new(
        method,
        parsed(draft, &(origin.unwrap_or_default().to_owned() + &source))?,
    );
    let name = draft
        .row
        .as_deref()
        .map(|row| row.replace("${", "$${"))
        .or(name);
    step.name = name.map(|name| parsed(draft, &name)).transpose()?;
    let (body, content_type) = body(method, draft, intake)?;
    (step.headers, step.auth) = headers(draft, intake);
    step.headers
        .retain(|name, _| !name.eq_ignore_ascii_case("content-type"));
    if let Some(value) = content_type {
        let value = intake.secrets.source(&value);
        step.headers
            .insert("Content-Type".to_owned(), parsed(draft, &value)?);
    }
    step.body = body;
    step.timeout = draft.timeout;
    step.redirects = draft
        .redirects
        .map(|most| Redirects::Follow(most.min(MOST_REDIRECTS)));
    Ok(step)
}

fn method(draft: &Draft) -> Result<Method, Problem> {
    let known = Method::ALL
        .into_iter()
        .find(|method| method.as_str().eq_ignore_ascii_case(&draft.method));
    known.ok_or_else(|| {
        let names = Method::ALL.map(Method::as_str).join(", ");
        let message = format!("the method `{}` is not sent", draft.method.escape_debug());
        problem(&draft.source, message, &format!("one of {names}"))
    })
}

fn check(draft: &Draft) -> Result<(), Problem> {
    let target = &draft.place.target;
    let fault = match () {
        () if target.len() > LONGEST => {
            format!("a URL of {} bytes, which few servers take", target.len())
        }
        () if target.contains('\\') => {
            "a backslash in a URL, which browsers read as a slash".to_owned()
        }
        () if !target
            .chars()
            .all(|letter| is_printable(letter) || is_mark(letter)) =>
        {
            "a character in a URL that cannot be shown".to_owned()
        }
        () => return Ok(()),
    };
    Err(problem(
        &draft.source,
        fault,
        "leave this request out, or encode it",
    ))
}

/// What stands around a variable.
fn is_mark(letter: char) -> bool {
    super::marks::are_in(letter.encode_utf8(&mut [0; 4]))
}

fn parsed(draft: &Draft, source: &str) -> Result<Template, Problem> {
    let told = |error: crate::expr::ExpressionError| problem(&draft.source, error.message, "");
    Template::parse(source).map_err(told)
}
