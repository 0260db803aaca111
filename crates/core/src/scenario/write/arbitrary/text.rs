//! Texts, and what is made of them.

use proptest::collection::{btree_map, vec};
use serde_json::Value;

use super::*;

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

/// Expressions that use what every arbitrary scenario defines.
const EXPRESSIONS: &[&str] = &[
    "response.status == 404",
    "response.text.contains(\"a: b\")",
    "a",
    "b + 1",
    "true",
    "3",
    "1.5",
    "1e3",
    "-2",
    "\"7\"",
    "[1, 2, 3]",
    "{'x': a}['x']",
    "t * 2.0",
    "user.last_wait + 1.0",
    "random.int(1, 10)",
    "rows.map(row, row.id)",
    "data.feed.user",
    "env.TOKEN",
];

pub(super) fn expression() -> BoxedStrategy<Expression> {
    prop::sample::select(EXPRESSIONS)
        .prop_map(|source| Expression::parse(source).unwrap())
        .boxed()
}

/// Any text without an expression.
pub(super) fn text() -> BoxedStrategy<String> {
    let awkward = prop::sample::select([SHORT, LONG].concat()).prop_map(str::to_owned);
    prop_oneof![awkward, any::<String>(), "[a-z /:#\n'\"-]{0,20}"]
        .prop_filter("an expression", no_expression)
        .boxed()
}

#[expect(clippy::ptr_arg, reason = "the filter's own form")]
fn no_expression(text: &String) -> bool {
    !text.contains("${")
}

/// Any text that a name may be.
pub(super) fn line() -> BoxedStrategy<String> {
    let unprintable = |letter: char| {
        letter.is_control()
            || ('\u{2028}'..='\u{202e}').contains(&letter)
            || ('\u{2066}'..='\u{2069}').contains(&letter)
    };
    text()
        .prop_map(move |text| text.replace(unprintable, ""))
        .prop_filter("an expression", no_expression)
        .boxed()
}

pub(super) fn filled() -> BoxedStrategy<String> {
    line()
        .prop_filter("empty", |text| !text.trim().is_empty())
        .boxed()
}

/// A variable's, a feed's or a secret's name.
pub(super) fn name() -> impl Strategy<Value = String> {
    "v_[A-Za-z0-9_]{0,5}"
}

fn template(text: impl Strategy<Value = String> + 'static) -> BoxedStrategy<Template> {
    let computed = prop::sample::select(&["", "", "${a}", "${b} $${", "${ a + \"}\" }"][..]);
    (text, computed)
        .prop_map(|(text, computed)| {
            let text = text.trim_end_matches('$');
            Template::parse(&format!("{text}{computed}")).unwrap()
        })
        .boxed()
}

pub(super) fn text_template() -> impl Strategy<Value = Template> {
    template(text())
}

pub(super) fn filled_template() -> impl Strategy<Value = Template> {
    template(filled().prop_filter("dollars", |text| {
        !text.trim_end_matches('$').trim().is_empty()
    }))
}

pub(super) fn target() -> impl Strategy<Value = Template> {
    template("/[!-~]{0,20}".prop_filter("an expression", no_expression))
        .prop_filter("a space at the end", |url| {
            url.source().trim() == url.source()
        })
}

pub(super) fn headers() -> BoxedStrategy<Map<String, Template>> {
    let value = template("[!-~]{0,12}".prop_filter("an expression", no_expression));
    map_of("[A-Z][a-z-]{0,9}", value)
}

pub(super) fn host() -> impl Strategy<Value = String> {
    "(https?|demo)://[a-z0-9-]{1,9}\\.[a-z]{1,3}(:[1-9][0-9]{1,3})?(/[a-z]{0,3}){0,2}"
}

pub(super) fn time() -> impl Strategy<Value = Duration> {
    prop_oneof![0u64..10_000_000, 0u64..1_000_000_000_000_000]
        .prop_map(|micros| Duration::from_micros(micros + 1))
}

pub(super) fn positive() -> impl Strategy<Value = f64> {
    prop_oneof![
        (1u32..100).prop_map(f64::from),
        any::<f64>().prop_map(f64::abs)
    ]
    .prop_filter("finite and above zero", |number| {
        number.is_finite() && *number > 0.0
    })
}

/// Any JSON value without expressions.
pub(super) fn json() -> impl Strategy<Value = Value> {
    json_of(text().boxed())
}

fn json_of(text: BoxedStrategy<String>) -> BoxedStrategy<Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>()
            .prop_filter("integral", |float| float.fract() != 0.0)
            .prop_map(Value::from),
        text.clone().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 5, move |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            btree_map(text.clone(), inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
    .boxed()
}

pub(super) fn json_template() -> BoxedStrategy<JsonTemplate> {
    let text = text_template().prop_map(|template| template.source().to_owned());
    json_of(text.boxed())
        .prop_map(|value| JsonTemplate::parse(&value).unwrap())
        .boxed()
}

pub(super) fn fields() -> BoxedStrategy<Fields> {
    map_of(text(), vec(text_template(), 0..3))
}

pub(super) fn variables() -> BoxedStrategy<Variables> {
    map_of(name(), json_template())
}

/// Up to two names with their values.
pub(super) fn map_of<V: std::fmt::Debug + 'static>(
    name: impl Strategy<Value = String> + 'static,
    value: impl Strategy<Value = V> + 'static,
) -> BoxedStrategy<Map<String, V>> {
    vec((name, value), 0..3)
        .prop_map(|pairs| pairs.into_iter().collect())
        .boxed()
}
