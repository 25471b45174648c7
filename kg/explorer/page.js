// The page set up: the parts made and joined.

const byId = (id) => document.getElementById(id);
const graph = readGraph();
const picture = makePicture(byId("picture"), graph);
const panel = makePanel(byId("panel"), graph, (id) => go(id, { move: true }));
const search = makeSearch(byId("query"), byId("hits"), graph, panel, (id) => go(id, { move: true }));

/** Select a node, or nothing: in the picture and in the panel. */
function go(id, { move = false } = {}) {
  search.close();
  picture.select(id);
  if (id === null) return panel.hide();
  panel.show(graph.nodes[id]);
  if (move) byId("panel").focus({ preventScroll: true });
  if (move || isCovered(id)) picture.centre(id, cover(), move);
}

/** How much of the picture the panel lies over: at the right, or at the bottom of a narrow window. */
function cover() {
  const side = byId("panel").getBoundingClientRect();
  const whole = byId("picture").getBoundingClientRect();
  return side.width < whole.width ? { right: whole.right - side.left, bottom: 0 } : { right: 0, bottom: whole.bottom - side.top };
}

function isCovered(id) {
  const { x, y } = picture.network.canvasToDOM(graph.nodes[id]);
  const { right, bottom } = cover();
  const { clientWidth, clientHeight } = byId("picture");
  return x > clientWidth - right - 20 || y > clientHeight - bottom - 20;
}

function makeLegend() {
  for (const [look, { many, title }] of Object.entries(LOOKS)) {
    const number = graph.nodes.filter((node) => node.look === look).length;
    if (!number) continue;
    const box = element("input", { type: "checkbox", checked: true, name: look });
    box.addEventListener("change", () => picture.toggle(look, box.checked));
    const name = look === "article" && !graph.nodes.some((node) => node.look === "post") ? "Articles" : many;
    const numeral = element("span", { className: "count" }, count(number));
    byId("legend").append(element("label", { title }, box, element("span", { className: `mark ${look}` }), `${name} `, numeral));
  }
}

function makeNote() {
  const note = byId("note");
  if (!graph.nodes.length) note.textContent = "There is nothing in this graph yet.";
  else if (!picture.linksDrawn) note.textContent = `${count(graph.links.length)} links are too many to draw at once: select a mark to see its own.`;
  note.hidden = !note.textContent;
}

function zoom(factor) {
  picture.network.moveTo({ scale: picture.network.getScale() * factor });
}

function listen() {
  const tip = byId("tip");
  picture.network.on("click", ({ pointer }) => go(picture.nodeAt(pointer.DOM)));
  byId("picture").addEventListener("pointermove", ({ offsetX, offsetY, buttons, pointerType }) => {
    const id = buttons || pointerType !== "mouse" ? null : picture.nodeAt({ x: offsetX, y: offsetY });
    byId("picture").classList.toggle("over", id !== null);
    tip.hidden = id === null;
    if (id === null) return;
    tip.textContent = graph.nodes[id].label;
    tip.style.left = `${Math.min(offsetX + 14, Math.max(0, byId("picture").clientWidth - tip.offsetWidth - 8))}px`;
    tip.style.top = `${offsetY + 16}px`;
  });
  byId("picture").addEventListener("pointerleave", () => (tip.hidden = true));
  byId("closer").addEventListener("click", () => zoom(1.5));
  byId("farther").addEventListener("click", () => zoom(1 / 1.5));
  byId("whole").addEventListener("click", () => picture.fit());
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !search.close()) go(null);
    if (event.key === "/" && event.target.tagName !== "INPUT") {
      event.preventDefault();
      byId("query").focus();
    }
  });
}

makeLegend();
makeNote();
listen();
// For the console and for tests: the data and the picture as they are.
window.explorer = { graph, picture, go };
