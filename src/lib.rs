//! Katydid's page.
mod address;
pub mod app;
mod boot;
pub mod data_file;
pub mod element;
pub mod engine;
mod example;
pub mod gallery;
mod local;
pub mod platform;
pub mod preview;
pub mod run;
pub mod signal;
pub mod state;
mod storage;
mod view;

use wasm_bindgen::prelude::wasm_bindgen;

/// Mounts the page.
#[wasm_bindgen]
pub fn page_main() {
    boot::page();
}

/// Runs the engine in a dedicated worker, at its end of the channel to the page.
#[wasm_bindgen]
pub fn worker_main(port: web_sys::MessagePort) {
    boot::worker(port);
}
