// Draws the inside of a chart.

const near = (number) => Math.round(number * 10) / 10;

function plotOf(chart) {
  const { frame } = chart;
  const [width, height] = [frame.right - frame.left, frame.bottom - frame.top + 4];
  const box = {
    x: frame.left,
    y: frame.top - 2,
    width,
    height,
    viewBox: `${frame.left} ${frame.top - 2} ${width} ${height}`,
  };
  const lines = draw("svg", box, ...chart.lines().flatMap((line) => lineOf(chart, line)));
  const size = {
    viewBox: `0 0 ${chart.width()} ${HEIGHT}`,
    "aria-hidden": "true",
    class: isDense(chart, width) ? "drawing dense" : "drawing",
  };
  return draw("svg", size, ...valuesOf(frame), ...placesOf(frame, chart.axis), lines, ...emptyOf(chart));
}

// Where a point has little room, a dashed line is a blur.
function isDense(chart, width) {
  const [first, last] = chart.inView();
  return last - first > width / 4;
}

const valuesOf = (frame) =>
  frame.values.flatMap((value) => {
    const y = near(frame.y(value));
    return [
      draw("path", { class: value === 0 ? "rule axis" : "rule", d: `M${frame.left} ${y}H${frame.right}` }),
      draw("text", { class: "tick", x: frame.left - 8, y: y + 4, "text-anchor": "end" }, compact(value)),
    ];
  });

const placesOf = (frame, axis) =>
  spaced(frame, axis).flatMap((place) => {
    const x = near(frame.x(place));
    return [
      draw("path", { class: "rule axis", d: `M${x} ${frame.bottom}v4` }),
      draw("text", { class: "tick", x, y: frame.bottom + 18, "text-anchor": "middle" }, axis.tick(place)),
    ];
  });

function emptyOf(chart) {
  const { frame, data } = chart;
  const any = data.lines.some((line) => line.values.some((value) => value != null));
  const place = {
    class: "tick",
    x: (frame.left + frame.right) / 2,
    y: (frame.top + frame.bottom) / 2,
    "text-anchor": "middle",
  };
  return any ? [] : [draw("text", place, "Nothing to show")];
}

function lineOf(chart, line) {
  const shapes = { line: [lineShape], area: [areaShape, lineShape], bars: [barShape], steps: [stepShape] };
  return shapes[line.kind].map((shape) => shape(chart, line));
}

const lineShape = (chart, line) =>
  draw("path", { class: `line series-${line.series}`, d: stretches(chart, line).map(through).join("") });

function areaShape(chart, line) {
  const down = (points) => `${through(points)}V${chart.frame.bottom}H${points[0][0]}Z`;
  return draw("path", { class: `area series-${line.series}`, d: stretches(chart, line).map(down).join("") });
}

// A stretch of one point is a dot: the line's ends are round.
const through = (points) => `M${points.map((point) => point.join(" ")).join("L")}${points.length === 1 ? "h0" : ""}`;

// Where there is no value the line is broken.
function stretches({ data, frame }, line) {
  const found = [[]];
  data.places.forEach((place, index) => {
    const value = line.values[index];
    if (value == null) found.push([]);
    else found.at(-1).push([near(frame.x(place)), near(frame.y(value))]);
  });
  return found.filter((points) => points.length > 0);
}

const edges = ({ data, frame }, index) =>
  [-0.5, 0.5].map((side) => near(frame.x(data.places[index] + side * data.step)));

function barShape(chart, line) {
  const { bottom, y } = chart.frame;
  const bar = (value, index) => {
    const [left, right] = edges(chart, index);
    const outline = `M${left} ${bottom}V${near(y(value))}H${Math.max(left + 0.5, right - 1)}V${bottom}Z`;
    return value > 0 ? outline : "";
  };
  return draw("path", { class: `bars series-${line.series}`, d: line.values.map(bar).join("") });
}

function stepShape(chart, line) {
  const step = (value, index) => {
    const [left, right] = edges(chart, index);
    return `${index === 0 ? "M" : "L"}${left} ${near(chart.frame.y(value))}H${right}`;
  };
  return draw("path", { class: `line series-${line.series}`, d: line.values.map(step).join("") });
}
