//! Katydid's page.
use wasm_bindgen::prelude::wasm_bindgen;

/// Mounts the page.
#[wasm_bindgen]
pub fn page_main() {}

/// Runs the engine in a dedicated worker.
#[wasm_bindgen]
pub fn worker_main() {}
