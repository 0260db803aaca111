//! What the browser itself noted of a request, where the target lets it tell.

use std::time::Duration;

use js_sys::{Array, Reflect};
use katydid_core::plan::Request;
use katydid_core::platform::Clock;
use katydid_core::stats::Exchange;
use katydid_core::tick::Tick;
use wasm_bindgen::prelude::*;

use super::clock::WorkerClock;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = performance, js_name = getEntriesByName)]
    fn entries_by_name(url: &str) -> Array;
}

/// The note comes a little after the answer does: it is looked for this often, each time after the worker was left.
const LOOKS: usize = 5;

/// How long it was left.
const LOOK_AGAIN: Duration = Duration::from_millis(5);

/// The coarsest step of a browser's clock.
const CLOCK_STEP: Duration = Duration::from_millis(1);

/// Adds when the network began with it and when its first byte came. A target of another origin whose answer has no
/// `Timing-Allow-Origin` keeps both to itself.
pub(super) async fn complete(clock: &WorkerClock, request: &Request, exchange: &mut Exchange) {
    if exchange.outcome.is_err() {
        return;
    }
    for _ in 0..LOOKS {
        if let Some(entry) = entry(clock, request, exchange) {
            return note(clock, &entry, exchange);
        }
        clock.sleep_until(clock.now() + LOOK_AGAIN).await;
    }
}

/// The last of this URL, unless that is an earlier request's.
fn entry(clock: &WorkerClock, request: &Request, exchange: &Exchange) -> Option<JsValue> {
    let last = entries_by_name(&request.url).pop();
    let begun = clock.tick_of(moment(&last, "startTime")?);
    (begun + CLOCK_STEP >= exchange.sent).then_some(last)
}

fn moment(entry: &JsValue, name: &str) -> Option<f64> {
    let moment = Reflect::get(entry, &name.into()).ok()?.as_f64();
    moment.filter(|millis| *millis > 0.0)
}

fn note(clock: &WorkerClock, entry: &JsValue, exchange: &mut Exchange) {
    let told = |name| moment(entry, name).map(|millis| clock.tick_of(millis));
    if let (Some(begun), Some(first)) = (told("requestStart"), told("responseStart")) {
        let within = |tick: Tick| tick.clamp(exchange.sent, exchange.done);
        let spans = (Some(within(begun)), Some(within(first)));
        (exchange.started, exchange.first_byte) = spans;
    }
}
