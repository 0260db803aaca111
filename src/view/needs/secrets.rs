//! A field for each secret.

use crate::element::{Element, tag, value};
use crate::state::State;

/// A field for each secret. What is typed is kept nowhere: not in the text, a link or the browser.
pub(super) fn secrets(state: State) -> Element {
    let names = move || state.checked.get().secrets().to_vec();
    let promise = "They are sent where the scenario says, and kept nowhere: not in the text, not in a link, not in this browser.";
    let fields = tag("div").class("secrets");
    tag("div")
        .class("needs")
        .flag_of("hidden", move || names().is_empty())
        .child(tag("h2").text("This test asks for secrets"))
        .child(tag("p").class("muted").text(promise))
        .child(fields.list_of(names, move |name| secret(state, name)))
}

fn secret(state: State, name: &str) -> Element {
    let id = format!("secret-{name}");
    let (own, typed) = (name.to_owned(), name.to_owned());
    let given = move || state.secrets.with(|given| given.get(&own).cloned());
    let keep = move |value| {
        state
            .secrets
            .update(|given| drop(given.insert(typed.clone(), value)));
    };
    let input = tag("input")
        .id(&id)
        .class("input")
        .attr("type", "password")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("data-1p-ignore", "")
        .attr("data-lpignore", "true")
        .value_of(move || given().unwrap_or_default())
        .on("input", move |event| keep(value(&event)));
    let label = tag("label").attr("for", &id).text(name);
    tag("div").class("field").child(label).child(input)
}
