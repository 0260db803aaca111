pub struct Part { pub name: String, pub filename: Option<String>, pub content_type: Option<String>, pub content: Vec<u8> }
pub fn body(_: &[Part], _: &str) -> Vec<u8> { vec![] }
pub fn boundary(_: &mut crate::random::Stream) -> String { String::new() }
