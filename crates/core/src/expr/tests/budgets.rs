//! What an expression may take.

use super::support::{shown, world};
use crate::expr::{Expression, Scope, Template, Value};

const STEPS: &str = "the expression took more than 100 000 steps";
const BYTES: &str = "the expression made more than 4 MiB of values";
const DEPTH: &str = "the value is nested more than 100 deep";

/// A world with one variable, `x`.
struct One(Value);

impl Scope for One {
    fn variable(&self, _: &str) -> Option<Value> {
        Some(self.0.clone())
    }
    fn seconds(&self) -> f64 {
        0.0
    }
    fn unix_seconds(&self) -> f64 {
        0.0
    }
}

/// What stops `x` from becoming the expression's value again and again, and after how many times.
fn until_stopped(source: &str, first: Value) -> (String, usize) {
    let expression = Expression::parse(source).unwrap();
    let mut world = One(first);
    for round in 0..10_000 {
        match expression.evaluate(&world) {
            Ok(value) => world.0 = value,
            Err(error) => return (error.to_string(), round),
        }
    }
    panic!("{source} is never stopped");
}

#[test]
fn nested_loops_end() {
    let ten = "[0,1,2,3,4,5,6,7,8,9]";
    let loops = ["a", "b", "c", "d", "e", "f"];
    let inner = loops.iter().rev().fold("true".to_owned(), |inner, name| {
        format!("{ten}.all({name}, {inner})")
    });
    assert_eq!(shown(&inner), STEPS);
    assert_eq!(shown(&format!("{inner} || true")), STEPS);
    assert_eq!(shown(&format!("false && {inner}")), "false");
}

#[test]
fn texts_cannot_double_for_ever() {
    let doubled = "['a'].map(a, a + a)".to_owned();
    let source = (0..30).fold(doubled, |source, _| format!("{source}.map(a, a + a)"));
    assert_eq!(shown(&source), BYTES);
    assert_eq!(until_stopped("x + x", Value::from("a")).0, BYTES);
    assert_eq!(
        until_stopped("x.replace('', x)", Value::from("ab")).0,
        BYTES
    );
}

#[test]
fn lists_cannot_grow_or_nest_for_ever() {
    assert_eq!(
        until_stopped("x + x", Value::from(vec![Value::Int(1)])).0,
        BYTES
    );
    assert_eq!(until_stopped("[x, x]", Value::Int(1)).0, BYTES);
    assert_eq!(until_stopped("{'a': x, 'b': x}", Value::Int(1)).0, BYTES);
    assert_eq!(until_stopped("[x]", Value::Int(1)), (DEPTH.to_owned(), 100));
    assert_eq!(until_stopped("true ? [x] : x", Value::Int(1)).0, DEPTH);
}

#[test]
fn json_of_json_ends() {
    assert_eq!(until_stopped("json.encode(x)", Value::from("\"")).0, BYTES);
    assert_eq!(
        until_stopped("json.decode(x)", Value::from("[".repeat(10_000))).1,
        0
    );
}

#[test]
fn expressions_of_one_text_share_a_budget() {
    let source = "${'aaaaaaaaaa'.replace('', random.text(100000))}".repeat(10);
    let error = Template::parse(&source)
        .unwrap()
        .text(&world())
        .unwrap_err();
    assert_eq!(error.to_string(), BYTES);
}

#[test]
fn patterns_pay_for_what_they_search() {
    let long = Value::from("a".repeat(1 << 20));
    let search = |source: &str| {
        let expression = Expression::parse(source).unwrap();
        expression
            .evaluate(&One(long.clone()))
            .map_err(|error| error.to_string())
    };
    assert_eq!(search("x.matches('a$')"), Ok(Value::Bool(true)));
    assert_eq!(
        search("x.matches('(a|b|c|ab){1,90}$')"),
        Err(STEPS.to_owned())
    );
    assert_eq!(search("regex.find_all(x, 'a|.*b')"), Err(STEPS.to_owned()));
}

#[test]
fn what_is_long_or_deep_is_refused_before_it_is_parsed() {
    let deep = "the expression is nested too deep";
    let refused = |source: String| Expression::parse(&source).unwrap_err().message;
    assert_eq!(refused("(".repeat(5_000)), deep);
    assert_eq!(refused("[".repeat(200) + &"]".repeat(200)), deep);
    assert_eq!(refused("1+".repeat(300) + "1"), deep);
    assert_eq!(refused("a ? b : ".repeat(60) + "c"), deep);
    assert_eq!(refused("a".to_owned() + &".b".repeat(300)), deep);
    assert_eq!(refused("-!".repeat(300) + "a"), deep);
    assert_eq!(refused("1 in ".repeat(300) + "a"), deep);
    assert_eq!(refused("[1].map(x, ".repeat(60)), deep);
    assert_eq!(
        refused(format!("({}a){}", "(a)+".repeat(150), "+a".repeat(150))),
        deep
    );
    assert_eq!(
        refused(format!("'{}'", "a".repeat(10_000))),
        "an expression has at most 10000 bytes"
    );
}

#[test]
fn long_but_shallow_expressions_are_fine() {
    let fine = |source: String| Expression::parse(&source).map(|_| ()).unwrap();
    fine("n == 1 || ".repeat(900) + "true");
    fine(format!("[{}1]", "1, ".repeat(3_000)));
    fine("(".repeat(40) + "1" + &")".repeat(40));
    fine("n == 1 ? 'a' : ".repeat(40) + "'b'");
    fine("'a' + ".repeat(150) + "'b'");
}
