"""The script anyone would write first: PyYAML, networkx, rdflib, and pyvis if a page is wanted.

    python obvious.py CORPUS OUT [--html]

In: a folder of posts. Out: OUT/graph.nt and OUT/graph.ttl, with --html OUT/graph.html too; the vocabulary of kg by the
straightest road, no care for bad files, no canonical addresses. To be measured against, and to feed `to_json.py`.
"""

import argparse
import re
from datetime import UTC
from pathlib import Path
from typing import Any
from urllib.parse import quote

import networkx as nx
import yaml
from rdflib import RDF, XSD, Graph, Literal, Namespace, URIRef

BASE = "https://w3id.org/newskg/id/"
KG = Namespace("https://w3id.org/newskg/ns#")
PROV = Namespace("http://www.w3.org/ns/prov#")
SCHEMA = Namespace("https://schema.org/")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
CLASSES = {
    "article": [KG.Article, SCHEMA.NewsArticle], "provider": [SCHEMA.NewsMediaOrganization], "topic": [SKOS.Concept],
    "image": [SCHEMA.ImageObject], "source": [PROV.Entity],
}  # fmt: skip
FIELDS = {  # what a node carries -> predicate, datatype
    "headline": (SCHEMA.headline, None), "abstract": (SCHEMA.abstract, None), "url": (SCHEMA.url, None),
    "section": (SCHEMA.articleSection, None), "date": (SCHEMA.datePublished, XSD.dateTime),
    "quality": (KG.quality, XSD.integer), "heat": (KG.heat, XSD.integer), "published": (KG.published, XSD.boolean),
    "name": (SCHEMA.name, None), "domain": (KG.domain, None), "label": (SKOS.prefLabel, None),
    "width": (SCHEMA.width, XSD.integer), "height": (SCHEMA.height, XSD.integer), "caption": (SCHEMA.caption, None),
}  # fmt: skip
LINKS = {  # kind of edge -> predicate
    "publisher": SCHEMA.publisher, "logo": SCHEMA.logo, "about": SCHEMA.about, "image": SCHEMA.image,
    "relatedTo": KG.relatedTo, "alias": KG.alias, "wasDerivedFrom": PROV.wasDerivedFrom,
}  # fmt: skip


def read(path: Path) -> Any:
    """In: one post's file. Out: its front matter."""
    block = re.split(r"^---[ \t]*$", path.read_text(encoding="utf-8-sig"), maxsplit=2, flags=re.MULTILINE)[1]
    return yaml.load(block, Loader=yaml.CSafeLoader)


def iri(text: str) -> str:
    """In: an address as found. Out: the same, percent-encoded where RFC 3987 wants it."""
    return quote(text.strip().replace("&#038;", "&"), safe="%/:=&?~#+!$,;'@()*[]|").replace("|", "%7C")


def describe(graph: "nx.MultiDiGraph[str]", node: str, kind: str, **values: Any) -> None:
    """In: a node and what is said of it. Changes the graph: later words outrank earlier ones."""
    graph.add_node(node, kind=kind, **{key: value for key, value in values.items() if value not in (None, "")})


def add_article(graph: "nx.MultiDiGraph[str]", record: dict[str, Any]) -> str:
    """In: a post or a related entry. Changes the graph. Out: the article's node."""
    found = record.get("webUrl") or record["originalUrl"]
    node, own = iri(found), {key: record.get(key) for key in ("quality", "heat", "published")}
    own |= {"headline": record["title"], "abstract": record.get("excerpt"), "section": record.get("category")}
    own["date"] = f"{record['publishedDateTime'].astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    describe(graph, node, "article", url=found if found != node else None, **own)
    provider = record["provider"]
    publisher = f"{BASE}provider/{provider['domain']}"
    describe(graph, publisher, "provider", name=provider["name"], domain=provider["domain"])
    graph.add_edge(node, publisher, key="publisher")
    for topic in record.get("topics") or []:
        concept = f"{BASE}topic/{re.sub(r'[^a-z0-9]+', '-', topic.lower())}"
        describe(graph, concept, "topic", label=topic)
        graph.add_edge(node, concept, key="about")
    pictures = [(publisher, "logo", image) for image in provider.get("images") or []]
    pictures += [(node, "image", image) for image in record.get("images") or []]
    for owner, link, image in pictures:
        values = {"width": image.get("width"), "height": image.get("height"), "caption": image.get("title")}
        describe(graph, iri(image["url"]), "image", **values)
        graph.add_edge(owner, iri(image["url"]), key=link)
    for field in ("originalUrl", "ampWebUrl", "cdnAmpWebUrl"):
        if record.get(field) and iri(record[field]) != node:
            graph.add_edge(node, iri(record[field]), key="alias")
    return node


def build(corpus: Path) -> "nx.MultiDiGraph[str]":
    """In: a folder of posts. Out: the graph; a post's own words outrank those of related entries."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    posts = [(path.name, post) for path in sorted(corpus.glob("*.md")) if not (post := read(path)).get("removed")]
    for _, post in posts:
        for entry in post.get("related") or []:
            add_article(graph, entry)
    for name, post in posts:
        node, source = add_article(graph, post), f"{BASE}source/{quote(name)}"
        describe(graph, source, "source")
        graph.add_edge(node, source, key="wasDerivedFrom")
        for entry in post.get("related") or []:
            other = iri(entry.get("webUrl") or entry["originalUrl"])
            if other != node:
                graph.add_edge(node, other, key="relatedTo")
    return graph


def to_rdf(graph: "nx.MultiDiGraph[str]") -> Graph:
    """In: the graph. Out: the same as triples."""
    rdf = Graph(bind_namespaces="none")
    for prefix, namespace in {"kg": KG, "prov": PROV, "schema": SCHEMA, "skos": SKOS, "xsd": XSD}.items():
        rdf.bind(prefix, namespace)
    for node, values in graph.nodes(data=True):
        for each in CLASSES.get(values.get("kind", ""), []):
            rdf.add((URIRef(node), RDF.type, each))
        for key, (predicate, datatype) in FIELDS.items():
            if key in values:
                rdf.add((URIRef(node), predicate, Literal(values[key], datatype=datatype, normalize=False)))
    for subject, target, key in graph.edges(keys=True):
        rdf.add((URIRef(subject), LINKS[key], URIRef(target)))
    return rdf


def page(graph: "nx.MultiDiGraph[str]", out: Path) -> None:
    """In: the graph. Writes a pyvis page, the way its README shows it."""
    from pyvis.network import Network

    network = Network(directed=True, height="900px", cdn_resources="in_line")
    network.toggle_physics(False)
    for node, values in graph.nodes(data=True):
        network.add_node(node, label=values.get("headline", values.get("name", node)), group=values.get("kind", "link"))
    for subject, target, key in graph.edges(keys=True):
        network.add_edge(subject, target, title=key)
    out.write_text(network.generate_html(), encoding="utf-8")


def main() -> None:
    """Read the command line, build, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, help="folder of posts")
    parser.add_argument("out", type=Path, help="folder to write to")
    parser.add_argument("--html", action="store_true", help="write a pyvis page as well")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    graph = build(options.corpus)
    rdf = to_rdf(graph)
    rdf.serialize(options.out / "graph.nt", format="nt", encoding="utf-8")
    rdf.serialize(options.out / "graph.ttl", format="turtle", encoding="utf-8")
    if options.html:
        page(graph, options.out / "graph.html")


if __name__ == "__main__":
    main()
