// Elements. Text is text: no string becomes markup anywhere in this script.

const SVG = "http://www.w3.org/2000/svg";

const byId = (id) => document.getElementById(id);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

const make = (name, attributes, ...children) => fill(document.createElement(name), attributes, children);
const draw = (name, attributes, ...children) => fill(document.createElementNS(SVG, name), attributes, children);

function fill(element, attributes = {}, children = []) {
  for (const [name, value] of Object.entries(attributes)) give(element, name, value);
  element.append(...children);
  return element;
}

// A function listens; `true` is an attribute without a value, `false` none.
function give(element, name, value) {
  if (typeof value === "function") element.addEventListener(name, value);
  else if (value !== false) element.setAttribute(name, value === true ? "" : value);
}

const icon = (path) =>
  draw("svg", { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true" }, draw("path", { d: path }));

const button = (text, click, attributes) =>
  make("button", { type: "button", class: "button small", click, ...attributes }, text);
