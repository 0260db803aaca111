//! The scenario as a link, and what to know before it is given away.

use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;

use super::copy::{copy, copy_button};
use super::format::count;
use super::icon::{self, icon};
use crate::address;
use crate::element::{Element, tag};
use crate::signal::Signal;
use crate::state::{Shared, State};

/// Makes a link.
pub(crate) fn share_button(state: State) -> Element {
    let ready = move || state.preview().is_some();
    tag("button")
        .id("share")
        .attr("type", "button")
        .class("button shrinks")
        .attr("aria-label", "Share")
        .flag_of("disabled", move || !ready())
        .on("click", move |_| state.share())
        .child(icon(icon::LINK))
        .child(tag("span").text("Share"))
}

/// The scenario's link.
pub(crate) fn share_panel(state: State, shared: &Shared) -> Element {
    let native = [
        tag("p").text("The same test without a browser:"),
        command_row("share-command", &command(&shared.link)),
    ];
    let local = address::is_local().then(only_here);
    let says = native
        .into_iter()
        .chain(secrets(&shared.secrets))
        .chain(local);
    let close = move || state.shared.set(None);
    panel("share", &shared.link, close, says.collect())
}

/// A link, copied already if the browser lets it, and what to know of it. `id` begins its parts' ids.
pub(super) fn panel(
    id: &str,
    link: &str,
    close: impl Fn() + 'static,
    says: Vec<Element>,
) -> Element {
    let copied = Signal::new(None);
    let field = link_field(&format!("{id}-link"), link);
    let title = format!("{id}-title");
    select_soon(field.clone());
    copy(link, copied);
    tag("section")
        .class("notice")
        .attr("aria-labelledby", &title)
        .child(head(&title, link, copied, close))
        .child(copy_row(field, link))
        .children(says)
}

/// Only what is in the document can be selected.
fn select_soon(field: Element) {
    spawn_local(async move { field.as_kind::<HtmlInputElement>().select() });
}

fn head(id: &str, link: &str, copied: Signal<Option<bool>>, close: impl Fn() + 'static) -> Element {
    let title = move || match copied.get() {
        Some(true) => "Link copied",
        _ => "Copy this link",
    };
    let length = count(link.len() as u64, "character");
    let close = tag("button")
        .attr("type", "button")
        .class("button quiet small")
        .attr("aria-label", "Close")
        .on("click", move |_| close())
        .child(icon(icon::CLOSE));
    tag("div")
        .class("notice-head")
        .child(tag("h2").id(id).attr("aria-live", "polite").text_of(title))
        .child(tag("span").class("muted").text(&length))
        .child(close)
}

fn link_field(id: &str, link: &str) -> Element {
    tag("input")
        .id(id)
        .class("input mono")
        .flag("readonly", true)
        .attr("aria-label", "Link")
        .attr("value", link)
}

/// A command, and a button that copies it.
pub(super) fn command_row(id: &str, command: &str) -> Element {
    let shown = tag("code")
        .id(id)
        .class("command")
        .attr("tabindex", "0")
        .text(command);
    copy_row(shown, command)
}

fn copy_row(shown: Element, text: &str) -> Element {
    tag("div")
        .class("copy-row")
        .child(shown)
        .child(copy_button(text))
}

fn only_here() -> Element {
    tag("p")
        .class("muted")
        .words("This page is on this machine, so in a browser the link opens only here. `katydid run` takes it anywhere.")
}

pub(super) fn secrets(paths: &[String]) -> Option<Element> {
    let item = |path: &String| tag("li").child(tag("code").text(path));
    let items = paths.iter().map(item).collect();
    let title = "Everyone who gets this link can read these credentials:";
    let shown = || {
        tag("div")
            .id("share-secrets")
            .class("caution")
            .attr("role", "alert")
            .child(tag("p").child(tag("strong").text(title)))
            .child(tag("ul").children(items))
    };
    (!paths.is_empty()).then(shown)
}

/// For a POSIX shell.
pub(super) fn command(link: &str) -> String {
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
