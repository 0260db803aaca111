// Where things are in a chart: places and values to pixels, and back.

const HEIGHT = 210;
const LETTER = 6.4;

// The same in every chart, so that crosshairs of charts in a column are one line.
const LEFT = 46;

function frameOf(chart) {
  const [low, high] = chart.group.shown();
  const values = valueTicks(greatest(chart), 4);
  const [left, right, top, bottom] = [LEFT, chart.width() - 10, 10, HEIGHT - 26];
  const across = (right - left) / (high - low || 1);
  const upward = (bottom - top) / values.at(-1);
  return {
    low,
    high,
    values,
    left,
    right,
    top,
    bottom,
    x: (place) => left + (place - low) * across,
    y: (value) => bottom - value * upward,
    place: (x) => low + (Math.min(Math.max(x, left), right) - left) / across,
  };
}

// Of the lines that are shown, in the part that is shown and one point beyond, to which lines lead.
function greatest(chart) {
  const [first, last] = chart.inView();
  const values = chart.lines().flatMap((line) => line.values.slice(Math.max(0, first - 1), last + 2));
  return values.reduce((most, value) => Math.max(most, value ?? 0), 0);
}

// Ticks whose words do not touch.
function spaced(frame, axis) {
  let free = -Infinity;
  return axis.ticks(frame.low, frame.high, (frame.right - frame.left) / 70).filter((place) => {
    const half = (axis.tick(place).length * LETTER) / 2;
    const x = frame.x(place);
    if (x - half < free || x + half > frame.right + 10) return false;
    free = x + half + 10;
    return true;
  });
}
