//! Katydid core.
