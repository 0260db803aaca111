//! The scenario as a link, and what to know before it is given away.

use leptos::html::Input;
use leptos::prelude::*;

use super::copy::{CopyButton, copy};
use super::format::count;
use super::icon::{self, Icon};
use crate::address;
use crate::state::{Shared, State};
use crate::view::signal::{flag, text};

/// Makes a link.
#[component]
pub(crate) fn ShareButton(state: State) -> impl IntoView {
    let ready = Memo::new(move |_| state.checked.with(|checked| checked.preview.is_some()));
    view! {
        <button id="share" type="button" class="button shrinks" aria-label="Share" disabled=flag(move || !ready.get()) on:click=move |_| state.share()>
            <Icon path=icon::LINK />
            <span>"Share"</span>
        </button>
    }
}

/// The link made last, copied already if the browser lets it.
#[component]
pub(crate) fn SharePanel(state: State) -> impl IntoView {
    move || {
        state
            .shared
            .get()
            .map(|shared| view! { <Panel state shared /> })
    }
}

#[component]
fn Panel(state: State, shared: Shared) -> impl IntoView {
    let copied = RwSignal::new(None);
    let input = NodeRef::<Input>::new();
    let link = shared.link.clone();
    Effect::new(move |_| {
        if let Some(input) = input.get() {
            input.select();
            copy(&link, copied);
        }
    });
    let title = text(move || {
        if copied.get() == Some(true) {
            "Link copied"
        } else {
            "Copy this link"
        }
    });
    let length = count(shared.link.len() as u64, "character");
    view! {
        <section class="notice" aria-labelledby="share-title">
            <div class="notice-head">
                <h2 id="share-title" aria-live="polite">{title}</h2>
                <span class="muted">{length}</span>
                <button type="button" class="button quiet small" aria-label="Close" on:click=move |_| state.shared.set(None)>
                    <Icon path=icon::CLOSE />
                </button>
            </div>
            <div class="copy-row">
                <input id="share-link" class="input mono" readonly aria-label="Link" node_ref=input value=shared.link.clone() />
                <CopyButton text=Signal::stored(shared.link.clone()) label="Copy" />
            </div>
            <p>"The same test without a browser:"</p>
            <div class="copy-row">
                <code id="share-command" class="command">{command(&shared.link)}</code>
                <CopyButton text=Signal::stored(command(&shared.link)) label="Copy" />
            </div>
            <Secrets paths=shared.secrets />
            {address::is_local().then(|| view! {
                <p class="muted">
                    "This page is on this machine, so in a browser the link opens only here. " <code>"katydid run"</code> " takes it anywhere."
                </p>
            })}
        </section>
    }
}

#[component]
fn Secrets(paths: Vec<String>) -> impl IntoView {
    let shown = !paths.is_empty();
    let items: Vec<_> = paths
        .into_iter()
        .map(|path| view! { <li><code>{path}</code></li> })
        .collect();
    shown.then(|| {
        view! {
            <div id="share-secrets" class="caution" role="alert">
                <p><strong>"Everyone who gets this link can read these credentials:"</strong></p>
                <ul>{items}</ul>
            </div>
        }
    })
}

/// For a POSIX shell.
fn command(link: &str) -> String {
    format!("katydid run '{}'", link.replace('\'', "%27"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_survives_a_shell() {
        assert_eq!(
            command("http://x/it's#v1.a"),
            "katydid run 'http://x/it%27s#v1.a'"
        );
    }
}
