//! What to say of a field that may not stand where it does.

use super::show::excerpt;
use crate::scenario::Problem;
use crate::scenario::language::words::LOAD;
use crate::scenario::language::{Words, closest};

/// What is wrong with a field that is not known here.
pub(super) fn unknown(words: &Words, key: &str) -> Problem {
    if key == "<<" {
        return Problem::new("", "`<<` is not part of YAML 1.2")
            .hint("use an alias for each value");
    }
    Problem::new("", format!("unknown field `{}`", excerpt(key))).hint(remedy(words, key))
}

fn remedy(words: &Words, key: &str) -> String {
    if let Some(word) = closest(key, words.all()) {
        return format!("did you mean `{word}`?");
    }
    if words.knows("katydid") && LOAD.knows(key) {
        return "it belongs under `load`".to_owned();
    }
    match key {
        "steps" if words.knows("tasks") => return "a task has `steps` or `tasks`".to_owned(),
        "steps" | "tasks" => return "a task is one step, or has `steps` or `tasks`".to_owned(),
        _ => {}
    }
    let known: Vec<&str> = words.all().collect();
    match known[..] {
        [] => "nothing is known here".to_owned(),
        _ => format!("known here: {}", known.join(", ")),
    }
}
