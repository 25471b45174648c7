// The outlines of marks.

/** The corners of a mark of half the width 1, from its middle. @type {Record<string, [number, number][]>} */
const CORNERS = {
  square: [[-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]],
  diamond: [[0, -1.1], [1.1, 0], [0, 1.1], [-1.1, 0]],
  triangle: [[0, -1.1], [1.1, 0.8], [-1.1, 0.8]],
  triangleDown: [[0, 1.1], [1.1, -0.8], [-1.1, -0.8]],
  hexagon: [[1, 0], [0.5, 0.87], [-0.5, 0.87], [-1, 0], [-0.5, -0.87], [0.5, -0.87]],
};

/**
 * Add a mark's outline to the path.
 * @param {import("./ink.js").Ink} ink
 * @param {string} shape
 * @param {number} x
 * @param {number} y
 * @param {number} size half the width
 */
export function outline(ink, shape, x, y, size) {
  const corners = CORNERS[shape];
  if (!corners) {
    ink.moveTo(x + size, y);
    ink.arc(x, y, size, 0, 2 * Math.PI);
    return;
  }
  corners.forEach(([across, down], at) => {
    if (at) ink.lineTo(x + across * size, y + down * size);
    else ink.moveTo(x + across * size, y + down * size);
  });
  ink.closePath();
}
