"""Small sites in which everything has to do with everything, and random changes of them."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

from tests.corpus import write_site

_HOSTS = ("https://a.org", "https://www.a.org", "http://a.org", "https://b.co.uk", "https://www.msn.com")
_PATHS = ("/x", "/x/", "/y", "/x/amp", "/z?utm_source=f", "/z", "/z?id=1")
_TITLES = ("One", "One", "Two & more", "Two & more", "Three: a ban", "Über")
_PROVIDERS: tuple[dict[str, Any], ...] = (
    {"name": "A", "domain": "a.org"},
    {"name": "A News", "domain": "a.org", "images": [{"url": "https://a.org/logo.png", "width": 5}]},
    {"name": "B", "domain": "b.co.uk"},
    {"name": "B", "domain": "b.com"},
    {"name": "B on MSN", "domain": "msn.com"},
    {"name": "a", "domain": "youtube.com"},
)
_TOPICS = ("AI", "ai", "Dev Ops", "DevOps", "IoT", "Nobody's")


def url(random: Random) -> str:
    return random.choice(_HOSTS) + random.choice(_PATHS)


def mention(random: Random, depth: int = 0) -> dict[str, Any]:
    """What a related entry, or the head of a post, says."""
    found: dict[str, Any] = {"title": random.choice(_TITLES), "webUrl": url(random)}
    if random.random() < 0.4:
        # Few posts have such an address: what is only mentioned derives from those that mention it.
        found |= {"title": f"Aside {random.randrange(9)}", "webUrl": f"https://c.org/{random.randrange(9)}"}
    if random.random() < 0.3:
        found["ampWebUrl"] = url(random)
    if random.random() < 0.8:
        found["publishedDateTime"] = f"2020-06-{random.randrange(1, 9):02}T10:00:00Z"
    if random.random() < 0.7:
        found["provider"] = random.choice(_PROVIDERS)
    if random.random() < 0.6:
        found["topics"] = random.sample(_TOPICS, random.randrange(1, 4))
    if random.random() < 0.2:
        found["type"] = random.choice(["article", "course", "video", "blog"])
    if random.random() < 0.2:
        found["heat"] = random.choice([1, 2, 3, "hot"])
    if random.random() < 0.2:
        found["images"] = [{"url": f"https://i.org/{random.randrange(3)}.png", "title": random.choice("ab"), "new": 1}]
    if depth < 2 and random.random() < 0.15:
        found["related"] = [mention(random, depth + 1)]
    return found


def post(random: Random, entries: list[dict[str, Any]]) -> Any:
    """The content of a file: mostly a post with some of the entries, now and then something wrong."""
    kind = random.random()
    if kind < 0.04:
        return "---\ntitle: [\n---\n"
    if kind < 0.07:
        return "nothing"
    found = mention(random)
    found["excerpt"] = random.choice(["short", "donâ€™t", "long" * 5])
    found["related"] = random.sample(entries, random.randrange(0, min(5, len(entries)) + 1))
    if kind < 0.12:
        found["removed"] = True
    if kind < 0.15:
        del found["webUrl"]
    return found


class Site:
    """A site on disk that changes at random."""

    def __init__(self, folder: Path, seed: int, with_data: bool) -> None:
        self.folder, self.random = folder, Random(seed)
        self.entries = [mention(self.random) for _ in range(8)]
        # What stands in lists of posts stands inside other entries, too.
        self.entries += [
            mention(self.random) | {"related": deepcopy(self.random.sample(self.entries, 2))} for _ in "abc"
        ]
        self.names = [f"p{number}.md" for number in range(12)]
        self.there: set[str] = set()
        for name in self.names[:7]:
            self.write(name)
        if with_data:
            write_site(
                folder,
                {
                    "_config.yml": {"title": "Site", "url": "https://site.org"},
                    "_data/topics/ai.yaml": {"name": "AI", "keywords": ["ai"]},
                    "_data/organizations/b.md": {"name": "B", "domain": "b.com", "otherNames": ["Bee"]},
                },
            )

    def write(self, name: str) -> None:
        write_site(self.folder, {f"_news/{name}": post(self.random, self.entries)})
        self.there.add(name)

    def change(self) -> str:
        """Do one thing to the site; says what."""
        random = self.random
        there, absent = sorted(self.there), sorted(set(self.names) - self.there)
        what = random.choice(["edit", "edit", "touch", "remark", "add", "delete", "rename", "swap"])
        if what == "add" and absent:
            self.write(random.choice(absent))
        elif what == "delete" and len(there) > 3:
            name = random.choice(there)
            (self.folder / "_news" / name).unlink()
            self.there.discard(name)
        elif what == "rename" and absent:
            old, new = random.choice(there), random.choice(absent)
            (self.folder / "_news" / old).rename(self.folder / "_news" / new)
            self.there ^= {old, new}
        elif what == "touch":
            (self.folder / "_news" / random.choice(there)).touch()
        elif what == "remark":
            with (self.folder / "_news" / random.choice(there)).open("a", encoding="utf-8") as body:
                body.write(f"\nA remark below the front matter, {random.random()}.\n")
        elif what == "swap":
            old, new = random.sample(there, 2)
            a, b = self.folder / "_news" / old, self.folder / "_news" / new
            text = a.read_bytes()
            a.write_bytes(b.read_bytes())
            b.write_bytes(text)
        else:
            self.write(random.choice(there))
        return what
