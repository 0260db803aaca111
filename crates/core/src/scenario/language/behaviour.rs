//! User classes, tasks and sets of tasks.

use super::choice::word_of;
use super::limits;
use super::{Field, Kind, Type};
use crate::scenario::Order;

pub(super) const USER_CLASS: Type = Type {
    name: "user_class",
    meaning: "A kind of user.",
    fields: &[
        Field::new("name", Kind::Line, "Unique among the classes."),
        Field::new(
            "weight",
            Kind::AboveZero,
            "This class's part of the users beside the others'; 1 if left out.",
        ),
        Field::new(
            "fixed_count",
            Kind::Whole(limits::ANY_USERS),
            "Exactly this many users of the class, started first.",
        ),
        Field::new("host", Kind::Line, "Overrides the scenario's host."),
        Field::new(
            "variables",
            Kind::Named(&Kind::Json),
            "What its users' variables start from, over the scenario's.",
        ),
        WAIT_TIME,
        ORDER,
        Field::new(
            "on_start",
            Kind::Steps,
            "Steps a user runs before its first task.",
        ),
        Field::new(
            "on_stop",
            Kind::Steps,
            "Steps a user runs after its last task.",
        ),
        TASKS,
    ],
    required: &["name", "tasks"],
};

/// A task with `steps`.
pub(super) const TASK: Type = Type {
    name: "task_with_steps",
    meaning: "Weighted behaviour: steps run in order each time the task is picked.",
    fields: &[
        TASK_NAME,
        WEIGHT,
        TAGS,
        NEXT,
        Field::new("steps", Kind::Steps, "What the task does, in order."),
    ],
    required: &["steps"],
};

/// What a task of one request has beside the request.
pub(in crate::scenario) const SHORT: &[Field] = &[WEIGHT, TAGS, NEXT];

/// What a task of another step has beside it.
pub(in crate::scenario) const NAMED_SHORT: &[Field] = &[TASK_NAME, WEIGHT, TAGS, NEXT];

pub(super) const TASK_SET: Type = Type {
    name: "task_set",
    meaning: "A task that is a set of tasks: entered when picked, left by `interrupt`.",
    fields: &[
        TASK_NAME,
        WEIGHT,
        TAGS,
        NEXT,
        ORDER,
        WAIT_TIME,
        Field::new("on_start", Kind::Steps, "Steps run when it is entered."),
        Field::new("on_stop", Kind::Steps, "Steps run when it is left."),
        TASKS,
    ],
    required: &["tasks"],
};

const TASK_NAME: Field = Field::new("name", Kind::Line, "What the task is called.");

const WEIGHT: Field = Field::new(
    "weight",
    Kind::Whole(limits::WEIGHT),
    "How often it is picked beside its siblings; 1 if left out.",
);

const TAGS: Field = Field::new(
    "tags",
    Kind::List(&Kind::Line),
    "What --tags and --exclude-tags choose by.",
);

const NEXT: Field = Field::new(
    "next",
    Kind::Map(&Kind::Whole(limits::WEIGHT)),
    "In a markov set: the names of the tasks that may follow, and their weights.",
);

const WAIT_TIME: Field = Field::new(
    "wait_time",
    Kind::WaitTime,
    "What a user does between two tasks: constant(1), between(1, 3), constant_pacing(10), constant_throughput(0.5), poisson(2), or an expression giving seconds.",
);

const ORDER: Field = Field::new(
    "order",
    word_of!(Order),
    "How the next task is found: random (default) by weight, sequential, or markov by each task's `next`.",
);

const TASKS: Field = Field::new("tasks", Kind::List(&Kind::Task), "What is picked from.");
