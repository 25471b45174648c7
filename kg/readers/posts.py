"""From the fields of a document, or of one entry of its ``related`` list, to a ``Post``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.kinds import Judgement, judge
from kg.model import ImageMention, Post, ProviderMention
from kg.readers.details import ALL_FIELDS, FIELDS, INSIDE, is_own_address, read_details
from kg.readers.fields import Fields
from kg.readers.repair import decode_percent

MAIN_ADDRESSES = ("webUrl", "originalUrl", "sourceUrl")
OTHER_ADDRESSES = ("ampWebUrl", "ampUrl", "cdnAmpWebUrl", "cdnAmpUrl")

_READ_PAST = frozenset({"secured", "featuredContent", "isCached", "layout", "redirect_from"})
"""Fields that are known and not in the graph. ``secured`` is somebody's ciphertext."""

_POST_FIELDS = frozenset(
    {
        *MAIN_ADDRESSES, *OTHER_ADDRESSES, "title", "name", "excerpt", "language", "lang", "publishedDateTime", "type",
        "category", "quality", "heat", "published", "provider", "topics", "images", "related", "removed",
        "modifiedDateTime", "aliases",
    }
)  # fmt: skip
_FIELDS_OF = {kind: _POST_FIELDS | names for kind, names in FIELDS.items()}
_ELSEWHERE = _READ_PAST | ALL_FIELDS
"""Fields that are known and say nothing for the graph; among them those that things of another kind have."""
_PROVIDER_FIELDS = frozenset({"name", "domain", "description", "images"})
_IMAGE_FIELDS = frozenset({"url", "width", "height", "title"})

MAX_RELATED_DEPTH = 5


def field_names() -> list[str]:
    """The names of all fields of a post of any kind, and of those inside them, with a dot between."""
    below = {"provider": _PROVIDER_FIELDS, "images": _IMAGE_FIELDS, "affiliation": _PROVIDER_FIELDS, **INSIDE}
    inside = [f"{name}.{part}" for name, parts in below.items() for part in parts]
    return sorted({*_POST_FIELDS, *_ELSEWHERE, *inside})


def read_post(fields: Fields, source: str, site: str | None, related: tuple[Post, ...] | None = None) -> Post | None:
    """The post that a mapping describes; None where it lacks an address or a title, which is reported.

    What is no article needs no address where it is a document of its own, a file with a ``source``. ``site`` is
    the site's own address, to complete paths. ``related`` are the related entries where they were read already;
    else they are read from the mapping.
    """
    kind, type_ = judgement(fields.values, source)
    found_before = len(fields.tally.findings)
    stated = [fields.url(name) for name in (*MAIN_ADDRESSES, *OTHER_ADDRESSES) if name in fields.values]
    if "aliases" in fields.values:
        stated += _urls(fields, "aliases")
    known = list(dict.fromkeys(address for address in stated if address))
    website = fields.url("website") if "website" in FIELDS[kind] else None
    if website and not known and is_own_address(website, kind):
        known = [website]
    found_between = len(fields.tally.findings)
    title = _one_line(fields.text("title", "name"))
    if not title or not (known or (source and kind != "article")):
        _report_missing(fields, kind, found_before, found_between, bool(known), bool(title))
        return None
    pages = (website,) if website and website not in known else ()
    post: dict[str, Any] = {
        "url": known[0] if known else "",
        "title": title,
        "source": source,
        "addresses": tuple(known[1:]),
        "excerpt": fields.text("excerpt", "bio") if "bio" in FIELDS[kind] else fields.text("excerpt"),
        "language": fields.language("language", "lang"),
        "date_published": fields.instant("publishedDateTime"),
        "type": _folded(fields.text("type")) or type_,
        "category": fields.text("category"),
        "quality": fields.integer("quality"),
        "heat": fields.integer("heat"),
        "published": fields.boolean("published"),
        "provider": _provider(fields, site),
        "topics": tuple(dict.fromkeys(" ".join(name.split()) for name in fields.texts("topics"))),
        "images": read_images(fields, site),
        "kind": kind,
        "details": read_details(fields, kind, pages, _affiliation(fields, site) if kind == "person" else ()),
    }
    if "modifiedDateTime" in fields.values:
        post["date_modified"] = fields.instant("modifiedDateTime")
    if related is None:
        entries = fields.mappings("related")
        if len(fields.path) == 2 * MAX_RELATED_DEPTH and (first := next(entries, None)):
            first.finding("nested-related", None, f"related inside related, {MAX_RELATED_DEPTH} deep", "flatten it")
            entries = iter(())
        related = tuple(entry for below in entries if (entry := read_post(below, "", site)) is not None)
    if isinstance(fields.values.get("items"), list) and "items" in FIELDS[kind] and source:
        post["parts"] = _parts(fields, site)
    fields.count_unused(_FIELDS_OF[kind], _ELSEWHERE)
    fields.count_unheard("title", "name")
    fields.count_unheard("language", "lang")
    return Post(**post, related=related)


