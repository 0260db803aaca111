//! Functions of the wasm that are the same as one, and those that are alike next to each other: gzip finds again only
//! what stands less than 32 kB before. wasm-bindgen leaves them in the order of their sizes, which makes the page 5 %
//! larger to download.

mod functions;
mod likeness;

use anyhow::{Context, Result};
use functions::Functions;
use wasmparser::Validator;

/// The same module, its functions in another order, and those that are the same only once.
///
/// # Errors
/// If it is no valid module.
pub(super) fn arrange(wasm: &[u8]) -> Result<Vec<u8>> {
    let folded = fold(wasm)?;
    let functions = Functions::of(&folded).context("cannot read the wasm")?;
    let order = likeness::order(&functions.bodies);
    let arranged = functions.rearranged(order, &functions.first_alike(), &folded)?;
    Validator::new()
        .validate_all(&arranged)
        .context("the wasm is not valid once its functions are arranged")?;
    Ok(arranged)
}

/// One function for all that are the same, as often as it makes the ones that call them the same.
/// The compiler writes a generic function anew for each type, also where all come to the same code.
fn fold(wasm: &[u8]) -> Result<Vec<u8>> {
    let functions = Functions::of(wasm).context("cannot read the wasm")?;
    let firsts = functions.first_alike();
    let kept: Vec<_> = (0..firsts.len()).filter(|&at| firsts[at] == at).collect();
    if kept.len() == firsts.len() {
        return Ok(wasm.to_vec());
    }
    fold(&functions.rearranged(kept, &firsts, wasm)?)
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, ExportKind, ExportSection, Function, FunctionSection, Module, TypeSection,
        ValType,
    };
    use wasmparser::{Parser, Payload};

    use super::*;

    enum Body {
        Gives(i32),
        Calls(u32),
    }
    use Body::{Calls, Gives};

    /// Functions without arguments, exported by these names unless a name is empty.
    fn module(named: &[(&str, Body)]) -> Vec<u8> {
        let (mut types, mut functions, mut exports, mut code) = (
            TypeSection::new(),
            FunctionSection::new(),
            ExportSection::new(),
            CodeSection::new(),
        );
        types.ty().function([], [ValType::I32]);
        for (index, (name, does)) in (0..).zip(named) {
            functions.function(0);
            if !name.is_empty() {
                exports.export(name, ExportKind::Func, index);
            }
            let mut body = Function::new([]);
            match does {
                Gives(value) => body.instructions().i32_const(*value).end(),
                Calls(function) => body.instructions().call(*function).end(),
            };
            code.function(&body);
        }
        let mut module = Module::new();
        module
            .section(&types)
            .section(&functions)
            .section(&exports)
            .section(&code);
        module.finish()
    }

    /// What an exported function's code is, calls followed to the end.
    fn code_of(wasm: &[u8], name: &str) -> Vec<u8> {
        let bodies = Functions::of(wasm).unwrap().bodies;
        let exports = Parser::new(0)
            .parse_all(wasm)
            .find_map(|payload| match payload.unwrap() {
                Payload::ExportSection(exports) => Some(exports),
                _ => None,
            });
        let mut exports = exports.unwrap().into_iter().map(Result::unwrap);
        let mut body = bodies[exports.find(|export| export.name == name).unwrap().index as usize];
        while let [0, 0x10, called, 0x0b] = body {
            body = bodies[usize::from(*called)];
        }
        body.to_vec()
    }

    fn count(wasm: &[u8]) -> usize {
        Functions::of(wasm).unwrap().bodies.len()
    }

    #[test]
    fn every_function_is_found_again_by_who_exports_or_calls_it() {
        let before = module(&[
            ("first", Gives(0)),
            ("", Gives(100)),
            ("", Gives(1)),
            ("calls_second", Calls(1)),
        ]);
        let after = arrange(&before).unwrap();
        for name in ["first", "calls_second"] {
            assert_eq!(code_of(&after, name), code_of(&before, name), "{name}");
        }
        assert_eq!(count(&after), count(&before));
    }

    #[test]
    fn functions_that_are_the_same_are_one_and_so_are_those_that_call_them() {
        let before = module(&[
            ("", Gives(1)),
            ("", Gives(1)),
            ("", Gives(2)),
            ("one", Calls(0)),
            ("also_one", Calls(1)),
            ("two", Calls(2)),
        ]);
        let after = arrange(&before).unwrap();
        for name in ["one", "also_one", "two"] {
            assert_eq!(code_of(&after, name), code_of(&before, name), "{name}");
        }
        assert_eq!(count(&after), 4);
    }

    #[test]
    fn what_is_no_wasm_is_told() {
        assert!(arrange(b"no wasm").is_err());
    }
}
