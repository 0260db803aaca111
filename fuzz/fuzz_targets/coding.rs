//! Whatever a body is coded by, it is decoded or is not what its coding makes, and never grows without bounds.
#![no_main]

use katydid::fuzzing::decode_body;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    const CODINGS: [&[u8]; 5] = [b"gzip", b"deflate", b"br", b"zstd", b"br, gzip"];
    if let Some((how, body)) = data.split_first() {
        let coding = CODINGS[usize::from(how >> 1) % CODINGS.len()];
        decode_body(coding, how & 1 == 1, body);
    }
});
