// Changes that belong together: those of one drag, and of keys pressed one after the other, are one step on the way back.

const PAUSE = 1000; // milliseconds after which a key begins something new

let number = 0;

/**
 * @param {HTMLElement} control
 * @returns {() => number} the gesture that is being made on it: changes of the same one belong together
 */
export function gesturesOn(control) {
  let now = (number += 1);
  let last = -Infinity;
  control.addEventListener("pointerdown", () => (now = number += 1), true);
  control.addEventListener(
    "keydown",
    ({ timeStamp }) => {
      if (timeStamp - last > PAUSE) now = number += 1;
      last = timeStamp;
    },
    true,
  );
  return () => now;
}
