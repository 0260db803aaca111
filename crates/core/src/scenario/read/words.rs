//! The language's words: which field may stand where, and which this version does not run yet.

use super::show::excerpt;
use crate::scenario::Problem;

/// The fields of one type.
pub(super) struct Words {
    /// What this version runs.
    pub(super) known: &'static [&'static str],
    /// Words of the language that it does not run: refused by name, so that nothing is silently left out.
    pub(super) later: &'static [&'static str],
}

impl Words {
    pub(super) fn knows(&self, key: &str) -> bool {
        self.known.contains(&key)
    }

    /// What is wrong with a field that is not known here.
    pub(super) fn unknown(&self, key: &str) -> Problem {
        if self.later.contains(&key) {
            return not_run(&format!("`{key}`"));
        }
        if key == "<<" {
            return Problem::new("", "`<<` is not part of YAML 1.2")
                .hint("use an alias for each value");
        }
        let problem = Problem::new("", format!("unknown field `{}`", excerpt(key)));
        match closest(key, self.known).or_else(|| closest(key, self.later)) {
            Some(word) => problem.hint(format!("did you mean `{word}`?")),
            None => problem.hint(format!("known here: {}", self.known.join(", "))),
        }
    }
}

/// A part of the language that a later version runs.
pub(super) fn not_run(what: &str) -> Problem {
    Problem::new("", format!("{what} is not run by this version of Katydid"))
        .hint("remove it to run the rest")
}

/// The word that was most likely meant.
pub(super) fn closest(text: &str, words: &[&'static str]) -> Option<&'static str> {
    const LONGEST: usize = 40;
    if text.len() > LONGEST {
        return None;
    }
    let text = text.to_ascii_lowercase().replace(['-', ' '], "_");
    let distance = |word: &&str| strsim::damerau_levenshtein(&text, word);
    let word = words.iter().copied().min_by_key(distance)?;
    (distance(&word) <= word.len() / 3).then_some(word)
}

/// The root of a scenario.
pub(super) const ROOT: Words = Words {
    known: &[
        "katydid", "name", "host", "seed", "load", "defaults", "users",
    ],
    later: &[
        "env",
        "data",
        "variables",
        "thresholds",
        "on_test_start",
        "on_test_stop",
        "stages",
        "arrivals",
        "tags",
    ],
};

/// `load`.
pub(super) const LOAD: Words = Words {
    known: &["users", "spawn_rate", "run_time", "stop_timeout"],
    later: &[
        "iterations",
        "iterations_per_user",
        "stages",
        "step",
        "wave",
        "spike",
        "arrivals",
        "spawn",
        "classes",
    ],
};

/// `defaults`.
pub(super) const DEFAULTS: Words = Words {
    known: &["headers", "timeout"],
    later: &["auth", "redirects", "success_when", "fail_when", "checks"],
};

/// An item of `users`.
pub(super) const USER_CLASS: Words = Words {
    known: &[
        "name",
        "weight",
        "fixed_count",
        "host",
        "wait_time",
        "tasks",
    ],
    later: &[
        "variables",
        "on_start",
        "on_stop",
        "order",
        "tags",
        "data",
        "env",
        "defaults",
    ],
};

/// A task with `steps`.
pub(super) const TASK: Words = Words {
    known: &["name", "weight", "steps"],
    later: TASK_LATER,
};

const TASK_LATER: &[&str] = &[
    "tags",
    "tasks",
    "order",
    "next",
    "wait_time",
    "on_start",
    "on_stop",
    "variables",
];

/// A step, or a task that is one.
pub(super) const STEP: Words = Words {
    known: REQUEST,
    later: STEP_LATER,
};

/// A task that is one step.
pub(super) const SHORT_TASK: Words = Words {
    known: SHORT,
    later: SHORT_LATER,
};

const REQUEST: &[&str] = &[
    "get", "post", "put", "patch", "delete", "head", "options", "name", "params", "headers",
    "json", "form", "body", "timeout",
];

const SHORT: &[&str] = &joined::<{ REQUEST.len() + 2 }>(REQUEST, &["weight", "steps"]);

const STEP_LATER: &[&str] = &[
    "multipart",
    "auth",
    "redirects",
    "extract",
    "success_when",
    "fail_when",
    "checks",
    "rename",
    "transaction",
    "if",
    "then",
    "else",
    "while",
    "repeat",
    "for_each",
    "parallel",
    "wait",
    "set",
    "log",
    "fail",
    "interrupt",
    "reschedule",
    "stop_user",
    "stop_test",
];

const SHORT_LATER: &[&str] =
    &joined::<{ STEP_LATER.len() + TASK_LATER.len() }>(STEP_LATER, TASK_LATER);

/// One list of words after another; `N` is the length of both.
const fn joined<const N: usize>(
    first: &[&'static str],
    second: &[&'static str],
) -> [&'static str; N] {
    let mut all = [""; N];
    let mut at = 0;
    while at < N {
        all[at] = if at < first.len() {
            first[at]
        } else {
            second[at - first.len()]
        };
        at += 1;
    }
    all
}
