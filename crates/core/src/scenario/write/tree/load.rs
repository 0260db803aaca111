//! `load`.

use super::{Map, Tree};
use crate::scenario::write::number::float;
use crate::scenario::{ArrivalStage, Arrivals, Load, LoadForm, Stage};

pub(super) fn load(load: &Load) -> Map {
    let Load {
        form: users,
        spawn_rate,
        spawn,
        run_time,
        stop_timeout,
        iterations,
        iterations_per_user,
    } = load;
    let default = Load::default();
    let said = *stop_timeout != default.stop_timeout;
    form(users)
        .put_number("spawn_rate", *spawn_rate, default.spawn_rate)
        .put_word("spawn", *spawn)
        .put("run_time", run_time.map(Tree::Time))
        .put("stop_timeout", said.then_some(Tree::Time(*stop_timeout)))
        .put("iterations", iterations.map(Tree::whole))
        .put("iterations_per_user", iterations_per_user.map(Tree::whole))
}

/// The field that says which form a load has; none for the default.
fn form(form: &LoadForm) -> Map {
    let map = Map::default();
    match form {
        LoadForm::Users(users) => map.put_whole("users", *users, 1),
        LoadForm::OfTime(users) => map.put("users", Some(Tree::expression(users))),
        LoadForm::Stages(stages) => map.put("stages", Some(Tree::list(stages, stage))),
        LoadForm::Step { users, every } => map.put_map(
            "step",
            Map::default()
                .put("users", Some(Tree::whole(*users)))
                .put("every", Some(Tree::Time(*every))),
        ),
        LoadForm::Wave { min, max, period } => map.put_map(
            "wave",
            Map::default()
                .put("min", Some(Tree::whole(*min)))
                .put("max", Some(Tree::whole(*max)))
                .put("period", Some(Tree::Time(*period))),
        ),
        LoadForm::Spike {
            users,
            peak,
            at,
            lasts,
        } => map.put_map(
            "spike",
            Map::default()
                .put("users", Some(Tree::whole(*users)))
                .put("peak", Some(Tree::whole(*peak)))
                .put("at", Some(Tree::Time(*at)))
                .put("for", Some(Tree::Time(*lasts))),
        ),
        LoadForm::Arrivals(open) => map.put_map("arrivals", arrivals(open)),
    }
}

fn stage(stage: &Stage) -> Tree {
    let Stage {
        duration,
        users,
        spawn_rate,
        classes,
    } = stage;
    let names = |names: &Vec<String>| Tree::list(names, |name| Tree::text(name));
    Tree::Map(
        Map::default()
            .put("duration", Some(Tree::Time(*duration)))
            .put("users", Some(Tree::whole(*users)))
            .put(
                "spawn_rate",
                spawn_rate.map(|rate| Tree::Number(float(rate))),
            )
            .put("classes", classes.as_ref().map(names)),
    )
}

fn arrivals(arrivals: &Arrivals) -> Map {
    let Arrivals {
        rate,
        stages,
        max_users,
        distribution,
    } = arrivals;
    Map::default()
        .put("rate", Some(Tree::Number(float(*rate))))
        .put_list("stages", stages, arrival_stage)
        .put_whole("max_users", *max_users, Arrivals::MAX_USERS.into())
        .put_word("distribution", *distribution)
}

fn arrival_stage(stage: &ArrivalStage) -> Tree {
    Tree::Map(
        Map::default()
            .put("duration", Some(Tree::Time(stage.duration)))
            .put("rate", Some(Tree::Number(float(stage.rate)))),
    )
}
