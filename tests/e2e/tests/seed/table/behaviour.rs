//! What users choose.

use super::{HALF_QUICK, row, size};
use crate::effect::tasks;
use crate::row::Row;

pub(super) fn rows() -> Vec<Row> {
    let tags = row(21, "tags", size(4, 10.0, 0.5), tasks::first_and_second);
    let tags = Row {
        changes: HALF_QUICK,
        small: size(4, 1.5, 0.05),
        ..tags
    };
    vec![
        Row {
            changes: &[],
            small: size(5, 2.0, 0.1),
            ..row(
                19,
                "weighted-tasks",
                size(10, 30.0, 0.1),
                tasks::one_to_three,
            )
        },
        Row {
            changes: HALF_QUICK,
            ..row(
                20,
                "tasks-as-a-list",
                size(4, 10.0, 0.5),
                tasks::the_same_plan,
            )
        },
        Row {
            changes: HALF_QUICK,
            ..row(
                20,
                "tasks-by-weight",
                size(4, 10.0, 0.5),
                tasks::the_same_plan,
            )
        },
        Row {
            flags: &["--tags", "tag1"],
            effect: tasks::first_and_second,
            ..tags.clone()
        },
        Row {
            flags: &["--exclude-tags", "tag3"],
            effect: tasks::all_but_third,
            ..tags.clone()
        },
        Row {
            flags: &["--tags", "tag1", "--exclude-tags", "tag3"],
            effect: tasks::first_and_second,
            ..tags
        },
        Row {
            changes: HALF_QUICK,
            ..row(
                27,
                "traffic-light",
                size(2, 15.0, 0.5),
                tasks::green_yellow_red,
            )
        },
    ]
}
