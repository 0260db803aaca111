//! Flags that change a scenario before it is compiled, and so its hash and its link.

use std::num::NonZeroU64;
use std::time::Duration;

use clap::Args;
use katydid_core::scenario::{LoadForm, Problem, Scenario, parse_duration};

use crate::exit::{Exit, Failure};

/// Flags that change a scenario before it is compiled.
#[derive(Debug, Default, PartialEq, Args)]
#[command(next_help_heading = "Changing the scenario")]
pub(crate) struct Overrides {
    /// Users at the peak; a load of another form, such as stages or arrivals, gives way.
    #[arg(short, long, env = "KATYDID_USERS")]
    pub users: Option<u32>,
    /// Users started per second.
    #[arg(short = 'r', long, value_name = "RATE", env = "KATYDID_SPAWN_RATE", value_parser = rate)]
    pub spawn_rate: Option<f64>,
    /// Stop after this time, such as 90, 2m, 1h30m or 500ms; it counts from the start, ramp-up included.
    #[arg(short = 't', long, value_name = "TIME", env = "KATYDID_RUN_TIME", value_parser = time)]
    pub run_time: Option<Duration>,
    /// The target's base URL, for every user class.
    #[arg(short = 'H', long, value_name = "URL", env = "KATYDID_HOST")]
    pub host: Option<String>,
    /// Stop after so many iterations of all users together.
    #[arg(short, long, value_name = "N", env = "KATYDID_ITERATIONS")]
    pub iterations: Option<NonZeroU64>,
    /// Only tasks that have one of these tags; put the scenario before it.
    #[arg(short = 'T', long, value_name = "TAG", env = "KATYDID_TAGS", num_args = 0.., value_delimiter = ',')]
    pub tags: Vec<String>,
    /// No tasks that have one of these tags, whatever other tags they have.
    #[arg(short = 'E', long, value_name = "TAG", env = "KATYDID_EXCLUDE_TAGS", num_args = 0.., value_delimiter = ',')]
    pub exclude_tags: Vec<String>,
    /// How long a stop waits for users to finish their tasks.
    #[arg(short, long, value_name = "TIME", env = "KATYDID_STOP_TIMEOUT", value_parser = time)]
    pub stop_timeout: Option<Duration>,
    /// The root of every random draw.
    #[arg(long, env = "KATYDID_SEED")]
    pub seed: Option<u64>,
}

/// The fields that flags set, and the flags.
const FLAGS: [(&str, &str); 8] = [
    ("load.users", "--users"),
    ("load.spawn_rate", "--spawn-rate"),
    ("load.run_time", "--run-time"),
    ("load.stop_timeout", "--stop-timeout"),
    ("load.iterations", "--iterations"),
    ("users", "--tags"),
    ("host", "--host"),
    ("seed", "--seed"),
];

impl Overrides {
    /// The scenario as if its author had written what the flags say.
    ///
    /// # Errors
    /// What would have been a problem had the author written it.
    pub(crate) fn apply(&self, mut scenario: Scenario) -> Result<Scenario, Failure> {
        if *self == Self::default() {
            return Ok(scenario);
        }
        self.change(&mut scenario);
        let [tags, excluded] = [&self.tags, &self.exclude_tags].map(|tags| named(tags));
        scenario
            .with_tags(&tags, &excluded)
            .and_then(|scenario| Scenario::parse(&scenario.to_json()))
            .map_err(|problems| refused(&problems))
    }

    fn change(&self, scenario: &mut Scenario) {
        let load = &mut scenario.load;
        if let Some(users) = self.users {
            load.form = LoadForm::Users(users);
        }
        load.spawn_rate = self.spawn_rate.unwrap_or(load.spawn_rate);
        load.run_time = self.run_time.or(load.run_time);
        load.iterations = self.iterations.map(NonZeroU64::get).or(load.iterations);
        load.stop_timeout = self.stop_timeout.unwrap_or(load.stop_timeout);
        scenario.seed = self.seed.unwrap_or(scenario.seed);
        if let Some(host) = &self.host {
            scenario.host = Some(host.clone());
            scenario
                .users
                .iter_mut()
                .for_each(|class| class.host = None);
        }
    }
}

fn refused(problems: &[Problem]) -> Failure {
    let problems: Vec<Problem> = problems.iter().map(in_words_of_flags).collect();
    Failure::new(Exit::Usage, Problem::lines(&problems))
}

/// An empty variable of the environment names no tag.
fn named(tags: &[String]) -> Vec<String> {
    tags.iter().filter(|tag| !tag.is_empty()).cloned().collect()
}

