// The query editor: YASGUI on this server's endpoint, with the queries that come with the package as examples.
// Prefixes and terms to complete come from this server; YASGUI would ask other sites for them.
"use strict";

/* global Yasgui */

const endpoint = new URL("/sparql", window.location.href).href;
const FIRST = `SELECT ?article ?headline ?published WHERE {
  ?article a kg:Article ;
    schema:headline ?headline ;
    schema:datePublished ?published .
}
ORDER BY DESC(?published)
LIMIT 20
`;

/**
 * Let YASGUI complete prefixes, classes and properties from what this server knows.
 * @param {{prefixes: Record<string, string>, classes: string[], properties: string[]}} known
 */
function completeFrom(known) {
  const { Yasqe } = Yasgui;
  const prefixes = Object.entries(known.prefixes).map(([name, namespace]) => `${name}: <${namespace}>`);
  const starting = (terms) => (yasqe, token) =>
    terms.filter((term) => term.startsWith((token && token.autocompletionString) || ""));
  Yasqe.forkAutocompleter("prefixes", { name: "known-prefixes", persistenceId: null, get: () => prefixes.sort() });
  Yasqe.forkAutocompleter("class", { name: "known-classes", persistenceId: null, get: starting(known.classes) });
  Yasqe.forkAutocompleter("property", { name: "known-properties", persistenceId: null, get: starting(known.properties) });
  Yasqe.defaults.autocompleters = ["known-prefixes", "known-classes", "known-properties", "variables"];
}

async function start() {
  const known = await (await fetch("/queries.json")).json();
  completeFrom(known);
  const declared = ["kg", "schema"].map((name) => `PREFIX ${name}: <${known.prefixes[name]}>\n`);
  Yasgui.Yasqe.defaults.value = declared.join("") + FIRST;
  const yasgui = new Yasgui(document.getElementById("editor"), {
    requestConfig: { endpoint, method: "POST", acceptHeaderGraph: "text/turtle" },
    copyEndpointOnNewTab: true,
    endpointCatalogueOptions: { getData: () => [{ endpoint }] },
    yasr: { prefixes: known.prefixes },
  });
  const show = (name, query) => {
    const tab = yasgui.addTab(true, { ...Yasgui.Tab.getDefaults(), name });
    tab.setEndpoint(endpoint);
    tab.setQuery(query);
  };

  const select = document.getElementById("examples");
  for (const example of known.examples) {
    const option = document.createElement("option");
    option.value = example.name;
    option.textContent = example.title;
    select.append(option);
  }
  document.getElementById("choice").hidden = known.examples.length === 0;
  select.addEventListener("change", () => {
    const example = known.examples.find((one) => one.name === select.value);
    if (example) show(example.name, example.text);
    select.value = "";
  });
}

start();
