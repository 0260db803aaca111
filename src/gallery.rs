//! The gallery: examples that a person may open, in a file beside the page that is fetched when it is asked for.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// A scenario that teaches something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The scenario's name.
    pub name: String,
    /// What it teaches, in a sentence.
    pub lesson: String,
    /// The scenario.
    pub text: String,
}

/// What is said when they cannot be had.
const ABSENT: &str =
    "The examples could not be loaded: the file examples.yaml is not beside the page.";

/// All of them.
///
/// # Errors
/// In words, if there is no such file.
pub async fn load() -> Result<Vec<Example>, &'static str> {
    let place = document().get_element_by_id("katydid-examples");
    let place = place.ok_or(ABSENT)?;
    match place.get_attribute("href") {
        None => Ok(read(&place.text_content().unwrap_or_default())),
        Some(address) => fetch(&address).await.map(|text| read(&text)).ok_or(ABSENT),
    }
}

async fn fetch(address: &str) -> Option<String> {
    let response = JsFuture::from(window().fetch_with_str(address))
        .await
        .ok()?;
    let response: Response = response.unchecked_into();
    let text = response.ok().then(|| response.text().ok())??;
    JsFuture::from(text).await.ok()?.as_string()
}

/// The documents of a YAML file, each of which begins with a comment that says what it teaches.
fn read(all: &str) -> Vec<Example> {
    all.split("\n---\n").filter_map(example).collect()
}

fn example(text: &str) -> Option<Example> {
    let after = |start| text.lines().find_map(|line| line.strip_prefix(start));
    let name: &str = after("name: ")?;
    Some(Example {
        name: name.trim_matches('"').to_owned(),
        lesson: after("# ")?.to_owned(),
        text: format!("{}\n", text.trim_end()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_document_is_an_example_with_its_name_and_what_it_teaches() {
        let all = "# First.\nname: A\nhost: demo://shop\n---\n# Second.\nname: \"B: b\"\n";
        let examples = read(all);
        let told = |at: usize| (examples[at].name.as_str(), examples[at].lesson.as_str());
        assert_eq!((told(0), told(1)), (("A", "First."), ("B: b", "Second.")));
        assert_eq!(examples[0].text, "# First.\nname: A\nhost: demo://shop\n");
        assert_eq!(examples[1].text, "# Second.\nname: \"B: b\"\n");
    }

    #[test]
    fn what_is_no_example_is_left_out() {
        assert_eq!(read("<!doctype html>\n<p>Not found"), []);
    }
}
