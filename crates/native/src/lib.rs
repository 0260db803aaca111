//! Katydid native engine.
