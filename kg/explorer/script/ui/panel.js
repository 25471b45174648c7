// The panel: what is known of the selected node.

import { LOOKS } from "../data/looks.js";
import { button, element, text } from "./elements.js";
import { markOf } from "./marks.js";
import { articleParts } from "./panel_article.js";
import { providerParts, thingParts, topicParts } from "./panel_others.js";
import { rdfPart } from "./panel_rdf.js";
import { storyParts } from "./panel_story.js";
import { makeSheet } from "./sheet.js";

/** @typedef {import("./interface.js").App} App */

/**
 * @param {HTMLElement} panel
 * @param {App} app
 * @param {(message: string) => void} say
 */
export function makePanel(panel, app, say) {
  /** @type {number | null} */
  let shown = null;
  /** @type {Element | null} */
  let opener = null;
  const sheet = makeSheet(panel);

  /** @param {number} id */
  function show(id) {
    const { graph } = app;
    const close = button("✕", () => app.go(null), { className: "plain close", "aria-label": "Close the details" });
    const kind = element("p", { className: "kind" }, markOf(graph, id), LOOKS[graph.look(id)]?.one ?? graph.kind(id));
    const title = text("h2", graph.label(id));
    const language = graph.value(id, "language");
    if (typeof language === "string") title.lang = language;
    const head = element("div", { className: "head" }, kind, close);
    sheet.open(head, close);
    panel.replaceChildren(head, title, ...partsOf(app, id), rdfPart(app, id, say));
    panel.scrollTop = 0;
  }

  function update() {
    const { selected } = app.state();
    if (selected === shown) return;
    const focused = document.activeElement;
    if (shown === null) opener = focused;
    const wasInside = panel.contains(focused);
    const kept = focused instanceof HTMLElement ? focused.dataset.keep : undefined;
    shown = selected;
    panel.hidden = selected === null;
    if (selected === null) {
      panel.replaceChildren();
      sheet.close();
      if (wasInside && opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
      return;
    }
    show(selected);
    // Who pressed a button to come here goes on reading here; who walks the picture stays there.
    if (!wasInside && !focused?.closest("#list, #finder")) return;
    const same = kept && panel.querySelector(`[data-keep="${kept}"]:enabled`);
    if (same instanceof HTMLElement) same.focus();
    else panel.focus({ preventScroll: true });
  }

  return { update };
}

/**
 * @param {App} app
 * @param {number} id
 * @returns {Node[]}
 */
function partsOf(app, id) {
  switch (app.graph.kind(id)) {
    case "article":
      return articleParts(app, id);
    case "story":
      return storyParts(app, id);
    case "provider":
      return providerParts(app, id);
    case "topic":
      return topicParts(app, id);
    default:
      return thingParts(app, id);
  }
}
