//! Whatever a target says is an answer or is none, the same however its bytes are cut.
#![no_main]

use katydid::fuzzing::read_answer;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    // How it was asked for and is read, and how its bytes are cut.
    if let Some(([how, cuts @ ..], answer)) = data.split_at_checked(4) {
        read_answer(how & 1 == 1, how & 2 == 2, cuts, answer);
    }
});
