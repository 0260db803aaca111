// A chart as a PNG: the drawing with its colours written down, its title and its legend, twice as large as on screen.

const SCALE = 2;
const HEAD = 56;
const WRITTEN = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
];

async function picture(chart) {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(standalone(chart)))}`;
  await image.decode();
  const canvas = make("canvas", { width: chart.width() * SCALE, height: (HEIGHT + HEAD) * SCALE });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => download(blob, `${fileName(document.querySelector("h1").textContent)}-${chart.id}.png`));
}

function download(blob, name) {
  const href = URL.createObjectURL(blob);
  make("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}

const fileName = (title) =>
  title
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .slice(0, 60)
    .replace(/^-|-$/g, "") || "katydid";

function standalone(chart) {
  const width = chart.width();
  const { color, backgroundColor, fontFamily } = getComputedStyle(chart.element);
  const words = { fill: color, "font-family": fontFamily };
  const name = [chart.title, chart.data.subject].filter(Boolean).join(" · ");
  const drawing = written(chart.drawing);
  fill(drawing, { y: HEAD, width, height: HEIGHT });
  return draw(
    "svg",
    { viewBox: `0 0 ${width} ${HEIGHT + HEAD}`, width: width * SCALE, height: (HEIGHT + HEAD) * SCALE },
    draw("rect", { width: "100%", height: "100%", fill: backgroundColor }),
    draw("text", { ...words, x: 16, y: 24, "font-size": "14", "font-weight": "600" }, name),
    ...named(chart, words),
    drawing,
  );
}

// A copy that needs no style sheet.
function written(drawing) {
  const copy = drawing.cloneNode(true);
  const originals = all("*", drawing);
  all("*", copy).forEach((element, index) => {
    const style = getComputedStyle(originals[index]);
    WRITTEN.forEach((property) => element.setAttribute(property, style.getPropertyValue(property)));
  });
  all(".cursor", copy).forEach((cursor) => cursor.remove());
  return copy;
}

function named(chart, words) {
  let x = 16;
  return chart.entries
    .filter(({ line }) => !chart.hidden.has(line.label))
    .flatMap(({ line, item }) => {
      const stroke = getComputedStyle(item.querySelector(".swatch")).color;
      const at = x;
      x += 40 + line.label.length * LETTER;
      return [
        draw("path", { d: `M${at} 42h14`, stroke, "stroke-width": 3 }),
        draw("text", { ...words, x: at + 20, y: 46, "font-size": "12" }, line.label),
      ];
    });
}
