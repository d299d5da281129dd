/* The controls over the picture: search, zoom, full screen, save. */

import { centre, closer, farther, fit } from "./network-moving.js";
import { button, element } from "./network-parts.js";
import { askToSave } from "./network-saving.js";

const MOST_FOUND = 8;

export function drawBar(picture) {
  const { strings } = picture;
  const key = JSON.stringify(strings);
  if (key === picture.barKey) return;
  picture.barKey = key;
  picture.bar.setAttribute("aria-label", strings.controls);
  picture.bar.replaceChildren(
    finder(picture),
    button(strings.fit, ["M3 8V3h5M16 3h5v5M21 16v5h-5M8 21H3v-5"], () => fit(picture)),
    button(strings.closer, ["M12 5v14M5 12h14"], () => closer(picture), true),
    button(strings.farther, ["M5 12h14"], () => farther(picture), true),
    button(strings.full, ["M14 4h6v6M20 4l-7 7M10 20H4v-6M4 20l7-7"], () => fullScreen(picture)),
    button(strings.save, ["M12 4v11M7 11l5 5 5-5M4 20h16"], () => askToSave(picture)),
  );
}

function fullScreen(picture) {
  // with the card, which stands beside the picture in the same panel
  if (document.fullscreenElement) document.exitFullscreen();
  else (picture.root.closest(".st-key-network_panel") ?? picture.root).requestFullscreen?.();
}

function finder(picture) {
  const { strings } = picture;
  const box = element("div", "sn-find");
  const input = element("input");
  const list = element("ul");
  list.id = `sn-list-${Math.random().toString(36).slice(2)}`;
  Object.assign(input, { type: "search", placeholder: strings.find, autocomplete: "off" });
  for (const [key, value] of Object.entries({
    role: "combobox", "aria-label": strings.find, "aria-expanded": "false", "aria-controls": list.id,
    "aria-autocomplete": "list",
  })) input.setAttribute(key, value);
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", strings.find);
  list.hidden = true;
  let at = 0;
  let found = [];
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (i) => {
    const id = picture.picture.nodes.id[i];
    input.value = picture.labels[i].join(" ");
    close();
    picture.focused = id;
    centre(picture, id);
    picture.select(id, true);
  };
  const draw = () => {
    const items = found.map((i, place) => option(picture, i, `${list.id}-${place}`, place === at, choose));
    list.replaceChildren(...(items.length ? items : [nothing(strings.nothing)]));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    if (found.length) input.setAttribute("aria-activedescendant", `${list.id}-${at}`);
  };
  input.addEventListener("input", () => {
    at = 0;
    found = input.value.trim() ? search(picture, input.value) : [];
    if (input.value.trim()) draw();
    else close();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return close();
    if (list.hidden || !found.length) return;
    if (event.key === "ArrowDown") at = (at + 1) % found.length;
    else if (event.key === "ArrowUp") at = (at + found.length - 1) % found.length;
    else if (event.key === "Enter") return void choose(found[at]);
    else return;
    event.preventDefault();
    draw();
  });
  input.addEventListener("blur", close);
  box.append(input, list);
  return box;
}

function option(picture, i, id, chosen, choose) {
  const item = element("li");
  item.id = id;
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", String(chosen));
  item.textContent = picture.picture.nodes.name[i];
  item.addEventListener("mousedown", (event) => { event.preventDefault(); choose(i); });
  return item;
}

function nothing(text) {
  const none = element("li");
  none.textContent = text;
  none.setAttribute("role", "option");
  none.setAttribute("aria-disabled", "true");
  return none;
}

function search(picture, text) {
  const wanted = bare(text);
  if (picture.bare?.version !== picture.version) {
    const texts = picture.picture.nodes.name.map((name, i) => bare(`${picture.labels[i].join(" ")} ${name}`));
    picture.bare = { version: picture.version, texts };
  }
  const { texts } = picture.bare;
  const score = (i) => (texts[i].startsWith(wanted) ? 0 : texts[i].includes(` ${wanted}`) ? 1 : 2);
  const found = picture.order.filter((i) => texts[i].includes(wanted));
  return found.sort((a, b) => score(a) - score(b)).slice(0, MOST_FOUND);
}

function bare(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(/ø/g, "o").replace(/æ/g, "ae").replace(/đ|ð/g, "d").replace(/\s+/g, " ").trim();
}
