"""``kg load`` as a user runs it: what it prints, and how it fails."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph
import pytest

from kg.vocabulary import RDF_TYPE, expand
from tests.corpus import ROOT, run_kg
from tests.stores.servers import free_port

SEEDS = ROOT / "exports" / "graph.nt"


def test_a_file_is_loaded_and_loaded_again(tmp_path: Path) -> None:
    first = run_kg("load", "ladybug:news.lbug", "--from", SEEDS, cwd=tmp_path)
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.splitlines() == [
        f"Loaded {SEEDS} into ladybug:news.lbug: 69 nodes, 127 relationships",
        "It holds, by its own count: Article 19, Image 19, Provider 16, Source 5, Story 5, Topic 4, Scheme 1; "
        "127 relationships",
    ]
    again = run_kg("load", "ladybug:news.lbug", "--from", SEEDS, "--prune", cwd=tmp_path)
    assert again.stdout.splitlines()[2:] == ["There was nothing of earlier loads in it that the graph does not have"]


def test_little_is_told_as_it_is(tmp_path: Path) -> None:
    one, none = tmp_path / "one.nt", tmp_path / "none.nt"
    one.write_text(f"<https://example.com/t> <{RDF_TYPE}> <{expand('skos:Concept')}> .\n")
    none.write_text("")
    for name in ("ladybug:news.lbug", "oxigraph:news.db"):
        kind = "Topic" if "lbug" in name else "skos:Concept"
        first = run_kg("load", name, "--from", none, cwd=tmp_path)
        assert first.stdout.splitlines() == [
            f"Loaded {none} into {name}: 0 nodes, 0 relationships",
            "It holds, by its own count: nothing",
        ]
        told = run_kg("load", name, "--from", one, cwd=tmp_path).stdout.splitlines()
        count = "0 relationships" if "lbug" in name else "1 triple"
        assert told == [
            f"Loaded {one} into {name}: 1 node, 0 relationships",
            f"It holds, by its own count: {kind} 1; {count}",
        ]
        others = "1 node" if "lbug" in name else "1 node and 1 triple"
        told = run_kg("load", name, "--from", none, cwd=tmp_path).stdout.splitlines()
        assert told[2] == (
            f"It also holds {others} of earlier loads that the graph does not have, such as https://example.com/t; "
            "--prune removes them"
        )
        told = run_kg("load", name, "--from", none, "--prune", cwd=tmp_path).stdout.splitlines()
        assert told[1:] == [
            "It holds, by its own count: nothing",
            f"Removed {others} of earlier loads that the graph no longer has, such as https://example.com/t",
        ]


def test_what_others_put_there_is_told(tmp_path: Path) -> None:
    store = pyoxigraph.Store(str(tmp_path / "news.db"))
    store.load(b"<https://example.com/tom> a <https://schema.org/Person> .", pyoxigraph.RdfFormat.TURTLE)
    store.flush()
    del store
    run = run_kg("load", "oxigraph:news.db", "--from", SEEDS, "--prune", cwd=tmp_path)
    assert run.stdout.splitlines()[2:] == [
        "There was nothing of earlier loads in it that the graph does not have",
        "1 node of such kinds came from elsewhere; --prune leaves it alone",
    ]


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_only_one_line_says_that_nobody_answers(scheme: str) -> None:
    run = run_kg("load", f"{scheme}://127.0.0.1:{free_port()}", "--from", SEEDS)
    assert (run.returncode, run.stdout) == (3, "")
    assert re.fullmatch(r"kg: .* does not answer: [^\n]*[\w)]; see that it runs there\n", run.stderr)


def test_what_is_gone_is_told_and_pruned(tmp_path: Path) -> None:
    smaller = tmp_path / "smaller.nt"
    assert run_kg("build", ROOT / "seeds" / sorted(p.name for p in (ROOT / "seeds").iterdir())[0], "-o", tmp_path,
                  "--format", "nt", "--base-iri", "https://w3id.org/newskg/id/").returncode == 0  # fmt: skip
    (tmp_path / "graph.nt").rename(smaller)
    run_kg("load", "oxigraph:news.db", "--from", SEEDS, cwd=tmp_path)
    told = run_kg("load", "oxigraph:news.db", "--from", smaller, cwd=tmp_path)
    assert (told.returncode, told.stderr) == (0, "")
    assert "of earlier loads that the graph does not have, such as http" in told.stdout
    pruned = run_kg("load", "oxigraph:news.db", "--from", smaller, "--prune", cwd=tmp_path)
    assert (pruned.returncode, pruned.stderr) == (0, "")
    assert "that the graph no longer has" in pruned.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["mysql://localhost"], "kg: what begins with mysql: is no database"),
        (["my/news.lbug"], "kg: 'my/news.lbug' is the name of a file, not an address; write ladybug:my/news.lbug\n"),
        (["ladybug:x", "--batch", "0"], "kg: --batch is 0; give a number of nodes, 1 or more"),
        (["ladybug:x", "--from", "no.nt"], "kg: there is no file 'no.nt'; build one first"),
        (["bolt://neo4j@localhost"], "kg: the address has a user, but there is no password; put it into the env"),
        (["sparql+http://localhost/sparql"], "kg: Virtuoso needs a named graph; write one, as in"),
        (["falkordb://localhost"], "kg: 'falkordb://localhost' names no graph; write one after the port"),
    ],
)
def test_what_cannot_be_is_told(arguments: list[str], said: str, tmp_path: Path) -> None:
    given = arguments if "--from" in arguments else [*arguments, "--from", str(SEEDS)]
    run = run_kg("load", *given, cwd=tmp_path)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith(said)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("ladybug:no/news.lbug", "there is no folder 'no' to put the database into; make it first"),
        ("oxigraph:no/news.db", "there is no folder 'no' to put the database into; make it first"),
        ("ladybug:other.txt", "ladybug:other.txt cannot be opened: the file is no database of Ladybug's; name another"),
    ],
)
def test_what_cannot_be_opened_is_told(url: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("no database\n" * 1000)
    run = run_kg("load", url, "--from", SEEDS, cwd=tmp_path)
    assert (run.returncode, run.stderr) == (3, f"kg: {said}\n")


def test_a_database_in_use_is_told(tmp_path: Path) -> None:
    import ladybug
    import pyoxigraph

    with ladybug.Database(str(tmp_path / "a.lbug")):
        run = run_kg("load", "ladybug:a.lbug", "--from", SEEDS, cwd=tmp_path)
    assert (run.returncode, run.stderr) == (
        3,
        "kg: ladybug:a.lbug cannot be opened: another program has it open; close that one first\n",
    )
    store = pyoxigraph.Store(str(tmp_path / "b"))
    run = run_kg("load", "oxigraph:b", "--from", SEEDS, cwd=tmp_path)
    del store
    assert (run.returncode, "another program has it open; close that one first" in run.stderr) == (3, True)


@pytest.mark.parametrize("name", ["neo4j", "redis", "ladybug"])
def test_a_missing_package_is_named_with_its_extra(name: str, tmp_path: Path) -> None:
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    (hidden / "sitecustomize.py").write_text(f"import sys\nsys.modules[{name!r}] = None\n")
    extra, url = {
        "neo4j": ("neo4j", "bolt://localhost"),
        "redis": ("falkordb", "falkordb://localhost/news"),
        "ladybug": ("ladybug", "ladybug:x"),
    }[name]
    run = run_kg("load", url, "--from", SEEDS, cwd=tmp_path, env={"PYTHONPATH": f"{ROOT}:{hidden}"})
    assert run.returncode == 2
    assert run.stderr == f"kg: this needs the package {name}; in the folder of kg: pip install '.[{extra}]'\n"
