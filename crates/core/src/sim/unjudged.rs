//! A plan whose requests may be answered with nothing.

use crate::expr::Expression;
use crate::plan::{Judge, Plan};

/// The plan without what an answer's content decides: variables extracted are empty texts, and `success_when`,
/// `fail_when`, `checks` and thresholds on those are left out.
pub(super) fn unjudged(plan: &Plan) -> Plan {
    let mut plan = plan.clone();
    plan.thresholds
        .retain(|threshold| !threshold.expect.uses().variables.contains("checks"));
    let empty = Expression::parse("\"\"").expect("an empty text is an expression");
    for request in &mut plan.requests {
        let Some(judge) = request.judge.take() else {
            continue;
        };
        let names = judge.extract.into_iter().map(|(name, _)| name);
        let extract: Vec<_> = names.map(|name| (name, empty.clone())).collect();
        request.judge = (!extract.is_empty()).then(|| {
            Box::new(Judge {
                success_when: None,
                fail_when: Vec::new(),
                checks: Vec::new(),
                extract,
            })
        });
    }
    plan
}
