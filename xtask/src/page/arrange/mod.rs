//! Functions of the wasm that are alike, next to each other: gzip finds again only what stands less than 32 kB
//! before. wasm-bindgen leaves them in the order of their sizes, which makes the page 4 % larger to download.

mod likeness;

use anyhow::{Context, Result};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{
    BinaryReaderError, CodeSectionReader, FunctionSectionReader, Parser, Payload, Validator,
};

/// The same module with its functions in another order.
///
/// # Errors
/// If it is no valid module.
pub(super) fn arrange(wasm: &[u8]) -> Result<Vec<u8>> {
    let (imported, bodies) = functions(wasm).context("cannot read the wasm")?;
    let order = likeness::order(&bodies);
    let mut places = vec![0; order.len()];
    for (place, &function) in order.iter().enumerate() {
        places[function] = imported + place as u32;
    }
    let mut module = Module::new();
    let mut arrangement = Arrangement {
        imported,
        order,
        places,
    };
    let read = arrangement.parse_core_module(&mut module, Parser::new(0), wasm);
    read.map_err(|error| anyhow::anyhow!("cannot write the wasm anew: {error}"))?;
    let arranged = module.finish();
    Validator::new()
        .validate_all(&arranged)
        .context("the wasm is not valid once its functions are arranged")?;
    Ok(arranged)
}

/// How many functions are imported, and the code of the others.
fn functions(wasm: &[u8]) -> Result<(u32, Vec<&[u8]>), BinaryReaderError> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, wasmparser::TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    Ok((imported, bodies))
}

struct Arrangement {
    imported: u32,
    /// Which function stands at each place, counted without imports.
    order: Vec<usize>,
    /// The new index of each function, counted with imports.
    places: Vec<u32>,
}

impl Reencode for Arrangement {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        Ok(match function.checked_sub(self.imported) {
            None => function,
            Some(own) => self.places[own as usize],
        })
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error> {
        let types = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for &function in &self.order {
            functions.function(types[function]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error> {
        let mut bodies = section
            .into_iter()
            .map(|body| body.map(Some))
            .collect::<Result<Vec<_>, _>>()?;
        for function in self.order.clone() {
            if let Some(body) = bodies[function].take() {
                self.parse_function_body(code, body)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{ExportKind, ExportSection, Function, TypeSection, ValType};

    use super::*;

    /// Functions that give 0, 100 and 1 (`[i32.const n, end]`), and one that calls the second; the first and the last exported.
    fn module() -> Vec<u8> {
        let (mut types, mut functions, mut exports, mut code) = (
            TypeSection::new(),
            FunctionSection::new(),
            ExportSection::new(),
            CodeSection::new(),
        );
        types.ty().function([], [ValType::I32]);
        (0..4).for_each(|_| {
            functions.function(0);
        });
        exports
            .export("first", ExportKind::Func, 0)
            .export("calls_second", ExportKind::Func, 3);
        for value in [0, 100, 1] {
            let mut body = Function::new([]);
            body.instructions().i32_const(value).end();
            code.function(&body);
        }
        let mut calls = Function::new([]);
        calls.instructions().call(1).end();
        code.function(&calls);
        let mut module = Module::new();
        module
            .section(&types)
            .section(&functions)
            .section(&exports)
            .section(&code);
        module.finish()
    }

    /// What an exported function's code is, a call followed to what it calls.
    fn code_of(wasm: &[u8], name: &str) -> Vec<u8> {
        let (_, bodies) = functions(wasm).unwrap();
        let exports = Parser::new(0)
            .parse_all(wasm)
            .find_map(|payload| match payload.unwrap() {
                Payload::ExportSection(exports) => Some(exports),
                _ => None,
            });
        let mut exports = exports.unwrap().into_iter().map(Result::unwrap);
        let index = exports.find(|export| export.name == name).unwrap().index;
        match bodies[index as usize] {
            [0, 0x10, called, 0x0b] => bodies[usize::from(*called)].to_vec(),
            body => body.to_vec(),
        }
    }

    #[test]
    fn every_function_is_found_again_by_who_exports_or_calls_it() {
        let (before, after) = (module(), arrange(&module()).unwrap());
        for name in ["first", "calls_second"] {
            assert_eq!(code_of(&after, name), code_of(&before, name), "{name}");
        }
        let sorted = |wasm: &[u8]| -> usize { functions(wasm).unwrap().1.len() };
        assert_eq!(sorted(&after), sorted(&before));
    }

    #[test]
    fn what_is_no_wasm_is_told() {
        assert!(arrange(b"no wasm").is_err());
    }
}
