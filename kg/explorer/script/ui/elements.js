// Elements made of plain data. Text from outside goes in as text, never as markup; links lead to the web only.

import { isWebAddress } from "../data/addresses.js";
import { shorten } from "../data/text.js";

const SVG_NAMESPACE = "http://www.w3.org/2000/svg";

/**
 * An element with properties (names with a hyphen, and role, are attributes) and children; a string becomes a text node.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, unknown>} [properties]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-") || name === "role") made.setAttribute(name, String(value));
    else Reflect.set(made, name, value);
  }
  made.append(...children);
  return made;
}

/** More than anybody reads here; the whole is in the Turtle. */
const LONGEST_TEXT = 5000;

/**
 * Text whose script and direction are its own, of a few pages at most.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {string} content
 * @param {string} [className]
 */
export function text(tag, content, className = "") {
  return element(tag, { className, dir: "auto" }, shorten(content, LONGEST_TEXT));
}

/**
 * A link where the address is one of the web; anything else is shown as text.
 * @param {string} address
 * @param {string} [label]
 */
export function link(address, label = address) {
  if (!isWebAddress(address)) return text("span", label);
  return element("a", { href: address, target: "_blank", rel: "noopener noreferrer", dir: "auto" }, shorten(label, LONGEST_TEXT));
}

/**
 * @param {string | Node} label
 * @param {(event: MouseEvent) => void} act
 * @param {Record<string, unknown>} [properties]
 */
export function button(label, act, properties = {}) {
  const made = element("button", { type: "button", className: "plain", ...properties }, label);
  made.addEventListener("click", act);
  return made;
}

/**
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | number>} [attributes]
 * @param {...(Node | string)} children
 * @returns {SVGElementTagNameMap[K]}
 */
export function svgElement(tag, attributes = {}, ...children) {
  const made = document.createElementNS(SVG_NAMESPACE, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}

let unique = 0;

/** An id that no other element has, for labels and descriptions. */
export function freshId() {
  unique += 1;
  return `part-${unique}`;
}
