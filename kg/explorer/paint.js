// Painting by hand: what vis-network does not draw, or not fast enough for ten thousand marks.

function readPalette() {
  const style = getComputedStyle(document.documentElement);
  const names = ["paper", "ground", "ink", "link", "accent", "quiet", ...Object.keys(LOOKS)];
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

/** Each topic's island in a large graph: the ground its articles stand on. */
function paintIslands(context, nodes, palette) {
  context.fillStyle = palette.ground;
  for (const { island } of nodes) {
    if (!island) continue;
    context.beginPath();
    context.arc(...island, 0, 2 * Math.PI);
    context.fill();
  }
}

/** These marks, each at least so large; what is no larger than dust is a speck, which is quicker. */
function paintMarks(context, nodes, palette, { least = 0, dust = 0 }) {
  for (const [look, { shape }] of Object.entries(LOOKS)) {
    context.fillStyle = palette[look];
    for (const node of nodes) {
      if (node.look !== look) continue;
      const size = Math.max(node.size, least);
      if (size < dust) {
        const half = size * 0.89; // as much colour as in the dot
        context.fillRect(node.x - half, node.y - half, 2 * half, 2 * half);
      } else {
        context.beginPath();
        outline(context, shape, node, size);
        context.fill();
      }
    }
  }
}

/** The corners of a mark of half the width 1, from its middle. */
const CORNERS = {
  diamond: [[0, -1], [1, 0], [0, 1], [-1, 0]],
  triangle: [[0, -1.1], [1.1, 0.8], [-1.1, 0.8]],
  triangleDown: [[0, 1.1], [1.1, -0.8], [-1.1, -0.8]],
  hexagon: [[1, 0], [0.5, 0.87], [-0.5, 0.87], [-1, 0], [-0.5, -0.87], [0.5, -0.87]],
};

function outline(context, shape, { x, y }, size) {
  if (shape === "dot") {
    context.moveTo(x + size, y);
    context.arc(x, y, size, 0, 2 * Math.PI);
  } else if (shape === "square") {
    context.rect(x - size, y - size, 2 * size, 2 * size);
  } else {
    const [[left, top], ...others] = CORNERS[shape];
    context.moveTo(x + left * size, y + top * size);
    for (const [dx, dy] of others) context.lineTo(x + dx * size, y + dy * size);
    context.closePath();
  }
}

/** A veil over everything, then the selected node, its links and its neighbours clear above it. */
function paintSelection(context, centre, near, view, scale, palette) {
  context.globalAlpha = 0.7;
  context.fillStyle = palette.paper;
  context.fillRect(view.left, view.top, view.right - view.left, view.bottom - view.top);
  // Many lines from one place would run together into a blot.
  context.globalAlpha = Math.max(0.12, Math.min(0.9, 6 / Math.sqrt(near.length + 1)));
  context.strokeStyle = palette.accent;
  context.lineWidth = 1.4 / scale;
  context.beginPath();
  for (const node of near) {
    context.moveTo(centre.x, centre.y);
    context.lineTo(node.x, node.y);
  }
  context.stroke();
  context.globalAlpha = 1;
  paintMarks(context, [...near, centre], palette, { least: 2.2 / scale });
  context.strokeStyle = palette.ink;
  context.lineWidth = 2.5 / scale;
  context.beginPath();
  context.arc(centre.x, centre.y, Math.max(centre.size * 1.25, 3 / scale) + 4 / scale, 0, 2 * Math.PI);
  context.stroke();
}