fn in_words_of_flags(problem: &Problem) -> Problem {
    let flag = FLAGS.iter().find(|(field, _)| *field == problem.path);
    let path = flag.map_or_else(|| problem.path.clone(), |(_, flag)| (*flag).to_owned());
    Problem {
        path,
        position: None,
        ..problem.clone()
    }
}

fn rate(text: &str) -> Result<f64, String> {
    let rate = text
        .parse()
        .ok()
        .filter(|rate: &f64| rate.is_finite() && *rate > 0.0);
    rate.ok_or_else(|| "not a number above 0".to_owned())
}

/// A time as on the command line: seconds, or with units.
pub(crate) fn time(text: &str) -> Result<Duration, String> {
    parse_duration(text).ok_or_else(|| "not a time such as 90, 2m, 1h30m or 500ms".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHOP: &str = "host: http://a\nusers: [{ name: A, host: http://b, tasks: [{ get: / }] }]";

    fn applied(overrides: &Overrides) -> Result<Scenario, Failure> {
        overrides.apply(Scenario::parse(SHOP).unwrap())
    }

    #[test]
    fn without_flags_a_scenario_stays_as_it_is() {
        assert_eq!(
            applied(&Overrides::default()).unwrap(),
            Scenario::parse(SHOP).unwrap()
        );
    }

    #[test]
    fn flags_win_over_the_text() {
        let overrides = Overrides {
            users: Some(7),
            spawn_rate: Some(2.5),
            run_time: Some(Duration::from_millis(1500)),
            host: Some("https://c".to_owned()),
            stop_timeout: Some(Duration::ZERO),
            iterations: NonZeroU64::new(9),
            seed: Some(3),
            ..Overrides::default()
        };
        let scenario = applied(&overrides).unwrap();
        let load = &scenario.load;
        assert_eq!(
            (load.users(), load.spawn_rate, load.iterations),
            (Some(7), 2.5, Some(9))
        );
        assert_eq!(scenario.seed, 3);
        assert_eq!(scenario.load.run_time, Some(Duration::from_millis(1500)));
        assert_eq!(scenario.load.stop_timeout, Duration::ZERO);
        assert_eq!(
            (scenario.host.as_deref(), scenario.users[0].host.as_deref()),
            (Some("https://c"), None)
        );
    }

    #[test]
    fn a_flag_that_would_be_a_problem_in_the_text_is_refused_by_its_name() {
        let host = Some("example.com".to_owned());
        let failure = applied(&Overrides {
            host,
            ..Overrides::default()
        })
        .unwrap_err();
        assert_eq!(failure.exit, Exit::Usage);
        assert!(
            failure
                .message
                .starts_with("--host: a host begins with http://"),
            "{failure}"
        );
    }

    fn tags(tags: &[&str]) -> Vec<String> {
        tags.iter().map(|&tag| tag.to_owned()).collect()
    }

    #[test]
    fn a_number_of_users_wins_over_a_load_of_another_form() {
        let text = SHOP.to_owned() + "\nload: { stages: [{ duration: 1m, users: 50 }] }";
        let overrides = Overrides {
            users: Some(2),
            ..Overrides::default()
        };
        let scenario = overrides.apply(Scenario::parse(&text).unwrap()).unwrap();
        assert_eq!(scenario.load.form, LoadForm::Users(2));
    }

    #[test]
    fn tags_choose_tasks_and_a_choice_of_none_is_refused() {
        let text =
            "host: http://a\nusers: [{ name: A, tasks: [{ get: /1, tags: [x] }, { get: /2 }] }]";
        let scenario = || Scenario::parse(text).unwrap();
        let left = |overrides: &Overrides| {
            let scenario = overrides.apply(scenario())?;
            Ok::<_, Failure>(scenario.users[0].behaviour.tasks.len())
        };
        let only = |names: &[&str]| Overrides {
            tags: tags(names),
            ..Overrides::default()
        };
        let without = |names: &[&str]| Overrides {
            exclude_tags: tags(names),
            ..Overrides::default()
        };
        assert_eq!(left(&only(&["x"])), Ok(1));
        assert_eq!(left(&without(&["x"])), Ok(1));
        assert_eq!(left(&only(&[""])), Ok(2));
        let failure = left(&only(&["y"])).unwrap_err();
        assert_eq!(failure.exit, Exit::Usage);
        assert!(
            failure.message.starts_with("--tags: no task is left"),
            "{failure}"
        );
    }
}
