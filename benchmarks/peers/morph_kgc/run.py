"""Run morph-kgc over the tables of `to_json.py`.

    python run.py TABLES [--whole] [--prepare]

In: the folder `to_json.py` wrote, and a Python that has morph-kgc. Out: TABLES/graph.nt, or TABLES/whole.nt.
Mapping and settings are put beside the tables, and morph-kgc takes this process over, so that what is timed is
morph-kgc itself. --whole reads one document, graph.json, by JSONPath; without it every table is a file of its own and
the biggest is read through a DuckDB view, which is quicker. --prepare stops before the run.
"""

import argparse
import os
import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
QUERY = re.compile(r"""rml:query "[^"]*'(\w+)\.json'[^"]*\"""")
SOURCE = re.compile(r"""rml:source "(\w+)\.json" ; rml:iterator "\$\[""")


def whole(mapping: str) -> str:
    """In: the mapping for a file a table. Out: the same for one document, read by JSONPath."""
    mapping = QUERY.sub(r'rml:source "\1.json" ; rml:iterator "$[*]"', mapping)
    return SOURCE.sub(r'rml:source "graph.json" ; rml:iterator "$.\1[', mapping)


def prepare(tables: Path) -> None:
    """In: the folder of tables. Writes mapping and settings of both kinds beside them."""
    mapping = (HERE / "mapping.rml.ttl").read_text(encoding="utf-8")
    config = (HERE / "config.ini").read_text(encoding="utf-8")
    (tables / "mapping.rml.ttl").write_text(mapping, encoding="utf-8")
    (tables / "config.ini").write_text(config, encoding="utf-8")
    (tables / "whole.rml.ttl").write_text(whole(mapping), encoding="utf-8")
    config = config.replace("mapping.rml.ttl", "whole.rml.ttl").replace("graph.nt", "whole.nt")
    (tables / "whole.ini").write_text(config, encoding="utf-8")


def main() -> None:
    """Read the command line, prepare, become morph-kgc."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", type=Path, help="folder written by to_json.py")
    parser.add_argument("--whole", action="store_true", help="one document instead of a file a table")
    parser.add_argument("--prepare", action="store_true", help="write mapping and settings, run nothing")
    options = parser.parse_args()
    prepare(options.tables)
    if not options.prepare:
        os.chdir(options.tables)
        os.execv(sys.executable, [sys.executable, "-m", "morph_kgc", "whole.ini" if options.whole else "config.ini"])


if __name__ == "__main__":
    main()
