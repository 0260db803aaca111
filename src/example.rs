//! What a first visitor finds: a scenario that works at once.

/// The target that every engine has built in.
pub(crate) const BUILT_IN: &str = "demo://shop";

/// A scenario for the demo target at this host.
#[must_use]
pub(crate) fn text(host: &str) -> String {
    TEXT.replacen("HOST", host, 1)
}

const TEXT: &str = r#"# A pretend shop. Change anything here; nothing is sent until you press Start.
katydid: 1
name: Pretend shop
host: HOST
load:
  users: 20
  spawn_rate: 4
  run_time: 1m

users:
  - name: Visitor
    weight: 3
    wait_time: between(0.3, 1)
    tasks:
      - get: /products
        weight: 4
      - get: /products/3
        name: /products/[id]
        weight: 3
      - get: /flaky           # fails one time in five, on purpose

  - name: Buyer
    wait_time: between(0.5, 1.5)
    tasks:
      - name: buy
        steps:
          - post: /login
            json: { username: ada, password: lovelace }
          - post: /cart
            json: { product: 3 }
          - get: /cart
"#;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::preview::Checked;

    #[test]
    fn the_example_has_no_problems_wherever_its_target_is() {
        for host in [BUILT_IN, "http://127.0.0.1:8089/demo"] {
            assert_eq!(Checked::of(&text(host)).problems, [], "{host}");
        }
    }
}
