//! The rows. 23, 24, 28 and 29 are no scenarios for a target: their tests stand where their code does.

use crate::effect::{load, login, naming, sending, shape, tasks, waits};
use crate::outcome::Outcome;
use crate::row::{Elsewhere, Row, Size};

/// A second in the file is a tenth of one in real time.
const QUICK: &[(&str, &str)] = &[("constant(1)", "constant(0.1)")];
const HALF_QUICK: &[(&str, &str)] = &[("constant(0.5)", "constant(0.05)")];
/// Of requests that are simple but for a JSON body.
const PREFLIGHT: &str = "needs a CORS preflight";

/// Rows that are no scenarios.
pub(crate) const ELSEWHERE: &[Elsewhere] = &[
    Elsewhere {
        number: 23,
        files: &[
            "crates/native/examples/as_a_library.rs",
            "crates/native/tests/examples.rs",
        ],
        test: "as_a_library",
        why: "a Rust program that embeds the native engine has no page",
    },
    Elsewhere {
        number: 24,
        files: &[
            "crates/native/examples/grpc.rs",
            "crates/native/tests/examples.rs",
        ],
        test: "grpc",
        why: "a task in Rust, over a protocol that fetch does not speak",
    },
    Elsewhere {
        number: 28,
        files: &["crates/cli/tests/command/prefix.rs"],
        test: "prefix",
        why: "the page writes no files side by side with other runs",
    },
    Elsewhere {
        number: 29,
        files: &["crates/cli/tests/command/commit.rs"],
        test: "commit",
        why: "a scenario in the page lies in no repository",
    },
];

fn size(users: u32, seconds: f64, pause: f64) -> Size {
    Size {
        users,
        seconds,
        pause,
    }
}

/// One row: a file, as large as it says, and its effect.
fn row(number: u32, file: &'static str, whole: Size, effect: fn(&Outcome)) -> Row {
    Row {
        number,
        file,
        whole,
        small: size(3, 1.0, whole.pause / 10.0),
        changes: QUICK,
        flags: &[],
        names_users: true,
        notes: &[],
        missing: &[],
        effect,
    }
}

/// Every row that is a scenario.
pub(crate) fn rows() -> Vec<Row> {
    [requests(), names(), times(), crowds(), choices(), lives()].concat()
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

fn times() -> Vec<Row> {
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
            small: size(3, 1.5, 0.1),
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

fn choices() -> Vec<Row> {
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
