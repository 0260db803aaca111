// Which charts there are, and what they show of all requests or of one row of the statistics.

const data = JSON.parse(byId("data").textContent);

const line = (label, series, values, text, kind = "line") => ({ label, series, values, text, kind });
const zeros = (values) => values.map(() => 0);

const overTime = (row, lines) => {
  const places = row.times;
  return { places, low: 0, high: places.at(-1) ?? 1, at: (index) => clock(places[index]), lines, subject: row.label };
};

const rates = (row) =>
  overTime(row, [
    line("Requests/s", 1, row.requests, rate, "area"),
    line("Failures/s", 2, row.failures ?? zeros(row.requests), rate),
  ]);

const times = (row) =>
  overTime(row, [line("50 %", 1, row.p50, millis), line("95 %", 3, row.p95, millis), line("99 %", 4, row.p99, millis)]);

const users = () => overTime({ ...data.all, label: "" }, [line("Users", 5, data.all.users, whole, "area")]);
const dropped = () => overTime({ ...data.all, label: "" }, [line("Dropped/s", 4, data.all.dropped, rate, "area")]);

const NOTHING = { nine: 1, from: 0, step: 1, response: { curve: [], bars: [] }, service: { curve: [], bars: [] } };

function curve(row) {
  const { nine, response, service } = row.spread ?? NOTHING;
  const places = response.curve.map((_, index) => index / nine);
  return {
    places,
    low: 0,
    high: places.at(-1) || 1,
    at: (index) => share(places[index], 1),
    subject: row.label,
    lines: [line("Response time", 1, response.curve, millis, "area"), line("Service time", 5, service.curve, millis)],
  };
}

function bars(row) {
  const { from, step, response, service } = row.spread ?? NOTHING;
  const places = response.bars.map((_, index) => from + (index + 0.5) * step);
  const edge = (index) => millis(10 ** (from + index * step));
  const text = (values) => (count) => `${count} (${percent(count / values.reduce((sum, value) => sum + value, 0))})`;
  return {
    places,
    step,
    low: from,
    high: from + Math.max(1, places.length) * step,
    subject: row.label,
    at: (index) => `${edge(index)} – ${edge(index + 1)} ms`,
    lines: [
      line("Response times", 1, response.bars, text(response.bars), "bars"),
      line("Service times", 5, service.bars, text(service.bars), "steps"),
    ],
  };
}

// Each with how it is made of a row.
function everyChart(onView) {
  const [time, part, length] = [new Group(onView), new Group(onView), new Group(onView)];
  const charts = [
    [new Chart(time, timeAxis, "rates", "Requests per second"), rates],
    [new Chart(time, timeAxis, "times", "Response times (ms)"), times],
    [new Chart(time, timeAxis, "users", "Number of users"), users],
    [new Chart(part, partAxis, "curve", "Times by percentile (ms)"), curve],
    [new Chart(length, lengthAxis, "bars", "Requests by time (ms)"), bars],
  ];
  if (data.all.dropped)
    charts.splice(3, 0, [new Chart(time, timeAxis, "dropped", "Dropped iterations per second"), dropped]);
  return { charts, groups: [time, part, length] };
}

const rowOf = (index) => (index === "" ? data.all : { times: data.rows.times, ...data.rows.list[index] });

function startCharts() {
  const reset = button("Reset zoom", () => zoomOut(groups), { id: "reset-zoom", class: "button small idle" });
  const isWhole = () => groups.every((group) => group.view === null);
  const { charts, groups } = everyChart(() => reset.classList.toggle("idle", isWhole()));
  const choice = endpoints();
  const [time, ...spread] = groups;
  const show = () => {
    charts.forEach(([chart, of]) => chart.show(of(rowOf(choice.value))));
    time.draw();
    zoomOut(spread);
  };
  choice.addEventListener("change", show);
  place(reset, choice, [time.charts, spread.flatMap((group) => group.charts)]);
  show();
  new ResizeObserver(() => groups.forEach((group) => group.draw())).observe(charts[0][0].plot);
  return choice;
}

const zoomOut = (groups) => groups.forEach((group) => group.look(null));

function place(reset, choice, rows) {
  const section = byId("charts");
  const label = make("label", { for: choice.id }, "Of");
  section.querySelector(".section-head").append(make("div", { class: "chart-tools" }, reset, label, choice));
  const boxes = rows.map((charts) => make("div", { class: "charts" }, ...charts.map((chart) => chart.element)));
  section.append(...boxes, ...all("#charts-note"), hint());
}

const hint = () =>
  make(
    "p",
    { class: "muted note screen-only" },
    "Drag to zoom, double-click or Escape to see all again. ",
    "With the keyboard: arrow keys move the line, + and − zoom.",
  );

function endpoints() {
  const option = (row, value) => make("option", { value }, row.label);
  return make(
    "select",
    { id: "endpoint", class: "input" },
    option(data.all, ""),
    ...data.rows.list.map((row, index) => option(row, String(index))),
  );
}
