//! A load in words.

use katydid_core::scenario::{Arrivals, LoadForm};

use super::format::{count, span};
use crate::preview::Preview;

/// How many users, how fast, for how long: `20 users, 4 per second, for 1m`.
pub(crate) fn load(preview: &Preview) -> String {
    let load = &preview.scenario.load;
    let peak = || count(u64::from(preview.plan.schedule.peak()), "user");
    let form = match &load.form {
        LoadForm::Users(users) => {
            let users = count(u64::from(*users), "user");
            format!("{users}, {} per second", load.spawn_rate)
        }
        LoadForm::Arrivals(arrivals) => arriving(arrivals),
        form => format!("{}, up to {}", name(form), peak()),
    };
    let time = preview.plan.schedule.run_time();
    let time = time.map_or_else(
        || "until stopped".to_owned(),
        |time| format!("for {}", span(time.as_secs_f64())),
    );
    format!("{form}, {time}")
}

/// What the form is called where it is no plain number of users.
pub(crate) fn name(form: &LoadForm) -> String {
    match form {
        LoadForm::Users(_) => "users".to_owned(),
        LoadForm::OfTime(users) => format!("users by {}", users.source()),
        LoadForm::Stages(stages) => count(stages.len() as u64, "stage"),
        LoadForm::Step { users, every } => {
            format!("{users} more users every {}", span(every.as_secs_f64()))
        }
        LoadForm::Wave { min, max, .. } => format!("waves of {min} to {max} users"),
        LoadForm::Spike { users, peak, .. } => format!("a spike from {users} to {peak} users"),
        LoadForm::Arrivals(arrivals) => arriving(arrivals),
    }
}

fn arriving(arrivals: &Arrivals) -> String {
    let stages = match arrivals.stages.len() as u64 {
        0 => String::new(),
        stages => format!(" and {} more", count(stages, "stage")),
    };
    format!(
        "{} arrivals per second{stages}, at most {}",
        arrivals.rate,
        count(arrivals.max_users.into(), "user")
    )
}

#[cfg(test)]
mod tests {
    use crate::preview::Checked;

    fn load_of(load: &str) -> String {
        let text = format!(
            "host: demo://shop\nload: {load}\nusers: [{{ name: A, tasks: [{{ get: / }}] }}]"
        );
        super::load(&Checked::of(&text).preview.unwrap())
    }

    #[test]
    fn the_load_is_said_in_a_clause() {
        assert_eq!(
            load_of("{ users: 20, spawn_rate: 0.5, run_time: 90s }"),
            "20 users, 0.5 per second, for 1m30s"
        );
        assert_eq!(
            load_of("{ users: 1 }"),
            "1 user, 1 per second, until stopped"
        );
    }

    #[test]
    fn a_load_without_a_plain_number_is_said_by_its_form() {
        for (load, said) in [
            (
                "{ stages: [{ duration: 1m, users: 9 }, { duration: 1m, users: 0 }] }",
                "2 stages, up to 9 users, for 2m",
            ),
            ("{ users: '1 + t', run_time: 10s }", "users by 1 + t, up to"),
            (
                "{ arrivals: { rate: 5 }, run_time: 10s }",
                "5 arrivals per second, at most 1000 users, for 10s",
            ),
        ] {
            assert!(load_of(load).starts_with(said), "{}", load_of(load));
        }
    }
}
