// The picture: vis-network holds the view, draws a small graph's marks and lines, and knows of pointers.
// What is selected is painted over it, so that a choice among ten thousand marks updates none of them.

/** Links beyond this many are a tangle: then only those of the selected node are drawn. */
const MOST_LINKS = 3000;
const REACH = 14; // pixels from a mark's edge at which a click or a pointer still means it

function makePicture(container, graph) {
  const { nodes, links, options } = graph;
  const bounds = boundsOf([...nodes.map(({ x, y, size }) => [x, y, size]), ...nodes.flatMap(({ island }) => (island ? [island] : []))]);
  const linksDrawn = links.length <= MOST_LINKS;
  const hiddenLooks = new Set();
  const isShown = (node) => !hiddenLooks.has(node.look);
  let selected = null;
  let palette = readPalette();

  const marks = new vis.DataSet(nodes.map(toMark));
  const view = new vis.DataView(marks, { filter: (mark) => isShown(nodes[mark.id]) });
  const edges = linksDrawn ? links.map((link, id) => ({ id, ...link })) : [];
  const network = new vis.Network(container, { nodes: view, edges }, { ...options, ...style() });
  const paintLabels = makeLabels(nodes);

  function toMark({ id, x, y, size, look }) {
    const color = { background: palette[look], border: palette.paper };
    // vis-network takes some microseconds for each mark at each frame: many are left to paintMarks.
    return { id, x, y, size, color, shape: LOOKS[look].shape, hidden: !linksDrawn };
  }

  function style() {
    const color = { color: palette.link, inherit: false, opacity: 0.75 };
    return { nodes: { borderWidth: 1, chosen: false }, edges: { ...options.edges, color, width: 1, chosen: false } };
  }

  network.on("beforeDrawing", (context) => {
    paintIslands(context, nodes, palette);
    if (linksDrawn) return;
    const box = viewBox();
    paintMarks(context, nodes.filter((node) => isShown(node) && inView(node, box)), palette, { dust: 1.7 / network.getScale() });
  });

  network.on("afterDrawing", (context) => {
    const scale = network.getScale();
    let chosen = [];
    if (selected !== null) {
      const centre = nodes[selected];
      const near = [...allNeighbours(centre)].map((id) => nodes[id]).filter(isShown);
      context.save();
      paintSelection(context, centre, near, viewBox(), scale, palette);
      context.restore();
      chosen = [centre, ...near];
    }
    paintLabels(context, scale, palette, nodes.filter(isShown), chosen);
  });

  /** The part of the graph's plane that is in the window. */
  function viewBox() {
    const { x: left, y: top } = network.DOMtoCanvas({ x: 0, y: 0 });
    const { x: right, y: bottom } = network.DOMtoCanvas({ x: container.clientWidth, y: container.clientHeight });
    return { left, top, right, bottom };
  }

  /** The node at a place of the window: the nearest mark within reach. */
  function nodeAt(place) {
    const { x, y } = network.DOMtoCanvas(place);
    let nearest = null;
    let best = REACH / network.getScale();
    for (const node of nodes) {
      const distance = Math.hypot(node.x - x, node.y - y) - node.size;
      if (distance < best && isShown(node)) [nearest, best] = [node.id, distance];
    }
    return nearest;
  }

  function select(id) {
    selected = id;
    network.redraw();
  }

  function toggle(look, on) {
    if (on) hiddenLooks.delete(look);
    else hiddenLooks.add(look);
    view.refresh();
    network.redraw();
  }

  /** Bring a node into the middle of the part of the picture that nothing covers. */
  function centre(id, cover, closer) {
    const scale = closer ? Math.max(network.getScale(), 0.7) : network.getScale();
    const offset = { x: -cover.right / 2, y: -cover.bottom / 2 };
    network.moveTo({ position: { x: nodes[id].x, y: nodes[id].y }, scale, offset });
  }

  /** Everything in view, with room for names at the edges. */
  function fit() {
    const { left, right, top, bottom } = bounds;
    const scale = Math.min((container.clientWidth - 60) / (right - left), (container.clientHeight - 60) / (bottom - top), 1.5);
    network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale });
  }

  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    palette = readPalette();
    network.setOptions(style());
    marks.update(nodes.map(toMark));
  });
  fit();

  return { network, fit, nodeAt, select, toggle, centre, linksDrawn };
}

function inView({ x, y, size }, { left, top, right, bottom }) {
  return x + size > left && x - size < right && y + size > top && y - size < bottom;
}

/** The box around circles. */
function boundsOf(circles) {
  const bounds = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const [x, y, radius] of circles.length ? circles : [[0, 0, 1]]) {
    bounds.left = Math.min(bounds.left, x - radius);
    bounds.right = Math.max(bounds.right, x + radius);
    bounds.top = Math.min(bounds.top, y - radius);
    bounds.bottom = Math.max(bounds.bottom, y + radius);
  }
  return bounds;
}
