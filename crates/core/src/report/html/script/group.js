// Charts that share an axis: one crosshair and one zoom for all of them.

class Group {
  charts = [];
  view = null;
  cursor = null;

  constructor(onView) {
    this.onView = onView;
  }

  extent() {
    const filled = this.charts.map((chart) => chart.data).filter((data) => data.places.length > 0);
    return filled.length === 0
      ? [0, 1]
      : [Math.min(...filled.map((data) => data.low)), Math.max(...filled.map((data) => data.high))];
  }

  shown() {
    return this.view ?? this.extent();
  }

  // Closer than two points of a chart there is nothing to see.
  zoom(low, high) {
    const [least, most] = this.extent();
    const inside = [Math.max(low, least), Math.min(high, most)];
    const points = Math.max(
      ...this.charts.map(
        (chart) => chart.data.places.filter((place) => place >= inside[0] && place <= inside[1]).length,
      ),
    );
    if (points >= 2) this.look(inside[0] <= least && inside[1] >= most ? null : inside);
  }

  look(view) {
    this.view = view;
    this.draw();
    this.onView();
  }

  point(place) {
    this.cursor = place;
    this.charts.forEach((chart) => chart.point());
  }

  draw() {
    this.charts.forEach((chart) => chart.draw());
  }
}
