/* What the other parts of the picture need: elements, buttons, the page's colours, and a few numbers. */

export function element(tag, className = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  return made;
}

export function button(label, paths, act, short = false) {
  const made = element("button");
  made.type = "button";
  const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  icon.setAttribute("viewBox", "0 0 24 24");
  icon.setAttribute("aria-hidden", "true");
  for (const path of paths) {
    const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
    line.setAttribute("d", path);
    icon.append(line);
  }
  made.append(icon);
  made.title = label;
  made.setAttribute("aria-label", label);
  if (!short) {
    const text = element("span");
    text.textContent = label;
    made.append(text);
  }
  made.addEventListener("click", act);
  return made;
}

export function themeOf(root) {
  const style = getComputedStyle(root);
  const background = style.getPropertyValue("--st-background-color").trim() || "#ffffff";
  return {
    background,
    dark: luminance(background) < 0.4,
    text: style.getPropertyValue("--st-text-color").trim() || "#1b2530",
    accent: style.getPropertyValue("--st-primary-color").trim() || "#0b5c7a",
    font: style.fontFamily || "sans-serif",
  };
}

const known = new Map();
function luminance(colour) {
  if (!known.has(colour)) {
    const probe = document.createElement("canvas").getContext("2d");
    probe.fillStyle = colour;
    const hex = probe.fillStyle;
    const parts = hex.startsWith("#") ? [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16)) : [255, 255, 255];
    known.set(colour, (0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]) / 255);
  }
  return known.get(colour);
}

export const least = (numbers) => numbers.reduce((a, b) => Math.min(a, b), Infinity);
export const most = (numbers) => numbers.reduce((a, b) => Math.max(a, b), -Infinity);

export function extentOf(positions) {
  // what the nodes' middles cover
  const x = positions.map((point) => point.x);
  const y = positions.map((point) => point.y);
  return { left: least(x), right: most(x), top: least(y), bottom: most(y) };
}
