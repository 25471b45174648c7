"""Which generator a site is made with, and what its configuration says: told by its files and folders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.iri import canonical_url
from kg.readers.fields import Fields, Tally
from kg.readers.reader import read_fields
from kg.readers.site import Site
from kg.readers.toml_file import read_toml

_HUGO_NAMES = ("hugo", "config", "config/_default/hugo", "config/_default/config")
_HUGO_SUFFIXES = (".toml", ".yaml", ".yml", ".json")


def site_config(folder: Path, root: Path, tally: Tally) -> Site:
    """The configuration of the site in a folder; one of nothing but Markdown files is ``plain``."""
    place = folder.relative_to(root).as_posix()
    prefix = "" if place == "." else place + "/"
    for fields in _hugo_files(folder, root, tally):
        address = _address(fields, "baseURL", "baseurl")
        return Site("hugo", prefix, address, fields.text("title"), {**_lowered(fields.values)})
    found = [folder / name for name in ("_config.yml", "_config.yaml")]
    for path in filter(Path.is_file, found):
        read = read_fields(path, path.relative_to(root).as_posix(), tally)
        if read is None:
            continue
        if _is_hexo(folder, read.values):
            address = _address(read, "url", base="root")
            return Site("hexo", prefix, address, read.text("title"), dict(read.values))
        address = _address(read, "url", base="baseurl") or _named_in(folder / "CNAME")
        return Site("jekyll", prefix, address, read.text("title"), dict(read.values))
    if (folder / "source" / "_posts").is_dir():
        return Site("hexo", prefix)
    return Site("jekyll" if (folder / "_posts").is_dir() else "plain", prefix)


def _hugo_files(folder: Path, root: Path, tally: Tally) -> Iterator[Fields]:
    has_content = (folder / "content").is_dir()
    for name in _HUGO_NAMES:
        for suffix in _HUGO_SUFFIXES:
            path = folder / (name + suffix)
            if (name == "config" and not has_content) or not path.is_file():
                continue
            source = path.relative_to(root).as_posix()
            read = read_toml(path, source, tally) if suffix == ".toml" else read_fields(path, source, tally)
            if read is not None:
                beside = {} if "/" not in name else _beside(path, root, tally)
                yield Fields({**beside, **read.values}, source, (), read.locate, tally)


def _beside(path: Path, root: Path, tally: Tally) -> dict[str, Any]:
    """Settings that ``config/_default`` keeps in files of their own: ``permalinks.toml``, ``params.yaml`` …"""
    found: dict[str, Any] = {}
    for name in ("languages", "params", "permalinks"):
        for suffix in _HUGO_SUFFIXES:
            other = path.with_name(name + suffix)
            if other.is_file():
                source = other.relative_to(root).as_posix()
                read = read_toml(other, source, tally) if suffix == ".toml" else read_fields(other, source, tally)
                found[name] = dict(read.values) if read is not None else {}
    return found


def _is_hexo(folder: Path, values: Mapping[Any, Any]) -> bool:
    own_names = {"source_dir", "public_dir", "new_post_name", "default_layout", "post_asset_folder"}
    return (folder / "source" / "_posts").is_dir() or (folder / "scaffolds").is_dir() or bool(own_names & values.keys())


def _address(fields: Fields, *names: str, base: str = "") -> str | None:
    """Where the site lives: an address in full, and below it the base path, unless the address ends with it."""
    name = next((name for name in names if name in fields.values), names[0])
    address = (fields.text(name) or "").rstrip("/")
    path = (fields.text(base) or "").strip("/") if base else ""
    if path and not (base == "root" and address.endswith("/" + path)):
        address += "/" + path
    regular = canonical_url(address)
    if regular is not None and "?" not in regular and "#" not in regular:
        return regular.rstrip("/")
    if fields.text(name) and address.strip("/"):
        named = f"{name} and {base}" if base else name
        cure = f"write {name} as https://example.com" + (f" and {base} as /path" if base else "/")
        fields.finding("bad-url", name, f"{named} are no address of a site" if base else "it is no address", cure)
    return None


def _named_in(path: Path) -> str | None:
    """The address of the host that a file ``CNAME`` names, as GitHub Pages reads it."""
    try:
        name = path.read_text(encoding="utf-8").strip() if path.is_file() else ""
    except (OSError, UnicodeDecodeError):
        return None
    regular = canonical_url("https://" + name) if name else None
    return regular.rstrip("/") if regular else None


def _lowered(values: Mapping[Any, Any]) -> dict[str, Any]:
    """Hugo does not tell the case of names of settings apart."""
    return {name.casefold(): value for name, value in values.items() if isinstance(name, str)}
