//! Text with expressions in it.

use std::fmt;
use std::sync::Arc;

use super::evaluate::Evaluation;
use super::value::{write, write_text};
use super::{EvaluationError, Expression, ExpressionError, Scope, Uses, Value, read};

/// Text with `${expression}` in it; `$${` is a literal `${`. Cheap to clone; equal when written the same.
#[derive(Clone)]
pub struct Template(Arc<Parsed>);

struct Parsed {
    source: Box<str>,
    parts: Box<[Part]>,
    uses: Uses,
}

enum Part {
    Text(Box<str>),
    Expression(Expression),
}

impl Template {
    /// Parses text of any length.
    ///
    /// # Errors
    /// The first expression that cannot be parsed, with its place in the whole text.
    pub fn parse(source: &str) -> Result<Self, ExpressionError> {
        let parts = parts(source)?;
        let mut uses = Uses::default();
        for part in &parts {
            if let Part::Expression(expression) = part {
                uses.merge(expression.uses());
            }
        }
        Ok(Self(Arc::new(Parsed {
            source: source.into(),
            parts: parts.into(),
            uses,
        })))
    }

    /// This very text, whatever is in it.
    #[must_use]
    pub fn constant(text: &str) -> Self {
        Self(Arc::new(Parsed {
            source: text.replace("${", "$${").into(),
            parts: [Part::Text(text.into())].into(),
            uses: Uses::default(),
        }))
    }

    /// As its author wrote it.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.0.source
    }

    /// The text where it holds no expression, `$${` already turned into `${`.
    #[must_use]
    pub fn as_constant(&self) -> Option<&str> {
        match &*self.0.parts {
            [] => Some(""),
            [Part::Text(text)] => Some(text),
            _ => None,
        }
    }

    /// What of the text stands before the first expression.
    #[must_use]
    pub fn constant_start(&self) -> &str {
        match self.0.parts.first() {
            Some(Part::Text(text)) => text,
            _ => "",
        }
    }

    /// What its expressions would look up.
    #[must_use]
    pub fn uses(&self) -> &Uses {
        &self.0.uses
    }

    /// The text with every expression's value in its place; all share one budget.
    ///
    /// # Errors
    /// The first expression that has no value here.
    pub fn text(&self, scope: &dyn Scope) -> Result<String, EvaluationError> {
        self.write(&mut Evaluation::new(scope))
    }

    /// Writes the text at another's end.
    ///
    /// # Errors
    /// The first expression that has no value here.
    pub fn append(&self, scope: &dyn Scope, text: &mut String) -> Result<(), EvaluationError> {
        write_parts(&self.0.parts, &mut Evaluation::new(scope), text)
    }

    /// Writes what comes after [`Self::constant_start`] at another text's end.
    ///
    /// # Errors
    /// The first expression that has no value here.
    pub fn append_rest(&self, scope: &dyn Scope, text: &mut String) -> Result<(), EvaluationError> {
        let rest = match &*self.0.parts {
            [Part::Text(_), rest @ ..] => rest,
            all => all,
        };
        write_parts(rest, &mut Evaluation::new(scope), text)
    }

    /// The value: of a single `${…}` with its kind kept, else the text.
    ///
    /// # Errors
    /// The first expression that has no value here.
    pub fn value(&self, scope: &dyn Scope) -> Result<Value, EvaluationError> {
        self.evaluate(&mut Evaluation::new(scope))
    }

    pub(super) fn evaluate<'e>(
        &'e self,
        evaluation: &mut Evaluation<'e>,
    ) -> Result<Value, EvaluationError> {
        match &*self.0.parts {
            [Part::Expression(expression)] => evaluation.result(expression.root()),
            [Part::Text(text)] => Ok(Value::text(text)),
            _ => self.write(evaluation).map(Value::from),
        }
    }

    pub(super) fn write<'e>(
        &'e self,
        evaluation: &mut Evaluation<'e>,
    ) -> Result<String, EvaluationError> {
        let mut text = String::with_capacity(self.source().len());
        write_parts(&self.0.parts, evaluation, &mut text)?;
        Ok(text)
    }

    /// Writes the value as JSON.
    pub(super) fn write_json<'e>(
        &'e self,
        evaluation: &mut Evaluation<'e>,
        json: &mut String,
    ) -> Result<(), EvaluationError> {
        let written = match &*self.0.parts {
            [Part::Expression(expression)] => write(&evaluation.result(expression.root())?, json),
            _ => write_text(&self.write(evaluation)?, json),
        };
        super::json_template::written(written)
    }
}

fn write_parts<'e>(
    parts: &'e [Part],
    evaluation: &mut Evaluation<'e>,
    text: &mut String,
) -> Result<(), EvaluationError> {
    for part in parts {
        match part {
            Part::Text(part) => text.push_str(part),
            Part::Expression(expression) => evaluation.write(expression.root(), text)?,
        }
    }
    Ok(())
}

fn parts(source: &str) -> Result<Vec<Part>, ExpressionError> {
    let mut parts = Vec::new();
    let mut literal = String::new();
    let mut at = 0;
    while let Some(found) = source[at..].find("${") {
        let dollar = at + found;
        if source[at..dollar].ends_with('$') {
            literal.push_str(&source[at..dollar - 1]);
            literal.push_str("${");
            at = dollar + 2;
            continue;
        }
        literal.push_str(&source[at..dollar]);
        take(&mut literal, &mut parts);
        let (expression, end) = expression(source, dollar + 2)?;
        parts.push(Part::Expression(expression));
        at = end;
    }
    literal.push_str(&source[at..]);
    take(&mut literal, &mut parts);
    Ok(parts)
}

fn take(literal: &mut String, parts: &mut Vec<Part>) {
    if !literal.is_empty() {
        parts.push(Part::Text(std::mem::take(literal).into()));
    }
}

/// The expression that starts at this byte, and the byte after its closing brace.
fn expression(source: &str, start: usize) -> Result<(Expression, usize), ExpressionError> {
    let at_place = |error: ExpressionError| error.after(start);
    let length = read::closing_brace(&source[start..]).map_err(at_place)?;
    let end = start + length;
    let expression = Expression::parse(&source[start..end]).map_err(at_place)?;
    Ok((expression, end + 1))
}

impl fmt::Debug for Template {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Template").field(&self.source()).finish()
    }
}

impl PartialEq for Template {
    fn eq(&self, other: &Self) -> bool {
        self.source() == other.source()
    }
}
