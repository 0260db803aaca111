//! The root of a scenario, its feeds and its defaults.

use super::choice::word_of;
use super::limits;
use super::{Field, Kind, Type};
use crate::data::{OnEnd, Order, Sharing, Take};

pub(super) const SCENARIO: Type = Type {
    name: "scenario",
    meaning: "A load test for Katydid.",
    fields: &[
        Field::new(
            "katydid",
            Kind::Exactly(1),
            "The version of the language: 1.",
        ),
        Field::new("name", Kind::Line, "What the test is called."),
        Field::new(
            "host",
            Kind::Line,
            "The target's base URL, such as https://api.example.com; a class or the command line may override it.",
        ),
        Field::new(
            "seed",
            Kind::Whole(limits::SEED),
            "The root of every random draw: the same seed gives the same test. 0 if left out.",
        ),
        Field::new(
            "load",
            Kind::Type("load"),
            "How many users or arrivals, how fast, for how long.",
        ),
        Field::new(
            "env",
            Kind::List(&Kind::Name),
            "Secrets, used as `env.NAME`: read from the environment or asked for, and never part of a link.",
        ),
        Field::new(
            "data",
            Kind::Named(&Kind::Type("feed")),
            "Feeds of rows, used as `data.<feed>.<column>`.",
        ),
        Field::new(
            "variables",
            Kind::Named(&Kind::Json),
            "What every user's variables start from.",
        ),
        Field::new(
            "defaults",
            Kind::Type("defaults"),
            "What every request starts from.",
        ),
        Field::new(
            "users",
            Kind::List(&Kind::Type("user_class")),
            "The kinds of users.",
        ),
        Field::new(
            "on_test_start",
            Kind::Steps,
            "Steps run once, before any user starts; the variables they set are every user's.",
        ),
        Field::new(
            "on_test_stop",
            Kind::Steps,
            "Steps run once, after the last user has ended.",
        ),
        Field::new(
            "thresholds",
            Kind::List(&Kind::Either(&[Kind::Expression, Kind::Type("threshold")])),
            "What the run should be, in expressions over its figures: a run of which one does not hold has failed.",
        ),
    ],
    required: &["users"],
};

pub(super) const THRESHOLD: Type = Type {
    name: "threshold",
    meaning: "What the run should be.",
    fields: &[
        Field::new(
            "expect",
            Kind::Expression,
            "Should be true of the whole run, such as `p95 < 0.2 && failure_ratio < 0.01`.",
        ),
        Field::new(
            "on",
            Kind::Line,
            "The row it is about, such as `GET /cart`; all requests together if left out.",
        ),
        Field::new(
            "abort",
            Kind::Bool,
            "true stops the run as soon as it does not hold; false if left out.",
        ),
        Field::new(
            "after",
            Kind::Time,
            "The time from the start of the run until it may stop it; 0 if left out.",
        ),
    ],
    required: &["expect"],
};

pub(super) const FEED: Type = Type {
    name: "feed",
    meaning: "Rows of data that users take.",
    fields: &[
        Field::new(
            "csv",
            Kind::Text,
            "The path of a CSV file with a row of column names.",
        ),
        Field::new(
            "json",
            Kind::Either(&[Kind::Text, Kind::List(&Kind::Json)]),
            "The path of a JSON file that holds a list, or the list itself.",
        ),
        Field::new(
            "inline",
            Kind::Text,
            "CSV as it stands, with a row of column names.",
        ),
        Field::new(
            "order",
            word_of!(Order),
            "sequential (default), shuffle, or random.",
        ),
        Field::new(
            "share",
            word_of!(Sharing),
            "all (default): users go through the rows together; user: each goes through all of them.",
        ),
        Field::new(
            "take",
            word_of!(Take),
            "iteration (default): another row each iteration; user: one row for a user's whole life.",
        ),
        Field::new(
            "on_end",
            word_of!(OnEnd),
            "After the last row: recycle (default) begins again; stop_user and stop_test end.",
        ),
    ],
    required: &[],
};

pub(super) const DEFAULTS: Type = Type {
    name: "defaults",
    meaning: "What every request starts from.",
    fields: &[
        Field::new(
            "headers",
            Kind::Map(&Kind::Scalar),
            "Sent with every request that does not set the same header itself.",
        ),
        Field::new("timeout", Kind::Time, "For requests that set none."),
        Field::new("auth", Kind::Type("auth"), "For requests that set none."),
        Field::new(
            "redirects",
            Kind::Either(&[Kind::Bool, Kind::Whole(limits::REDIRECTS)]),
            "For requests that set none.",
        ),
        Field::new(
            "success_when",
            Kind::Expression,
            "For requests that set none.",
        ),
        Field::new(
            "fail_when",
            super::request::FAIL_WHENS,
            "Asked before a request's own.",
        ),
        Field::new(
            "checks",
            Kind::Map(&Kind::Expression),
            "Asked before a request's own.",
        ),
    ],
    required: &[],
};
