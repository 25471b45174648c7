// Names beside the marks: as many as find room at this zoom, the most telling nodes first.

const FONT = 12.5;
const ROOM = 18000; // square pixels of picture for each name
const LINE = 26; // letters in a line of a name
const RANK = { topic: 3, post: 2, provider: 1, article: 0 };

function makeLabels(all) {
  const rank = all.map((node) => (RANK[node.look] ?? RANK.post) + (isThing(node) ? 0 : Math.sqrt(allNeighbours(node).size)));
  const measures = new Map();

  /** A name's lines and its width; measured once. */
  function measured(context, node) {
    if (!measures.has(node.id)) {
      const texts = wrap(node.label);
      measures.set(node.id, { texts, width: Math.max(...texts.map((text) => context.measureText(text).width)) });
    }
    return measures.get(node.id);
  }

  /** Name the nodes; where some are chosen, only those, the first of them whatever is in its way. */
  return function paintLabels(context, scale, palette, nodes, chosen) {
    const { width, height } = context.canvas.getBoundingClientRect();
    const { a, d, e, f } = context.getTransform();
    const ratio = context.canvas.width / width;
    const toScreen = ({ x, y, size }) => ({ x: (a * x + e) / ratio, y: (d * y + f) / ratio, size: size * scale });
    const isNear = ({ x, y }) => x > -40 && y > -20 && x < width + 40 && y < height + 20;

    const candidates = (chosen.length ? chosen : nodes).map((node) => ({ node, at: toScreen(node) })).filter(({ at }) => isNear(at));
    const [underMarks, underNames] = [makeOccupancy(width, height), makeOccupancy(width, height)];
    // Smaller marks are dust, which a name may cover.
    for (const { at } of candidates) if (at.size > 2.5) underMarks.take(markBox(at));

    const named = chosen.length || candidates.length <= 60 ? candidates : candidates.filter(isTelling);
    if (!chosen.length) named.sort((one, two) => rank[two.node.id] - rank[one.node.id] || one.node.id - two.node.id);
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.font = `${FONT}px system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif`;
    context.textAlign = "center";
    context.textBaseline = "top";
    context.lineJoin = "round";
    let room = (width * height) / ROOM;
    for (const { node, at } of named) {
      if (room <= 0) break;
      const name = measured(context, node);
      const choices = spots(at, name);
      let spot = choices.find((choice) => underMarks.isFree(choice) && underNames.isFree(choice));
      if (!spot && isLandmark(node, at)) spot = choices.find(underNames.isFree);
      if (!spot && node === chosen[0]) spot = choices[0];
      if (!spot) continue;
      underNames.take(spot);
      room -= 1;
      paintName(context, palette, spot, name.texts, node === chosen[0] || node.look === "topic");
    }
    context.restore();
  };
}

/** From afar, and where there are many, articles keep their headlines to themselves. */
function isTelling({ node, at }) {
  return node.look === "topic" || at.size > (node.look === "provider" ? 2.5 : 5);
}

/** What one finds one's way by is named even over small marks. */
function isLandmark(node, at) {
  return node.look === "topic" || (node.look === "provider" && at.size > 10);
}

/** Where a name may stand: below its mark, above, right, left. */
function spots({ x, y, size }, { texts, width }) {
  const height = texts.length * FONT * 1.2;
  const box = (middle, top) => ({ left: middle - width / 2, right: middle + width / 2, top, bottom: top + height });
  const aside = size + 6 + width / 2;
  return [box(x, y + size + 3), box(x, y - size - 4 - height), box(x + aside, y - height / 2), box(x - aside, y - height / 2)];
}

function markBox({ x, y, size }) {
  return { left: x - size, right: x + size, top: y - size, bottom: y + size };
}

function paintName(context, palette, spot, texts, strong) {
  const middle = (spot.left + spot.right) / 2;
  context.strokeStyle = palette.paper;
  context.lineWidth = 3.5;
  context.fillStyle = strong ? palette.ink : palette.quiet;
  texts.forEach((text, number) => {
    const top = spot.top + number * FONT * 1.2;
    context.strokeText(text, middle, top);
    context.fillText(text, middle, top);
  });
}

/** At most two lines, broken between words where there are any. */
function wrap(name) {
  const lines = [""];
  for (const word of name.trim().split(/\s+/)) {
    const last = lines.at(-1);
    if (last === "" || last.length + 1 + word.length <= LINE) lines[lines.length - 1] = last ? `${last} ${word}` : word;
    else lines.push(word);
  }
  const kept = lines.slice(0, 2).map(cut);
  if (lines.length > 2 && !kept[1].endsWith("…")) kept[1] += "…";
  return kept;
}

function cut(text) {
  const letters = [...text];
  return letters.length > LINE + 4 ? `${letters.slice(0, LINE + 3).join("")}…` : text;
}
