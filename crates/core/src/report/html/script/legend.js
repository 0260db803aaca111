// The legend: what a line is called, what it says at the crosshair, and whether it is drawn.

function legendOf(chart) {
  return chart.data.lines.map((line) => {
    const value = make("span", { class: "legend-value" });
    const toggle = make(
      "button",
      { type: "button", class: "legend-button", "aria-pressed": String(!chart.hidden.has(line.label)) },
      make("span", { class: `swatch series-${line.series}` }),
      line.label,
      value,
    );
    toggle.addEventListener("click", () => {
      chart.toggle(line.label);
      toggle.setAttribute("aria-pressed", String(!chart.hidden.has(line.label)));
    });
    return { line, value, item: make("li", {}, toggle) };
  });
}
