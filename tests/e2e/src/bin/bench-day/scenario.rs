//! What is simulated.

use std::fmt::Write as _;

/// Requests of different names.
pub(crate) const ENDPOINTS: u32 = 500;

/// Users, each of whom sends a request in about two seconds.
pub(crate) const USERS: u32 = 100;

/// A run of so many hours; some endpoints are asked for more often than others.
pub(crate) fn scenario(hours: f64) -> String {
    let seconds = (hours * 3600.0) as u64;
    let mut text = format!(
        "name: A day\nhost: http://a.example\nload: {{ users: {USERS}, spawn_rate: 100, run_time: {seconds}s }}\n\
         thresholds: [{{ expect: failure_ratio < 0.5 }}]\n\
         users:\n  - name: Visitor\n    wait_time: between(1, 3)\n    tasks:\n"
    );
    for endpoint in 0..ENDPOINTS {
        let weight = 1 + endpoint % 10;
        let _ = writeln!(
            text,
            "      - {{ get: /endpoints/{endpoint}, weight: {weight} }}"
        );
    }
    text
}
