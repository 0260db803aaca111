//! `cargo xtask bench browser`: the page's engine against a plain JavaScript `fetch` loop, side by side.
//!
//! Both run in a dedicated worker of the same page in the same Chromium, against the same nginx, with as many
//! requests in flight, in turn. The ratio is of neighbours, so that a machine that changes its mind hits both.
#![expect(clippy::print_stdout, reason = "its figures are what it is for")]

use std::time::Duration;

use katydid_e2e::browser::Browser;
use katydid_e2e::page::Page;
use katydid_e2e::site::Site;
use katydid_e2e::target::Nginx;
use serde_json::{Value, json};

/// Requests in flight.
const LOOPS: u32 = 32;

/// How long each of the two runs in a round.
const TIME: Duration = Duration::from_secs(5);

/// Counted rounds, after one that warms up.
const ROUNDS: usize = 7;

/// What one round measured, in requests per second.
#[derive(Clone, Copy, Debug)]
struct Round {
    plain: f64,
    engine: f64,
}

impl Round {
    fn ratio(self) -> f64 {
        self.engine / self.plain
    }
}

fn main() {
    let (browser, nginx, site) = (Browser::start(), Nginx::start(), Site::katydid_ui());
    println!(
        "{LOOPS} in flight, {} s each, in turn; requests/s",
        TIME.as_secs()
    );
    println!(
        "{:>5} {:>10} {:>10} {:>7}",
        "round", "plain loop", "engine", "ratio"
    );
    let page = Page::open(&browser, site.url());
    page.write(&scenario(&nginx));
    measure(&page, &nginx);
    let rounds: Vec<Round> = (1..=ROUNDS)
        .map(|number| told(number, measure(&page, &nginx)))
        .collect();
    println!(
        "{:>5} {:>10.0} {:>10.0} {:>7.3}",
        "mid",
        median(rounds.iter().map(|round| round.plain)),
        median(rounds.iter().map(|round| round.engine)),
        median(rounds.iter().map(|round| round.ratio())),
    );
}

fn told(number: usize, round: Round) -> Round {
    println!(
        "{number:>5} {:>10.0} {:>10.0} {:>7.3}",
        round.plain,
        round.engine,
        round.ratio()
    );
    round
}

fn scenario(nginx: &Nginx) -> String {
    let (host, seconds) = (nginx.url(), TIME.as_secs());
    format!(
        "host: {host}\nload: {{ users: {LOOPS}, spawn_rate: 10000, run_time: {seconds}s }}\n\
         users:\n  - name: Loop\n    tasks:\n      - get: /hello\n"
    )
}

/// Both figures are what nginx counted, over the time that was asked for.
fn measure(page: &Page<'_>, nginx: &Nginx) -> Round {
    let counted = |run: &dyn Fn()| {
        let before = nginx.log.lines().len();
        run();
        (nginx.log.lines().len() - before) as f64 / TIME.as_secs_f64()
    };
    Round {
        plain: counted(&|| drop(plain(page.browser, nginx))),
        engine: counted(&|| drop(engine(page))),
    }
}

/// Nobody asks while it runs: the browser would have to answer.
fn engine(page: &Page<'_>) -> Value {
    let script = "const [done] = arguments, state = document.querySelector('#state');\
                  document.querySelector('#start').click();\
                  let started = false;\
                  new MutationObserver((_, observer) => {\
                      if (state.dataset.state !== 'stopped') started = true;\
                      else if (started) { observer.disconnect(); done(true); }\
                  }).observe(state, { attributes: true });";
    page.browser.run_async(script, vec![])
}

fn plain(browser: &Browser, nginx: &Nginx) -> Value {
    let script = "const [code, order, done] = arguments;\
                  const worker = new Worker('data:text/javascript,' + encodeURIComponent(code));\
                  worker.onmessage = ({ data }) => { worker.terminate(); done(data); };\
                  worker.postMessage(order);";
    let order = json!({ "url": format!("{}/hello", nginx.url()), "loops": LOOPS, "millis": TIME.as_millis() as u64 });
    browser.run_async(script, vec![include_str!("loop.js").into(), order])
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
