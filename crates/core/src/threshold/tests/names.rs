//! The table of names.

use super::support::said;
use crate::threshold::NAMES;

#[test]
fn every_name_of_the_table_has_a_value() {
    let table: Vec<String> = NAMES
        .iter()
        .map(|name| {
            let expect = match name.name {
                "service" => "service.average < 0.0".to_owned(),
                "checks" => "checks[\"is quick\"] < 0.0".to_owned(),
                name => format!("{name} < 0.0"),
            };
            let (holds, values) = said(&expect);
            assert_eq!(holds, Some(false), "{}", name.name);
            values
        })
        .collect();
    insta::assert_snapshot!(table.join("\n"));
}

#[test]
fn no_name_is_there_twice_and_each_is_a_name_of_expressions() {
    let mut names: Vec<&str> = NAMES.iter().map(|name| name.name).collect();
    let reserved = |name: &&str| crate::expr::is_reserved(name) && *name != "t";
    assert!(!names.iter().any(reserved));
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), NAMES.len());
}

#[test]
fn service_has_every_time_and_nothing_else() {
    assert_eq!(said("service.size() == 14").0, Some(true));
    assert_eq!(said("service.requests < 1.0").0, None);
}
