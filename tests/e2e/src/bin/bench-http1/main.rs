//! `cargo xtask bench http1`, `tls`, `h2`, `peers` and `instructions`: the native engine beside wrk, h2load and others.
//!
//! ```text
//!  core 0: wrk, katydid, wrk, …  ──64 connections──►  core 1: nginx, one worker, 1 kB of JSON
//! ```
//!
//! A machine that others use changes its mind, so what counts is the ratio of neighbours, and instructions, which no load
//! disturbs.
#![expect(clippy::print_stdout, reason = "its figures are what it is for")]

mod instructions;
mod nginx;
mod peers;
mod scenario;
mod speed;
mod tool;
mod tools;

fn main() {
    match std::env::args().nth(1).as_deref() {
        Some("instructions") => instructions::measure(),
        Some("tls") => speed::tls(),
        Some("h2") => speed::h2(),
        Some("peers") => speed::peers(),
        _ => speed::http1(),
    }
}
