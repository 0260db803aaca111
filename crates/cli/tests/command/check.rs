//! `katydid check`.

use crate::support::{fed, katydid};

#[test]
fn every_problem_is_told_at_its_line_and_column() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("shop.yaml");
    std::fs::write(
        &file,
        "host: example.com\nusers:\n- name: A\n  weight: -1\n  taks: []\n",
    )
    .unwrap();
    let ended = katydid(&[std::ffi::OsStr::new("check"), file.as_os_str()]);
    assert_eq!(ended.code, Some(104));
    let told = ended.out.replace(&file.display().to_string(), "shop.yaml");
    insta::assert_snapshot!(told);
    assert!(
        ended.err.starts_with("error: 3 problems in "),
        "{}",
        ended.err
    );
}

#[test]
fn a_good_scenario_is_summed_up_with_what_a_browser_does_otherwise() {
    let text = "
katydid: 1
name: Shop
host: http://shop.example
load: { users: 100, spawn_rate: 2.5, run_time: 90 }
users:
- name: Visitor
  tasks:
  - get: /
    headers: { Cookie: a=b }
  - put: /cart
- name: Buyer
  tasks: [{ post: https://pay.example/pay, json: {} }]
";
    let ended = fed(&["check", "-"], text);
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
    insta::assert_snapshot!(ended.out);
}

#[test]
fn flags_count_as_if_the_author_had_written_them() {
    let lacking = "users: [{ name: A, tasks: [{ get: / }] }]";
    assert_eq!(fed(&["check", "-"], lacking).code, Some(104));
    assert_eq!(
        fed(&["check", "-", "--host", "https://a.example"], lacking).code,
        Some(0)
    );
}