def _parts(fields: Fields, site: str | None) -> tuple[Post, ...]:
    """The items of a collection that say themselves what they are; paths and addresses are none of them."""
    told = {index: item for index, item in enumerate(fields.values["items"]) if isinstance(item, Mapping)}
    path = (*fields.path, "items")
    below = (Fields(item, fields.file, (*path, index), fields.locate, fields.tally) for index, item in told.items())
    return tuple(part for item in below if (part := read_post(item, "", site)) is not None)


def _urls(fields: Fields, name: str) -> list[str | None]:
    """A list of web addresses, or a single one; None for each that is none, which is reported."""
    value = fields.values.get(name)
    if not isinstance(value, list):
        return [fields.url(name)]
    below = Fields(dict(enumerate(value)), fields.file, (*fields.path, name), fields.locate, fields.tally)
    return [below.url(index) for index in range(len(value))]


def judgement(values: Mapping[Any, Any], source: str, dated: bool = False) -> Judgement:
    """What a post is about; a value that is no text tells nothing here, and is reported where it is read."""
    type_, category = values.get("type"), values.get("category")
    return judge(
        type_.strip().casefold() or None if isinstance(type_, str) else None,
        source,
        category if isinstance(category, str) else None,
        dated or bool(values.get("publishedDateTime")),
        values,
    )


def _report_missing(fields: Fields, kind: str, before: int, between: int, has_address: bool, has_title: bool) -> None:
    """Say why there is no post: an address or a title that is wrong was found already, and now counts as an error."""
    fields.count_unused(_FIELDS_OF[kind], _ELSEWHERE)
    wrong_address, wrong_title = between > before, len(fields.tally.findings) > between
    fields.raise_to_errors(before)
    missing = [
        name
        for name, there, said in (("address", has_address, wrong_address), ("title", has_title, wrong_title))
        if not there and not said
    ]
    if missing:
        cure = "give it a webUrl" if "address" in missing else "give it a title"
        what = "the related entry" if fields.path else "the post"
        message = f"{what} has no {' and '.join(missing)}"
        fields.finding("no-" + "-no-".join(missing), None, message, cure, level="error")


def is_removed(fields: Fields) -> bool:
    """Whether the site has withdrawn the post."""
    return fields.boolean("removed") is True


def _provider(fields: Fields, site: str | None) -> ProviderMention | None:
    below = fields.mapping("provider", text_as="name")
    return None if below is None else _mention(below, site)


def _affiliation(fields: Fields, site: str | None) -> tuple[ProviderMention, ...]:
    found = [_mention(below, site) for below in fields.mappings("affiliation", text_as="name")]
    return tuple(dict.fromkeys(mention for mention in found if mention))


def _mention(below: Fields, site: str | None) -> ProviderMention | None:
    written = _one_line(below.text("name"))
    name = decode_percent(written) if written else None
    if name != written:
        below.tally.repairs["percent-encoding"] += 1
    provider = ProviderMention(
        name=_one_line(name),
        domain=below.domain("domain"),
        description=below.text("description"),
        images=read_images(below, site),
    )
    below.count_unused(_PROVIDER_FIELDS, _READ_PAST)
    return provider if provider.name or provider.domain else None


def read_images(fields: Fields, site: str | None) -> tuple[ImageMention, ...]:
    """The pictures in a mapping's ``images``, each once; those without a usable address are reported."""
    found: dict[ImageMention, None] = {}
    for below in fields.mappings("images", text_as="url"):
        url = below.url("url", site)
        image = ImageMention(
            url or "", below.integer("width", 1), below.integer("height", 1), _one_line(below.text("title"))
        )
        below.count_unused(_IMAGE_FIELDS, _READ_PAST)
        if url:
            found[image] = None
        elif not below.values.get("url"):
            below.finding("no-address", None, "the image has no address", "give it a url, or remove it")
    return tuple(found)


def _one_line(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None


def _folded(text: str | None) -> str | None:
    return text.casefold() if text else None
