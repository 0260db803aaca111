//! YAML into nodes, over saphyr's events.

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, StrInput};

use super::{Entry, MAX_DEPTH, Mark, Node, Span, Value, scalar, too_deep, yaml_error};
use crate::collection::Map;
use crate::scenario::problems::Problems;
use crate::scenario::{Position, Problem};

/// What anchors and aliases may add to a text, in nodes and bytes: a text that unfolds into more is refused.
const MAX_COPIED: usize = 1_000_000;

/// The one document of a text; an empty text is a null.
///
/// # Errors
/// The first place where the text is no YAML, or leaves the part of YAML that the language uses.
pub(super) fn read(text: &str, problems: &Problems) -> Result<Node, Problem> {
    let events = Parser::new_from_str(text);
    Builder {
        text,
        events,
        anchors: Map::new(),
        copied: 0,
        problems,
    }
    .document()
}

struct Builder<'a> {
    text: &'a str,
    events: Parser<'a, StrInput<'a>>,
    anchors: Map<usize, Node>,
    copied: usize,
    problems: &'a Problems,
}

/// An event and where it stands.
type Spanned<'a> = (Event<'a>, Span);

impl<'a> Builder<'a> {
    fn document(mut self) -> Result<Node, Problem> {
        let mut root = Node {
            value: Value::Null,
            span: Span {
                start: Mark::START,
                end: Mark::START,
            },
        };
        let mut documents = 0;
        loop {
            match self.next()? {
                (Event::StreamEnd, _) => return Ok(root),
                (Event::DocumentStart(_), span) if documents == 1 => {
                    return Err(second_document(span));
                }
                (Event::DocumentStart(_), _) => {
                    documents += 1;
                    let first = self.next()?;
                    root = self.node(first, 0)?;
                }
                _ => {}
            }
        }
    }

    fn next(&mut self) -> Result<Spanned<'a>, Problem> {
        match self.events.next_event() {
            Some(Ok((event, at))) => Ok((
                event,
                Span {
                    start: mark(&at.start),
                    end: mark(&at.end),
                },
            )),
            Some(Err(error)) => Err(yaml_error::explain(self.text, &error)),
            None => Err(Problem::new("", "the text ends too early")),
        }
    }

    fn node(&mut self, (event, span): Spanned<'a>, depth: usize) -> Result<Node, Problem> {
        if depth >= MAX_DEPTH {
            return Err(too_deep(span.start.position));
        }
        let (node, anchor, tag) = match event {
            Event::Alias(anchor) => return self.alias(anchor, span, depth),
            Event::Scalar(text, style, anchor, tag) => {
                (plain_or_quoted(&text, style, span), anchor, tag)
            }
            Event::SequenceStart(anchor, tag) => (self.list(span, depth)?, anchor, tag),
            Event::MappingStart(anchor, tag) => (self.map(span, depth)?, anchor, tag),
            _ => {
                return Err(
                    Problem::new("", "the text ends too early").at(Some(span.start.position))
                );
            }
        };
        if let Some(tag) = tag {
            self.problems.push(tagged(&tag.to_string(), span));
        }
        self.anchor(anchor, &node)?;
        Ok(node)
    }

    fn list(&mut self, span: Span, depth: usize) -> Result<Node, Problem> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, end) => return Ok(closed(Value::List(items), span, end)),
                item => items.push(self.node(item, depth + 1)?),
            }
        }
    }

    fn map(&mut self, span: Span, depth: usize) -> Result<Node, Problem> {
        let mut entries = Vec::new();
        loop {
            let (key, key_span) = match self.next()? {
                (Event::MappingEnd, end) => return Ok(closed(Value::Map(entries), span, end)),
                (Event::Scalar(key, ..), span) => (key.into_owned(), span),
                (_, span) => return Err(key_is_no_text(span)),
            };
            let value = self.next()?;
            entries.push(Entry {
                key,
                key_span,
                node: self.node(value, depth + 1)?,
            });
        }
    }

    /// Anchor 0 is none.
    fn anchor(&mut self, anchor: usize, node: &Node) -> Result<(), Problem> {
        if anchor > 0 {
            self.spend(node.weight(), node.span)?;
            self.anchors.insert(anchor, node.clone());
        }
        Ok(())
    }

    /// A copy of the anchor's node. A scalar stands where the alias does, what is in a list or map where it was written.
    fn alias(&mut self, anchor: usize, span: Span, depth: usize) -> Result<Node, Problem> {
        let Some(node) = self.anchors.get(&anchor) else {
            return Err(
                Problem::new("", "an alias within its own anchor").at(Some(span.start.position))
            );
        };
        if depth + node.height() > MAX_DEPTH {
            return Err(too_deep(span.start.position));
        }
        let copy = Node {
            value: node.value.clone(),
            span,
        };
        self.spend(copy.weight(), span)?;
        Ok(copy)
    }

    fn spend(&mut self, weight: usize, span: Span) -> Result<(), Problem> {
        self.copied += weight;
        if self.copied <= MAX_COPIED {
            return Ok(());
        }
        Err(Problem::new("", "aliases unfold into too much")
            .at(Some(span.start.position))
            .hint("write the values out"))
    }
}

fn mark(marker: &Marker) -> Mark {
    let whole = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let position = Position {
        line: whole(marker.line()),
        column: whole(marker.col() + 1),
    };
    Mark {
        index: whole(marker.index()),
        position,
    }
}

fn plain_or_quoted(text: &str, style: ScalarStyle, span: Span) -> Node {
    let value = match style {
        ScalarStyle::Plain => scalar::resolve(text),
        _ => Value::Text(text.to_owned()),
    };
    Node { value, span }
}

fn closed(value: Value, start: Span, end: Span) -> Node {
    Node {
        value,
        span: Span {
            start: start.start,
            end: end.end,
        },
    }
}

fn second_document(span: Span) -> Problem {
    Problem::new(
        "",
        "a second document begins here, and a scenario is one document",
    )
    .at(Some(span.start.position))
    .hint("remove the `---` line or what does not belong")
}

fn tagged(tag: &str, span: Span) -> Problem {
    Problem::new("", format!("the tag `{tag}` is not part of the language"))
        .at(Some(span.start.position))
        .hint("remove it, and quote the value to make it text")
}

fn key_is_no_text(span: Span) -> Problem {
    Problem::new("", "a field's name must be plain text")
        .at(Some(span.start.position))
        .hint("quote it")
}
