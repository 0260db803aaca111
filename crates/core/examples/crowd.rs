//! Measures.
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let (users, hours, wait) = (&args[1], &args[2], &args[3]);
    let text = format!(
        "host: http://t\nload: {{users: {users}, spawn_rate: 10000, run_time: {hours}}}\nusers: [{{name: A, wait_time: '{wait}', tasks: [{{get: /}}]}}]"
    );
    let plan =
        katydid_core::plan::Plan::compile(&katydid_core::scenario::Scenario::parse(&text).unwrap())
            .unwrap();
    let model = katydid_core::sim::Model::default();
    let start = std::time::Instant::now();
    let result = katydid_core::sim::Modelled::new(&plan, model).run().result;
    let took = start.elapsed().as_secs_f64();
    println!(
        "{} requests in {took:.2} s: {:.0} ns each",
        result.total.requests,
        took * 1e9 / result.total.requests as f64
    );
}
