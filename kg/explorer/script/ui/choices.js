// A list to choose topics or providers from: those with most articles first, all of them on demand.

import { count, fold } from "../data/text.js";
import { OTHER } from "../data/topic_colours.js";
import { button, element } from "./elements.js";
import { markOf } from "./marks.js";
import { nameElement } from "./names.js";

/** @typedef {import("./interface.js").App} App */
/** @typedef {{ row: HTMLLabelElement, box: HTMLInputElement, number: HTMLElement }} Row */

const FIRST = 12;
const MOST = 300;

/**
 * @param {App} app
 * @param {"topics" | "providers"} field
 * @param {string} title
 */
export function makeChoices(app, field, title) {
  const { graph } = app;
  const ids = graph.ids(field === "topics" ? "topic" : "provider");
  const names = new Map(ids.map((id) => [id, fold(`${graph.label(id)} ${graph.value(id, "domain") ?? ""}`)]));
  ids.sort((a, b) => (names.get(a) ?? "").localeCompare(names.get(b) ?? "", "en"));
  const list = element("div", { className: "choices" });
  const query = element("input", { type: "search", placeholder: `Narrow ${count(ids.length)} ${field}`, "aria-label": `Narrow the list of ${field}`, autocomplete: "off", spellcheck: false, hidden: true });
  const more = button("", () => toggle(), { className: "bare", "aria-expanded": "false" });
  const note = element("p", { className: "quiet" });
  const part = element("fieldset", { className: field }, element("legend", {}, title), query, list, note, more);
  part.hidden = !ids.length;
  // In the picture they and what is about nothing are alike.
  const grey = field === "topics" && ids.some((id) => graph.topicColour(id) === OTHER) ? "Grey: another topic, or none" : "";
  /** @type {Map<number, Row>} */
  const rows = new Map();
  let open = false;

  function toggle() {
    open = !open;
    query.hidden = !open;
    query.value = "";
    more.setAttribute("aria-expanded", String(open));
    update();
    if (open) query.focus();
  }

  /** @param {number} id */
  function makeRow(id) {
    const box = element("input", { type: "checkbox" });
    const number = element("span", { className: "count" });
    const row = element("label", { className: "choice" }, box, markOf(graph, id), nameElement(graph, id, "name"), number);
    box.addEventListener("change", () => {
      const others = app.state().filters[field].filter((one) => one !== id);
      app.set({ [field]: box.checked ? [...others, id] : others });
    });
    return { row, box, number };
  }

  /** @param {number} id */
  function rowOf(id) {
    const found = rows.get(id) ?? makeRow(id);
    rows.set(id, found);
    return found;
  }

  /** The ids that could be listed, those with most articles first. @param {Map<number, number>} counts @param {Set<number>} chosen */
  function listed(counts, chosen) {
    const wanted = fold(query.value.trim());
    const found = ids.filter((id) => (open ? chosen.has(id) || names.get(id)?.includes(wanted) : chosen.has(id) || counts.get(id)));
    return found.sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  }

  function update() {
    const counts = app.filtered().counts[field];
    const chosen = new Set(app.state().filters[field]);
    const found = listed(counts, chosen);
    // What is chosen stays in sight, yet nothing moves when it is chosen.
    const shown = found.filter((id, at) => at < (open ? MOST : FIRST) || chosen.has(id)).map((id) => ({ id, ...rowOf(id) }));
    for (const { id, row, box, number } of shown) {
      box.checked = chosen.has(id);
      number.textContent = count(counts.get(id) ?? 0);
      row.classList.toggle("none", !counts.get(id));
    }
    const before = [...list.children];
    if (before.length !== shown.length || shown.some(({ row }, at) => before[at] !== row)) {
      const focused = document.activeElement;
      list.replaceChildren(...shown.map(({ row }) => row));
      if (focused instanceof HTMLElement && list.contains(focused)) focused.focus({ preventScroll: true });
    }
    const unseen = found.length - shown.length;
    note.textContent = !open ? grey : !found.length ? `No such ${field}` : unseen ? `${count(unseen)} more: write a part of the name above` : "";
    more.textContent = open ? "Show fewer" : `Show all ${count(ids.length)}`;
    more.hidden = !open && ids.length <= shown.length;
  }

  query.addEventListener("input", update);
  return { part, update };
}
