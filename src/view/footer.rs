//! What a browser's numbers are worth.

use leptos::prelude::*;

use super::browser;

/// What a browser's numbers are worth.
#[component]
pub(crate) fn Footer() -> impl IntoView {
    view! {
        <footer class="footer">
            <p id="engine-note">
                <strong>"Engine: this browser. "</strong>
                {clock()}
                " Times below about 3 ms are mostly the browser's own, and one browser sends some hundred requests per second; "
                <code>"katydid run"</code> " with the same link has neither limit."
            </p>
        </footer>
    }
}

fn clock() -> String {
    let step = browser::clock_step().map_or_else(|| "unknown".to_owned(), step);
    match browser::is_isolated() {
        true => format!("Its clock's step is {step}."),
        false => format!(
            "Its clock's step is {step}; served with the headers of cross-origin isolation, it would be finer."
        ),
    }
}

fn step(micros: u32) -> String {
    if micros < 1000 {
        format!("{micros} µs")
    } else {
        format!("{} ms", f64::from(micros) / 1000.0)
    }
}
