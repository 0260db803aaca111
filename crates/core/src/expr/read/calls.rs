//! Functions and methods.

use super::token::{Kind, Word};
use super::{Reader, Result, loops};
use crate::expr::call::{self, Call, Signature};
use crate::expr::node::{Find, Node};
use crate::expr::pattern::Pattern;
use crate::expr::{ExpressionError, Value};

impl<'s> Reader<'s> {
    /// `name(…)`, the name taken.
    pub(super) fn function(&mut self, name: Word<'s>) -> Result<Node> {
        if name.text == "has" {
            return self.has();
        }
        let arguments = self.items(Kind::RightParen, Vec::new())?;
        self.named(name.text, name, arguments)
    }

    /// `namespace.name(…)` or `value.name(…)`, both names taken.
    pub(super) fn root_call(&mut self, root: Word<'s>, name: Word<'s>) -> Result<Node> {
        if !self.is_namespace(root) {
            let receiver = self.name(root)?;
            return self.method(receiver, name);
        }
        let arguments = self.items(Kind::RightParen, Vec::new())?;
        self.named(&[root.text, ".", name.text].concat(), name, arguments)
    }

    /// `receiver.name(…)`, the name taken.
    pub(super) fn method(&mut self, receiver: Node, name: Word<'s>) -> Result<Node> {
        if let Some(kind) = loops::kind(name.text) {
            return self.repeat(receiver, name, kind);
        }
        let arguments = self.items(Kind::RightParen, vec![receiver])?;
        self.named(&[".", name.text].concat(), name, arguments)
    }

    /// A call by its whole name, a method's with a dot before it; the word is for errors.
    fn named(&mut self, name: &str, word: Word<'_>, arguments: Vec<Node>) -> Result<Node> {
        match name {
            "matches" | ".matches" => matches(name, word, arguments),
            "regex.find" => find(name, word, arguments, false),
            "regex.find_all" => find(name, word, arguments, true),
            _ => match name.strip_prefix("fake.") {
                Some(_) => self.fake(word, arguments),
                None => self.signed(name, word, arguments),
            },
        }
    }

    fn signed(&mut self, name: &str, word: Word<'_>, arguments: Vec<Node>) -> Result<Node> {
        let Some(signature) = call::find(name) else {
            return Err(unknown(name, word));
        };
        let Signature { least, most, .. } = *signature;
        count(name, word, arguments.len(), least, most)?;
        self.uses.random |= matches!(signature.call, Call::Random(_));
        self.uses.time |= signature.call == Call::Now;
        Ok(Node::Call(signature.call, arguments.into()))
    }

    fn fake(&mut self, name: Word<'_>, arguments: Vec<Node>) -> Result<Node> {
        use crate::fake::NAMES;
        let Some(known) = NAMES.iter().find(|known| **known == name.text) else {
            let error = name.error(format!("there is no `fake.{}`", name.text));
            return Err(match call::near(name.text, NAMES.iter().copied()) {
                Some(near) => error.hint(format!("did you mean `fake.{near}`?")),
                None => error.hint(format!("there are {}", NAMES.join(", "))),
            });
        };
        check_language(name, &arguments)?;
        self.uses.random = true;
        Ok(Node::Call(Call::Fake(known), arguments.into()))
    }
}

fn check_language(name: Word<'_>, arguments: &[Node]) -> Result<()> {
    use crate::fake::{LOCALES, knows};
    match arguments {
        [Node::Constant(Value::Text(locale))] if !knows(locale) => {
            let error = name.error(format!("`fake` does not know the language `{locale}`"));
            Err(error.hint(format!("there are {}", LOCALES.join(", "))))
        }
        [] | [_] => Ok(()),
        _ => Err(name.error("`fake` functions take one language at most")),
    }
}

fn unknown(name: &str, word: Word<'_>) -> ExpressionError {
    let shown = name.trim_start_matches('.');
    let error = word.error(format!("there is no function `{shown}`"));
    match call::closest(name) {
        Some(ours) => error.hint(format!("did you mean `{ours}`?")),
        None => error,
    }
}

/// Checks how many arguments there are; a method's receiver is counted but not spoken of.
fn count(name: &str, word: Word<'_>, count: usize, least: usize, most: usize) -> Result<()> {
    if (least..=most).contains(&count) {
        return Ok(());
    }
    let receiver = usize::from(name.starts_with('.'));
    let (least, most, count) = (least - receiver, most - receiver, count - receiver);
    let wanted = match most {
        _ if least == most => format!("{least}"),
        _ => format!("{least} to {most}"),
    };
    let noun = if most == 1 { "argument" } else { "arguments" };
    let shown = name.trim_start_matches('.');
    Err(word.error(format!("`{shown}` takes {wanted} {noun}, not {count}")))
}

fn matches(name: &str, word: Word<'_>, mut arguments: Vec<Node>) -> Result<Node> {
    count(name, word, arguments.len(), 2, 2)?;
    let pattern = pattern(word, &arguments[1])?;
    Ok(Node::Matches(Box::new((arguments.swap_remove(0), pattern))))
}

fn find(name: &str, word: Word<'_>, mut arguments: Vec<Node>, all: bool) -> Result<Node> {
    count(name, word, arguments.len(), 2, 3)?;
    let pattern = pattern(word, &arguments[1])?;
    let group = match arguments.len() {
        3 => arguments.swap_remove(2),
        _ => Node::Constant(Value::Int(0)),
    };
    let text = arguments.swap_remove(0);
    Ok(Node::Find(Box::new(Find {
        text,
        pattern,
        group,
        all,
    })))
}

fn pattern(word: Word<'_>, pattern: &Node) -> Result<Pattern> {
    let Node::Constant(Value::Text(text)) = pattern else {
        return Err(word.error("the pattern must be a constant text"));
    };
    Pattern::new(text).map_err(|error| {
        let error = word.error(format!("the pattern cannot be read: {error}"));
        error.hint("in texts a pattern's backslash is doubled: r'\\d+' needs no doubling")
    })
}
