// The line of notes: what is shown of what there is, read out as it changes; what is not in this page.

import { count, plural } from "../data/text.js";
import { element } from "./elements.js";

/** @typedef {import("./interface.js").App} App */

// Read out only once a choice has come to rest, not at each step of a brush.
const REST = 400;

/**
 * @param {HTMLElement} container
 * @param {App} app
 */
export function makeNotes(container, app) {
  const numbers = element("span", { className: "numbers" });
  const spoken = element("span", { className: "unseen", role: "status" });
  const done = element("span", { role: "status" });
  const picture = element("span", {});
  container.append(numbers, spoken, done, picture);
  const { leftOut } = app.graph;
  if (leftOut) container.append(element("span", { className: "left-out" }, `${plural(leftOut, "article or other thing is", "articles and other things are")} not in this page, to keep it small: the largest stories are, then the latest articles.`));
  const stories = app.graph.ids("story").length;
  const all = numbersOf(app.graph, null);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function update() {
    const filtered = app.filtered();
    const now = numbersOf(app.graph, filtered.active);
    const parts = [
      ...(stories ? [ofAll(filtered.stories.length, stories, "story", "stories")] : []),
      ...(all.articles ? [ofAll(now.articles, all.articles, "article", "articles")] : []),
      ...(all.others ? [ofAll(now.others, all.others, "other thing", "other things")] : []),
    ];
    numbers.textContent = parts.join(", ") || "There is nothing in this graph yet.";
    picture.textContent = app.state().view === "list" ? "" : app.note();
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (spoken.textContent !== numbers.textContent) spoken.textContent = numbers.textContent;
    }, REST);
  }

  /**
   * Say what was done, for a while.
   * @param {string} message
   */
  function say(message) {
    done.textContent = message;
    setTimeout(() => {
      if (done.textContent === message) done.textContent = "";
    }, 6000);
  }

  return { update, say };
}

/**
 * How many articles there are and how many other things; of those that are active, or of all.
 * @param {import("../data/graph.js").Graph} graph
 * @param {Uint8Array | null} active
 */
function numbersOf(graph, active) {
  const found = { articles: 0, others: 0 };
  for (let id = 0; id < graph.things; id += 1) {
    if (!active || active[id]) found[graph.kind(id) === "article" ? "articles" : "others"] += 1;
  }
  return found;
}

/**
 * "32 of 506 stories", or "506 stories" where all are there.
 * @param {number} some
 * @param {number} all
 * @param {string} one
 * @param {string} many
 */
function ofAll(some, all, one, many) {
  if (some === all) return plural(all, one, many);
  return `${count(some)} of ${plural(all, one, many)}`;
}
