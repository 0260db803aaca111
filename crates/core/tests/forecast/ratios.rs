//! How often each task is picked.

use katydid_core::forecast::TaskRatio;

use crate::forecast;

/// Every task's name and its parts of its set, its class and all, in hundredths.
fn flat(ratios: &[TaskRatio]) -> Vec<(String, [i32; 3])> {
    let percent = |part: f64| (part * 100.0).round() as i32;
    let one = |ratio: &TaskRatio| {
        let parts = [ratio.of_set, ratio.of_class, ratio.of_all].map(percent);
        let name = ratio.name.trim_start_matches("GET ");
        let mut all = vec![(name.to_owned(), parts)];
        all.extend(flat(&ratio.tasks));
        all
    };
    ratios.iter().flat_map(one).collect()
}

fn ratios(users: &str) -> Vec<(String, [i32; 3])> {
    let text = format!("host: http://t\nload: {{users: 8, spawn_rate: 8}}\nusers:\n{users}");
    flat(&forecast(&text).task_ratios)
}

fn row(name: &str, parts: [i32; 3]) -> (String, [i32; 3]) {
    (name.to_owned(), parts)
}

#[test]
fn nested_sets_are_multiplied_out() {
    let text = "
- name: A
  weight: 3
  tasks:
  - { name: a, weight: 3, get: / }
  - name: set
    tasks:
    - { name: b, get: / }
    - { name: c, steps: [{ get: / }, { interrupt: {} }] }
- { name: B, tasks: [{ name: d, get: / }] }
";
    assert_eq!(
        ratios(text),
        [
            row("A", [75, 100, 75]),
            row("a", [75, 75, 56]),
            row("set", [25, 25, 19]),
            row("b", [50, 13, 9]),
            row("c", [50, 13, 9]),
            row("B", [25, 100, 25]),
            row("d", [100, 100, 25]),
        ]
    );
}

#[test]
fn a_sequence_goes_by_its_weights() {
    let text = "- { name: A, order: sequential, tasks: [{ name: a, weight: 3, get: / }, { name: b, get: / }] }";
    assert_eq!(
        ratios(text)[1..],
        [row("a", [75, 75, 75]), row("b", [25, 25, 25])]
    );
}

#[test]
fn a_chain_is_where_it_is_in_the_long_run() {
    let text = "
- name: A
  order: markov
  tasks:
  - { name: in, get: /, next: { on: 1 } }
  - { name: on, get: /, next: { on: 3, off: 1 } }
  - { name: off, get: /, next: { on: 1 } }
";
    assert_eq!(
        ratios(text)[1..],
        [
            row("in", [0, 0, 0]),
            row("on", [80, 80, 80]),
            row("off", [20, 20, 20])
        ]
    );
}

#[test]
fn a_chain_that_goes_round_is_everywhere_alike() {
    let text = "
- name: A
  order: markov
  tasks:
  - { name: a, get: /, next: { b: 1 } }
  - { name: b, get: /, next: { c: 1 } }
  - { name: c, get: /, next: { d: 1 } }
  - { name: d, get: /, next: { a: 1 } }
";
    assert!(ratios(text)[1..].iter().all(|(_, parts)| parts[0] == 25));
}

#[test]
fn a_task_of_a_chain_that_leaves_is_followed_by_the_first() {
    let text = "
- name: A
  tasks:
  - name: set
    order: markov
    tasks:
    - { name: a, get: /, next: { b: 1 } }
    - { name: b, steps: [{ get: / }, { interrupt: {} }] }
";
    assert_eq!(
        ratios(text)[2..],
        [row("a", [50, 50, 50]), row("b", [50, 50, 50])]
    );
}
