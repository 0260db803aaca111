//! The standard macros, back from the loops that the parser makes of them.

use cel::common::ast::{CallExpr, ComprehensionExpr, Expr, IdedExpr, operators};

use super::{Reader, Result};
use crate::expr::ExpressionError;
use crate::expr::node::{Loop, LoopKind, Node};

/// What a macro says: its kind, condition and item.
type Shape<'t> = (LoopKind, Option<&'t IdedExpr>, Option<&'t IdedExpr>);

impl Reader<'_> {
    pub(super) fn comprehension(&mut self, tree: &ComprehensionExpr) -> Result<Node> {
        let unknown = || ExpressionError::new(0, "this is no loop of CEL's");
        let (kind, condition, item) = shape(&tree.loop_step).ok_or_else(unknown)?;
        let range = self.node(&tree.iter_range)?;
        self.locals.push(tree.iter_var.clone());
        let condition = condition.map(|tree| self.node(tree)).transpose();
        let item = item.map(|tree| self.node(tree)).transpose();
        self.locals.pop();
        Ok(Node::Loop(Box::new(Loop {
            kind,
            range,
            condition: condition?,
            item: item?,
        })))
    }
}

/// | macro | its step |
/// |---|---|
/// | `all`, `exists` | `result && condition`, or with `\|\|` |
/// | `exists_one` | `condition ? result + 1 : result` |
/// | `map` | `result + [item]` |
/// | `map` with a condition, `filter` | `condition ? result + [item] : result` |
fn shape(step: &IdedExpr) -> Option<Shape<'_>> {
    let call = operation(step)?;
    match (call.func_name.as_str(), call.args.as_slice()) {
        (operators::LOGICAL_AND, [_, condition]) => Some((LoopKind::All, Some(condition), None)),
        (operators::LOGICAL_OR, [_, condition]) => Some((LoopKind::Exists, Some(condition), None)),
        (operators::ADD, [_, list]) => Some((LoopKind::Collect, None, only_item(list))),
        (operators::CONDITIONAL, [condition, sum, _]) => {
            let added = operation(sum)?.args.get(1)?;
            let item = only_item(added);
            let kind = match item {
                Some(_) => LoopKind::Collect,
                None => LoopKind::ExistsOne,
            };
            Some((kind, Some(condition), item))
        }
        _ => None,
    }
}

fn operation(tree: &IdedExpr) -> Option<&CallExpr> {
    match &tree.expr {
        Expr::Call(call) => Some(call),
        _ => None,
    }
}

fn only_item(tree: &IdedExpr) -> Option<&IdedExpr> {
    match &tree.expr {
        Expr::List(list) => list.elements.first(),
        _ => None,
    }
}
