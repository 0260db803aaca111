//! Whether an answer is good.

use super::fields::Fields;
use super::reader::Reader;
use crate::collection::sort_by;
use crate::expr::Expression;
use crate::scenario::language::words;
use crate::scenario::text::Value;
use crate::scenario::{Check, FailWhen};

/// What a request and the defaults have in common.
pub(super) struct Judgement {
    pub(super) success_when: Option<Expression>,
    pub(super) fail_when: Vec<FailWhen>,
    pub(super) checks: Vec<Check>,
}

pub(super) fn judgement(fields: &Fields<'_, '_>) -> Judgement {
    Judgement {
        success_when: fields.read("success_when", Reader::expression),
        fail_when: fields.read_or_default("fail_when", fail_whens),
        checks: fields.read_or_default("checks", checks),
    }
}

/// One reason, or a list of them.
fn fail_whens(at: &Reader<'_>) -> Option<Vec<FailWhen>> {
    Some(match at.node.value {
        Value::List(_) => at.items().iter().filter_map(fail_when).collect(),
        _ => vec![fail_when(at)?],
    })
}

fn fail_when(at: &Reader<'_>) -> Option<FailWhen> {
    if !matches!(at.node.value, Value::Map(_)) {
        let when = at.expression()?;
        return Some(FailWhen {
            when,
            message: None,
        });
    }
    let fields = at.fields(words::FAIL_WHEN)?;
    let message = fields.read("message", Reader::filled_template);
    Some(FailWhen {
        when: fields.required("when")?.expression()?,
        message,
    })
}

/// In the order of their names.
fn checks(at: &Reader<'_>) -> Option<Vec<Check>> {
    let check = |(name, at): (&str, Reader<'_>)| {
        at.findings.names.define_check(name);
        Some(Check {
            name: at.key(name)?.to_owned(),
            expect: at.expression()?,
        })
    };
    let mut checks: Vec<Check> = at.map()?.filter_map(check).collect();
    sort_by(&mut checks, |a, b| a.name.cmp(&b.name));
    Some(checks)
}
