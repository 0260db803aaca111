// A chart: a title, a legend and a drawing that is a slider along its axis, for the keyboard and for screen readers.

const SAVE = "M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14";

class Chart {
  data = { places: [], low: 0, high: 1, lines: [] };
  hidden = new Set();
  entries = [];

  constructor(group, axis, id, title) {
    Object.assign(this, { group, axis, id, title });
    group.charts.push(this);
    this.legend = make("ul", { class: "legend" });
    this.plot = make("div", {
      class: "plot",
      role: "slider",
      tabindex: "0",
      "aria-label": `${title}, by ${axis.name}`,
      "aria-valuemin": "0",
    });
    const save = button("", () => picture(this), {
      class: "button quiet small save",
      title: "Save as PNG",
      "aria-label": `Save ${title} as PNG`,
    });
    save.append(icon(SAVE));
    this.element = make(
      "figure",
      { class: "chart", id: `chart-${id}` },
      make("figcaption", { class: "chart-head" }, make("h3", {}, title), save),
      this.legend,
      this.plot,
    );
    hand(this);
  }

  show(data) {
    this.data = data;
    this.entries = legendOf(this);
    this.legend.replaceChildren(...this.entries.map((entry) => entry.item));
  }

  lines() {
    return this.data.lines.filter((line) => !this.hidden.has(line.label));
  }

  toggle(label) {
    if (!this.hidden.delete(label)) this.hidden.add(label);
    this.draw();
  }

  width() {
    return Math.max(this.plot.clientWidth, 240);
  }

  draw() {
    this.frame = frameOf(this);
    this.drawing = plotOf(this);
    this.selection = draw("path", { class: "selection" });
    this.cursor = draw("g", { class: "cursor" });
    this.drawing.append(this.selection, this.cursor);
    this.plot.replaceChildren(this.drawing);
    this.plot.setAttribute("aria-valuemax", String(Math.max(0, this.data.places.length - 1)));
    this.point();
  }

  // From the first to the last point that is shown.
  inView() {
    const [low, high] = this.group.shown();
    const shown = [...this.data.places.keys()].filter(
      (index) => this.data.places[index] >= low && this.data.places[index] <= high,
    );
    return [shown[0], shown.at(-1)];
  }

  // The point nearest to the crosshair; none without one.
  index() {
    const { cursor } = this.group;
    const [first, last] = this.inView();
    if (cursor === null || first === undefined) return null;
    const { places } = this.data;
    let index = first;
    while (index < last && Math.abs(places[index + 1] - cursor) <= Math.abs(places[index] - cursor)) index += 1;
    return index;
  }

  point() {
    const index = this.index();
    this.cursor.replaceChildren(...(index === null ? [] : cursorOf(this, index)));
    this.entries.forEach(
      ({ line, value }) => (value.textContent = index === null ? "" : line.text(line.values[index])),
    );
    this.tell(index);
  }

  tell(index) {
    const words = this.lines().map((line) => `${line.label} ${line.text(line.values[index])}`);
    this.plot.setAttribute("aria-valuenow", String(index ?? 0));
    this.plot.setAttribute("aria-valuetext", index === null ? "" : `${this.data.at(index)}: ${words.join(", ")}`);
  }

  select(ends) {
    const { frame } = this;
    const [from, to] = (ends ?? [0, 0]).map((x) => Math.min(Math.max(x, frame.left), frame.right));
    this.selection.setAttribute("d", ends ? `M${from} ${frame.top}H${to}V${frame.bottom}H${from}Z` : "");
  }
}

function cursorOf(chart, index) {
  const { frame, data } = chart;
  const x = near(frame.x(data.places[index]));
  const dots = chart.lines().filter((line) => line.values[index] != null);
  return [
    draw("path", { class: "crosshair", d: `M${x} ${frame.top}V${frame.bottom}` }),
    ...dots.map((line) =>
      draw("circle", { class: `dot series-${line.series}`, cx: x, cy: near(frame.y(line.values[index])), r: 3.5 }),
    ),
    ...pillOf(frame, x, data.at(index)),
  ];
}

function pillOf(frame, x, text) {
  const half = (text.length * LETTER) / 2 + 8;
  const middle = near(Math.min(Math.max(x, half), frame.right + 10 - half));
  return [
    draw("rect", {
      class: "pill",
      x: near(middle - half),
      y: frame.bottom + 4,
      width: near(2 * half),
      height: 20,
      rx: 10,
    }),
    draw("text", { class: "pill-text", x: middle, y: frame.bottom + 18, "text-anchor": "middle" }, text),
  ];
}
