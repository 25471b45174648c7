// The page's state: what is shown, kept in the address, so that Back leads to the state before.

import { applyFilters } from "./data/filter.js";
import { readState, writeState } from "./data/state.js";

/** @typedef {import("./data/state.js").State} State */

const AT_REST = 150; // milliseconds without a change after which the address is put right

/**
 * @param {import("./data/graph.js").Graph} graph
 * @param {(before: State, isGesture: boolean) => void} changed called after each change but those that `note` makes; whether
 *   it is one of several that belong together, as those of a drag
 */
export function makeStore(graph, changed) {
  let state = readState(location.hash, graph);
  let filtered = applyFilters(graph, state.filters);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  /** @type {number | undefined} */
  let lastGesture;

  /** @param {State} next */
  function become(next) {
    const before = state;
    state = next;
    if (state.filters !== before.filters) filtered = applyFilters(graph, state.filters);
    return before;
  }

  /** @param {"push" | "replace"} how */
  function write(how) {
    clearTimeout(waiting);
    waiting = undefined;
    const hash = `#${writeState(state, graph)}`;
    if (hash === (location.hash || "#")) return;
    if (how === "push") history.pushState(null, "", hash);
    else history.replaceState(null, "", hash);
  }

  /** Browsers allow few changes of the address in a time, and each takes long: of a drag only the end is written. */
  function writeAtRest() {
    clearTimeout(waiting);
    waiting = setTimeout(write, AT_REST, "replace");
  }

  addEventListener("pagehide", () => write("replace"));
  addEventListener("popstate", () => {
    clearTimeout(waiting);
    waiting = undefined;
    lastGesture = undefined;
    changed(become(readState(location.hash, graph)), false);
  });

  return {
    state: () => state,
    /** What the filters leave: the same object until a filter changes. */
    filtered: () => filtered,
    /**
     * The way back leads to the state before; of changes of one gesture, to that before the first.
     * @param {Partial<State>} some
     * @param {number} [gesture] its number
     */
    turn(some, gesture) {
      const goesOn = gesture !== undefined && gesture === lastGesture;
      lastGesture = gesture;
      if (!goesOn && waiting !== undefined) write("replace"); // it belongs to the state before
      const before = become({ ...state, ...some });
      if (goesOn) writeAtRest();
      else write("push");
      changed(before, gesture !== undefined);
    },
    /** Keep something in the address that is seen already. @param {Partial<State>} some */
    note(some) {
      become({ ...state, ...some });
      writeAtRest();
    },
  };
}
