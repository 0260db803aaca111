//! The bytes that links and hashes are made of: a change here breaks every link that anyone has kept.

use katydid_core::scenario::{Scenario, link};

const VECTORS: &str = include_str!("vectors/scenarios.json");

#[derive(serde::Deserialize)]
struct Vector {
    name: String,
    text: String,
    canonical: String,
    hash: String,
    link: String,
}

fn vectors() -> Vec<Vector> {
    serde_json::from_str(VECTORS).expect("the vectors")
}

#[test]
fn canonical_form_hash_and_link_are_the_same_bytes_for_ever() {
    for vector in vectors() {
        let scenario = Scenario::parse(&vector.text).unwrap();
        assert_eq!(scenario.to_json(), vector.canonical, "{}", vector.name);
        assert_eq!(scenario.hash(), vector.hash, "{}", vector.name);
        assert_eq!(link::encode(&scenario), vector.link, "{}", vector.name);
    }
}

#[test]
fn every_old_link_still_opens() {
    for vector in vectors() {
        let scenario = link::decode(&vector.link).unwrap();
        assert_eq!(scenario.hash(), vector.hash, "{}", vector.name);
        assert_eq!(scenario.short_hash(), vector.hash[..12], "{}", vector.name);
    }
}
