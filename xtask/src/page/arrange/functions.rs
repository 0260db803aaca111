//! A module's functions, and the module with other ones in their places.

use std::collections::HashMap;

use anyhow::Result;
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{
    BinaryReaderError, CodeSectionReader, CustomSectionReader, FunctionSectionReader, Parser,
    Payload, TypeRef,
};

/// The functions of a module.
#[derive(Default)]
pub(super) struct Functions<'a> {
    /// How many are imported: these come first where functions are counted, and are none of the others.
    imported: u32,
    types: Vec<u32>,
    pub(super) bodies: Vec<&'a [u8]>,
}

impl<'a> Functions<'a> {
    pub(super) fn of(wasm: &'a [u8]) -> Result<Self, BinaryReaderError> {
        let mut functions = Self::default();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        functions.imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(types) => {
                    functions.types = types.into_iter().collect::<Result<_, _>>()?;
                }
                Payload::CodeSectionEntry(body) => functions.bodies.push(body.as_bytes()),
                _ => {}
            }
        }
        Ok(functions)
    }

    /// For each function the first that is the same.
    pub(super) fn first_alike(&self) -> Vec<usize> {
        let mut firsts = HashMap::new();
        let whole = self.types.iter().zip(&self.bodies).enumerate();
        whole
            .map(|(at, function)| *firsts.entry(function).or_insert(at))
            .collect()
    }

    /// The module with these functions in this order; each other is the one that stands for it.
    pub(super) fn rearranged(
        &self,
        order: Vec<usize>,
        stand_ins: &[usize],
        wasm: &[u8],
    ) -> Result<Vec<u8>> {
        let mut places = vec![0; stand_ins.len()];
        for (place, &function) in order.iter().enumerate() {
            places[function] = self.imported + place as u32;
        }
        let mut arrangement = Arrangement {
            imported: self.imported,
            places: stand_ins.iter().map(|&at| places[at]).collect(),
            order,
        };
        let mut module = Module::new();
        let read = arrangement.parse_core_module(&mut module, Parser::new(0), wasm);
        read.map_err(|error| anyhow::anyhow!("cannot write the wasm anew: {error}"))?;
        Ok(module.finish())
    }
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

    /// Without names: nothing of the page reads them, and they would have to be in the functions' order.
    fn parse_custom_section(
        &mut self,
        module: &mut Module,
        section: CustomSectionReader<'_>,
    ) -> Result<(), Error> {
        match section.name() {
            "name" => Ok(()),
            _ => utils::parse_custom_section(self, module, section),
        }
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
