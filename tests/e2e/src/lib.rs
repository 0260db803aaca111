//! What an end-to-end test needs to meet Katydid as a person does: the binary as a process, the page in
//! a real Chromium, and targets that are not ours, which keep their own log.
//!
//! Nothing here knows Katydid's code: only its command line, its files and its page.

pub mod axe;
pub mod binary;
pub mod browser;
pub mod counts;
pub mod page;
pub mod places;
pub mod process;
pub mod report;
pub mod scenario;
pub mod site;
pub mod target;
pub mod wait;
