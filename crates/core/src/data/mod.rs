//! Data feeds: rows that users take, each exactly once a lap, on any number of shards.
//!
//! ```text
//!  Feed ──files()──► the platform reads ──with_contents()──► Feed ──rows(seed, index)──► Rows
//!  a CSV or JSON text ──► Table, or every TableProblem with its line                       │
//!                                               (slot, peak users, take) ──row()──► Value ◄┘
//! ```
//!
//! Which row a user takes is a function of the seed, the feed's number, the user's slot and how many
//! rows that slot took before: no shard needs to ask another.
//!
//! CSV is RFC 4180's, read by `csv-core` (1.2 kB of the page): a header, commas, double quotes, CRLF or
//! LF; a byte order mark and empty lines are skipped. Its values are texts, JSON's keep their types.

mod csv;
mod files;
mod json;
mod mix;
mod model;
mod permutation;
mod rows;
mod table;

pub use files::{files, with_contents};
pub use model::{Feed, OnEnd, Order, Sharing, Source, Take};
pub use rows::Rows;
pub use table::{MAX_BYTES, MAX_COLUMNS, MAX_ROWS, Table, TableProblem};
