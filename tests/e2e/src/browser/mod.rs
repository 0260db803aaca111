//! A real Chromium, driven as a person would: what is clicked must be seen, what is typed are keys.

mod commands;
mod console;
mod driver;
mod mouse;
mod window;

use std::fmt;
use std::future::Future;

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::error::CmdError;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::{Builder, Runtime};

use crate::process::Process;
use crate::wait::eventually;
use commands::Command;
pub use console::Entry;
pub use fantoccini::key::Key;
pub use mouse::Place;
pub use window::{Rectangle, Scheme};

/// A browser with a fresh profile and one tab.
pub struct Browser {
    runtime: Runtime,
    client: Client,
    _driver: Process,
}

impl Browser {
    /// Starts one.
    ///
    /// # Panics
    /// When there is no Chromium, or no driver for it.
    #[must_use]
    pub fn start() -> Self {
        let runtime = Builder::new_current_thread().enable_all().build();
        let runtime = runtime.expect("a runtime");
        let (driver, url) = driver::start();
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(driver::capabilities());
        let client = runtime.block_on(builder.connect(&url));
        Self {
            client: client.expect("Chromium starts"),
            runtime,
            _driver: driver,
        }
    }

    /// Opens an address as if it were typed into a new tab.
    pub fn open(&self, url: &str) {
        self.wait(self.client.goto("about:blank"));
        self.wait(self.client.goto(url));
    }

    /// Runs no script of any page from now on.
    pub fn disable_scripts(&self) {
        let parameters = json!({ "value": true });
        self.devtools("Emulation.setScriptExecutionDisabled", &parameters);
    }

    /// Loads the page again.
    pub fn reload(&self) {
        self.wait(self.client.refresh());
    }

    /// Presses the mouse on the element, which must be visible; out of sight or below another a person scrolls it free.
    #[track_caller]
    pub fn click(&self, selector: &str) {
        let element = self.find(selector);
        if self.is_out_of_reach(selector) {
            let script =
                "document.querySelector(arguments[0]).scrollIntoView({ block: 'center' });";
            self.run(script, vec![selector.into()]);
        }
        self.wait(element.click());
    }

    /// Presses keys while the element has the focus.
    #[track_caller]
    pub fn keys(&self, selector: &str, keys: &str) {
        let element = self.find(selector);
        self.wait(element.send_keys(keys));
    }

    /// Presses one key wherever the focus is.
    pub fn press(&self, key: Key) {
        let value = char::from(key);
        let keyboard = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value });
        self.wait(self.client.perform_actions(keyboard));
    }

    /// Gives an element the focus.
    pub fn focus_on(&self, selector: &str) {
        self.run(
            "document.querySelector(arguments[0]).focus();",
            vec![selector.into()],
        );
    }

    /// The `id` of what has the focus.
    #[must_use]
    pub fn focus(&self) -> String {
        let id = self.run("return document.activeElement.id;", vec![]);
        id.as_str().unwrap_or_default().to_owned()
    }

    /// Replaces what a field holds in one go, as pasting does.
    pub fn paste(&self, selector: &str, text: &str) {
        let script = "const field = document.querySelector(arguments[0]); field.focus(); field.select(); \
                      field.setRangeText(arguments[1]); field.dispatchEvent(new InputEvent('input', { bubbles: true }));";
        self.run(script, vec![selector.into(), text.into()]);
    }

    /// What a person reads in the element; `None` when it is not there.
    #[must_use]
    pub fn text(&self, selector: &str) -> Option<String> {
        self.string(selector, "element.innerText.trim()")
    }

    /// What a field holds.
    ///
    /// # Panics
    /// When it is not there.
    #[must_use]
    #[track_caller]
    pub fn value(&self, selector: &str) -> String {
        self.string(selector, "element.value").expect(selector)
    }

    /// An attribute; `None` when it, or the element, is not there.
    #[must_use]
    pub fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        self.string(selector, &format!("element.getAttribute('{name}')"))
    }

    /// Whether an element is there.
    #[must_use]
    pub fn has(&self, selector: &str) -> bool {
        self.string(selector, "'yes'").is_some()
    }

    /// What JavaScript returns.
    pub fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.wait(self.client.execute(script, arguments))
    }

    /// What JavaScript gives to its last argument, a function.
    #[must_use]
    pub fn run_async(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.wait(self.client.execute_async(script, arguments))
    }

    /// What the console said since it was asked last.
    #[must_use]
    pub fn console(&self) -> Vec<Entry> {
        console::entries(&self.wait(self.client.issue_cmd(Command::console())))
    }

    /// Asserts that the console has nothing against the page.
    ///
    /// # Panics
    /// When it has.
    #[track_caller]
    pub fn assert_no_complaint(&self) {
        let console = self.console();
        let complaints: Vec<&Entry> = console
            .iter()
            .filter(|entry| entry.is_the_pages_fault())
            .collect();
        assert!(complaints.is_empty(), "{complaints:#?}");
    }

    /// How many dedicated workers run.
    #[must_use]
    pub fn workers(&self) -> usize {
        let all = self.devtools(
            "Target.getTargets",
            &json!({ "filter": [{ "type": "worker" }] }),
        );
        all["targetInfos"].as_array().map_or(0, Vec::len)
    }

    fn devtools(&self, method: &str, parameters: &Value) -> Value {
        let command = Command::devtools(method, parameters);
        self.wait(self.client.issue_cmd(command))
    }

    fn string(&self, selector: &str, expression: &str) -> Option<String> {
        let script = format!(
            "const element = document.querySelector(arguments[0]); return element && {expression};"
        );
        self.run(&script, vec![selector.into()])
            .as_str()
            .map(str::to_owned)
    }

    #[track_caller]
    fn find(&self, selector: &str) -> Element {
        eventually(selector, || {
            let found = self.client.find(Locator::Css(selector));
            self.runtime.block_on(found).ok()
        })
    }

    #[track_caller]
    fn wait<T>(&self, command: impl Future<Output = Result<T, CmdError>>) -> T {
        match self.runtime.block_on(command) {
            Ok(answer) => answer,
            Err(why) => panic!("{why}"),
        }
    }
}

impl fmt::Debug for Browser {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Browser").finish_non_exhaustive()
    }
}

/// A test that fails leaves a picture of what it saw.
impl Drop for Browser {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let thread = std::thread::current();
            let test = thread.name().unwrap_or("test").replace("::", "-");
            let _ = self.try_screenshot(&format!("failed-{test}"));
        }
        let _ = self.runtime.block_on(self.client.clone().close());
    }
}
