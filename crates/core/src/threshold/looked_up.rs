//! What an expression looks up.

use crate::expr::Expression;

/// A name, and what it is a part of: `service` and `p95`, `checks` and `is quick`, nothing and `rps`. A `service` or
/// `checks` of which no certain part is looked up has an empty name.
pub(crate) type LookedUp<'e> = (&'e str, &'e str);

/// Everything an expression looks up, in the order in which it is met.
pub(crate) fn looked_up(expression: &Expression) -> Vec<LookedUp<'_>> {
    let (uses, mut all) = (expression.uses(), Vec::new());
    for name in uses.variables.iter() {
        if !matches!(name, "service" | "checks") {
            all.push(("", name));
            continue;
        }
        let before = all.len();
        for (_, part) in uses.members.iter().filter(|(of, _)| **of == *name) {
            all.push((name, &**part));
        }
        if all.len() == before {
            all.push((name, ""));
        }
    }
    if uses.time {
        all.push(("", "t"));
    }
    all
}
