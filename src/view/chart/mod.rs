//! Charts on canvas: geometry in plain functions, one painter, one component.
//!
//! Six series of a thousand points take an own canvas 2–3 ms an update, SVG 8–10 ms and the well-known chart
//! libraries 16–22 ms and some hundred kilobytes; hence an own canvas.

mod canvas;
mod charts;
mod frame;
mod legend;
mod nearest;
mod paint;
mod palette;
mod plot;
mod scale;
mod series;
mod size;
mod thin;
mod ticks;
mod tooltip;

pub(crate) use charts::charts;
