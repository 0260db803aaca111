use std::collections::BTreeMap;
use std::time::Duration;

use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use serde_json::Value;

use crate::scenario::{
    Body, Defaults, Load, Method, RequestStep, Scenario, Step, Task, UserClass, WaitTime, link,
};

/// Any text that a scenario may hold; `${` is not among them.
fn text() -> impl Strategy<Value = String> {
    let awkward = prop::sample::select(vec![
        "",
        "yes",
        "1",
        "1.0",
        ": ",
        "#",
        "a: b",
        "a #b",
        "- a",
        "null",
        "~",
        "'",
        "\"",
        "\\",
        " x",
        "x ",
        "a\nb",
        "a\nb\n",
        "\na",
        "a\n\nb",
        "a \nb",
        "a\n b\n",
        "\t",
        "\r\n",
        "\u{85}",
        "\u{2028}",
        "\u{feff}",
        "\0",
        "\u{7f}",
        "---",
        "...",
        "%",
        "@",
        "`",
        "*a",
        "&a",
        "!a",
        "|",
        ">",
        "?",
        "? a",
        "[",
        "]",
        "{",
        "}",
        ",",
        "é",
        "日本",
        "🦗",
        "=",
        "<<",
        "0x1F",
        ".inf",
        "2020-01-01",
        "1:30",
        "a\n#b",
        "a\n---\nb",
        "a:",
        "/a?b=c&d",
        "\n",
        "\n\n",
        "a\n\n",
        "1e3",
        "+1",
        "0o7",
    ])
    .prop_map(str::to_owned);
    prop_oneof![awkward, any::<String>(), "[a-z /:#\n'\"-]{0,20}"]
        .prop_filter("an expression", |text| !text.contains("${"))
}

fn filled() -> impl Strategy<Value = String> {
    text().prop_filter("empty", |text| !text.trim().is_empty())
}

fn target() -> impl Strategy<Value = String> {
    "/[!-~]{0,20}".prop_filter("an expression", |url| !url.contains("${"))
}

fn host() -> impl Strategy<Value = String> {
    "(https?|demo)://[a-z0-9.-]{1,9}(:[1-9][0-9]{1,3})?(/[a-z]{0,3}){0,2}"
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
fn scenario() -> impl Strategy<Value = Scenario> {
    let defaults = (headers(), option::of(time()))
        .prop_map(|(headers, timeout)| Defaults { headers, timeout });
    let parts = (
        text(),
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

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn the_canonical_form_reads_back_to_the_same_scenario(scenario in scenario()) {
        let json = scenario.to_json();
        let read = Scenario::parse(&json);
        prop_assert_eq!(read.as_ref(), Ok(&scenario), "{}", json);
        prop_assert_eq!(scenario.to_json(), json);
    }

    #[test]
    fn the_yaml_form_reads_back_to_the_same_scenario(scenario in scenario()) {
        let yaml = scenario.to_yaml();
        prop_assert_eq!(Scenario::parse(&yaml), Ok(scenario), "{}", yaml);
    }

    #[test]
    fn a_link_opens_the_scenario_it_was_made_of(scenario in scenario()) {
        prop_assert_eq!(link::decode(&link::url("https://a.example/katydid#old", &scenario)), Ok(scenario.clone()));
        prop_assert!(link::looks_like_link(&link::encode(&scenario)));
    }

    #[test]
    fn a_link_cut_anywhere_is_an_error_and_no_panic(scenario in scenario(), part in 0.0..1.0f64) {
        let link = link::encode(&scenario);
        let cut = &link[..(link.len() as f64 * part) as usize];
        prop_assert!(link::decode(cut).is_err());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1024) })]

    #[test]
    fn no_text_makes_reading_panic(text in any::<String>()) {
        let _ = Scenario::read(&text);
        let _ = link::decode(&format!("v1.{text}"));
    }

    #[test]
    fn no_nearly_right_text_makes_reading_panic(text in "([a-z]{1,3}: ?|[-?:,\\[\\]{}#&*!|>'\"%@` \t\n\r~\\\\0-9.]|users|tasks|get|\u{85}|é){0,60}") {
        let _ = Scenario::parse(&text);
        let _ = Scenario::parse(&format!("{{{text}"));
    }

    #[test]
    fn no_bytes_in_a_link_make_decoding_panic(bytes in vec(any::<u8>(), 0..300)) {
        use base64::Engine as _;
        let _ = link::decode(&format!("v1.{}", base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)));
    }
}
