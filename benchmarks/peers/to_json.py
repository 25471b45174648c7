"""The JSON that morph-kgc is given: the finished graph, flattened.

    python to_json.py CORPUS OUT

In: a folder of posts. Out: OUT/graph.json, one document with a list for each table, and the same tables as files of
their own (OUT/articles.json, OUT/relatedTo.json ...). All the thinking is done here, before the clock starts: every
address is an IRI already, every record and every link is there once, dates are in UTC, and fields that only some
records have lie in tables of their own, so that morph-kgc reads nothing in vain.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import obvious

RECORDS = {  # table -> kind of node, fields
    "articles": ("article", ["headline", "section", "date", "quality"]),
    "posts": ("article", ["heat", "published"]),
    "abstracts": ("article", ["abstract"]),
    "addresses": ("article", ["url"]),
    "providers": ("provider", ["name", "domain"]),
    "topics": ("topic", ["label"]),
    "images": ("image", ["width", "height"]),
    "captions": ("image", ["caption"]),
    "sources": ("source", []),
}

Table = list[dict[str, Any]]


def tables(corpus: Path) -> dict[str, Table]:
    """In: a folder of posts. Out: the graph as tables; a link table has a record a subject, with all its targets."""
    graph = obvious.build(corpus)
    found: dict[str, Table] = {}
    for table, (kind, fields) in RECORDS.items():
        nodes = ((node, values) for node, values in graph.nodes(data=True) if values.get("kind") == kind)
        rows = [{"iri": node, **{key: values[key] for key in fields if key in values}} for node, values in nodes]
        found[table] = [row for row in rows if len(row) > 1 or not fields]
    links: dict[str, dict[str, list[str]]] = {key: {} for key in obvious.LINKS}
    for subject, target, key in graph.edges(keys=True):
        links[key].setdefault(subject, []).append(target)
    for key, targets in links.items():
        found[key] = [{"iri": subject, "target": list_} for subject, list_ in targets.items()]
    return found


def write(path: Path, value: object) -> None:
    """In: any JSON value. Writes it without spaces, non-ASCII as it is."""
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def main() -> None:
    """Read the command line, flatten, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, help="folder of posts")
    parser.add_argument("out", type=Path, help="folder to write to")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    found = tables(options.corpus)
    write(options.out / "graph.json", found)
    for table, rows in found.items():
        write(options.out / f"{table}.json", rows)


if __name__ == "__main__":
    main()
