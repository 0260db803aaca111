//! Flags that change a scenario before it is compiled, and so its hash and its link.

use std::time::Duration;

use clap::Args;
use katydid_core::scenario::{Problem, Scenario, parse_duration};

use crate::exit::{Exit, Failure};

/// Flags that change a scenario before it is compiled.
#[derive(Debug, Default, PartialEq, Args)]
#[command(next_help_heading = "Changing the scenario")]
pub(crate) struct Overrides {
    /// Users at the peak.
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
    /// How long a stop waits for requests in flight.
    #[arg(short, long, value_name = "TIME", env = "KATYDID_STOP_TIMEOUT", value_parser = time)]
    pub stop_timeout: Option<Duration>,
    /// The root of every random draw.
    #[arg(long, env = "KATYDID_SEED")]
    pub seed: Option<u64>,
}

/// The fields that flags set, and the flags.
const FLAGS: [(&str, &str); 6] = [
    ("load.users", "--users"),
    ("load.spawn_rate", "--spawn-rate"),
    ("load.run_time", "--run-time"),
    ("load.stop_timeout", "--stop-timeout"),
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
        Scenario::parse(&scenario.to_json()).map_err(|problems| refused(&problems))
    }

    fn change(&self, scenario: &mut Scenario) {
        let load = &mut scenario.load;
        load.users = self.users.unwrap_or(load.users);
        load.spawn_rate = self.spawn_rate.unwrap_or(load.spawn_rate);
        load.run_time = self.run_time.or(load.run_time);
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
    let lines: Vec<String> = problems
        .iter()
        .map(|problem| in_words_of_flags(problem).to_string())
        .collect();
    Failure::new(Exit::Usage, lines.join("\n"))
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

fn time(text: &str) -> Result<Duration, String> {
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
            seed: Some(3),
        };
        let scenario = applied(&overrides).unwrap();
        assert_eq!(
            (scenario.load.users, scenario.load.spawn_rate, scenario.seed),
            (7, 2.5, 3)
        );
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
}
