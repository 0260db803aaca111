//! The page: its parts, and what it does at its start.

use leptos::mount::mount_to_renderer;
use leptos::prelude::{Callable, document, untrack, window};

use crate::address;
use crate::element::{View, listen, tag};
use crate::run::{Controls, Engine};
use crate::state::State;
use crate::view;

/// The page's parts: what it shows, and what it can do about a run.
#[must_use]
pub fn app(state: State, controls: Controls) -> View {
    let main = tag("main")
        .class("main")
        .children_of(move || {
            let opened = state.opened.get();
            let banner = opened.map(|opened| untrack(|| view::link_banner(state, &opened)));
            banner.into_iter().collect()
        })
        .children_of(move || {
            let shared = state.shared.get();
            let panel = shared.map(|shared| untrack(|| view::share_panel(state, &shared)));
            panel.into_iter().collect()
        })
        .children_by(move || view::failure(state), |why| vec![view::alert(why)])
        .child(view::needs(state))
        .child(view::author(state, controls))
        .child(view::trial(state))
        .child(view::results(state, controls))
        .child(view::log(state))
        .child(view::warnings(state));
    View::new(vec![
        view::header(state, controls),
        main,
        view::footer(state),
    ])
}

/// Opens the address's link, now and whenever it changes. Nothing runs by it.
pub fn follow_address(state: State) {
    state.open_address();
    listen(
        &window(),
        "hashchange",
        Box::new(move |_| state.open_address()),
    );
}

/// Ends the test and forgets secrets when the page is left, also where a browser keeps it to come back to.
pub fn end_on_leaving(state: State, controls: Controls) {
    let leave = move |_| {
        controls.leave.run(());
        state.forget_secrets();
    };
    listen(&window(), "pagehide", Box::new(leave));
}

/// Mounts the page with what the last visit left, for as long as the document lives.
pub fn mount<E: Engine>() {
    let Some(body) = document().body() else {
        return;
    };
    let page = mount_to_renderer(&body, || {
        let state = State::restored();
        state.native.set(address::native());
        follow_address(state);
        let controls = Controls::of::<E>(state);
        end_on_leaving(state, controls);
        app(state, controls)
    });
    page.forget();
}
