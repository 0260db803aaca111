//! What people already have becomes a scenario, and what cannot is told.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod curl;
mod har;
mod hostile;
mod openapi;
mod paste;
mod postman;

use katydid_core::import::{Format, Imported, Options, import};
use katydid_core::scenario::{Problem, Scenario};

/// What is made of a text, held to be a scenario that says no secret.
fn good(text: &str, format: Format, options: &Options) -> Imported {
    let imported = import(text, format, options)
        .unwrap_or_else(|problems| panic!("{}", Problem::lines(&problems)));
    let again = Scenario::parse(&imported.scenario.to_yaml());
    assert_eq!(again.as_ref(), Ok(&imported.scenario));
    assert_eq!(imported.scenario.secrets(), [""; 0]);
    imported
}

/// The scenario, and what was told of it.
fn told(imported: &Imported) -> String {
    let secret = |secret: &katydid_core::import::Secret| {
        format!("{} = {:?}: {}", secret.name, secret.value, secret.of)
    };
    let secrets: Vec<String> = imported.secrets.iter().map(secret).collect();
    format!(
        "{}---\n{}\n---\n{}",
        imported.scenario.to_yaml(),
        Problem::lines(&imported.notes),
        secrets.join("\n")
    )
}

/// All that is wrong with a text.
fn wrong(text: &str, format: Format) -> String {
    Problem::lines(&import(text, format, &Options::default()).unwrap_err())
}
