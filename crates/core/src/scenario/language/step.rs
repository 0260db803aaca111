//! Everything a step can be, each known by one word.

use super::{Field, Kind, Type, request};

/// One form of a step.
#[derive(Clone, Debug)]
pub(in crate::scenario) struct Form {
    /// The field that makes a step this form.
    pub(in crate::scenario) action: Field,
    /// What may stand beside it.
    pub(in crate::scenario) beside: Beside,
}

/// What may stand beside the word of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::scenario) enum Beside {
    /// What a request may have.
    Request,
    /// A block of steps.
    Steps,
    /// The two ways on of an `if`.
    Branches,
    /// Nothing.
    Nothing,
}

impl Beside {
    pub(in crate::scenario) const ALL: [Self; 4] =
        [Self::Request, Self::Steps, Self::Branches, Self::Nothing];

    pub(in crate::scenario) const fn fields(self) -> &'static [Field] {
        match self {
            Self::Request => request::REQUEST,
            Self::Steps => STEPS,
            Self::Branches => BRANCHES,
            Self::Nothing => &[],
        }
    }

    /// Those of them that must be there.
    pub(in crate::scenario) const fn required(self) -> &'static [&'static str] {
        match self {
            Self::Steps => &["steps"],
            Self::Branches => &["then"],
            Self::Request | Self::Nothing => &[],
        }
    }
}

const STEPS: &[Field] = &[Field::new("steps", Kind::Steps, "What is done, in order.")];

const BRANCHES: &[Field] = &[
    Field::new("then", Kind::Steps, "What is done when it is true."),
    Field::new("else", Kind::Steps, "What is done when it is false."),
];

const fn form(name: &'static str, kind: Kind, beside: Beside, meaning: &'static str) -> Form {
    Form {
        action: Field::new(name, kind, meaning),
        beside,
    }
}

const fn method(name: &'static str, meaning: &'static str) -> Form {
    form(name, Kind::Template, Beside::Request, meaning)
}

const fn block(name: &'static str, kind: Kind, meaning: &'static str) -> Form {
    form(name, kind, Beside::Steps, meaning)
}

const fn alone(name: &'static str, kind: Kind, meaning: &'static str) -> Form {
    form(name, kind, Beside::Nothing, meaning)
}

/// Every form, in the language's order.
pub(in crate::scenario) const FORMS: &[Form] = &[
    method("get", "Sends a GET request to this URL."),
    method("post", "Sends a POST request to this URL."),
    method("put", "Sends a PUT request to this URL."),
    method("patch", "Sends a PATCH request to this URL."),
    method("delete", "Sends a DELETE request to this URL."),
    method("head", "Sends a HEAD request to this URL."),
    method("options", "Sends an OPTIONS request to this URL."),
    block(
        "rename",
        Kind::Template,
        "Steps whose requests share this name.",
    ),
    block(
        "transaction",
        Kind::Line,
        "Steps timed together, as a row of this name.",
    ),
    form(
        "if",
        Kind::Expression,
        Beside::Branches,
        "Decides between `then` and `else`.",
    ),
    block(
        "while",
        Kind::Expression,
        "Steps again and again while this is true.",
    ),
    block("repeat", Kind::Expression, "Steps so many times."),
    block(
        "for_each",
        Kind::Named(&Kind::Expression),
        "Steps once for each item of a list, as `{ item: list }`.",
    ),
    alone(
        "parallel",
        Kind::List(&Kind::Request),
        "Sends several requests at once and waits for all answers.",
    ),
    alone(
        "wait",
        Kind::WaitTime,
        "Waits: seconds, between(1, 3), or an expression giving seconds.",
    ),
    alone(
        "set",
        Kind::Named(&Kind::Json),
        "Gives variables new values.",
    ),
    alone("log", Kind::Template, "Writes a line to the log."),
    alone(
        "fail",
        Kind::Template,
        "Ends the task with an exception of this message.",
    ),
    alone(
        "interrupt",
        Kind::Type("interrupt"),
        "Leaves the task set; its parent goes on.",
    ),
    alone("reschedule", Kind::Type("reschedule"), "Ends the task."),
    alone("stop_user", Kind::Type("nothing"), "Ends the user."),
    alone("stop_test", Kind::Type("nothing"), "Ends the run."),
];

pub(super) const INTERRUPT: Type = Type {
    name: "interrupt",
    meaning: "How a task set is left.",
    fields: &[Field::new(
        "reschedule",
        Kind::Bool,
        "true (default): the parent picks its next task at once; false: it waits first.",
    )],
    required: &[],
};

pub(super) const RESCHEDULE: Type = Type {
    name: "reschedule",
    meaning: "How a task ends.",
    fields: &[Field::new(
        "immediately",
        Kind::Bool,
        "false (default): the next task follows after a wait; true: at once.",
    )],
    required: &[],
};

pub(super) const NOTHING: Type = Type {
    name: "nothing",
    meaning: "There is nothing more to say: write {}.",
    fields: &[],
    required: &[],
};
