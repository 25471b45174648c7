// A list to choose topics or providers from: those with most articles first, all of them on demand.

import { count, fold } from "../data/text.js";
import { button, element } from "./elements.js";
import { markOf } from "./marks.js";

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
  const list = element("div", { className: "choices" });
  const query = element("input", { type: "search", placeholder: `Narrow ${count(ids.length)} ${field}`, "aria-label": `Narrow the list of ${field}`, autocomplete: "off", spellcheck: false, hidden: true });
  const more = button("", () => toggle(), { className: "bare", "aria-expanded": "false" });
  const note = element("p", { className: "quiet" });
  const part = element("fieldset", { className: field }, element("legend", {}, title), query, list, note, more);
  part.hidden = !ids.length;
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
    const row = element("label", { className: "choice" }, box, markOf(graph, id), element("bdi", { className: "name" }, graph.label(id)), number);
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

  /** The ids to list: the chosen ones, then those with most articles. @param {Map<number, number>} counts @param {Set<number>} chosen */
  function listed(counts, chosen) {
    const wanted = fold(query.value.trim());
    const number = (/** @type {number} */ id) => counts.get(id) ?? 0;
    const found = ids.filter((id) => chosen.has(id) || (open ? names.get(id)?.includes(wanted) : number(id)));
    found.sort((a, b) => Number(chosen.has(b)) - Number(chosen.has(a)) || number(b) - number(a) || (names.get(a) ?? "").localeCompare(names.get(b) ?? ""));
    return found;
  }

  function update() {
    const counts = app.filtered().counts[field];
    const chosen = new Set(app.state().filters[field]);
    const found = listed(counts, chosen);
    const most = open ? MOST : Math.max(FIRST, chosen.size);
    const shown = found.slice(0, most).map((id) => ({ id, ...rowOf(id) }));
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
    note.textContent = !open ? "" : !found.length ? `No such ${field}` : unseen ? `${count(unseen)} more: write a part of the name above` : "";
    more.textContent = open ? "Show fewer" : `Show all ${count(ids.length)}`;
    more.hidden = !open && ids.length <= shown.length;
  }

  query.addEventListener("input", update);
  return { part, update };
}
