// The panel: what is known of the selected node. Foreign text goes in as text, never as markup.

const FIRST_SHOWN = 40;
/** What the panel tells in a word or two: the value's name, its title, and how it is written. */
const FACTS = [
  ["type", "Type"],
  ["start", "Begins", longDate],
  ["end", "Ends", longDate],
  ["location", "Place"],
  ["authors", "By"],
  ["price", "Price"],
  ["length", "Takes", spokenDuration],
  ["levels", "Level"],
  ["rating", "Rating", (average) => String(Math.round(average * 10) / 10)],
  ["ratings", "Ratings", count],
  ["isbn", "ISBN"],
  ["platforms", "Platform"],
  ["programming", "Language"],
  ["followers", "Followers", count],
];

/** An element with properties and children; a string becomes a text node. */
function element(tag, properties, ...children) {
  const made = document.createElement(tag);
  Object.assign(made, properties);
  made.append(...children);
  return made;
}

function text(tag, content, className = "") {
  return element(tag, { className, dir: "auto" }, content);
}

/** A link where the address is one of the web; anything else is shown as text. */
function link(address, label = address) {
  if (!/^https?:\/\//i.test(address)) return text("span", label);
  return element("a", { href: address, target: "_blank", rel: "noopener noreferrer", dir: "auto" }, label);
}

function makePanel(panel, graph, go) {
  const { nodes } = graph;

  /** A button that leads to a node. */
  function goButton(node) {
    const button = element("button", { type: "button", className: "go" }, element("span", { className: `mark ${node.look}` }));
    button.append(element("bdi", {}, node.label));
    if (node.date) button.append(element("small", {}, node.date.slice(0, 10)));
    button.addEventListener("click", () => go(node.id));
    return element("li", {}, button);
  }

  /** A heading and the nodes under it, latest first; a long list opens on demand. */
  function nodeList(title, ids) {
    const found = [...new Set(ids)].sort((a, b) => b - a).map((id) => nodes[id]);
    if (!found.length) return [];
    const list = element("ul", {}, ...found.slice(0, FIRST_SHOWN).map(goButton));
    const heading = element("h3", {}, found.length > 1 ? `${title} (${count(found.length)})` : title);
    if (found.length <= FIRST_SHOWN) return [heading, list];
    const more = element("button", { type: "button", className: "more" }, `Show all ${count(found.length)}`);
    more.addEventListener("click", () => {
      list.append(...found.slice(FIRST_SHOWN).map(goButton));
      more.remove();
    });
    return [heading, list, more];
  }

  function addressList(title, addresses = []) {
    if (!addresses.length) return [];
    return [element("h3", {}, title), element("ul", { className: "plain" }, ...addresses.map((one) => element("li", {}, link(one))))];
  }

  function linked(node, ...fields) {
    return fields.flatMap((field) => node.links[field] ?? []);
  }

  /** What is known in a word or two, a line each. */
  function factList(node) {
    const told = FACTS.filter(([name]) => node[name] !== undefined);
    if (!told.length) return [];
    return [element("dl", {}, ...told.flatMap(([name, title, show = String]) => [element("dt", {}, title), element("dd", { dir: "auto" }, [node[name]].flat().map(show).join(", "))]))];
  }

  function thingParts(node) {
    return [
      ...(node.date ? [element("p", { className: "meta" }, element("time", { dateTime: node.date }, longDate(node.date)))] : []),
      ...(node.text ? [text("p", node.text, "excerpt")] : []),
      ...factList(node),
      ...(node.minted ? [] : [element("p", {}, link(node.iri))]),
      ...nodeList("Belongs to", linked(node, "affiliation")),
      ...nodeList("Provider", linked(node, "publisher")),
      ...nodeList("Topics", linked(node, "about")),
      ...nodeList("Parts", linked(node, "has_part")),
      ...nodeList("Part of", linked(node, "has_part of")),
      ...nodeList(node.group === "article" ? "Related articles" : "Related", linked(node, "related_to", "related_to of")),
      ...addressList("Accounts", node.accounts),
      ...addressList("Code", node.repository ? [node.repository] : []),
      ...addressList(node.minted ? "Addresses" : "Other addresses", node.addresses),
      ...addressList("Pictures", node.images),
      ...addressList("Read from", node.documents),
    ];
  }

  /** A list for each kind of thing, articles first. */
  function byLook(ids) {
    const groups = new Map([["article", []]]);
    for (const id of ids) {
      const { group } = nodes[id];
      if (!groups.has(group)) groups.set(group, []);
      groups.get(group).push(id);
    }
    return [...groups].flatMap(([group, found]) => nodeList(group === "article" ? "Articles" : LOOKS[group].many, found));
  }

  function otherParts(node) {
    return [
      ...(node.names ? [text("p", `Also ${node.names.join(", ")}`, "meta")] : []),
      ...(node.text ? [text("p", node.text, "excerpt")] : []),
      ...(node.domain ? [element("p", {}, link(`https://${node.domain}/`, node.domain))] : []),
      ...nodeList("Part of", linked(node, "broader")),
      ...nodeList("Narrower topics", linked(node, "broader of")),
      ...nodeList("People", linked(node, "affiliation of")),
      ...byLook(linked(node, "publisher of", "about of")),
    ];
  }

  function show(node) {
    const close = element("button", { type: "button", className: "close", ariaLabel: "Close" }, "✕");
    close.addEventListener("click", () => go(null));
    const kind = element("div", { className: "kind" }, element("span", { className: `mark ${node.look}` }), LOOKS[node.look].one, close);
    const title = text("h2", node.label);
    if (node.lang) title.lang = node.lang;
    panel.replaceChildren(kind, title, ...(isThing(node) ? thingParts(node) : otherParts(node)));
    panel.hidden = false;
    panel.scrollTop = 0;
  }

  return { show, hide: () => (panel.hidden = true), goButton };
}

function longDate(date) {
  const format = { dateStyle: "long", timeStyle: "short", timeZone: "UTC" };
  return `${new Date(date).toLocaleString("en-GB", format)} UTC`;
}

/** "PT1H30M" as "1 h 30 min". */
function spokenDuration(duration) {
  const [, date, time = ""] = /^P([^T]*)(?:T(.*))?$/.exec(duration) ?? [null, "", duration];
  const spoken = (text, units) => text.replace(/([\d.]+)([A-Z])/g, (_, number, unit) => `${number} ${units[unit] ?? unit} `);
  return `${spoken(date, { Y: "years", M: "months", D: "d" })}${spoken(time, { H: "h", M: "min", S: "s" })}`.trim();
}
