//! The page: its parts, and what it does at its start.

use leptos::ev::{hashchange, pagehide};
use leptos::prelude::*;

use crate::run::{Controls, Engine};
use crate::state::State;
use crate::view::{
    Alert, Author, Footer, Header, LinkBanner, LogPanel, Needs, Results, SharePanel, Warnings,
};

/// The page's parts.
#[component]
pub fn App(
    /// What it shows.
    state: State,
    /// What it can do about a run.
    controls: Controls,
) -> impl IntoView {
    view! {
        <Header state controls />
        <main class="main">
            <LinkBanner state />
            <SharePanel state />
            <Alert state />
            <Needs state />
            <Author state />
            <Results state />
            <LogPanel snapshot=state.snapshot />
            <Warnings state />
        </main>
        <Footer />
    }
}

/// Opens the address's link, now and whenever it changes. Nothing runs by it.
pub fn follow_address(state: State) {
    state.open_address();
    let listener = window_event_listener(hashchange, move |_| state.open_address());
    on_cleanup(move || listener.remove());
}

/// Forgets secrets when the page is left, also where a browser keeps it to come back to.
pub fn forget_on_leaving(state: State) {
    let listener = window_event_listener(pagehide, move |_| state.forget_secrets());
    on_cleanup(move || listener.remove());
}

/// Mounts the page with what the last visit left, for as long as the document lives.
pub fn mount<E: Engine>() {
    mount_to_body(|| {
        let state = State::restored();
        follow_address(state);
        forget_on_leaving(state);
        let controls = Controls::of::<E>(state);
        view! { <App state controls /> }
    });
}
