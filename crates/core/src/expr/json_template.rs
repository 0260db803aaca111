//! JSON with expressions in it.

mod tree;

use std::fmt;
use std::sync::Arc;

use serde_json::Value as Json;

use super::evaluate::Evaluation;
use super::{EvaluationError, ExpressionError, Scope, Template, Uses, Value};
use tree::Tree;
pub(super) use tree::written;

/// A JSON value whose strings and keys may hold `${…}`. Cheap to clone; equal when written the same.
#[derive(Clone)]
pub struct JsonTemplate(Arc<Parsed>);

struct Parsed {
    source: Json,
    tree: Tree,
    /// The JSON itself where nothing in it is computed.
    constant: Option<Json>,
    uses: Uses,
}

/// What is wrong inside, each with its path: `[0].user`.
type Problems = Vec<(String, ExpressionError)>;

impl JsonTemplate {
    /// Parses every string and key.
    ///
    /// # Errors
    /// Every expression that cannot be parsed, with its path inside: `[0].user`.
    pub fn parse(source: &Json) -> Result<Self, Problems> {
        let mut reader = Reader::default();
        let tree = reader.tree(source);
        if !reader.problems.is_empty() {
            return Err(reader.problems);
        }
        let constant = match &tree {
            Tree::Constant(value) => Some(value.into()),
            _ => None,
        };
        Ok(Self(Arc::new(Parsed {
            source: source.clone(),
            tree,
            constant,
            uses: reader.uses,
        })))
    }

    /// As its author wrote it.
    #[must_use]
    pub fn source(&self) -> &Json {
        &self.0.source
    }

    /// The JSON where it holds no expression, `$${` already turned into `${`.
    #[must_use]
    pub fn as_constant(&self) -> Option<&Json> {
        self.0.constant.as_ref()
    }

    /// What its expressions would look up.
    #[must_use]
    pub fn uses(&self) -> &Uses {
        &self.0.uses
    }

    /// The JSON with every expression's value in its place; all share one budget.
    ///
    /// # Errors
    /// The first expression that has no value here.
    pub fn value(&self, scope: &dyn Scope) -> Result<Value, EvaluationError> {
        self.0.tree.value(&mut Evaluation::new(scope))
    }

    /// Writes the JSON at a text's end.
    ///
    /// # Errors
    /// The first expression that has no value here.
    pub fn append(&self, scope: &dyn Scope, text: &mut String) -> Result<(), EvaluationError> {
        self.0.tree.write(&mut Evaluation::new(scope), text)
    }
}

#[derive(Default)]
struct Reader {
    path: String,
    problems: Problems,
    uses: Uses,
}

impl Reader {
    fn tree(&mut self, json: &Json) -> Tree {
        match json {
            Json::String(text) => self.text(text),
            Json::Array(items) => self.list(items),
            Json::Object(fields) => self.map(fields),
            constant => Tree::Constant(constant.clone().into()),
        }
    }

    fn text(&mut self, text: &str) -> Tree {
        let Some(template) = self.template(text) else {
            return Tree::Constant(Value::Null);
        };
        match template.as_constant() {
            Some(text) => Tree::Constant(Value::text(text)),
            None => Tree::Text(template),
        }
    }

    fn template(&mut self, text: &str) -> Option<Template> {
        match Template::parse(text) {
            Ok(template) => {
                self.uses.merge(template.uses());
                Some(template)
            }
            Err(error) => {
                self.problems.push((self.path.clone(), error));
                None
            }
        }
    }

    fn list(&mut self, items: &[Json]) -> Tree {
        let items = items.iter().enumerate();
        let items: Vec<Tree> = items
            .map(|(index, item)| self.inside(&format!("[{index}]"), |reader| reader.tree(item)))
            .collect();
        Tree::of_items(items)
    }

    fn map(&mut self, fields: &serde_json::Map<String, Json>) -> Tree {
        let mut read = Vec::new();
        for (key, value) in fields {
            let dot = if self.path.is_empty() { "" } else { "." };
            let field = self.inside(&format!("{dot}{key}"), |reader| {
                Some((reader.template(key)?, reader.tree(value)))
            });
            read.extend(field);
        }
        Tree::of_fields(read)
    }

    fn inside<T>(&mut self, step: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.path.len();
        self.path.push_str(step);
        let result = read(self);
        self.path.truncate(length);
        result
    }
}

impl fmt::Debug for JsonTemplate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("JsonTemplate").field(self.source()).finish()
    }
}

impl PartialEq for JsonTemplate {
    fn eq(&self, other: &Self) -> bool {
        self.source() == other.source()
    }
}
