// The mouse, a finger and the keys on a chart: point, drag to zoom, double-click or Escape to see all again.

const LEAST_DRAG = 6;

function hand(chart) {
  const { plot, group } = chart;
  const x = (event) => event.clientX - plot.getBoundingClientRect().left;
  let start = null;
  const end = () => {
    start = null;
    chart.select(null);
  };
  plot.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    start = x(event);
    plot.setPointerCapture(event.pointerId);
  });
  plot.addEventListener("pointermove", (event) => {
    group.point(chart.frame.place(x(event)));
    if (start !== null) chart.select([start, x(event)]);
  });
  plot.addEventListener("pointerup", (event) => {
    const places = start === null ? [] : [start, x(event)].map(chart.frame.place).sort((a, b) => a - b);
    const far = start !== null && Math.abs(x(event) - start) >= LEAST_DRAG;
    end();
    if (far) group.zoom(...places);
  });
  plot.addEventListener("pointercancel", end);
  plot.addEventListener("pointerleave", () => group.point(null));
  plot.addEventListener("dblclick", () => group.look(null));
  keys(chart);
}

function keys(chart) {
  const { plot, group } = chart;
  const moves = {
    ArrowLeft: () => step(chart, -1),
    ArrowRight: () => step(chart, 1),
    PageDown: () => step(chart, -10),
    PageUp: () => step(chart, 10),
    Home: () => step(chart, -Infinity),
    End: () => step(chart, Infinity),
    "+": () => closer(chart, 0.5),
    "-": () => closer(chart, 2),
    Escape: () => group.look(null),
  };
  plot.addEventListener("keydown", (event) => {
    if (!Object.hasOwn(moves, event.key)) return;
    event.preventDefault();
    moves[event.key]();
  });
  plot.addEventListener("focus", () => group.cursor ?? step(chart, Infinity));
  plot.addEventListener("blur", () => group.point(null));
}

function step(chart, by) {
  const [first, last] = chart.inView();
  if (first === undefined) return;
  const now = chart.index() ?? last;
  chart.group.point(chart.data.places[Math.min(Math.max(now + by, first), last)]);
}

function closer(chart, times) {
  const [low, high] = chart.group.shown();
  const middle = chart.data.places[chart.index()] ?? (low + high) / 2;
  chart.group.zoom(middle - (middle - low) * times, middle + (high - middle) * times);
}
