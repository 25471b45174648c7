// A brush over a span of bins: by pointer (drag to choose, drag an edge, drag the whole, a press beside it clears)
// and by keyboard (two handles that are sliders).

import { dragged, keyed } from "../data/spans.js";
import { element } from "./elements.js";
import { gesturesOn } from "./gestures.js";

/** @typedef {import("../data/spans.js").Span} Span */

/**
 * @typedef {object} BrushOptions
 * @property {number} last the number of the last edge
 * @property {(share: number) => number} edgeAt the edge nearest to a place, as a share of the width
 * @property {(edge: number) => number} placeOf
 * @property {(edge: number, end: boolean) => string} name an edge in words, as the beginning or the end of a period
 * @property {(span: Span | null, gesture: number) => void} change
 */

/**
 * @param {HTMLElement} plot
 * @param {BrushOptions} options
 */
export function makeBrush(plot, { last, edgeAt, placeOf, name, change }) {
  const window = element("div", { className: "window" });
  const handles = [handle("Beginning of the period", "begin"), handle("End of the period", "end")];
  plot.append(window, ...handles);
  const gesture = gesturesOn(plot);
  /** @type {Span} */
  let span = { from: 0, to: last };
  /** @type {{ kind: "new" | "from" | "to" | "whole", start: number, span: Span, moved: boolean } | null} */
  let drag = null;

  /** @param {Span | null} chosen null for all of it */
  function show(chosen) {
    span = chosen ?? { from: 0, to: last };
    const { from, to } = { from: placeOf(span.from) * 100, to: placeOf(span.to) * 100 };
    window.style.left = `${from}%`;
    window.style.width = `${to - from}%`;
    window.classList.toggle("all", chosen === null);
    [span.from, span.to].forEach((edge, end) => {
      const made = handles[end];
      if (!made) return;
      made.style.left = `${end ? to : from}%`;
      made.setAttribute("aria-valuemin", String(end ? span.from + 1 : 0));
      made.setAttribute("aria-valuemax", String(end ? last : span.to - 1));
      made.setAttribute("aria-valuenow", String(edge));
      made.setAttribute("aria-valuetext", name(edge, Boolean(end)));
    });
  }

  /** @param {Span} next */
  function choose(next) {
    if (next.from === span.from && next.to === span.to) return;
    change(next.from <= 0 && next.to >= last ? null : next, gesture());
  }

  /** @param {PointerEvent} event */
  function edgeUnder(event) {
    const box = plot.getBoundingClientRect();
    return edgeAt(Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)));
  }

  plot.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    const { target } = event;
    const whole = target === window && !window.classList.contains("all");
    const kind = target === handles[0] ? "from" : target === handles[1] ? "to" : whole ? "whole" : "new";
    drag = { kind, start: edgeUnder(event), span: { ...span }, moved: false };
    plot.setPointerCapture(event.pointerId);
    if (target instanceof HTMLElement && target !== window) target.focus();
    event.preventDefault();
  });

  plot.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const edge = edgeUnder(event);
    if (edge === drag.start && !drag.moved) return;
    drag.moved = true;
    choose(dragged(drag.kind, drag.start, edge, drag.span, last));
  });

  plot.addEventListener("pointerup", () => {
    if (drag?.kind === "new" && !drag.moved) change(null, gesture());
    drag = null;
  });
  plot.addEventListener("pointercancel", () => (drag = null));

  handles.forEach((made, end) => {
    made.addEventListener("keydown", (event) => {
      const edge = keyed(event.key, end ? span.to : span.from, end ? span.from + 1 : 0, end ? last : span.to - 1);
      if (edge === null) return;
      event.preventDefault();
      event.stopPropagation();
      choose(end ? { from: span.from, to: edge } : { from: edge, to: span.to });
    });
  });

  return { show, focus: () => handles[0]?.focus({ preventScroll: true }) };
}

/** @param {string} label @param {string} name */
function handle(label, name) {
  return element("div", { className: `handle ${name}`, role: "slider", tabIndex: 0, "aria-label": label, "aria-orientation": "horizontal" });
}
