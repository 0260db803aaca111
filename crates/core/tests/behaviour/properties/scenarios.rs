//! Any scenario, small enough to be run: nested steps, nested sets, every order and wait.

use proptest::prelude::*;
use serde_json::{Value, json};

/// A request for a path of this letter; it takes time, so that no loop is without any.
fn request() -> impl Strategy<Value = Value> {
    let status = prop_oneof![8 => Just(200u16), 1 => Just(404), 1 => Just(0)];
    let judge = prop_oneof![
        3 => Just(json!({})),
        1 => Just(json!({"checks": {"short": "size(response.text) < 20"}})),
        1 => Just(json!({"extract": {"x": "size(response.text)"}})),
        1 => Just(json!({"fail_when": [{"when": "x > 3", "message": "x is ${x}"}]})),
        1 => Just(json!({"success_when": "response.status != 404"})),
        1 => Just(json!({"name": "named ${x % 3}"})),
        1 => Just(json!({"extract": {"x": "response.json.n + 1"}})),
    ];
    ("[a-e]", 5..900u32, status, judge).prop_map(|(letter, ms, status, judge)| {
        let url = format!("/{letter}?ms={ms}&status={status}");
        let body = json!({"n": "${x}", "row": "${data.shared.n}", "own": "${data.own.n}", "draw": "${random.int(1, 9)}"});
        let mut step = json!({"post": url, "json": body});
        for (field, value) in judge.as_object().into_iter().flatten() {
            step[field] = value.clone();
        }
        step
    })
}

/// A step that ends what it stands in.
fn end(in_set: bool) -> BoxedStrategy<Value> {
    let mut ends = vec![
        json!({"fail": "x is ${x}"}),
        json!({"reschedule": {}}),
        json!({"reschedule": {"immediately": true}}),
        json!({"stop_user": {}}),
    ];
    if in_set {
        ends.extend(vec![json!({"interrupt": {}}); 3]);
        ends.push(json!({"interrupt": {"reschedule": false}}));
    }
    prop::sample::select(ends).boxed()
}

fn plain() -> impl Strategy<Value = Value> {
    prop_oneof![
        6 => request(),
        1 => (0.0..0.8).prop_map(|wait| json!({"wait": wait})),
        1 => Just(json!({"wait": "between(0.1, 0.5)"})),
        1 => Just(json!({"set": {"x": "${(x + 1) % 7}"}})),
        1 => Just(json!({"set": {"x": "${random.int(0, 6)}"}})),
        1 => Just(json!({"log": "${user.id} ${user.iteration} ${x}"})),
        1 => prop::collection::vec(request(), 1..4).prop_map(|steps| json!({"parallel": steps})),
    ]
}

fn block(
    inner: impl Strategy<Value = Vec<Value>> + Clone + 'static,
) -> impl Strategy<Value = Value> {
    prop_oneof![
        (inner.clone(), inner.clone())
            .prop_map(|(then, other)| json!({"if": "x % 2 == 0", "then": then, "else": other})),
        inner.clone().prop_map(|steps| {
            let steps: Vec<Value> = [json!({"set": {"turns": "${turns - 1}"}})]
                .into_iter()
                .chain(steps)
                .collect();
            json!({"while": "turns > 0", "steps": steps})
        }),
        (0..4u32, inner.clone())
            .prop_map(|(times, steps)| json!({"repeat": times, "steps": steps})),
        inner
            .clone()
            .prop_map(|steps| json!({"for_each": {"x": "[1, 5, x]"}, "steps": steps})),
        inner
            .clone()
            .prop_map(|steps| json!({"rename": "renamed ${x % 2}", "steps": steps})),
        inner.prop_map(|steps| json!({"transaction": "together", "steps": steps})),
    ]
}

fn step() -> BoxedStrategy<Value> {
    plain()
        .prop_recursive(3, 12, 3, |inner| block(prop::collection::vec(inner, 1..3)))
        .boxed()
}

/// A request first, so that every task takes time.
fn steps(in_set: bool) -> impl Strategy<Value = Vec<Value>> {
    let last = prop::option::weighted(0.3, end(in_set));
    (request(), prop::collection::vec(step(), 0..4), last).prop_map(|(first, mut steps, last)| {
        steps.insert(0, json!({"set": {"turns": 2}}));
        steps.insert(0, first);
        steps.extend(last);
        steps
    })
}

fn task(in_set: bool) -> impl Strategy<Value = Value> {
    (1..4u32, steps(in_set)).prop_map(|(weight, steps)| json!({"weight": weight, "steps": steps}))
}

fn wait_time() -> impl Strategy<Value = Value> {
    prop::sample::select(vec![
        json!("constant(0.4)"),
        json!("between(0, 1.5)"),
        json!("constant_pacing(1.25)"),
        json!("constant_throughput(0.9)"),
        json!("poisson(2)"),
        json!("user.last_wait + 0.1"),
        json!(0),
    ])
}

fn hook() -> impl Strategy<Value = Vec<Value>> {
    let fails = prop::option::weighted(0.1, Just(json!({"fail": "in a hook"})));
    (request(), fails).prop_map(|(request, fails)| [request].into_iter().chain(fails).collect())
}

