//! The values of secrets, from the environment.

use std::env::{self, VarError};

use katydid_core::user::Inputs;

use crate::exit::{Exit, Failure};

/// What a plan that needs these secrets is given; their values are shown nowhere.
///
/// # Errors
/// When one has no value, with the names of all that have none.
pub(crate) fn inputs(names: &[String]) -> Result<Inputs, Failure> {
    given(names, |name| env::var(name))
}

fn given(
    names: &[String],
    value: impl Fn(&str) -> Result<String, VarError>,
) -> Result<Inputs, Failure> {
    let (mut inputs, mut missing) = (Inputs::default(), Vec::new());
    for name in names {
        match value(name) {
            Ok(value) => drop(inputs.env.insert(name.clone(), value)),
            Err(VarError::NotPresent) => missing.push(name.clone()),
            Err(VarError::NotUnicode(_)) => {
                missing.push(format!("{name} (its value is not UTF-8)"));
            }
        }
    }
    match missing.as_slice() {
        [] => Ok(inputs),
        [first, ..] => Err(refused(&missing, first)),
    }
}

fn refused(missing: &[String], first: &str) -> Failure {
    let name = first.split(' ').next().unwrap_or_default();
    let message = format!("the environment has no value for {}", missing.join(", "));
    Failure::new(Exit::Scenario, message).hint(format!(
        "the scenario lists it under `env`: set it before the run, as in `export {name}=…`"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(names: &[&str]) -> Result<Inputs, String> {
        let names: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
        let value = |name: &str| match name {
            "TOKEN" => Ok("hunter2".to_owned()),
            "EMPTY" => Ok(String::new()),
            "BYTES" => Err(VarError::NotUnicode("hunter2".into())),
            _ => Err(VarError::NotPresent),
        };
        given(&names, value).map_err(|failure| {
            assert_eq!(failure.exit, Exit::Scenario);
            failure.to_string()
        })
    }

    #[test]
    fn the_environment_gives_what_the_scenario_lists() {
        let inputs = told(&["TOKEN", "EMPTY"]).unwrap();
        assert_eq!(inputs.env["TOKEN"], "hunter2");
        assert_eq!(inputs.env["EMPTY"], "");
        assert_eq!(told(&[]).unwrap(), Inputs::default());
    }

    #[test]
    fn every_secret_without_a_value_is_named_and_no_value_is_told() {
        let told = told(&["TOKEN", "PASSWORD", "BYTES"]).unwrap_err();
        let expected = "error: the environment has no value for PASSWORD, BYTES (its value is not UTF-8)\n \
                        hint: the scenario lists it under `env`: set it before the run, as in `export PASSWORD=…`";
        assert_eq!(told, expected);
    }
}
