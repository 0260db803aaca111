//! What names stand for, and what an expression says it uses.

use std::time::Duration;

use super::support::{World, assert_all, shown_in, world, world_with};
use crate::answer::Answer;
use crate::expr::{Empty, Expression, is_reserved};

#[test]
fn the_world_is_seen_by_name() {
    assert_all(&[
        ("token", "\"abc\""),
        ("user.id", "3"),
        ("user.class", "\"Shopper\""),
        ("user.last_wait + 1.0", "2.5"),
        ("user.iteration", "9"),
        ("data.accounts.user", "\"ann\""),
        ("data.accounts", "{\"age\":30,\"user\":\"ann\"}"),
        ("data.empty.user", "feed `empty` has no rows left"),
        ("data.other.user", "no feed `other` here"),
        ("data.accounts.name", "data.accounts has no `name`"),
        ("env.KEY", "\"secret\""),
        ("env.OTHER", "no `OTHER` in the environment"),
        ("t", "12.5"),
        ("now()", "1700000000.0"),
    ]);
}

#[test]
fn an_answer_has_its_parts() {
    assert_all(&[
        ("response.status == 200", "true"),
        ("response.json.items[1].name", "\"cup\""),
        ("response.json['id'] * 2", "14"),
        (
            "response.json.items.filter(i, i.count > 2)[0].name",
            "\"cup\"",
        ),
        (
            "response.text.contains('tea') && size(response.text) > 20",
            "true",
        ),
        ("response.text == 'x' || 'x' != response.text", "true"),
        ("response.headers['content-type']", "\"application/json\""),
        ("response.headers['X-ID']", "\"a, b\""),
        (
            "response.headers.map(name, name)",
            "[\"content-type\",\"x-id\"]",
        ),
        ("response.elapsed", "0.25"),
        ("response.size > 100", "true"),
        ("response.url", "\"http://shop.example/\""),
        ("response.json.nothing", "response.json has no `nothing`"),
        (
            "response.json.items[0].none",
            "response.json.items[0] has no `none`",
        ),
        (
            "response.json.gone.a",
            "response.json.gone is null and has no `a`",
        ),
        ("response.headers['age']", "response.headers has no `age`"),
    ]);
}

#[test]
fn has_is_false_when_any_link_of_the_path_is_missing() {
    assert_all(&[
        ("has(response.json.id)", "true"),
        ("has(response.json.gone)", "true"),
        ("has(response.json.gone.deep.er)", "false"),
        ("has(response.json.items[7].name)", "false"),
        ("has(response.json)", "true"),
        ("has(response.headers.age)", "false"),
        ("has(env.KEY) && !has(env.OTHER)", "true"),
        ("has(data.accounts.age) && !has(data.empty.age)", "true"),
        ("has({'a': {}}.a.b)", "false"),
    ]);
}

#[test]
fn without_an_answer_everything_is_empty() {
    let mut world = world();
    world.answer = Answer::none(Duration::from_secs(30));
    let shown = |source| shown_in(source, &world);
    assert_eq!(shown("response.status"), "0");
    assert_eq!(shown("response.text"), "\"\"");
    assert_eq!(shown("response.json == null"), "true");
    assert_eq!(shown("has(response.json)"), "false");
    assert_eq!(shown("response.headers"), "{}");
    assert_eq!(
        shown("response.json.id"),
        "response.json is null and has no `id`"
    );
    assert_eq!(shown("response.elapsed"), "30.0");
}

#[test]
fn a_body_that_is_not_json_says_so() {
    let world: World = world_with(200, "<html>");
    assert_eq!(
        shown_in("response.json.id", &world),
        "response.json: the body is not JSON"
    );
    assert_eq!(shown_in("has(response.json.id)", &world), "false");
}

#[test]
fn an_empty_world_has_constants_only() {
    let value = |source| Expression::parse(source).unwrap().evaluate(&Empty);
    assert_eq!(value("1 + 1").unwrap(), 2i64.into());
    let errors = ["response.status", "user.id", "random.int(1, 2)"]
        .map(|source| value(source).unwrap_err().to_string());
    let wanted = [
        "there is no response here",
        "no user runs here",
        "random values cannot be drawn here",
    ];
    assert_eq!(errors, wanted);
}

#[test]
fn an_expression_tells_what_it_uses() {
    let source = "data.accounts.user + env.KEY + a + [1].map(b, b + c)[0] + response.json.x";
    let expression = Expression::parse(source).unwrap();
    let uses = expression.uses();
    let names: Vec<_> = uses.variables.iter().collect();
    assert_eq!(names, ["a", "c"]);
    assert!(uses.feeds.contains("accounts") && uses.env.contains("KEY"));
    assert!(uses.response && uses.body && !uses.headers && !uses.random && !uses.user);
}

#[test]
fn each_kind_of_use_is_told_apart() {
    let uses = |source| Expression::parse(source).unwrap().uses().clone();
    assert!(uses("response.headers['a']").headers && !uses("response.headers['a']").body);
    assert!(uses("response.status").response && !uses("response.status").body);
    assert!(uses("uuid()").random && uses("fake.name()").random);
    assert!(uses("t > 1").time && uses("now() > 1").time);
    assert!(uses("user.id").user);
    assert!(!uses("[1].exists(user, user == 1)").user);
}

#[test]
fn names_with_a_meaning_are_reserved() {
    assert!(
        ["user", "response", "t", "math", "fake"]
            .iter()
            .all(|name| is_reserved(name))
    );
    assert!(!is_reserved("token"));
}

#[test]
fn a_condition_must_be_a_bool_and_a_wait_a_number() {
    let parse = |source| Expression::parse(source).unwrap();
    assert_eq!(parse("1 < 2").evaluate_bool(&Empty), Ok(true));
    assert_eq!(parse("1 + 1").evaluate_number(&Empty), Ok(2.0));
    let error = parse("1").evaluate_bool(&Empty).unwrap_err().to_string();
    assert_eq!(error, "`1` should give true or false, but gave an int");
    let error = parse("1.0 / 0")
        .evaluate_number(&Empty)
        .unwrap_err()
        .to_string();
    assert_eq!(
        error,
        "`1.0 / 0` should give a finite number, but gave a double"
    );
}
