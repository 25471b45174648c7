// The help dialog: how to read the picture, and the keys.

import { button, element } from "./elements.js";

/** @type {[string[], string][]} */
const KEYS = [
  [["/"], "Find a headline, provider, topic or story"],
  [["←", "→", "↑", "↓"], "In the picture: from mark to mark"],
  [["Enter"], "In the picture: open the mark"],
  [["Space"], "In the picture: read about the mark"],
  [["+", "−", "0"], "In the picture: zoom in, zoom out, fit all of it"],
  [["Esc"], "Close what was opened last; from a story back to all"],
  [["?"], "This help"],
];

/**
 * A dialog made once and opened on demand.
 * @param {{ isOn: () => boolean, turn: (on: boolean) => void }} shortcuts
 */
export function makeHelp(shortcuts) {
  /** @type {HTMLDialogElement | null} */
  let dialog = null;

  function build() {
    const keys = KEYS.flatMap(([names, meaning]) => [
      element("dt", {}, ...names.flatMap((name) => [element("kbd", {}, name), " "])),
      element("dd", {}, meaning),
    ]);
    const keyed = element("input", { type: "checkbox", checked: shortcuts.isOn() });
    keyed.addEventListener("change", () => shortcuts.turn(keyed.checked));
    const made = element(
      "dialog",
      { "aria-labelledby": "help-title" },
      element("h2", { id: "help-title" }, "How to use this page"),
      element("p", {}, "Each large mark is a story: the more articles, the larger. Its colour is its main topic, its place from left to right its time. Press it to see its articles, providers and topics; press one of these to read about it."),
      element("p", {}, "Filters at the left and the period beneath the picture work together. The address of this page holds what you see: copy it to come back to it or to share it. The list view holds everything as text."),
      element("dl", { className: "keys" }, ...keys),
      element("p", {}, element("label", { className: "choice" }, keyed, "Use / and ? anywhere, not in the picture alone")),
      element("p", {}, button("Close", () => made.close(), { autofocus: true })),
    );
    document.body.append(made);
    return made;
  }

  function open() {
    dialog ??= build();
    if (!dialog.open) dialog.showModal();
  }

  return { open };
}
