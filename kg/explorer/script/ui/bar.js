// The bar above: the switch between views, the filters' switch, the help dialog.

import { button, element } from "./elements.js";
import { makeHelp } from "./help.js";
import { activeFilters } from "./legend.js";
import { makeShortcuts } from "./shortcuts.js";
import { viewsOf } from "./views.js";

/** @typedef {import("./interface.js").App} App */


/**
 * @param {HTMLElement} bar
 * @param {App} app
 */
export function makeBar(bar, app) {
  const switches = viewsOf(app.graph).map(([view, name, title]) => ({ view, made: button(name, () => app.show(view), { className: "", title }) }));
  bar.querySelector("#views")?.append(element("ul", { className: "views" }, ...switches.map(({ made }) => element("li", {}, made))));
  const shortcuts = makeShortcuts({
    "/": () => /** @type {HTMLElement | null} */ (bar.querySelector("#finder input"))?.focus(),
    "?": () => help.open(),
  });
  const help = makeHelp(shortcuts);
  bar.querySelector("#help")?.addEventListener("click", () => help.open());
  bar.querySelector("#help")?.classList.add("plain");
  const filters = makeDrawer(bar);

  function update() {
    const number = activeFilters(app.state().filters);
    filters.name(number ? `Filters (${number})` : "Filters");
    for (const { view, made } of switches) made.setAttribute("aria-pressed", String(app.state().view === view));
  }

  return { update, help, filters };
}

/**
 * The filters' switch: open beside the picture where there is room, else shut at first.
 * @param {HTMLElement} bar
 */
function makeDrawer(bar) {
  const drawer = document.getElementById("filters");
  const control = bar.querySelector("#filters-switch");
  const narrow = matchMedia("(max-width: 1080px), (max-height: 420px)");

  /** @param {boolean} open */
  function turn(open) {
    if (!drawer || !control) return;
    const hadFocus = drawer.contains(document.activeElement);
    drawer.hidden = !open;
    if (!open && hadFocus && control instanceof HTMLElement) control.focus();
    control.setAttribute("aria-expanded", String(open));
  }

  control?.classList.add("plain");
  control?.addEventListener("click", () => turn(Boolean(drawer?.hidden)));
  // In a drawer over the picture, a press elsewhere or Escape shuts it.
  document.getElementById("stage")?.addEventListener("pointerdown", () => narrow.matches && turn(false));
  drawer?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !narrow.matches) return;
    event.stopPropagation();
    turn(false);
  });
  narrow.addEventListener("change", () => turn(!narrow.matches));
  turn(!narrow.matches);

  /** @param {string} words */
  function name(words) {
    if (control && control.textContent !== words) control.textContent = words;
  }

  return { turn, name };
}
