//! A forecast for people and for programs.

use crate::forecast;

const SHOP: &str = "
katydid: 1
name: Shop
host: https://api.example.com
load: { users: 100, spawn_rate: 10, run_time: 2m }
users:
- name: WebUser
  weight: 3
  wait_time: constant_pacing(2)
  tasks:
  - { name: browse, weight: 3, get: /blog }
  - name: checkout
    order: sequential
    tasks:
    - get: /cart
    - steps: [{ post: /pay }, { interrupt: {} }]
- { name: AdminUser, fixed_count: 1, wait_time: constant_pacing(600), tasks: [{ post: /restart }] }
";

const ARRIVALS: &str = "
host: https://api.example.com
load: { arrivals: { rate: 5, stages: [{ duration: 20s, rate: 25 }, { duration: 10s, rate: 25 }], max_users: 12 } }
users:
- { name: Reader, weight: 2, tasks: [{ get: / }] }
- { name: Writer, tasks: [{ steps: [{ post: / }, { get: / }] }] }
";

#[test]
fn a_closed_load_is_told_in_a_few_lines_of_each() {
    insta::assert_snapshot!(forecast(SHOP).text());
}

#[test]
fn an_open_load_is_told_in_a_few_lines_of_each() {
    insta::assert_snapshot!(forecast(ARRIVALS).text());
}

#[test]
fn programs_get_all_of_it_as_json() {
    insta::assert_snapshot!(serde_json::to_string_pretty(&forecast(ARRIVALS)).unwrap());
}
