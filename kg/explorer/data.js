// The page's data unpacked: columns become one record a node, lists of numbers become neighbours.

/** What a node is to a reader: a post of this site, another article, a course and the like, a provider, a topic. */
const LOOKS = {
  post: { one: "Post", many: "Posts", shape: "dot", title: "Articles with a document of their own" },
  article: { one: "Article", many: "Other articles", shape: "dot", title: "Articles known from others' related lists" },
  course: { one: "Course", many: "Courses", shape: "triangle", title: "Courses to take" },
  event: { one: "Event", many: "Events", shape: "triangleDown", title: "What takes place at a time" },
  person: { one: "Person", many: "People", shape: "hexagon", title: "People and their accounts" },
  sample: { one: "Sample", many: "Samples", shape: "triangle", title: "Code to read and run" },
  collection: { one: "Collection", many: "Collections", shape: "triangle", title: "Courses, videos and the like, put together" },
  certification: { one: "Certification", many: "Certifications", shape: "triangle", title: "What one can be certified for" },
  book: { one: "Book", many: "Books", shape: "triangle", title: "Books" },
  game: { one: "Game", many: "Games", shape: "triangle", title: "Games to play" },
  community: { one: "Community", many: "Communities", shape: "hexagon", title: "Groups of people" },
  challenge: { one: "Challenge", many: "Challenges", shape: "triangleDown", title: "Tasks set to all who like" },
  newsletter: { one: "Newsletter", many: "Newsletters", shape: "triangle", title: "Newsletters and their issues" },
  provider: { one: "Provider", many: "Providers", shape: "square", title: "Who published these" },
  topic: { one: "Topic", many: "Topics", shape: "diamond", title: "What these are about" },
};

function readGraph() {
  const raw = JSON.parse(document.getElementById("graph").textContent);
  const nodes = [];
  for (const { group, columns } of raw.tables) {
    const names = Object.keys(columns);
    for (let row = 0; row < columns.iri.length; row += 1) {
      const node = { id: nodes.length, group };
      for (const name of names) {
        if (columns[name][row] !== null) node[name] = columns[name][row];
      }
      node.look = node.documents && group === "article" ? "post" : group;
      node.links = {};
      nodes.push(node);
    }
  }
  const links = [];
  for (const [field, rows] of Object.entries(raw.links)) {
    for (const [from, ...gaps] of rows) {
      let to = 0;
      for (const gap of gaps) {
        to += gap;
        links.push({ from, to });
        neighbours(nodes[from], field).push(to);
        neighbours(nodes[to], `${field} of`).push(from);
      }
    }
  }
  return { nodes, links, options: raw.options };
}

/** Whether a node is an article, a course, an event …, and neither a provider nor a topic. */
function isThing(node) {
  return node.group !== "provider" && node.group !== "topic";
}

/** A node's neighbours by one field; "publisher of" and its like are links that lead to the node. */
function neighbours(node, field) {
  return (node.links[field] ??= []);
}

/** Everything a node is linked with, each once. */
function allNeighbours(node) {
  return new Set(Object.values(node.links).flat());
}

/** Lower case without diacritics, so that "Café" is found by "cafe". */
function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function count(number) {
  return number.toLocaleString("en");
}
