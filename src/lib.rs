//! Katydid's page.
mod address;
pub mod app;
mod engine;
mod example;
pub mod preview;
pub mod run;
pub mod state;
mod storage;
mod view;

use wasm_bindgen::prelude::wasm_bindgen;

/// Mounts the page.
#[wasm_bindgen]
pub fn page_main() {}

/// Runs the engine in a dedicated worker.
#[wasm_bindgen]
pub fn worker_main() {}
