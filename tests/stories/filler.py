"""Articles that tell of nothing in particular, to give a corpus its size: each of another event, with common words."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from kg.stories.telling import Telling


def _words(text: str) -> list[str]:
    return text.split()


START = datetime(2020, 3, 2, 6, tzinfo=UTC)

_WHO = _words("""Samsung Toyota Nestle Siemens Boeing Airbus Pfizer Novartis Walmart Target Costco Ikea Unilever Danone
    Shell Equinor Vodafone Telefonica Orange Ericsson Nokia Huawei Xiaomi Sony Nintendo Ubisoft Netflix
    Spotify Disney Comcast Verizon Goldman Citigroup Barclays Santander Allianz Aviva Lufthansa Ryanair
    Delta Qantas Maersk Volvo Tesla Rivian Senate Parliament Treasury Pentagon NASA Interpol Unesco
    Greenpeace Oxfam Amnesty firefighters nurses teachers farmers commuters archaeologists astronomers
    volcanologists economists surgeons volunteers fishermen pilots dockworkers cyclists Johansson Okafor
    Tanaka Petrov Gutierrez Lindqvist Banerjee Castellano Dubois Eriksen Fitzgerald Haddad Ivanova""")
_VERB = _words("""opens closes delays approves rejects unveils recalls sells buys rebuilds inspects restores audits
    expands halts tests repairs renames rents insures ships surveys sponsors drafts revises withdraws
    doubles trims abandons copies criticises praises questions defends translates publishes auctions
    photographs rescues evacuates""")
_WHAT = _words("""bridge harbour railway tunnel museum library stadium orchard vineyard reservoir lighthouse refinery
    brewery bakery hospital nursery observatory airport warehouse quarry sawmill cathedral monastery zoo
    aquarium glacier wetland forest battery turbine telescope vaccine antibiotic prosthesis scanner
    fertiliser pesticide pipeline transformer pension budget tariff subsidy dividend mortgage ceasefire
    treaty census referendum curriculum scholarship timetable novel opera documentary sculpture mural
    manuscript dictionary podcast concert marathon regatta tournament festival ferry tram bicycle helicopter
    submarine snowplough tractor caravan sailboat lorry parachute drone keyboard headset cheese chocolate
    salmon lobster potato wheat coffee saffron honey olive mushroom almond cabbage wool cotton timber copper
    lithium cobalt cement asphalt glass porcelain plastic helium hydrogen ammonia uranium""")
_HOW = _words("""ageing contested historic costly experimental record abandoned popular remote underwater regional
    temporary rare stolen renovated unfinished electric portable seasonal municipal private national
    floating frozen leaking noisy solar ancient medieval wooden giant miniature imported organic defective
    overdue secret profitable""")
_WHERE = _words("""Oslo Bergen Lisbon Porto Seville Valencia Lyon Nantes Genoa Palermo Athens Izmir Cairo Tunis Lagos
    Nairobi Durban Lima Quito Bogota Havana Denver Tulsa Omaha Fresno Boise Halifax Winnipeg Perth Hobart
    Dunedin Osaka Sapporo Busan Hanoi Manila Jakarta Chennai Pune Lahore Tbilisi Riga Gdansk Brno Graz Basel
    Antwerp Utrecht Malmo Tampere Cork Cardiff""")
_WHY = _words("""drought flood lawsuit merger shortage strike heatwave earthquake election vote petition scandal
    breakthrough discovery complaint accident fire outage inspection boycott celebration anniversary
    retirement resignation rumour dispute verdict donation forecast surplus deficit audit landslide blizzard
    hurricane eclipse""")
_HEADLINE = (
    ("{who}", "{how} {who}", "{where}'s {who}", "{who} and {who2}", "{who} of {where}", "former {who}"),
    (
        "{verb}",
        "{verb}",
        "{verb} and {verb2}",
        "quietly {verb}",
        "{verb} again",
        "to be asked why it {verb}",
        "never {verb}",
    ),
    ("{what}", "{how} {what}", "{what} and {what2}", "a {how} {what}", "its {what}", "the {how} {what} of {where}"),
    (
        "",
        "",
        "",
        "after {why}",
        "amid {why}",
        "in {where}",
        "despite {why}",
        "over {why} in {where}",
        "for {who2}",
        "ahead of {why}",
    ),
)
"""What a headline is made of: one of each, so that few have more in common than their words."""
_MORE = (
    (
        "{day} it came out that",
        "{who2} said",
        "Nobody knew that",
        "For {number} years",
        "{number} {who2} told us that",
        "It is rumoured that",
    ),
    (
        "the {what2}",
        "a {how2} {what2}",
        "no {what2} near {where2}",
        "every {what3}",
        "{who3}",
        "the {what2} beside the {what3}",
    ),
    (
        "was {how2}",
        "had once {verb2} {who3}",
        "could become {how3}",
        "{verb3} more than a {what3}",
        "is worth {number} million",
        "stood in {where2}",
    ),
    (
        "",
        "since the {why2}",
        "because of {why2} and {why3}",
        "like the {what4} in {where3}",
        "until {day}",
        "unlike {who3}",
    ),
)
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_NAMES = "who", "where"
_SYLLABLES = _words("""
    al an ar bel bor cas chi dan del dor el en fa fen gar gol han hel il jor ka kel lan lo lum mar men mi
    nor ol or pa pel qui ra ren ro sal sen sol ta tel tho tor ul va ven vi wan wel yor zan zel""")
_WORDS = {"who": _WHO, "verb": _VERB, "what": _WHAT, "how": _HOW, "where": _WHERE, "why": _WHY, "day": _DAYS}


def _name(chance: random.Random) -> str:
    """A name like any, and like few others: what most articles tell of is told once."""
    return "".join(chance.choice(_SYLLABLES) for _ in range(chance.choice((2, 3, 3)))).capitalize()


def _sentence(parts: tuple[tuple[str, ...], ...], chance: random.Random) -> str:
    words = {
        name + number: _name(chance) if name in _NAMES and chance.random() < 0.7 else chance.choice(some)
        for name, some in _WORDS.items()
        for number in ("", *"234")
    }
    text = " ".join(chance.choice(part) for part in parts).format(**words, number=chance.randrange(3, 400)).strip()
    return text[0].upper() + text[1:]


def filler(
    number: int, *, days: float = 60.0, seed: int = 1, prefix: str = "", abstracts: bool = True, dated: bool = True
) -> Iterator[Telling]:
    """So many articles by forty publishers over some days, each headline after the prefix."""
    chance = random.Random(seed)
    for at in range(number):
        headline = _sentence(_HEADLINE, chance)
        abstract = ". ".join(_sentence(_MORE, chance) for _ in range(chance.choice((1, 2, 2, 3))))
        publisher = f"paper{chance.randrange(40)}.com"
        yield Telling(
            f"https://{publisher}/{seed}-{at}",
            prefix + headline,
            abstract if abstracts else "",
            START + timedelta(days=chance.uniform(0, days)) if dated else None,
            publisher,
        )
