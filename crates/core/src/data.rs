use crate::expr::Value;
#[derive(Clone, Debug, PartialEq)]
pub struct Feed { pub source: Source, pub order: Order, pub scope: Sharing, pub take: Take, pub on_end: OnEnd }
#[derive(Clone, Debug, PartialEq)]
pub enum Source { CsvFile(String), JsonFile(String), Inline(String), Json(Vec<serde_json::Value>) }
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Order { #[default] Sequential, Shuffle, Random }
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Sharing { #[default] Shared, User }
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Take { #[default] Iteration, User }
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum OnEnd { #[default] Recycle, StopUser, StopTest }
#[derive(Clone, Debug, PartialEq)]
pub struct Table { rows: Vec<Value> }
#[derive(Clone, Debug, PartialEq)]
pub struct Rows;
impl Rows { pub fn row(&self, _: u32, _: u32, _: u64, _: &mut crate::random::Stream) -> Option<Value> { None } }
impl Table { pub fn row(&self, at: usize) -> Value { self.rows[at].clone() } }
