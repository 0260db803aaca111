//! Short names for what the wasm takes from its glue: wasm-bindgen's end in a hash each, which nothing compresses.

use std::convert::Infallible;

use anyhow::{Result, anyhow, ensure};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{ImportSection, Module};
use wasmparser::{ImportSectionReader, Parser};

/// The same wasm and glue, in which what is imported first is called `i0`, what comes next `i1`, and so on.
///
/// # Errors
/// If the wasm is no valid module, or the glue does not define what it imports.
pub(super) fn shorten(wasm: &[u8], glue: &str) -> Result<(Vec<u8>, String)> {
    let mut module = Module::new();
    let mut shortening = Shortening::default();
    let read = shortening.parse_core_module(&mut module, Parser::new(0), wasm);
    read.map_err(|error| anyhow!("cannot write the wasm anew: {error}"))?;
    let mut glue = glue.to_owned();
    for (index, name) in shortening.names.iter().enumerate() {
        glue = rename(&glue, name, &short(index))?;
    }
    Ok((module.finish(), glue))
}

fn short(index: usize) -> String {
    format!("i{index}")
}

/// Renames a property of the object by which the glue hands over what is imported.
fn rename(glue: &str, name: &str, short: &str) -> Result<String> {
    let property = format!(" {name}: ");
    let count = glue.matches(&property).count();
    ensure!(
        count == 1,
        "the glue defines {name} {count} times, not once"
    );
    Ok(glue.replace(&property, &format!(" {short}: ")))
}

#[derive(Default)]
struct Shortening {
    /// The names there were.
    names: Vec<String>,
}

impl Reencode for Shortening {
    type Error = Infallible;

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Result<(), Error> {
        for import in section.into_imports() {
            let import = import?;
            let kind = self.entity_type(import.ty)?;
            imports.import(import.module, &short(self.names.len()), kind);
            self.names.push(import.name.to_owned());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{EntityType, TypeSection};
    use wasmparser::Payload;

    use super::*;

    fn module() -> Vec<u8> {
        let (mut types, mut imports) = (TypeSection::new(), ImportSection::new());
        types.ty().function([], []);
        for name in ["__wbg_now_0123", "__wbg_now_4567"] {
            imports.import("glue", name, EntityType::Function(0));
        }
        let mut module = Module::new();
        module.section(&types).section(&imports);
        module.finish()
    }

    fn imported(wasm: &[u8]) -> Vec<&str> {
        let mut payloads = Parser::new(0).parse_all(wasm).map(Result::unwrap);
        let section = payloads.find_map(|payload| match payload {
            Payload::ImportSection(imports) => Some(imports),
            _ => None,
        });
        let imports = section.unwrap().into_imports();
        imports.map(|import| import.unwrap().name).collect()
    }

    #[test]
    fn what_is_imported_has_the_same_short_name_on_both_sides() {
        let glue = "{ __wbg_now_4567: b, __wbg_now_0123: a, }";
        let (wasm, glue) = shorten(&module(), glue).unwrap();
        assert_eq!(imported(&wasm), ["i0", "i1"]);
        assert_eq!(glue, "{ i1: b, i0: a, }");
    }

    #[test]
    fn a_glue_that_does_not_define_what_is_imported_is_refused() {
        assert!(shorten(&module(), "{ __wbg_now_0123: a, }").is_err());
    }
}
