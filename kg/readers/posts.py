"""From the fields of a document, or of one entry of its ``related`` list, to a ``Post``."""

from __future__ import annotations

from typing import Any

from kg.model import ImageMention, Post, ProviderMention
from kg.readers.fields import Fields
from kg.readers.repair import decode_percent

MAIN_ADDRESSES = ("webUrl", "originalUrl", "sourceUrl")
OTHER_ADDRESSES = ("ampWebUrl", "ampUrl", "cdnAmpWebUrl", "cdnAmpUrl")

_READ_PAST = frozenset(
    {
        "secured", "featuredContent", "isCached", "layout", "redirect_from", "price", "length", "ratings", "levels",
        "items", "website", "startDateTime", "endDateTime", "location", "bio", "affiliation", "twitter", "linkedin",
    }
)  # fmt: skip
"""Fields that are known and not in the graph, so far or for good. ``secured`` is somebody's ciphertext."""

_POST_FIELDS = frozenset(
    {
        *MAIN_ADDRESSES, *OTHER_ADDRESSES, "title", "name", "excerpt", "language", "lang", "publishedDateTime", "type",
        "category", "quality", "heat", "published", "provider", "topics", "images", "related", "removed",
    }
)  # fmt: skip
_PROVIDER_FIELDS = frozenset({"name", "domain", "description", "images"})
_IMAGE_FIELDS = frozenset({"url", "width", "height", "title"})

MAX_RELATED_DEPTH = 5


def read_post(fields: Fields, source: str, site: str | None, related: tuple[Post, ...] | None = None) -> Post | None:
    """The post that a mapping describes; None where it lacks an address or a title, which is reported.

    ``site`` is the site's own address, to complete paths. ``related`` are the related entries where they
    were read already; else they are read from the mapping.
    """
    found_before = len(fields.tally.findings)
    stated = [fields.url(name) for name in (*MAIN_ADDRESSES, *OTHER_ADDRESSES) if name in fields.values]
    known = list(dict.fromkeys(address for address in stated if address))
    found_between = len(fields.tally.findings)
    title = _one_line(fields.text("title", "name"))
    if not known or not title:
        _report_missing(fields, found_before, found_between, bool(known), bool(title))
        return None
    post: dict[str, Any] = {
        "url": known[0],
        "title": title,
        "source": source,
        "addresses": tuple(known[1:]),
        "excerpt": fields.text("excerpt"),
        "language": fields.language("language", "lang"),
        "date_published": fields.instant("publishedDateTime"),
        "type": _folded(fields.text("type")),
        "category": fields.text("category"),
        "quality": fields.integer("quality"),
        "heat": fields.integer("heat"),
        "published": fields.boolean("published"),
        "provider": _provider(fields, site),
        "topics": tuple(dict.fromkeys(" ".join(name.split()) for name in fields.texts("topics"))),
        "images": read_images(fields, site),
    }
    if related is None:
        entries = fields.mappings("related")
        if len(fields.path) == 2 * MAX_RELATED_DEPTH and (first := next(entries, None)):
            first.finding("nested-related", None, f"related inside related, {MAX_RELATED_DEPTH} deep", "flatten it")
            entries = iter(())
        related = tuple(entry for below in entries if (entry := read_post(below, "", site)) is not None)
    fields.count_unused(_POST_FIELDS, _READ_PAST)
    return Post(**post, related=related)


def _report_missing(fields: Fields, before: int, between: int, has_address: bool, has_title: bool) -> None:
    """Say why there is no post: an address or a title that is wrong was found already, and now counts as an error."""
    fields.count_unused(_POST_FIELDS, _READ_PAST)
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
    if below is None:
        return None
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
