//! What users do and when, held to the language's and Locust's word.

mod arriving;
mod examples;
mod feeds;
mod hooks;
mod iterations;
mod judging;
mod limits;
mod lives;
mod locust;
mod making;
mod naming;
mod properties;
mod secrets;
mod sets;
mod shapes;
mod steering;
mod steps;
mod support;
mod waits;
