"""Seeded corpora in the shape of the family, of any size.

    python synthetic.py OUT --posts 5000 [--seed 1]

In: a size and a seed. Out: OUT/_news/*.md, OUT/_config.yml and OUT/_data; the same size and seed give the same bytes.
What costs time is as in the reference corpus: posts fall into buckets, and every post repeats the rest of its bucket
as related entries. BUCKETS are the sizes counted there: 32 entries a post on average, few in most, 180 in some. A
bigger corpus has more buckets, not bigger ones, so that a post costs the same in every multiple of 5,000 posts. Only
one bucket is in memory at a time.
"""

import argparse
import base64
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import words

BUCKETS = {  # posts that name each other -> how many such buckets there are in 5,000 posts
    1: 837, 2: 230, 3: 89, 4: 52, 5: 26, 6: 15, 7: 11, 8: 13, 9: 8, 10: 6, 11: 4, 12: 5, 13: 4, 14: 3, 15: 3, 16: 3,
    17: 2, 18: 3, 19: 8, 20: 5, 21: 1, 22: 1, 23: 1, 24: 4, 26: 3, 27: 1, 28: 2, 29: 1, 30: 3, 32: 1, 34: 2, 35: 1,
    36: 2, 38: 2, 41: 2, 42: 1, 49: 1, 51: 1, 53: 2, 55: 2, 60: 1, 61: 1, 63: 1, 65: 1, 92: 1, 114: 1, 128: 1, 138: 1,
    178: 1,
}  # fmt: skip
FIRST_DAY = datetime(2019, 10, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Article:
    """An article as lines of YAML, in the blocks that posts and related entries are made of."""

    file: str
    top: list[str]  # title, excerpt, date
    links: list[str]  # addresses, type
    provider: list[str]
    quality: str
    images: list[str]

    def entry(self) -> str:
        """Out: the article as an item of a related list."""
        return "  - " + "\n    ".join([*self.top, *self.links, *self.provider, self.quality, *self.images]) + "\n"

    def post(self, rng: random.Random, related: str, *, removed: bool) -> str:
        """In: the items of its related list. Out: the whole file."""
        origin = [self.links[0].replace("webUrl", "originalUrl")] if rng.random() < 0.64 else []
        heat = -1 if rng.random() < 0.73 else rng.randrange(110)
        published = "true" if rng.random() < 0.126 else "false"
        flags = [self.quality, f"heat: {heat}", *["removed: true"] * removed, f"published: {published}"]
        logo = f'    - url: "https://news.example/assets/{self.provider[-1].split()[1]}-50x50.jpg"'
        logos = ["  images:", logo, "      width: 50", "      height: 50"] if rng.random() < 0.6 else []
        topics = [f"  - {each}" for each in ["Cloud", *rng.sample(words.TOPICS[1:], rng.choice([0] * 5 + [1, 2]))]]
        secured = ";".join(base64.b64encode(rng.randbytes(size)).decode() for size in (272, 16))
        blocks = [
            ["---", "category: news", *self.top, *origin, *self.links, *flags],
            [*self.provider, *logos],
            ["topics:", *topics],
            self.images,
            ["related:", related.rstrip("\n")] if related else [],
            [f'secured: "{secured}"', "---", "", ""],
        ]
        return "\n\n".join("\n".join(block) for block in blocks if block)


def quoted(text: str) -> str:
    """In: any text. Out: a double-quoted YAML scalar."""
    return json.dumps(text, ensure_ascii=False)


def article(rng: random.Random, number: int, size: int, thing: str, day: datetime) -> Article:
    """In: the article's number, its bucket's size, subject and first day. Out: the article.

    Small buckets are the vendor's own news, big ones the press with its AMP pages and images. Oddities come by number.
    """
    scale = (size >= 20) + (size >= 50)
    title, excerpt = words.headline(rng, thing), words.excerpt(rng, thing)
    excerpt += " --- more --- below" * (number % 97 == 0) + "\r\n\r\nToday," * (number % 89 == 0)
    when = day + timedelta(seconds=rng.randrange(90 * 86400))
    name, domain = words.publisher(rng, number, vendor=[0.6, 0.3, 0.1][scale])
    slug = f"{words.slug(title)}-{number:x}"
    path = f"www.{domain}/{rng.choice(['news', 'blog', 'technology'])}/{when:%Y/%m/%d}/{slug}/"
    query = "?feedType=RSS&feedName=tech" * (number % 61 == 0)
    links = [f'webUrl: "https://{path}{query}"']
    if rng.random() < [0.13, 0.25, 0.36][scale]:
        cache = f"www-{domain.replace('.', '-')}.cdn.ampproject.org/c/s/"
        links += [f'ampWebUrl: "https://{path}amp/"', f'cdnAmpWebUrl: "https://{cache}{path}amp/"']
    images = []
    if rng.random() < [0.43, 0.58, 0.73][scale]:
        file = f"{words.slug(thing)}-{number if rng.random() < 0.8 else 'default'}-large.jpg"
        file += "?w=1200&#038;strip=all" * (number % 83 == 0)
        images = ["images:", f'  - url: "https://cdn.{domain}/content/uploads/{when:%Y/%m}/{file}"']
        width, height = rng.choice([(600, 350), (735, 411), (1200, 630), (1280, 720)])
        images += [f"    width: {width}", f"    height: {height}", "    isCached: true"]
    return Article(
        file=f"{when:%Y-%m-%d}-{slug}.md",
        top=[f"title: {quoted(title)}", f"excerpt: {quoted(excerpt)}", f"publishedDateTime: {when:%Y-%m-%dT%H:%M:%SZ}"],
        links=[*links, "type: article"],
        provider=["provider:", f"  name: {name}", f"  domain: {domain}"],
        quality=f"quality: {rng.randrange(123)}",
        images=images,
    )


def posts(count: int, seed: int) -> Iterator[tuple[str, str]]:
    """In: how many posts, and a seed. Out: file name and text of each, bucket by bucket."""
    rng, made, number = random.Random(seed), 0, 0
    sizes: list[int] = []
    while made < count:
        if not sizes:
            sizes = [size for size, times in BUCKETS.items() for _ in range(times)]
            rng.shuffle(sizes)
        size = min(sizes.pop(), count - made)
        thing, day = words.theme(rng), FIRST_DAY + timedelta(days=rng.randrange(600))
        strangers = size // 40  # entries that are no posts of the corpus
        bucket = [article(rng, number + place, size, thing, day) for place in range(size + strangers)]
        entries = [each.entry() for each in bucket]
        for place, each in enumerate(bucket[:size]):
            related = "".join(entries[:place] + entries[place + 1 :])
            yield each.file, each.post(rng, related, removed=number + place == 9)
        number, made = number + len(bucket), made + size


def write(out: Path, count: int, seed: int) -> None:
    """In: a folder, how many posts, a seed. Writes the corpus."""
    for folder in ("_news", "_data/topics", "_data/organizations"):
        (out / folder).mkdir(parents=True, exist_ok=True)
    for path, text in words.site():
        (out / path).write_bytes(text.encode())
    for name, text in posts(count, seed):
        (out / "_news" / name).write_bytes(text.encode())


def main() -> None:
    """Read the command line, write the corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, help="folder to write to; it should be empty or not there")
    parser.add_argument("--posts", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    write(options.out, options.posts, options.seed)


if __name__ == "__main__":
    main()
