"""The words of synthetic corpora: headlines, excerpts, publishers, and the site's own data."""

import random
import re
import unicodedata
from collections.abc import Iterator

COMPANIES = ["Contoso", "Fabrikam", "Northwind", "Société Générale", "Müller & Söhne", "Tailspin", "Łódź Labs"]
PRODUCTS = [
    "cloud cost report", "container service", "data lake", "edge AI kit", "façade for legacy apps", "quantum preview",
    "identity platform", "“serverless” runtime", "naïve forecast model", "storage tier", "São Paulo region",
    "machine-learning pipeline", "developer portal", "blockchain ledger", "IoT gateway", "backup vault",
]  # fmt: skip
VERBS = [
    "launches", "expands", "delays", "opens", "rethinks", "buys into", "criticizes", "doubles down on", "explains",
    "quietly retires", "prices", "secures", "previews", "open-sources", "audits", "merges",
]  # fmt: skip
ENDS = [
    "for developers everywhere", "in a $2 billion deal", "as demand grows {n}%", "and what you need to know about it",
    "— and why it matters", "after a long outage", "to help hospitals", 'with "zero trust" built in',
    "in {n} new countries", "ahead of its conference in {place}", "despite rivals’ objections", "says {person}",
]  # fmt: skip
SENTENCES = [
    "{person} said on Monday that the {thing} would reach {n} more customers in {place}.",
    "Analysts in {place} expect the {thing} to change how {n} in a hundred teams plan and pay for their workloads.",
    "“We built the {thing} because customers asked for it,” {person} told reporters in {place}.",
    "Critics point out that the {thing} still depends on {n} regions that aren’t open yet ...",
    "Learn how the {thing} helped {person} cut costs by {n}%, meet compliance rules and move faster.",
    "The deal, worth ${n} million, follows months of talks between {person} and regulators in {place}.",
]
SYLLABLES = ["ba", "cor", "da", "el", "fi", "gra", "ho", "in", "jo", "ka", "lu", "mer", "no", "or", "pi", "ra", "so"]
PLACES = ["Oslo", "São Paulo", "Kraków", "Zürich", "Nairobi", "Osaka", "Dublin", "Austin", "Pune", "Québec"]
PEOPLE = ["Ana Núñez", "Li Wei", "Tom Baker", "Aïcha Diallo", "Priya Nair", "Jürgen Groß", "Sam Lee", "Zoë King"]
OUTLETS = ["Daily", "Cloud", "Tech", "Data", "Metro", "Global", "Business", "Digital", "Open", "Inside"]
KINDS = ["Herald", "Wire", "Review", "Journal", "Insider", "Report", "Weekly", "Times", "Gazette", "Observer", "Café"]
TOPICS = ["Cloud", "AI", "Databases", "Networking", "Analytics", "Storage", "IoT", "Containers", "Security", "DevOps"]
CONFIG = 'title: Cloud Every Day\nurl: https://news.example\nbaseurl: "/cloud"\nlocale: "en-us"\ntopic: Cloud\n'


def slug(text: str) -> str:
    """In: any text. Out: what a site would put into an address."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def theme(rng: random.Random) -> str:
    """Out: what a bucket of articles is about, such as "Daluno data lake"."""
    return "".join(rng.choices(SYLLABLES, k=3)).capitalize() + " " + rng.choice(PRODUCTS)


def filled(rng: random.Random, template: str, thing: str) -> str:
    """In: a template and what it is about. Out: a sentence."""
    return template.format(thing=thing, n=rng.randrange(2, 99), place=rng.choice(PLACES), person=rng.choice(PEOPLE))


def headline(rng: random.Random, thing: str) -> str:
    """In: what it is about. Out: a headline of some 70 characters."""
    return filled(rng, f"{rng.choice(COMPANIES)} {rng.choice(VERBS)} {{thing}} {rng.choice(ENDS)}", thing)


def excerpt(rng: random.Random, thing: str) -> str:
    """In: what it is about. Out: no sentence, one, two or three; some 190 characters on average."""
    count = rng.choices([0, 1, 2, 3], [7, 25, 46, 22])[0]
    return " ".join(filled(rng, each, thing) for each in rng.sample(SENTENCES, count))


def publisher(rng: random.Random, number: int, vendor: float) -> tuple[str, str]:
    """In: an article's number and how likely it is the vendor's own. Out: the publisher's name and domain."""
    if rng.random() < vendor:
        return "Contoso", "contoso.example"
    if rng.random() < 0.09:  # somebody nobody else cites
        return f"Local {rng.choice(KINDS)} {number}", f"local{number}.example"
    name = f"{rng.choice(OUTLETS)} {rng.choice(KINDS)}"
    return name, f"{slug(name)}.example"


def site() -> Iterator[tuple[str, str]]:
    """Out: path and text of the site's own data, the same for every corpus."""
    yield "_config.yml", CONFIG
    for place, topic in enumerate(TOPICS):
        parent = "" if topic == "Cloud" else f"shortname: {topic}\nparent: Cloud\n"
        text = f"taxonomy: topic\n_id: {slug(topic)}\nname: {topic}\n{parent}keywords:\n  - {topic.lower()}\n"
        yield f"_data/topics/{place:02}-{slug(topic)}.yaml", text
    for outlet in OUTLETS:
        name, domain = f"{outlet} Herald", f"{slug(outlet)}-herald.example"
        names = f"name: {name}\notherNames:\n  - The {name}\n"
        text = f"---\ntaxonomy: organization\n_id: {domain}\n{names}domain: {domain}\n---\n"
        yield f"_data/organizations/{domain}.md", text
