//! A line of CSV for every request. Users wait for nobody: they hand their lines to a channel, and one thread writes.

#![expect(clippy::print_stderr, reason = "an example shows what it does")]

use std::error::Error;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use katydid::{Event, Judged, Snapshot, Test};

const SCENARIO: &str = "
katydid: 1
host: demo://shop
load: { users: 3, spawn_rate: 100, iterations_per_user: 10 }
users:
  - name: Visitor
    wait_time: constant(0.02)
    tasks: [{ get: /hello }, { get: '/status/404' }]
";

pub(crate) fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::temp_dir().join(format!("exchanges-{}.csv", std::process::id()));
    let result = run(&file)?;
    eprintln!("{} requests in {}", result.total.requests, file.display());
    Ok(())
}

/// Runs the scenario, and writes a line for each of its requests.
pub(crate) fn run(file: &Path) -> Result<Snapshot, Box<dyn Error>> {
    let mut file = BufWriter::new(File::create(file)?);
    let (lines, written) = channel::<String>();
    let writing = thread::spawn(move || -> io::Result<()> {
        writeln!(
            file,
            "seconds,class,user,method,name,status,bytes,response_ms,error"
        )?;
        written
            .iter()
            .try_for_each(|line| file.write_all(line.as_bytes()))?;
        file.flush()
    });
    let test = Test::read(SCENARIO)?
        .on(|event| {
            if let Event::SpawningComplete { users } = event {
                eprintln!("all {users} users run");
            }
        })
        .on_exchange(move |judged| {
            // Nobody reads on when the disk is full: the writer's error then tells it.
            let _ = lines.send(line(judged));
        });
    let result = test.run_blocking()?;
    writing.join().map_err(|_| "the writer broke")??;
    Ok(result)
}

fn line(judged: &Judged<'_>) -> String {
    let Judged {
        who,
        row,
        exchange,
        error,
    } = judged;
    let status = exchange
        .outcome
        .map_or(String::new(), |status| status.to_string());
    format!(
        "{:.6},{},{},{},{},{status},{},{:.3},{}\n",
        exchange.done.as_seconds(),
        quoted(who.class),
        who.user.0,
        row.method,
        quoted(&row.name),
        exchange.bytes,
        millis(exchange.response_time()),
        quoted(error.unwrap_or_default()),
    )
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Source: RFC 4180.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}
