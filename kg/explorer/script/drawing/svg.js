// Ink that writes SVG: what is painted on a canvas, painted the same way into a file.

/** @param {string} words */
function escapeXml(words) {
  // What XML 1.0 cannot hold is left out: https://www.w3.org/TR/xml/#charsets
  const fit = words.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd");
  return fit.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign] ?? sign);
}

const ANCHORS = new Map([["left", "start"], ["center", "middle"], ["right", "end"]]);
const BASELINES = new Map([["top", "text-before-edge"], ["middle", "central"]]);

/**
 * @param {number} width
 * @param {number} height
 * @param {(font: string, words: string) => number} measure
 * @returns {{ink: import("./ink.js").Ink, text: (title: string) => string}}
 */
export function makeSvgInk(width, height, measure) {
  /** @type {string[]} */
  const parts = [];
  /** Rectangles of one paint become one element: there may be thousands. @type {string[]} */
  const rectangles = [];
  let paint = "";
  let path = "";
  let dash = "";
  let transform = "";
  /** @type {string[]} */
  const kept = [];
  const n = (/** @type {number} */ value) => String(Math.round(value * 100) / 100);

  /** @type {any} */
  const ink = {
    fillStyle: "", strokeStyle: "", lineWidth: 1, globalAlpha: 1, font: "", textAlign: "left", textBaseline: "top", lineJoin: "miter",
    beginPath: () => (path = ""),
    moveTo: (/** @type {number} */ x, /** @type {number} */ y) => (path += `M${n(x)} ${n(y)}`),
    lineTo: (/** @type {number} */ x, /** @type {number} */ y) => (path += `L${n(x)} ${n(y)}`),
    closePath: () => (path += "Z"),
    quadraticCurveTo: (/** @type {number[]} */ ...places) => (path += `Q${places.map(n).join(" ")}`),
    /** Whole circles only. */
    arc: (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ r) =>
      (path += `M${n(x + r)} ${n(y)}a${n(r)} ${n(r)} 0 1 1 ${n(-2 * r)} 0a${n(r)} ${n(r)} 0 1 1 ${n(2 * r)} 0Z`),
    fill: () => path && put(`<path d="${path}" fill="${escapeXml(ink.fillStyle)}"${shared()}/>`),
    stroke: () => put(`<path d="${path}" fill="none"${stroke()}${dash}${shared()}/>`),
    fillRect: (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ w, /** @type {number} */ h) => {
      const painted = ` fill="${escapeXml(ink.fillStyle)}"${shared()}`;
      if (painted !== paint) flush();
      paint = painted;
      rectangles.push(`M${n(x)} ${n(y)}h${n(w)}v${n(h)}h${n(-w)}Z`);
    },
    fillText: (/** @type {string} */ words, /** @type {number} */ x, /** @type {number} */ y) => letters(words, x, y, ` fill="${escapeXml(ink.fillStyle)}"`),
    strokeText: (/** @type {string} */ words, /** @type {number} */ x, /** @type {number} */ y) => letters(words, x, y, ` fill="none"${stroke()}`),
    measureText: (/** @type {string} */ words) => ({ width: measure(ink.font, words) }),
    setLineDash: (/** @type {number[]} */ lengths) => (dash = lengths.length ? ` stroke-dasharray="${lengths.join(" ")}"` : ""),
    save: () => kept.push(transform),
    restore: () => (transform = kept.pop() ?? ""),
    translate: (/** @type {number} */ x, /** @type {number} */ y) => (transform += `translate(${n(x)} ${n(y)})`),
    rotate: (/** @type {number} */ angle) => (transform += `rotate(${n((angle * 180) / Math.PI)})`),
  };

  function flush() {
    if (rectangles.length) parts.push(`<path d="${rectangles.join("")}"${paint}/>`);
    rectangles.length = 0;
  }

  /** @param {string} part */
  function put(part) {
    flush();
    parts.push(part);
  }

  function shared() {
    return `${ink.globalAlpha < 1 ? ` opacity="${n(ink.globalAlpha)}"` : ""}${transform ? ` transform="${transform}"` : ""}`;
  }

  function stroke() {
    return ` stroke="${escapeXml(ink.strokeStyle)}" stroke-width="${n(ink.lineWidth)}" stroke-linejoin="${ink.lineJoin}"`;
  }

  /** @param {string} words @param {number} x @param {number} y @param {string} painted */
  function letters(words, x, y, painted) {
    const [, weight = "400", size = "12"] = /(?:(\d+) )?([\d.]+)px/.exec(ink.font) ?? [];
    const place = `x="${n(x)}" y="${n(y)}" text-anchor="${ANCHORS.get(ink.textAlign) ?? "start"}" dominant-baseline="${BASELINES.get(ink.textBaseline) ?? "auto"}"`;
    put(`<text ${place} font-size="${size}" font-weight="${weight}"${painted}${shared()}>${escapeXml(words)}</text>`);
  }

  const head = (/** @type {string} */ title) =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${n(width)} ${n(height)}" width="${n(width)}" height="${n(height)}" role="img" font-family="system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"><title>${escapeXml(title)}</title>\n`;
  return {
    ink,
    text: (title) => {
      flush();
      return `${head(title)}${parts.join("\n")}\n</svg>\n`;
    },
  };
}
