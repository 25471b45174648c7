// Search: every word typed must occur in a node's name, domain or text; names that start with it first.

const MOST_HITS = 30;

function makeSearch(input, hits, graph, panel, go) {
  let index = null;

  function find(query) {
    // Folded when first needed: the page opens sooner.
    index ??= graph.nodes.map(({ label, domain = "", text = "" }) => ({ name: fold(`${label} ${domain}`), all: fold(`${label} ${domain} ${text}`) }));
    const words = fold(query).split(/\s+/).filter(Boolean);
    if (!words.length) return null;
    const ranked = [];
    index.forEach(({ name, all }, id) => {
      if (!words.every((word) => all.includes(word))) return;
      const rank = name.startsWith(words[0]) ? 0 : words.every((word) => name.includes(word)) ? 1 : 2;
      ranked.push({ id, rank });
    });
    // Topics and providers have the higher numbers and are few: they lead; then the latest articles.
    return ranked.sort((a, b) => a.rank - b.rank || b.id - a.id).map(({ id }) => graph.nodes[id]);
  }

  function update() {
    const found = find(input.value);
    hits.hidden = found === null;
    if (!found) return;
    const rows = found.slice(0, MOST_HITS).map(panel.goButton);
    if (found.length > MOST_HITS) rows.push(element("li", {}, `and ${count(found.length - MOST_HITS)} more`));
    if (!found.length) rows.push(element("li", {}, "Nothing found"));
    hits.replaceChildren(...rows);
  }

  input.addEventListener("input", update);
  input.addEventListener("focus", update);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") hits.querySelector("button")?.click();
    if (event.key === "ArrowDown") hits.querySelector("button")?.focus();
  });
  hits.addEventListener("keydown", (event) => {
    const row = event.target.closest("li");
    if (event.key === "ArrowDown") row.nextElementSibling?.querySelector("button")?.focus();
    if (event.key === "ArrowUp") (row.previousElementSibling?.querySelector("button") ?? input).focus();
    if (event.key.startsWith("Arrow")) event.preventDefault();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!event.target.closest("#search")) hits.hidden = true;
  });
  /** Whether there was something to close. */
  function close() {
    const wasOpen = !hits.hidden;
    hits.hidden = true;
    return wasOpen;
  }

  return { close };
}
