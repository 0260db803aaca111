//! The wasm without its functions' names, which are a quarter of its compressed size.
//!
//! wasm-pack's own ways are no good: `strip = "symbols"` takes `target_features` along, which wasm-bindgen
//! reads, and wasm-opt is a tool of its own.

use anyhow::Result;
use wasm_encoder::{Module, RawSection};
use wasmparser::{Parser, Payload};

/// The module without its `name` section.
pub(super) fn slim(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        if let Some((id, range)) = payload.as_section().filter(|_| !is_names(&payload)) {
            let data = &wasm[range];
            module.section(&RawSection { id, data });
        }
    }
    Ok(module.finish())
}

fn is_names(payload: &Payload<'_>) -> bool {
    matches!(payload, Payload::CustomSection(section) if section.name() == "name")
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{CustomSection, MemorySection, MemoryType};

    fn module(custom: &[&str]) -> Vec<u8> {
        let mut memories = MemorySection::new();
        memories.memory(MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        });
        let mut module = Module::new();
        module.section(&memories);
        for name in custom {
            let (name, data) = ((*name).into(), b"data".into());
            module.section(&CustomSection { name, data });
        }
        module.finish()
    }

    #[test]
    fn only_the_names_are_taken_out() {
        let slim = slim(&module(&["name", "target_features"])).unwrap();
        assert_eq!(slim, module(&["target_features"]));
    }
}
