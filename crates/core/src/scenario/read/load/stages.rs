//! Stretches of a closed load.

use crate::scenario::language::{closest, limits, words};
use crate::scenario::read::duration;
use crate::scenario::read::reader::Reader;
use crate::scenario::{Stage, UserClass};

pub(super) fn stages(at: &Reader<'_>, known: &[UserClass]) -> Vec<Stage> {
    at.items()
        .iter()
        .filter_map(|at| stage(at, known))
        .collect()
}

fn stage(at: &Reader<'_>, known: &[UserClass]) -> Option<Stage> {
    let fields = at.fields(words::STAGE)?;
    let duration = fields.required("duration");
    let users = fields.required("users");
    let duration = duration.and_then(|at| duration::above_zero(&at));
    let users = users.and_then(|at| at.whole(limits::ANY_USERS));
    let spawn_rate = fields.read("spawn_rate", Reader::above_zero);
    let classes = fields.read("classes", |at| classes(at, known));
    Some(Stage {
        duration: duration?,
        users: users? as u32,
        spawn_rate,
        classes,
    })
}

/// Names of classes that there are, each once.
fn classes(at: &Reader<'_>, known: &[UserClass]) -> Option<Vec<String>> {
    let mut names: Vec<String> = Vec::new();
    for at in at.items() {
        let Some(name) = at.filled() else { continue };
        if names.iter().any(|other| other == name) {
            at.problem_with_hint::<()>("this class is here twice", "remove one of the two");
        } else if !known.iter().any(|class| class.name == name) {
            unknown(&at, name, known);
        }
        names.push(name.to_owned());
    }
    Some(names)
}

fn unknown(at: &Reader<'_>, name: &str, known: &[UserClass]) {
    let message = format!("no class is called `{}`", super::super::show::excerpt(name));
    match closest(name, known.iter().map(|class| class.name.as_str())) {
        Some(word) => at.problem_with_hint::<()>(message, format!("did you mean `{word}`?")),
        None => at.problem_with_hint::<()>(message, "the classes are those under `users`"),
    };
}
