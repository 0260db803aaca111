//! Embeds the page anew whenever `dist/` changes.
//!
//! Only a release binary embeds it; a debug one reads it from the folder when it starts.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        println!("cargo::rerun-if-changed=../../dist");
    }
}
