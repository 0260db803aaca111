//! `load`, and the forms it has.

use super::choice::word_of;
use super::limits;
use super::{Field, Kind, Type};
use crate::scenario::{Distribution, Pace};

pub(super) const LOAD: Type = Type {
    name: "load",
    meaning: "How many users or arrivals, how fast, for how long.",
    fields: &[
        Field::new(
            "users",
            Kind::Either(&[Kind::Whole(limits::USERS), Kind::Expression]),
            "Users at once, reached at the spawn rate and held; or an expression of `t`, the seconds since the start, asked each second.",
        ),
        Field::new(
            "spawn_rate",
            Kind::AboveZero,
            "Users started per second; 1 if left out.",
        ),
        Field::new(
            "run_time",
            Kind::Time,
            "Time from the start of the run to its end, ramp-up included; without it a run goes on until stopped, or as long as its form.",
        ),
        Field::new(
            "stop_timeout",
            Kind::Time,
            "How long requests in flight may still take after a stop; 5s if left out.",
        ),
        Field::new(
            "spawn",
            word_of!(Pace),
            "smooth (default) starts one user every 1/spawn_rate seconds; locust starts them in Locust's batches.",
        ),
        Field::new(
            "iterations",
            Kind::Whole(limits::ITERATIONS),
            "Ends the run after so many iterations of all users together.",
        ),
        Field::new(
            "iterations_per_user",
            Kind::Whole(limits::ITERATIONS),
            "Ends a user after so many iterations of its own.",
        ),
        Field::new(
            "stages",
            Kind::List(&Kind::Type("stage")),
            "Users over time, one stretch after another.",
        ),
        Field::new(
            "step",
            Kind::Type("load_step"),
            "So many users more each time.",
        ),
        Field::new("wave", Kind::Type("wave"), "Users up and down, evenly."),
        Field::new(
            "spike",
            Kind::Type("spike"),
            "A few users, many for a short time, a few again.",
        ),
        Field::new(
            "arrivals",
            Kind::Type("arrivals"),
            "The open model: iterations start on schedule, whatever the target does.",
        ),
    ],
    required: &[],
};

pub(super) const STAGE: Type = Type {
    name: "stage",
    meaning: "A stretch of a load.",
    fields: &[
        Field::new("duration", Kind::Time, "How long it lasts."),
        Field::new(
            "users",
            Kind::Whole(limits::ANY_USERS),
            "Users wanted at its end.",
        ),
        Field::new(
            "spawn_rate",
            Kind::AboveZero,
            "Users started or stopped per second; without it they change evenly over the stage.",
        ),
        Field::new(
            "classes",
            Kind::List(&Kind::Line),
            "Only users of these classes.",
        ),
    ],
    required: &["duration", "users"],
};

pub(super) const STEP: Type = Type {
    name: "load_step",
    meaning: "So many users more each time.",
    fields: &[
        Field::new(
            "users",
            Kind::Whole(limits::USERS),
            "Users added each time.",
        ),
        Field::new("every", Kind::Time, "The time between two steps."),
    ],
    required: &["users", "every"],
};

pub(super) const WAVE: Type = Type {
    name: "wave",
    meaning: "Users up and down, evenly.",
    fields: &[
        Field::new(
            "min",
            Kind::Whole(limits::ANY_USERS),
            "The fewest users, at the start.",
        ),
        Field::new("max", Kind::Whole(limits::USERS), "The most users."),
        Field::new("period", Kind::Time, "From one trough to the next."),
    ],
    required: &["min", "max", "period"],
};

pub(super) const SPIKE: Type = Type {
    name: "spike",
    meaning: "A few users, many for a short time, a few again.",
    fields: &[
        Field::new(
            "users",
            Kind::Whole(limits::ANY_USERS),
            "Users before and after the peak.",
        ),
        Field::new("peak", Kind::Whole(limits::USERS), "Users in between."),
        Field::new("at", Kind::Time, "When the peak begins."),
        Field::new("for", Kind::Time, "How long the peak lasts."),
    ],
    required: &["users", "peak", "at", "for"],
};

pub(super) const ARRIVALS: Type = Type {
    name: "arrivals",
    meaning: "The open model: iterations start on schedule, whatever the target does.",
    fields: &[
        Field::new(
            "rate",
            Kind::NotNegative,
            "Iterations started per second, to begin with.",
        ),
        Field::new(
            "stages",
            Kind::List(&Kind::Type("arrival_stage")),
            "What the rate becomes, one stretch after another.",
        ),
        Field::new(
            "max_users",
            Kind::Whole(limits::USERS),
            "Users at once; an arrival that finds none free is counted as dropped. 1000 if left out.",
        ),
        Field::new(
            "distribution",
            word_of!(Distribution),
            "even (default) keeps the same time between two arrivals; poisson spreads them as independent visitors do.",
        ),
    ],
    required: &["rate"],
};

pub(super) const ARRIVAL_STAGE: Type = Type {
    name: "arrival_stage",
    meaning: "A stretch of an open load.",
    fields: &[
        Field::new("duration", Kind::Time, "How long it lasts."),
        Field::new(
            "rate",
            Kind::NotNegative,
            "Iterations per second at its end, reached evenly.",
        ),
    ],
    required: &["duration", "rate"],
};
