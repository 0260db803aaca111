use proptest::prelude::*;

use super::arbitrary::scenario;
use crate::base64;
use crate::scenario::{Scenario, link};

/// Texts made of what YAML and the language are made of.
const NEARLY_RIGHT: &str =
    "([a-z]{1,3}: ?|[-?:,\\[\\]{}#&*!|>'\"%@` \t\n\r~\\\\0-9.]|users|tasks|get|\u{85}|é){0,60}";

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn the_canonical_form_reads_back_to_the_same_scenario(scenario in scenario()) {
        let json = scenario.to_json();
        let read = Scenario::parse(&json);
        prop_assert_eq!(read.as_ref(), Ok(&scenario), "{}", json);
        prop_assert_eq!(scenario.to_json(), json);
    }

    #[test]
    fn the_yaml_form_reads_back_to_the_same_scenario(scenario in scenario()) {
        let yaml = scenario.to_yaml();
        prop_assert_eq!(Scenario::parse(&yaml), Ok(scenario), "{}", yaml);
    }

    #[test]
    fn a_link_opens_the_scenario_it_was_made_of(scenario in scenario()) {
        prop_assert_eq!(link::decode(&link::url("https://a.example/katydid#old", &scenario)), Ok(scenario.clone()));
        prop_assert!(link::looks_like_link(&link::encode(&scenario)));
    }

    #[test]
    fn a_link_cut_anywhere_is_an_error_and_no_panic(scenario in scenario(), part in 0.0..1.0f64) {
        let link = link::encode(&scenario);
        let cut = &link[..(link.len() as f64 * part) as usize];
        prop_assert!(link::decode(cut).is_err());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1024) })]

    #[test]
    fn no_text_makes_reading_panic(text in any::<String>()) {
        let _ = Scenario::read(&text);
        let _ = link::decode(&format!("v1.{text}"));
    }

    #[test]
    fn no_nearly_right_text_makes_reading_panic(text in NEARLY_RIGHT) {
        let _ = Scenario::parse(&text);
        let _ = Scenario::parse(&format!("{{{text}"));
    }

    #[test]
    fn no_bytes_in_a_link_make_decoding_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = link::decode(&format!("v1.{}", base64::encode_url(&bytes)));
    }
}
