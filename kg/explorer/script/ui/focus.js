// Where the focus goes: past the bar and the filters at once, and somewhere near when what had it is gone.

/** @typedef {import("./interface.js").App} App */

/** What shows the graph now: the picture or the list. @param {App} app */
function shownBy(app) {
  return document.getElementById(app.state().view === "list" ? "list" : "picture");
}

/**
 * The first stop on the way through the page, which leads past dozens of others.
 * @param {HTMLElement} skip
 * @param {App} app
 */
export function makeSkip(skip, app) {
  skip.addEventListener("click", () => shownBy(app)?.focus());

  function update() {
    skip.textContent = `Skip to the ${app.state().view === "list" ? "list" : "picture"}`;
  }

  return { update };
}

/**
 * After a change: where what had the focus is gone, and nothing took it over, it goes to the picture or the list.
 * @param {App} app
 * @param {Element | null} before what had it
 */
export function keepFocus(app, before) {
  if (!before || before === document.body || (before.isConnected && !before.closest("[hidden], [inert]"))) return;
  const now = document.activeElement;
  if (now === before || now === document.body || now === null) shownBy(app)?.focus({ preventScroll: true });
}
