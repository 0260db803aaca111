//! The language as a JSON Schema.
