// Text to the clipboard, also where the page was opened from a disk and the modern way is shut.

import { element } from "./elements.js";

/**
 * @param {string} content
 * @returns {Promise<boolean>} whether it was copied
 */
export async function copyText(content) {
  try {
    await navigator.clipboard.writeText(content);
    return true;
  } catch {
    return copyBySelection(content);
  }
}

/** @param {string} content */
function copyBySelection(content) {
  const focused = document.activeElement;
  const field = element("textarea", { value: content, readOnly: true, className: "unseen" });
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  return done;
}