/// Names its tasks, links them if it is a state machine, and gives it hooks and a wait.
fn set(tasks: impl Strategy<Value = Vec<Value>>) -> impl Strategy<Value = Value> {
    let order = prop::sample::select(vec!["random", "sequential", "markov"]);
    let hooks = (prop::option::of(hook()), prop::option::of(hook()));
    (tasks, order, prop::option::of(wait_time()), hooks).prop_map(
        |(mut tasks, order, wait, (start, stop))| {
            let count = tasks.len();
            for (at, task) in tasks.iter_mut().enumerate() {
                task["name"] = json!(format!("t{at}"));
                if order == "markov" {
                    let fields = task.as_object_mut().expect("a map");
                    fields.remove("weight");
                    task["next"] = json!({format!("t{}", (at + 1) % count): 3, "t0": 1});
                }
            }
            let mut set = json!({"order": order, "tasks": tasks});
            for (field, value) in [
                ("on_start", start.map(Value::from)),
                ("on_stop", stop.map(Value::from)),
                ("wait_time", wait),
            ] {
                if let Some(value) = value {
                    set[field] = value;
                }
            }
            set
        },
    )
}

fn tasks(in_set: bool, depth: u32) -> BoxedStrategy<Vec<Value>> {
    if depth == 0 {
        return prop::collection::vec(task(in_set), 1..4).boxed();
    }
    let entry = prop_oneof![3 => task(in_set), 1 => set(tasks(true, depth - 1))];
    prop::collection::vec(entry, 1..4).boxed()
}

fn class() -> impl Strategy<Value = Value> {
    let weights = (
        prop::sample::select(vec![1.0, 2.0, 0.5]),
        prop::sample::select(vec![0, 0, 0, 1, 2]),
    );
    (set(tasks(false, 2)), weights, wait_time()).prop_map(|(mut class, (weight, fixed), wait)| {
        class["weight"] = json!(weight);
        class["fixed_count"] = json!(fixed);
        class["wait_time"] = wait;
        class
    })
}

fn feed() -> impl Strategy<Value = Value> {
    let order = prop::sample::select(vec!["sequential", "shuffle", "random"]);
    let on_end = prop::sample::select(vec!["recycle", "recycle", "stop_user"]);
    (
        1..40usize,
        order,
        prop::sample::select(vec!["iteration", "user"]),
        on_end,
    )
        .prop_map(|(rows, order, take, on_end)| {
            let rows: Vec<Value> = (0..rows).map(|n| json!({"n": n})).collect();
            json!({"json": rows, "order": order, "take": take, "on_end": on_end})
        })
}

/// Its times are whole milliseconds and a bit: what happens at the very moment of the end may or may not.
fn closed_load() -> impl Strategy<Value = Value> {
    let end = prop::sample::select(vec!["0s", "300ms", "2s"]);
    let form = prop_oneof![
        (1..12u32, 0.7..40.0, prop::sample::select(vec!["smooth", "locust"])).prop_map(|(users, rate, spawn)| {
            json!({"users": users, "spawn_rate": rate, "spawn": spawn, "run_time": 6.0003})
        }),
        (0..9u32, 0..9u32, 0..9u32).prop_map(|(first, second, third)| {
            json!({"stages": [{"duration": 2.0001, "users": first}, {"duration": 1.5001, "users": second, "spawn_rate": 7}, {"duration": 2.0001, "users": third}]})
        }),
        (1..4u32).prop_map(|users| json!({"users": users * 3, "spawn_rate": 10, "run_time": 20.0003, "iterations_per_user": 3})),
        Just(json!({"wave": {"min": 1, "max": 9, "period": "3s"}, "run_time": 6.0003})),
    ];
    (form, end).prop_map(|(mut load, end)| {
        load["stop_timeout"] = json!(end);
        load
    })
}

fn open_load() -> impl Strategy<Value = Value> {
    (1.0..12.0, 1..9u32, prop::sample::select(vec!["even", "poisson"])).prop_map(|(rate, most, distribution)| {
        json!({"arrivals": {"rate": rate, "max_users": most, "distribution": distribution}, "run_time": 6.0003, "stop_timeout": "1s"})
    })
}

fn scenario(load: impl Strategy<Value = Value>) -> impl Strategy<Value = Value> {
    (
        load,
        prop::collection::vec(class(), 1..4),
        proptest::num::u32::ANY,
        feed(),
        feed(),
    )
        .prop_map(|(load, mut users, seed, shared, mut own)| {
            for (at, class) in users.iter_mut().enumerate() {
                class["name"] = json!(format!("C{at}"));
            }
            own["share"] = json!("user");
            json!({
                "host": "http://t",
                "seed": seed,
                "load": load,
                "variables": {"x": 1, "turns": 0},
                "data": {"shared": shared, "own": own},
                "users": users,
            })
        })
}

/// Of the closed model: what its users do is settled before it runs.
pub(super) fn closed() -> impl Strategy<Value = Value> {
    scenario(closed_load())
}

/// Of either model.
pub(super) fn any() -> impl Strategy<Value = Value> {
    scenario(prop_oneof![3 => closed_load().boxed(), 1 => open_load().boxed()])
}
