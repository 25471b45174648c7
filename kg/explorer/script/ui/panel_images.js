// Pictures on demand: nothing is asked of other servers before the reader says so.

import { isWebAddress } from "../data/addresses.js";
import { count } from "../data/text.js";
import { button, element, link, text } from "./elements.js";
import { texts } from "./panel_lists.js";

/** @typedef {import("./interface.js").App} App */

/**
 * @param {App} app
 * @param {number} id
 */
export function imagesPart(app, id) {
  const { graph } = app;
  const images = [...new Set([...graph.targets(id, "image"), ...graph.targets(id, "logo")])].filter((one) => isWebAddress(addressOf(app, one)));
  if (!images.length) return [];
  const list = element("ul", { className: "images", tabIndex: -1 });
  const number = images.length > 1 ? `Show ${count(images.length)} images` : "Show the image";
  const [they, them] = images.length > 1 ? ["They are", "them"] : ["It is", "it"];
  const ask = element("p", {}, `${they} not in this page: to show ${them} asks other servers for ${them}, which then know of your visit.`);
  const show = button(number, () => {
    list.replaceChildren(...images.map((one) => figureOf(app, one)));
    // Where the button was that had the focus.
    list.focus({ preventScroll: true });
    show.remove();
    ask.remove();
  });
  return [element("h3", {}, images.length > 1 ? "Images" : "Image"), ask, show, list];
}

/** @param {App} app @param {number} id */
function figureOf(app, id) {
  const address = addressOf(app, id);
  const caption = texts(app, id, "caption").join(" ");
  const [width, height] = [Number(app.graph.value(id, "width")), Number(app.graph.value(id, "height"))];
  // The referrer policy and loading must be set before the address, which starts the request.
  const image = element("img", { referrerPolicy: "no-referrer", loading: "lazy", decoding: "async", alt: caption });
  if (width > 0 && height > 0) Object.assign(image, { width, height });
  const note = caption ? text("figcaption", caption) : element("figcaption", {});
  image.addEventListener("error", () => image.replaceWith(element("span", { className: "quiet" }, "This image could not be shown: "), link(address)));
  image.src = address;
  return element("li", {}, element("figure", {}, image, note));
}

/** @param {App} app @param {number} id */
function addressOf(app, id) {
  const { graph } = app;
  return [graph.iri(id), ...texts(app, id, "url")].find(isWebAddress) ?? "";
}
