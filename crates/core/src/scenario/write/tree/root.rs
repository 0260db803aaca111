//! The root, its feeds and its defaults.

use super::request::{auth, judgement, redirects};
use super::{Map, Tree, behaviour, load, step};
use crate::data::{Feed, Source};
use crate::scenario::{Defaults, Scenario};
use crate::threshold::Threshold;

/// The version of the language, so that a later Katydid knows how to read it.
const VERSION: u32 = 1;

pub(in crate::scenario::write) fn scenario(scenario: &Scenario) -> Tree {
    let Scenario {
        name,
        host,
        seed,
        load: running,
        env,
        data,
        variables,
        defaults: common,
        users,
        on_test_start,
        on_test_stop,
        thresholds,
    } = scenario;
    Tree::Map(
        Map::default()
            .put("katydid", Some(Tree::whole(VERSION)))
            .put("name", (!name.is_empty()).then(|| Tree::text(name)))
            .put("host", host.as_deref().map(Tree::text))
            .put_whole("seed", *seed, 0)
            .put_map("load", load::load(running))
            .put_list("env", env, |name| Tree::text(name))
            .put_map("data", Map::of(data, feed))
            .put_map("variables", behaviour::variables(variables))
            .put_map("defaults", defaults(common))
            .put("users", Some(Tree::list(users, behaviour::user_class)))
            .put_list("on_test_start", on_test_start, step::step)
            .put_list("on_test_stop", on_test_stop, step::step)
            .put_list("thresholds", thresholds, threshold),
    )
}

/// One that says nothing else stands as its expression.
fn threshold(threshold: &Threshold) -> Tree {
    let Threshold {
        expect,
        on,
        abort,
        after,
    } = threshold;
    let expect = Tree::expression(expect);
    let more = Map::default()
        .put("on", on.as_deref().map(Tree::text))
        .put("abort", abort.then_some(Tree::Bool(true)))
        .put("after", (!after.is_zero()).then_some(Tree::Time(*after)));
    match more.0.is_empty() {
        true => expect,
        false => {
            let mut map = Map::default().put("expect", Some(expect));
            map.0.extend(more.0);
            Tree::Map(map)
        }
    }
}

fn feed(feed: &Feed) -> Tree {
    let Feed {
        source,
        order,
        scope,
        take,
        on_end,
    } = feed;
    let (key, rows) = match source {
        Source::CsvFile(path) => ("csv", Tree::text(path)),
        Source::JsonFile(path) => ("json", Tree::text(path)),
        Source::Inline(text) => ("inline", Tree::text(text)),
        Source::Json(rows) => ("json", Tree::list(rows, Tree::json)),
    };
    Tree::Map(
        Map::default()
            .put(key, Some(rows))
            .put_word("order", *order)
            .put_word("share", *scope)
            .put_word("take", *take)
            .put_word("on_end", *on_end),
    )
}

fn defaults(defaults: &Defaults) -> Map {
    let Defaults {
        headers,
        timeout,
        auth: who,
        redirects: follow,
        success_when,
        fail_when,
        checks,
    } = defaults;
    let map = Map::default()
        .put_map("headers", Map::of(headers, Tree::template))
        .put("auth", who.as_ref().map(auth))
        .put("timeout", timeout.map(Tree::Time))
        .put("redirects", follow.map(redirects));
    judgement(map, success_when.as_ref(), fail_when, checks)
}
