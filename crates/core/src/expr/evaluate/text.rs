//! Text as it is looked at: no copy of an answer's body or of a constant is made.

use std::borrow::Cow;
use std::ops::Deref;
use std::sync::Arc;

use super::{Evaluation, Result};
use crate::expr::Value;
use crate::expr::node::{Node, ResponseField};

/// Text of an expression, of an answer, or just made.
pub(super) enum Text<'e> {
    Lent(Cow<'e, str>),
    Shared(Arc<str>),
}

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Self::Lent(text) => text,
            Self::Shared(text) => text,
        }
    }
}

impl<'e> Evaluation<'e> {
    /// The node's text, or its value of another kind. The text is charged as looked at once.
    pub(super) fn text_or_value(
        &mut self,
        node: &'e Node,
    ) -> Result<std::result::Result<Text<'e>, Value>> {
        let text = match node {
            Node::Constant(Value::Text(text)) => Text::Lent(Cow::Borrowed(text)),
            Node::Response(ResponseField::Text) => {
                let body = self.answer()?;
                self.budget.look(body.body.len())?;
                Text::Lent(body.text())
            }
            Node::Header(name) => Text::Lent(self.header(name)?),
            _ => match self.value(node)? {
                Value::Text(text) => Text::Shared(text),
                other => return Ok(Err(other)),
            },
        };
        self.budget.step(1)?;
        self.budget.look(text.len())?;
        Ok(Ok(text))
    }

    /// A value of new text.
    pub(super) fn new_text(&mut self, text: &str) -> Result<Value> {
        self.budget.produce(MEMBER_TEXT + text.len())?;
        Ok(Value::text(text))
    }
}

/// What a text costs beside its bytes.
const MEMBER_TEXT: usize = 16;
