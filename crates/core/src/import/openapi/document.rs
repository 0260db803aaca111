//! A description as a whole: what its parts refer to, and where its servers are.

use crate::expr::Value;
use crate::import::json::{at, list, text};
use crate::import::marks;

/// References that lead on to others.
const MOST_HOPS: usize = 16;

/// A description as a whole.
#[derive(Debug)]
pub(super) struct Document(Value);

impl Document {
    pub(super) fn new(root: Value) -> Self {
        Self(root)
    }

    pub(super) fn root(&self) -> &Value {
        &self.0
    }

    /// What a reference within the description leads to; other values are themselves.
    pub(super) fn resolved<'d>(&'d self, value: &'d Value) -> &'d Value {
        let mut found = value;
        for _ in 0..MOST_HOPS {
            match text(found, &["$ref"]).and_then(|pointer| self.pointed(pointer)) {
                Some(next) => found = next,
                None => break,
            }
        }
        found
    }

    /// Source: RFC 6901, section 6.
    fn pointed(&self, pointer: &str) -> Option<&Value> {
        let path = pointer.strip_prefix("#/")?;
        path.split('/').try_fold(&self.0, |found, name| {
            let name = name.replace("~1", "/").replace("~0", "~");
            at(found, &[&name])
        })
    }

    /// The first server's URL, its variables as they are by default; a variable where none is told.
    pub(super) fn base(&self, item: &Value, operation: &Value) -> String {
        let own = [operation, item, &self.0]
            .into_iter()
            .find_map(|at| list(at, &["servers"]).first());
        let Some(server) = own else {
            return marks::variable("HOST");
        };
        let mut url = marks::none(text(server, &["url"]).unwrap_or_default()).into_owned();
        if let Some(Value::Map(variables)) = at(server, &["variables"]) {
            for (name, variable) in variables.iter() {
                let value =
                    marks::none(text(variable, &["default"]).unwrap_or_default()).into_owned();
                url = url.replace(&format!("{{{name}}}"), &value);
            }
        }
        match url.contains("://") {
            true => url.trim_end_matches('/').to_owned(),
            false => marks::variable("HOST") + url.trim_end_matches('/'),
        }
    }
}
