//! What the page is made of: elements of the document, made by a builder.
//!
//! ```ignore
//! tag("button")
//!     .attr("type", "button")
//!     .flag_of("disabled", move || state.is_busy())
//!     .on("click", move |_| state.reset_to_example())
//!     .text("Reset to example")
//! ```
//!
//! `text`, `attr` and `flag` say something once; `text_of`, `attr_of` and `flag_of` follow signals, and touch the
//! document only where what they say has changed. Everything is of one type and every closure is boxed, because
//! views whose every part is a type of its own are many times the wasm.
//!
//! What a view makes belongs to the owner it is made under: listeners and effects end with it.

mod arrange;
mod build;
mod change;
mod children;
mod list;
mod listen;
mod mount;

pub(crate) use arrange::arrange;
pub(crate) use build::{Element, markup, svg, tag};
pub(crate) use listen::{focus, listen, value};
pub use mount::View;
