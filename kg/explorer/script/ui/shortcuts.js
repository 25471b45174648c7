// The keys that are characters: / finds, ? helps. Who dictates, or types by accident, can switch them off
// (https://www.w3.org/WAI/WCAG22/Understanding/character-key-shortcuts); in the picture they always work.

const NAME = "kg-explorer-keys";
const TYPED_INTO = "input:not([type=checkbox], [type=range]), select, textarea, dialog, dialog *";

/**
 * @param {Record<string, () => void>} acts what each key does
 */
export function makeShortcuts(acts) {
  let on = remembered();

  document.addEventListener("keydown", (event) => {
    const { target, key } = event;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(acts, key)) return;
    if (!(target instanceof HTMLElement) || target.matches(TYPED_INTO)) return;
    if (!on && !target.closest("#picture")) return;
    event.preventDefault();
    acts[key]();
  });

  return {
    isOn: () => on,
    /** @param {boolean} wanted */
    turn(wanted) {
      on = wanted;
      remember(on);
    },
  };
}

// Some browsers keep nothing for a page from a disk: then it holds until the page is closed.
function remembered() {
  try {
    return localStorage.getItem(NAME) !== "off";
  } catch {
    return true;
  }
}

/** @param {boolean} on */
function remember(on) {
  try {
    localStorage.setItem(NAME, on ? "on" : "off");
  } catch {
    // Said above.
  }
}
