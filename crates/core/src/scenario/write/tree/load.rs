//! `load`.

use std::time::Duration;

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
    let whole = |number: u32| Some(Tree::whole(number));
    let time = |time: Duration| Some(Tree::Time(time));
    match *form {
        LoadForm::Users(users) => map.put_whole("users", users, 1),
        LoadForm::OfTime(ref users) => map.put("users", Some(Tree::expression(users))),
        LoadForm::Stages(ref stages) => map.put("stages", Some(Tree::list(stages, stage))),
        LoadForm::Step { users, every } => {
            let step = [("users", whole(users)), ("every", time(every))];
            map.put_map("step", fields(step))
        }
        LoadForm::Wave { min, max, period } => {
            let wave = [
                ("min", whole(min)),
                ("max", whole(max)),
                ("period", time(period)),
            ];
            map.put_map("wave", fields(wave))
        }
        LoadForm::Spike {
            users,
            peak,
            at,
            lasts,
        } => {
            let counts = [("users", whole(users)), ("peak", whole(peak))];
            let times = [("at", time(at)), ("for", time(lasts))];
            map.put_map("spike", fields(counts.into_iter().chain(times)))
        }
        LoadForm::Arrivals(ref open) => map.put_map("arrivals", arrivals(open)),
    }
}

fn fields<'k>(fields: impl IntoIterator<Item = (&'k str, Option<Tree>)>) -> Map {
    fields
        .into_iter()
        .fold(Map::default(), |map, (key, value)| map.put(key, value))
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
