//! Requests: how they are sent, judged and named.

use super::{HALF_QUICK, PREFLIGHT, row, size};
use crate::effect::{naming, sending};
use crate::row::Row;

pub(super) fn rows() -> Vec<Row> {
    [requests(), names()].concat()
}

fn requests() -> Vec<Row> {
    vec![
        row(
            1,
            "hello-world",
            size(4, 20.0, 1.0),
            sending::hello_then_world,
        ),
        Row {
            flags: &[
                "--users",
                "3",
                "--spawn-rate",
                "30",
                "--run-time",
                "1s",
                "--host",
                "HOST",
            ],
            changes: HALF_QUICK,
            whole: size(3, 1.0, 0.5),
            ..row(
                2,
                "overridden",
                size(3, 1.0, 0.5),
                sending::flags_override_the_file,
            )
        },
        row(
            3,
            "one-request",
            size(2, 10.0, 1.0),
            sending::the_status_decides,
        ),
        Row {
            notes: &[PREFLIGHT],
            ..row(
                4,
                "json-payload",
                size(2, 10.0, 1.0),
                sending::json_arrives_with_its_type,
            )
        },
        Row {
            small: size(2, 1.5, 0.1),
            ..row(
                5,
                "judged-by-body-and-time",
                size(3, 20.0, 1.0),
                sending::two_messages,
            )
        },
        row(
            6,
            "not-found-is-fine",
            size(2, 10.0, 1.0),
            sending::a_404_is_no_failure,
        ),
    ]
}

fn names() -> Vec<Row> {
    vec![
        row(
            7,
            "named-requests",
            size(2, 20.0, 1.0),
            naming::one_row_with_the_name_ten_without,
        ),
        row(
            8,
            "named-by-block",
            size(2, 20.0, 1.0),
            naming::the_name_ends_with_its_block,
        ),
        row(
            9,
            "two-blocks",
            size(2, 20.0, 1.0),
            naming::two_blocks_two_rows,
        ),
    ]
}
