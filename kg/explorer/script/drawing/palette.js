// The colours of the style sheet, by name: read again when the system turns light or dark.

/** @typedef {Record<string, string>} Palette */

/**
 * The custom properties of the page as they are now.
 * @returns {(name: string) => string}
 */
export function readPalette() {
  const style = getComputedStyle(document.documentElement);
  /** @type {Map<string, string>} */
  const known = new Map();
  return (name) => {
    let found = known.get(name);
    if (found === undefined) {
      found = style.getPropertyValue(`--${name}`).trim() || style.getPropertyValue("--other").trim() || "gray";
      known.set(name, found);
    }
    return found;
  };
}
