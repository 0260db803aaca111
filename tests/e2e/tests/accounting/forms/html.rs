//! The HTML report: its table, and the data embedded for its charts.

use katydid_e2e::counts::Counts;
use roxmltree::{Document, Node};
use serde_json::Value;

use super::{ALL, Said, number, row};

pub(super) fn read(text: &str) -> Vec<Said> {
    let (requests, failures) = table(text);
    let data = serde_json::from_str::<Value>(between(text, "id=\"data\">", "</script>"))
        .expect("it is JSON");
    let embedded = Counts::from([(ALL.to_owned(), bars(&data["all"]))]);
    let all = requests.get(ALL).copied().unwrap_or_default();
    assert_eq!(
        embedded[ALL], all,
        "left the embedded data's requests, right the table's"
    );
    vec![Said::counts("html", requests, failures)]
}

/// The requests that the chart of response times stands for; a run without any has no chart.
fn bars(series: &Value) -> u64 {
    let bars = series["spread"]["response"]["bars"].as_array();
    bars.into_iter().flatten().filter_map(Value::as_u64).sum()
}

fn table(text: &str) -> (Counts, Counts) {
    let table = format!(
        "<table>{}</table>",
        between(text, "id=\"statistics\">", "</table>")
    );
    let document = Document::parse(&table).expect("it is well-formed");
    let rows = document
        .descendants()
        .filter(|node| node.has_tag_name("tr"))
        .skip(1);
    let rows = rows.map(|row| row.children().map(content).collect::<Vec<_>>());
    let key = |cells: &[String]| row(&cells[0], &cells[1]);
    rows.map(|cells| {
        (
            (key(&cells), number(&cells[2])),
            (key(&cells), number(&cells[3])),
        )
    })
    .unzip()
}

fn content(node: Node<'_, '_>) -> String {
    node.descendants()
        .filter_map(|node| node.text().filter(|_| node.is_text()))
        .collect()
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let rest = text
        .split_once(before)
        .unwrap_or_else(|| panic!("no {before}"))
        .1;
    rest.split_once(after)
        .unwrap_or_else(|| panic!("no {after}"))
        .0
}
