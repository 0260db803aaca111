//! Operators, functions and methods.

use cel::common::ast::{CallExpr, Expr, IdedExpr, operators};

use super::{Reader, Result};
use crate::expr::call::{self, Call, NAMESPACES, Signature};
use crate::expr::node::{Binary, Find, Node, ResponseField};
use crate::expr::pattern::Pattern;
use crate::expr::{ExpressionError, Value};

impl Reader<'_> {
    pub(super) fn operation(&mut self, call: &CallExpr) -> Result<Node> {
        if let Some(operator) = binary(&call.func_name) {
            return self.binary(operator, call);
        }
        match (call.func_name.as_str(), call.args.as_slice()) {
            (operators::LOGICAL_AND, _) => Ok(Node::And(self.pair(call)?)),
            (operators::LOGICAL_OR, _) => Ok(Node::Or(self.pair(call)?)),
            (operators::INDEX, _) => self.index(call),
            (operators::LOGICAL_NOT, [inner]) => Ok(Node::Not(Box::new(self.node(inner)?))),
            (operators::NEGATE, [inner]) => Ok(Node::Negate(Box::new(self.node(inner)?))),
            (operators::CONDITIONAL, [condition, then, otherwise]) => Ok(Node::If(Box::new([
                self.node(condition)?,
                self.node(then)?,
                self.node(otherwise)?,
            ]))),
            _ => self.function(call),
        }
    }

    fn index(&mut self, call: &CallExpr) -> Result<Node> {
        let sides = self.pair(call)?;
        match sides.as_ref() {
            [
                Node::Response(ResponseField::Headers),
                Node::Constant(Value::Text(name)),
            ] => Ok(Node::Header(name.as_ref().into())),
            _ => Ok(Node::Index(sides)),
        }
    }

    /// `name(…)`, `namespace.name(…)` or `value.name(…)`.
    fn function(&mut self, call: &CallExpr) -> Result<Node> {
        let Some(target) = &call.target else {
            return self.named(&call.func_name, None, call);
        };
        match &target.expr {
            Expr::Ident(root) if self.is_namespace(root) => {
                self.named(&format!("{root}.{}", call.func_name), None, call)
            }
            _ => self.named(&format!(".{}", call.func_name), Some(target), call),
        }
    }

    fn is_namespace(&self, name: &str) -> bool {
        NAMESPACES.contains(&name) && !self.locals.iter().any(|local| local == name)
    }

    fn named(&mut self, name: &str, target: Option<&IdedExpr>, call: &CallExpr) -> Result<Node> {
        let arguments = target.into_iter().chain(&call.args);
        let arguments: Result<Vec<Node>> = arguments.map(|tree| self.node(tree)).collect();
        let arguments = arguments?;
        match name {
            "matches" | ".matches" => self.matches(call, arguments),
            "regex.find" => self.find(call, arguments, false),
            "regex.find_all" => self.find(call, arguments, true),
            _ => match name.strip_prefix("fake.") {
                Some(name) => self.fake(name, arguments),
                None => self.signed(name, call, arguments),
            },
        }
    }

    fn signed(&mut self, name: &str, call: &CallExpr, arguments: Vec<Node>) -> Result<Node> {
        let Some(signature) = call::find(name) else {
            return Err(self.unknown_function(name, call));
        };
        let Signature { least, most, .. } = *signature;
        self.count(name, call, arguments.len(), least, most)?;
        self.uses.random |= matches!(signature.call, Call::Random(_));
        self.uses.time |= signature.call == Call::Now;
        Ok(Node::Call(signature.call, arguments.into()))
    }

    fn unknown_function(&self, name: &str, call: &CallExpr) -> ExpressionError {
        let shown = name.trim_start_matches('.');
        if call::is_macro(name) {
            let error = self.error(shown, format!("`{shown}` takes other arguments"));
            return error.hint("write `list.exists(item, item > 3)`, `has(response.json.id)`");
        }
        let error = self.error(&call.func_name, format!("there is no function `{shown}`"));
        match call::closest(name) {
            Some(ours) => error.hint(format!("did you mean `{ours}`?")),
            None => error,
        }
    }

    /// Checks how many arguments there are; a method's receiver is counted but not spoken of.
    fn count(
        &self,
        name: &str,
        call: &CallExpr,
        count: usize,
        least: usize,
        most: usize,
    ) -> Result<()> {
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
        let message = format!("`{shown}` takes {wanted} {noun}, not {count}");
        Err(self.error(&call.func_name, message))
    }

    fn matches(&mut self, call: &CallExpr, mut arguments: Vec<Node>) -> Result<Node> {
        let name = if call.target.is_some() {
            ".matches"
        } else {
            "matches"
        };
        self.count(name, call, arguments.len(), 2, 2)?;
        let pattern = self.pattern(call, &arguments[1])?;
        Ok(Node::Matches(Box::new((arguments.swap_remove(0), pattern))))
    }

    fn find(&mut self, call: &CallExpr, mut arguments: Vec<Node>, all: bool) -> Result<Node> {
        let name = if all { "regex.find_all" } else { "regex.find" };
        self.count(name, call, arguments.len(), 2, 3)?;
        let pattern = self.pattern(call, &arguments[1])?;
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

    fn pattern(&self, call: &CallExpr, pattern: &Node) -> Result<Pattern> {
        let Node::Constant(Value::Text(text)) = pattern else {
            return Err(self.error(&call.func_name, "the pattern must be a constant text"));
        };
        Pattern::new(text).map_err(|error| {
            let hint = "in texts a pattern's backslash is doubled: r'\\d+' needs no doubling";
            self.error(
                &call.func_name,
                format!("the pattern cannot be read: {error}"),
            )
            .hint(hint)
        })
    }

    fn fake(&mut self, name: &str, arguments: Vec<Node>) -> Result<Node> {
        use crate::fake::{LOCALES, NAMES, knows};
        let Some(known) = NAMES.iter().find(|known| **known == name) else {
            let error = self.error(name, format!("there is no `fake.{name}`"));
            return Err(match call::near(name, NAMES.iter().copied()) {
                Some(near) => error.hint(format!("did you mean `fake.{near}`?")),
                None => error.hint(format!("there are {}", NAMES.join(", "))),
            });
        };
        match arguments.as_slice() {
            [] => {}
            [Node::Constant(Value::Text(locale))] if !knows(locale) => {
                let error = self.error(
                    name,
                    format!("`fake` does not know the language `{locale}`"),
                );
                return Err(error.hint(format!("there are {}", LOCALES.join(", "))));
            }
            [_] => {}
            _ => return Err(self.error(name, "`fake` functions take one language at most")),
        }
        self.uses.random = true;
        Ok(Node::Call(Call::Fake(known), arguments.into()))
    }
}

fn binary(name: &str) -> Option<Binary> {
    Some(match name {
        operators::EQUALS => Binary::Equal,
        operators::NOT_EQUALS => Binary::Unequal,
        operators::LESS => Binary::Less,
        operators::LESS_EQUALS => Binary::AtMost,
        operators::GREATER => Binary::Greater,
        operators::GREATER_EQUALS => Binary::AtLeast,
        operators::ADD => Binary::Add,
        operators::SUBSTRACT => Binary::Subtract,
        operators::MULTIPLY => Binary::Multiply,
        operators::DIVIDE => Binary::Divide,
        operators::MODULO => Binary::Remainder,
        operators::IN => Binary::In,
        _ => return None,
    })
}
