//! Waits, and the load that they make.

use super::{row, size};
use crate::effect::{load, waits};
use crate::row::Row;

pub(super) fn rows() -> Vec<Row> {
    vec![
        Row {
            changes: &[
                ("constant(2)", "constant(0.3)"),
                ("between(0.5, 1.5)", "between(0.1, 0.3)"),
            ],
            small: size(2, 2.5, 0.3),
            ..row(
                10,
                "waits",
                size(4, 20.0, 2.0),
                waits::a_wait_follows_the_whole_task,
            )
        },
        Row {
            changes: &[("constant_throughput(0.1)", "constant_throughput(2)")],
            small: size(8, 3.0, 0.5),
            ..row(
                11,
                "throughput",
                size(5000, 60.0, 10.0),
                load::users_times_rate,
            )
        },
        Row {
            changes: &[
                ("constant_throughput(0.1)", "constant_throughput(10)"),
                ("/delay/11s", "/delay/300ms"),
            ],
            small: size(3, 1.6, 0.1),
            ..row(
                12,
                "throughput-of-slow-tasks",
                size(20, 60.0, 10.0),
                load::slow_tasks_lower_the_rate,
            )
        },
        Row {
            changes: &[
                ("constant_pacing(10)", "constant_pacing(0.3)"),
                ("(100, 900)", "(10, 90)"),
            ],
            small: size(2, 1.6, 0.3),
            ..row(
                13,
                "constant-pacing",
                size(5, 60.0, 10.0),
                waits::one_start_a_pace,
            )
        },
        Row {
            changes: &[("+ 1.0", "+ 0.1")],
            small: size(1, 1.6, 0.1),
            ..row(
                14,
                "growing-wait",
                size(1, 30.0, 1.0),
                waits::each_wait_is_longer,
            )
        },
    ]
}
