//! The page's own address, and what it is told at its start.

use katydid_core::result_file;
use katydid_core::scenario::{Scenario, link};
use leptos::prelude::{document, window};

use crate::example;
use crate::platform::Native;
use crate::storage::Kept;

/// How a query begins that lets the page use the native engine.
const TOKEN: &str = "?token=";

/// What follows the `#`; `None` for nothing.
pub(crate) fn fragment() -> Option<String> {
    let hash = window().location().hash().unwrap_or_default();
    Some(hash.trim_start_matches('#').to_owned()).filter(|fragment| !fragment.is_empty())
}

/// The link that opens a scenario on this page; the address bar shows it from now on.
pub(crate) fn share(scenario: &Scenario) -> String {
    let link = link_of(scenario);
    replace(&link);
    link
}

/// The link that opens a scenario on this page.
pub(crate) fn link_of(scenario: &Scenario) -> String {
    link::url(&href(), scenario)
}

/// The link that opens a result on this page.
pub(crate) fn with(fragment: &str) -> String {
    result_file::link::url(&href(), fragment)
}

/// Takes the link out of the address bar: the text is no longer the link's.
pub(crate) fn forget_link() {
    if fragment().is_some() {
        replace(href().split('#').next().unwrap_or_default());
    }
}

/// Whether the page is only on this machine, so that its links open nowhere else.
pub(crate) fn is_local() -> bool {
    let host = window().location().hostname().unwrap_or_default();
    ["", "localhost", "127.0.0.1", "[::1]"].contains(&host.as_str())
}

/// The host of the demo target that is served beside the page, or of the one that every engine has built in.
pub(crate) fn demo_host() -> String {
    let path = told("katydid-demo").filter(|path| path.starts_with('/'));
    path.map_or_else(
        || example::BUILT_IN.to_owned(),
        |path| format!("{}{path}", origin()),
    )
}

/// The native engine behind the page, if this page was opened by the address that has its token.
///
/// The token leaves the address bar, which is shown to others and copied; the tab remembers it.
pub(crate) fn native() -> Option<Native> {
    let threads = told("katydid-engine")?.parse().ok()?;
    let location = window().location();
    if let Some(query) = location
        .search()
        .ok()
        .filter(|query| query.starts_with(TOKEN))
    {
        Kept::Token.save(&query);
        replace(&href().replacen(&query, "", 1));
    }
    let (query, origin) = (Kept::Token.load()?, origin());
    let address = origin.replacen("http", "ws", 1);
    Some(Native {
        threads,
        address: format!("{address}/engine{query}"),
    })
}

/// What its server says in the page's head.
fn told(name: &str) -> Option<String> {
    let meta = document().query_selector(&format!("meta[name={name}]"));
    meta.ok().flatten()?.get_attribute("content")
}

/// The page's scheme and authority.
pub(crate) fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

fn href() -> String {
    window().location().href().unwrap_or_default()
}

/// `replaceState` rather than a new hash: no entry in the history, and no `hashchange`.
fn replace(address: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(address));
    }
}
