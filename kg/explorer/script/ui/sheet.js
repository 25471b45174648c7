// In a narrow window the panel is a sheet below the picture, which has what room is left. Its head can be pulled up and
// down; two buttons do the same without.

import { button } from "./elements.js";

/** From the smallest; as shares of the room there is, up to which a sheet that was pulled is taken to be meant so. */
const SIZES = /** @type {const} */ ([["small", 0.25], ["half", 0.65], ["tall", 1]]);

/** @param {HTMLElement} panel */
export function makeSheet(panel) {
  const desk = /** @type {HTMLElement} */ (panel.parentElement);
  const last = SIZES.length - 1;
  let size = 1;
  const larger = button("▴", () => turn(size + 1), { className: "plain size", "aria-label": "Larger details", title: "Larger", "data-keep": "larger" });
  const smaller = button("▾", () => turn(size - 1), { className: "plain size", "aria-label": "Smaller details", title: "Smaller", "data-keep": "smaller" });

  /** @param {number} wanted */
  function turn(wanted) {
    size = Math.min(last, Math.max(0, wanted));
    desk.dataset.sheet = SIZES[size][0];
    // Not disabled: the one that was pressed would lose the focus.
    larger.setAttribute("aria-disabled", String(size === last));
    smaller.setAttribute("aria-disabled", String(size === 0));
  }

  /** @param {HTMLElement} head by which the sheet is pulled */
  function pulled(head) {
    /** @type {{ y: number, height: number } | null} */
    let start = null;
    head.addEventListener("pointerdown", ({ target, clientY, pointerId, button: pressed }) => {
      // In a wide window it stands at the side.
      if (pressed || getComputedStyle(head).touchAction !== "none" || (target instanceof Element && target.closest("button"))) return;
      start = { y: clientY, height: panel.clientHeight };
      head.setPointerCapture(pointerId);
    });
    head.addEventListener("pointermove", ({ clientY }) => {
      if (start) panel.style.maxHeight = panel.style.height = `${Math.max(48, start.height + start.y - clientY)}px`;
    });
    for (const end of ["pointerup", "pointercancel"]) {
      head.addEventListener(end, () => {
        if (!start) return;
        const share = panel.clientHeight / Math.min(desk.clientHeight, innerHeight);
        const moved = panel.clientHeight !== start.height;
        start = null;
        panel.style.maxHeight = panel.style.height = "";
        if (moved) turn(SIZES.findIndex(([, most]) => share <= most));
      });
    }
  }

  return {
    /** The head of a panel that is shown. @param {HTMLElement} head @param {HTMLElement} close */
    open(head, close) {
      close.before(larger, smaller);
      pulled(head);
      turn(size);
    },
    close() {
      size = 1;
      delete desk.dataset.sheet;
    },
  };
}
