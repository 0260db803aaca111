// The three kinds of horizontal axes. Each knows its ticks, `room` of them at most, and how a place on it reads.

const timeAxis = {
  name: "time",
  text: clock,
  ticks: timeTicks,
  tick: clock,
};

const NINES = [0, 1, 2, 3, 4, 5, 6, 7, 8];

const partAxis = {
  name: "part of the requests",
  text: share,
  ticks: (low, high) => NINES.flatMap((nine) => [nine, nine + Math.log10(2)]).filter((at) => at >= low && at <= high),
  tick: (nines) => share(nines),
};

const lengthAxis = {
  name: "milliseconds",
  text: (power) => `${millis(10 ** power)} ms`,
  ticks: powerTicks,
  tick: (power) => compact(10 ** power),
};

