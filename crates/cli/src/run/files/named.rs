//! Names of files that tell of the load, as Locust's do.

use std::path::PathBuf;

use katydid_core::load::Spawn;
use katydid_core::plan::{Form, Schedule};

/// What stands for a figure that the load does not have.
const NONE: &str = "none";

/// `{u}` is users at the peak, `{r}` users or arrivals started per second, `{t}` the run time in seconds; where there is
/// no schedule they stay as they are.
pub(super) fn named(template: &str, schedule: Option<&Schedule>) -> PathBuf {
    let Some(schedule) = schedule else {
        return template.into();
    };
    let time = schedule.run_time().map(|time| time.as_secs_f64());
    let figure = |figure: Option<f64>| figure.map_or_else(|| NONE.to_owned(), |it| it.to_string());
    template
        .replace("{u}", &schedule.peak().to_string())
        .replace("{r}", &figure(rate(&schedule.form)))
        .replace("{t}", &figure(time))
        .into()
}

/// Of a load of several stages the greatest.
fn rate(form: &Form) -> Option<f64> {
    match form {
        Form::Closed(closed) => {
            greatest(closed.stages.iter().filter_map(|stage| match stage.spawn {
                Spawn::Rate(rate) => Some(rate),
                Spawn::Evenly => None,
            }))
        }
        Form::Open(open) => greatest(
            open.stages
                .iter()
                .flat_map(|stage| [stage.from_rate, stage.to_rate]),
        ),
    }
}

fn greatest(rates: impl Iterator<Item = f64>) -> Option<f64> {
    rates.reduce(f64::max)
}

#[cfg(test)]
mod tests {
    use katydid_core::plan::Plan;
    use katydid_core::scenario::Scenario;

    use super::*;

    fn name(load: &str) -> String {
        let text =
            format!("host: http://a\nload: {load}\nusers: [{{ name: A, tasks: [{{ get: / }}] }}]");
        let plan = Plan::compile(&Scenario::parse(&text).unwrap()).unwrap();
        named("{u}-{r}-{t}.html", Some(&plan.schedule))
            .display()
            .to_string()
    }

    #[test]
    fn a_name_tells_of_the_load_in_locusts_way() {
        assert_eq!(
            name("{ users: 50, spawn_rate: 2.5, run_time: 2m }"),
            "50-2.5-120.html"
        );
        assert_eq!(name("{ users: 50, spawn_rate: 10 }"), "50-10-none.html");
        assert_eq!(
            name("{ stages: [{ duration: 10s, users: 5 }] }"),
            "5-none-10.html"
        );
        assert_eq!(
            name("{ arrivals: { rate: 7, max_users: 3 }, run_time: 1m }"),
            "3-7-60.html"
        );
    }
}
