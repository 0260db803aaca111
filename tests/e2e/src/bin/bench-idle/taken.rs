//! What Linux tells of a process.

use std::fs;

/// What a crowd took.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Taken {
    /// Bytes in memory.
    pub(crate) memory: f64,
    /// Microseconds of user and system time.
    pub(crate) cpu_a_wake: f64,
}

/// `VmRSS`, in bytes.
pub(crate) fn memory(id: u32) -> f64 {
    let status = fs::read_to_string(format!("/proc/{id}/status")).expect("it runs");
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok());
    kilobytes.expect("the kernel tells it") * 1024.0
}

/// User and system time so far; Linux counts a hundred ticks a second.
pub(crate) fn cpu_seconds(id: u32) -> f64 {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).expect("it runs");
    // The name, which may have spaces, stands in brackets; utime and stime are the 14th and 15th field.
    let after = stat.rsplit(") ").next().unwrap_or_default();
    let ticks = after.split(' ').skip(11).take(2);
    ticks
        .filter_map(|ticks| ticks.parse::<f64>().ok())
        .sum::<f64>()
        / 100.0
}
