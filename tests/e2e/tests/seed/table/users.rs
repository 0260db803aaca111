//! Users: which there are, and how they begin and end.

use super::{PREFLIGHT, row, size};
use crate::effect::{login, shape};
use crate::row::Row;

pub(super) fn rows() -> Vec<Row> {
    [crowds(), lives()].concat()
}

fn crowds() -> Vec<Row> {
    vec![
        Row {
            small: size(8, 1.5, 0.1),
            ..row(
                15,
                "weighted-classes",
                size(40, 20.0, 1.0),
                shape::three_to_one_at_every_total,
            )
        },
        Row {
            small: size(4, 1.0, 0.1),
            ..row(
                16,
                "fixed-count",
                size(10, 20.0, 1.0),
                shape::one_administrator_first,
            )
        },
        Row {
            small: size(2, 1.0, 0.1),
            ..row(
                17,
                "host-of-a-class",
                size(2, 10.0, 1.0),
                shape::a_class_has_its_own_host,
            )
        },
        Row {
            notes: &[PREFLIGHT],
            ..row(
                18,
                "login-and-logout",
                size(3, 15.0, 1.0),
                login::once_each_before_and_after,
            )
        },
        Row {
            names_users: false,
            notes: &[PREFLIGHT],
            flags: &["--threads", "2"],
            ..row(
                22,
                "test-start-and-stop",
                size(5, 10.0, 1.0),
                login::once_a_test_before_and_after,
            )
        },
    ]
}

fn lives() -> Vec<Row> {
    vec![
        Row {
            changes: &[],
            small: size(3, 1.5, 0.1),
            ..row(
                25,
                "context-of-a-user",
                size(3, 15.0, 0.1),
                login::no_value_crosses_users,
            )
        },
        Row {
            notes: &[PREFLIGHT],
            ..row(
                26,
                "fake-data",
                size(3, 10.0, 1.0),
                login::phrases_are_each_users_own,
            )
        },
    ]
}
