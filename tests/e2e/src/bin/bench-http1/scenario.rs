//! What katydid is given to run.

/// Users, each with a connection.
pub(crate) const USERS: u32 = 64;

/// Two tasks, of which one is three times as likely, counted in full.
pub(crate) const TWO_TASKS: &str = "{ get: /items, weight: 3 }\n      - { get: /cart }";

/// The same with a check of each answer and a value taken from it.
pub(crate) const CHECKED: &str = "{ get: /items, weight: 3, checks: { well: response.status == 200 }, \
     extract: { token: response.json.token } }\n      - { get: /cart, checks: { well: response.status == 200 }, \
     extract: { token: response.json.token } }";

/// The same where no two answers have an item in common.
pub(crate) const CHANGING: &str = "{ get: /changing, checks: { well: response.status == 200 }, \
     extract: { token: response.json.token } }";

/// The same where no two answers are the same.
pub(crate) const FRESH: &str = "{ get: /fresh, checks: { well: response.status == 200 }, \
     extract: { token: response.json.token } }";

/// One request in a fifth of a second and user: what is left is what time alone costs.
pub(crate) const QUIET: &str = "\n    wait_time: constant_pacing(0.2)";

/// A scenario of so many seconds.
pub(crate) fn scenario(url: &str, tasks: &str, wait: &str, seconds: u32) -> String {
    format!(
        "host: {url}\nload: {{ users: {USERS}, spawn_rate: 10000, run_time: {seconds}s }}\nusers:\n  - name: Shopper{wait}\n    \
         tasks:\n      - {tasks}\n"
    )
}
