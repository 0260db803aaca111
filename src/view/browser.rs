//! What this browser can measure.

use leptos::prelude::window;

/// Steps that are looked at; the least of them is the clock's.
const STEPS: usize = 5;

/// The most readings of the clock for it, should it stand still.
const READINGS: usize = 1_000_000;

/// The clock's step in microseconds, looked at; `None` without a clock that moves.
pub(crate) fn clock_step() -> Option<u32> {
    let performance = window().performance()?;
    let mut last = performance.now();
    let moves = (0..READINGS).filter_map(|_| {
        let now = performance.now();
        let step = now - last;
        last = now;
        (step > 0.0).then_some(step)
    });
    let least = moves.take(STEPS).min_by(f64::total_cmp)?;
    Some((least * 1000.0).round() as u32)
}

/// A step of the clock in words.
pub(crate) fn step(micros: u32) -> String {
    if micros < 1000 {
        format!("{micros} µs")
    } else {
        format!("{} ms", f64::from(micros) / 1000.0)
    }
}

/// Whether the page was served with the headers that give it a fine clock.
pub(crate) fn is_isolated() -> bool {
    js_sys::Reflect::get(&window(), &"crossOriginIsolated".into())
        .is_ok_and(|isolated| isolated.is_truthy())
}
