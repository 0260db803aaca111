//! Who starts first.

use katydid_core::forecast::Forecast;

use crate::{forecast, plan};

/// Classes of these names, weights and fixed counts.
fn scenario(load: &str, classes: &[(&str, f64, u32)]) -> String {
    let class = |(name, weight, fixed): &(&str, f64, u32)| {
        let fixed = match fixed {
            0 => String::new(),
            fixed => format!("fixed_count: {fixed}, "),
        };
        format!("- {{name: {name}, weight: {weight}, {fixed}tasks: [{{get: /}}]}}\n")
    };
    let classes: String = classes.iter().map(class).collect();
    format!("host: http://t\nload: {load}\nusers:\n{classes}")
}

fn order(users: u32, classes: &[(&str, f64, u32)]) -> String {
    let load = format!("{{users: {users}, spawn_rate: 1, run_time: 3s}}");
    forecast(&scenario(&load, classes))
        .spawn_order
        .iter()
        .collect()
}

#[test]
fn the_spawn_order_is_locusts_however_early_the_run_ends() {
    let (a, b) = (("A", 1., 0), ("B", 1., 0));
    assert_eq!(order(24, &[("A", 5., 0), b]), "AABAAAAABAAAAABAAAAABAAA");
    assert_eq!(order(24, &[("A", 3., 0), b]), "ABAAABAAABAAABAAABAAABAA");
    assert_eq!(order(6, &[a, b, ("C", 1., 0)]), "ABCABC");
    assert_eq!(
        order(24, &[("A", 6., 0), ("B", 3., 0), ("C", 1., 0)]),
        "ABAACBAABAABAACBAABAABAA"
    );
    let four = [("A", 10., 0), ("B", 5., 0), ("C", 2., 0), ("D", 1., 0)];
    assert_eq!(order(36, &four), "ABACABADABAABCAABAABACABAADBAABCAABA");
    assert_eq!(order(10, &[("A", 3., 0), b, ("F", 1., 2)]), "FFABAAABAA");
}

#[test]
fn as_many_names_are_given_as_are_asked_for() {
    let text = scenario("{users: 2, spawn_rate: 1}", &[("A", 3., 0), ("B", 1., 0)]);
    let forecast = Forecast::of(&plan(&text), Some(7));
    assert_eq!(forecast.spawn_order.iter().collect::<String>(), "ABAAABA");
    let json = serde_json::to_value(&forecast).unwrap();
    assert_eq!(
        json["spawn_order"],
        serde_json::json!(["A", "B", "A", "A", "A", "B", "A"])
    );
}

#[test]
fn only_fixed_counts_end_when_they_are_met() {
    assert_eq!(order(10, &[("F", 1., 2), ("G", 1., 1)]), "FGF");
}

#[test]
fn in_stages_whoever_starts_again_starts_with_the_missing_fixed_users() {
    let stages = "{stages: [{duration: 10s, users: 4, spawn_rate: 10}, {duration: 10s, users: 0, spawn_rate: 10}, \
                  {duration: 10s, users: 4, spawn_rate: 10}]}";
    let forecast = forecast(&scenario(stages, &[("A", 1., 0), ("F", 1., 1)]));
    assert_eq!(forecast.spawn_order.iter().collect::<String>(), "FAAA");
    assert_eq!(forecast.users, 4);
}

#[test]
fn arrivals_have_classes_by_weight() {
    let text = scenario(
        "{arrivals: {rate: 10, max_users: 8}}",
        &[("A", 3., 0), ("B", 1., 0)],
    );
    assert_eq!(
        forecast(&text).spawn_order.iter().collect::<String>(),
        "ABAAABAA"
    );
}
