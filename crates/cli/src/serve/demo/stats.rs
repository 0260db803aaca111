//! How many requests came, by method and path.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use hyper::Method;
use serde_json::json;

/// Beyond this many different paths the rest is counted together, as `(other)`.
const MAX_PATHS: usize = 10_000;
const OTHER: &str = "(other)";

/// Counts since the start or the last reset. A request counts once its headers have arrived.
#[derive(Default)]
pub(super) struct Stats(Mutex<Counts>);

#[derive(Default)]
struct Counts {
    preflights: u64,
    /// By path, then by method: a path in the table is found without an allocation.
    paths: HashMap<String, HashMap<Method, u64>>,
}

impl Stats {
    pub(super) fn count(&self, method: &Method, path: &str) {
        self.lock().count(method, path);
    }

    pub(super) fn count_preflight(&self) {
        self.lock().preflights += 1;
    }

    pub(super) fn reset(&self) {
        *self.lock() = Counts::default();
    }

    /// `{"total", "preflights", "requests": [{"method", "path", "count"}]}`, sorted by path and method.
    pub(super) fn to_json(&self) -> String {
        let counts = self.lock();
        let mut rows: Vec<_> = counts.rows().collect();
        rows.sort_unstable();
        let total: u64 = rows.iter().map(|row| row.2).sum();
        let requests: Vec<_> = rows
            .iter()
            .map(|(path, method, count)| json!({ "method": method, "path": path, "count": count }))
            .collect();
        json!({ "total": total, "preflights": counts.preflights, "requests": requests }).to_string()
    }

    /// A count is right at any moment, also one at which another thread panicked.
    fn lock(&self) -> MutexGuard<'_, Counts> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Counts {
    fn count(&mut self, method: &Method, path: &str) {
        if let Some(count) = self
            .paths
            .get_mut(path)
            .and_then(|methods| methods.get_mut(method))
        {
            *count += 1;
            return;
        }
        let full = self.paths.len() >= MAX_PATHS && !self.paths.contains_key(path);
        let path = if full { OTHER } else { path };
        *self
            .paths
            .entry(path.to_owned())
            .or_default()
            .entry(method.clone())
            .or_default() += 1;
    }

    fn rows(&self) -> impl Iterator<Item = (&str, &str, u64)> {
        self.paths.iter().flat_map(|(path, methods)| {
            methods
                .iter()
                .map(|(method, &count)| (path.as_str(), method.as_str(), count))
        })
    }
}
