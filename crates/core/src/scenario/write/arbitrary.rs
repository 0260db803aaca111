//! Any scenario without problems, for property tests.

use std::collections::BTreeMap;
use std::time::Duration;

use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use serde_json::Value;

use crate::scenario::{
    Body, Defaults, Load, Method, RequestStep, Scenario, Step, Task, UserClass, WaitTime,
};

/// Texts that are easily read as something else.
const SHORT: &[&str] = &[
    "", "yes", "1", "1.0", ": ", "#", "a: b", "a #b", "- a", "null", "~", "'", "\"", "\\", " x",
    "x ", "a\nb", "a\nb\n", "\na", "a\n\nb", "a \nb", "a\n b\n", "\t", "\r\n", "\u{85}", "\0",
    "\u{7f}", "---", "...", "%", "@", "`", "*a", "&a", "!a", "|", ">", "?", "? a", "[", "]", "{",
    "}", ",", "é", "日本", "🦗", "=", "<<", "0x1F", ".inf", "1:30", "a\n#b", "a:", "\n", "\n\n",
    "a\n\n", "1e3", "+1", "0o7",
];

const LONG: &[&str] = &[
    "\u{2028}",
    "\u{feff}",
    "2020-01-01",
    "a\n---\nb",
    "/a?b=c&d",
];

/// Any text that a scenario may hold; `${` is not among them.
fn text() -> impl Strategy<Value = String> {
    let awkward = prop::sample::select([SHORT, LONG].concat()).prop_map(str::to_owned);
    prop_oneof![awkward, any::<String>(), "[a-z /:#\n'\"-]{0,20}"]
        .prop_filter("an expression", |text| !text.contains("${"))
}

/// Any text that a name may be.
fn line() -> impl Strategy<Value = String> {
    let unprintable = |letter: char| {
        letter.is_control()
            || ('\u{2028}'..='\u{202e}').contains(&letter)
            || ('\u{2066}'..='\u{2069}').contains(&letter)
    };
    text()
        .prop_map(move |text| text.replace(unprintable, ""))
        .prop_filter("an expression", |text| !text.contains("${"))
}

fn filled() -> impl Strategy<Value = String> {
    line().prop_filter("empty", |text| !text.trim().is_empty())
}

fn target() -> impl Strategy<Value = String> {
    "/[!-~]{0,20}".prop_filter("an expression", |url| !url.contains("${"))
}

fn host() -> impl Strategy<Value = String> {
    "(https?|demo)://[a-z0-9-]{1,9}\\.[a-z]{1,3}(:[1-9][0-9]{1,3})?(/[a-z]{0,3}){0,2}"
}

fn time() -> impl Strategy<Value = Duration> {
    prop_oneof![0u64..10_000_000, 0u64..1_000_000_000_000_000]
        .prop_map(|micros| Duration::from_micros(micros + 1))
}

fn positive() -> impl Strategy<Value = f64> {
    prop_oneof![
        (1u32..100).prop_map(f64::from),
        any::<f64>().prop_map(f64::abs)
    ]
    .prop_filter("finite and above zero", |number| {
        number.is_finite() && *number > 0.0
    })
}

fn wait_time() -> impl Strategy<Value = WaitTime> {
    let between = |(a, b): (f64, f64)| WaitTime::Between(a.min(b), a.max(b));
    prop_oneof![
        Just(WaitTime::default()),
        positive().prop_map(WaitTime::Constant),
        (positive(), positive()).prop_map(between),
        positive().prop_map(WaitTime::ConstantPacing),
        positive().prop_map(WaitTime::ConstantThroughput),
        positive().prop_map(WaitTime::Poisson),
    ]
}

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>()
            .prop_filter("integral", |float| float.fract() != 0.0)
            .prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            btree_map(text(), inner, 0..4).prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

fn values() -> impl Strategy<Value = BTreeMap<String, Vec<String>>> {
    btree_map(text(), vec(text(), 0..3), 0..3)
}

fn body(method: Method) -> BoxedStrategy<Body> {
    if matches!(method, Method::Get | Method::Head) {
        return Just(Body::None).boxed();
    }
    prop_oneof![
        Just(Body::None),
        json().prop_map(Body::Json),
        values().prop_map(Body::Form),
        text().prop_map(Body::Text),
    ]
    .boxed()
}

fn headers() -> impl Strategy<Value = BTreeMap<String, String>> {
    let value = "[!-~]{0,12}".prop_filter("an expression", |value| !value.contains("${"));
    btree_map("[A-Z][a-z-]{0,9}", value, 0..3)
}

fn request() -> impl Strategy<Value = RequestStep> {
    prop::sample::select(Method::ALL.to_vec()).prop_flat_map(|method| {
        let parts = (
            target(),
            option::of(filled()),
            values(),
            headers(),
            body(method),
            option::of(time()),
        );
        parts.prop_map(
            move |(url, name, params, headers, body, timeout)| RequestStep {
                method,
                url,
                name,
                params,
                headers,
                body,
                timeout,
            },
        )
    })
}

fn task() -> impl Strategy<Value = Task> {
    let steps = vec(request().prop_map(Step::Request), 1..3);
    (option::of(filled()), 1u32..1_000_000, steps).prop_map(|(name, weight, steps)| Task {
        name,
        weight,
        steps,
    })
}

fn user_class() -> impl Strategy<Value = UserClass> {
    let parts = (
        filled(),
        positive(),
        0u32..10_000_000,
        option::of(host()),
        wait_time(),
        vec(task(), 1..3),
    );
    parts.prop_map(
        |(name, weight, fixed_count, host, wait_time, tasks)| UserClass {
            name,
            weight,
            fixed_count,
            host,
            wait_time,
            tasks,
        },
    )
}

fn load() -> impl Strategy<Value = Load> {
    (1u32..10_000_000, positive(), option::of(time()), time()).prop_map(
        |(users, spawn_rate, run_time, stop_timeout)| Load {
            users,
            spawn_rate,
            run_time,
            stop_timeout,
        },
    )
}

/// Any scenario without problems.
pub(in crate::scenario) fn scenario() -> impl Strategy<Value = Scenario> {
    let defaults = (headers(), option::of(time()))
        .prop_map(|(headers, timeout)| Defaults { headers, timeout });
    let parts = (
        line(),
        option::of(host()),
        any::<u64>(),
        load(),
        defaults,
        vec(user_class(), 1..3),
    );
    parts.prop_map(|(name, host, seed, load, defaults, mut users)| {
        users.dedup_by(|a, b| a.name == b.name);
        Scenario {
            name,
            host,
            seed,
            load,
            defaults,
            users,
        }
    })
}
