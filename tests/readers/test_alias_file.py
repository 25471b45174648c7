"""The alias file: what it can say, and that each line that is wrong is named with its cure."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.alias_file import AliasFile
from kg.errors import UsageError
from kg.readers.alias_file import read_alias_file

WHOLE = """\
# Who is who.
same-as:
  articles:
    - [https://example.com/a, https://example.org/b?id=7]
  publishers:
    - [ign.com, youtube.com/IGN, https://msn.com/IGN]
  topics:
    - [AI, Artificial Intelligence, KI]
not-same-as:
  topics:
    - [Go, Golang]
names:
  publishers:
    wsj.com: The Wall  Street Journal
  topics:
    AI: Artificial Intelligence
platforms:
  add:
    Write.as: Write.as
  remove: [Medium.com]
tracking-parameters:
  add: [campaign, wt_*]
  remove: [mod, utm_id]
"""


def read(folder: Path, text: str, name: str = "aliases.yaml") -> AliasFile:
    (folder / name).write_text(text, encoding="utf-8")
    return read_alias_file(folder / name)


def refused(folder: Path, text: str, name: str = "aliases.yaml") -> str:
    with pytest.raises(UsageError) as caught:
        read(folder, text, name)
    return str(caught.value)


def test_all_that_can_be_said(tmp_path: Path) -> None:
    assert read(tmp_path, WHOLE) == AliasFile(
        same=(
            ("articles", ("https://example.com/a", "https://example.org/b?id=7")),
            ("publishers", ("ign.com", "youtube.com/IGN", "https://msn.com/IGN")),
            ("topics", ("AI", "Artificial Intelligence", "KI")),
        ),
        different=(("topics", ("Go", "Golang")),),
        names=(("publishers", "wsj.com", "The Wall Street Journal"), ("topics", "AI", "Artificial Intelligence")),
        add_platforms=(("write.as", "Write.as"),),
        remove_platforms=("medium.com",),
        add_tracking=("campaign", "wt_*"),
        remove_tracking=("mod", "utm_id"),
    )


def test_json_says_the_same(tmp_path: Path) -> None:
    content = {"same-as": {"topics": [["AI", "KI"]]}}
    assert read(tmp_path, json.dumps(content), "a.json") == AliasFile(same=(("topics", ("AI", "KI")),))


def test_a_suggestion_of_which_nothing_was_accepted_decides_nothing(tmp_path: Path) -> None:
    text = "# Likely identities.\nsame-as:\n  topics:\n    # - [AI, KI]\n"
    assert read(tmp_path, text) == AliasFile()


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("- a\n- b\n", 0, "not-a-mapping"),
        ("just text\n", 0, "not-a-mapping"),
        ("same-as:\n  topics:\n    - [AI, KI\nnames: {}\n", 3, "bad-yaml"),
        ("same-as:\n  topics: []\nsame-as:\n  topics: []\n", 3, "'same-as' stands here a second time"),
        ("names:\n  topics: {AI: KI, AI: Bots}\n---\n", 2, "'AI' stands here a second time; only one would"),
        ("same_as:\n  topics: []\n", 1, "'same_as' means nothing here; did you mean same-as?"),
        ("same-as: &a\n  topics: [*a]\n", 0, "yaml-expands"),
        ("same-as:\n  topcs: []\n", 2, "did you mean topics?"),
        ("names:\n  articles: {}\n", 2, "'articles' means nothing here; write one of publishers, topics"),
        ("platforms:\n  ad: {}\n", 2, "did you mean add?"),
        ("same-as: AI\n", 1, "is not a mapping"),
        ("same-as:\n  topics: AI\n", 2, "it is no list of groups; write - [first, second]"),
        ("same-as:\n  topics:\n    - AI\n    - KI\n", 3, "a group needs several different names"),
        ("same-as:\n  topics:\n    - [AI]\n", 3, "a group needs several different names"),
        ("same-as:\n  topics:\n    - [AI, AI]\n", 3, "a group needs several different names"),
        ("same-as:\n  topics:\n    - [AI, KI]\n    - [Bots, ki]\n", 4, "'ki' is in this group and in that"),
        ("same-as:\n  topics:\n    - [AI, KI]\n    - [KI, Bots]\n", 4, "write all names of one thing"),
        (
            "same-as:\n  articles:\n    - [https://e.com/a, https://e.com/b]\n"
            "    - [https://e.com/c, https://E.com/b?fbclid=1]\n",
            4, "in that of 'https://e.com/a'",
        ),
        (
            "same-as:\n  publishers:\n    - [a.com, b.com]\n    - [c.com, https://www.B.com/]\n",
            4, "in that of 'a.com'",
        ),
        ("same-as:\n  articles:\n    - [e.com/a, https://e.com/b]\n", 3, "'e.com/a' is no web address"),
        ("same-as:\n  publishers:\n    - [ign.com, IGN]\n", 3, "'IGN' is no publisher; write its domain"),
        ("not-same-as:\n  topics:\n    - [AI, ai]\n", 3, "'AI' and 'ai' are one in another form"),
        (
            "same-as:\n  topics:\n    - [AI, KI]\nnot-same-as:\n  topics:\n    - [ki, Go, ai]\n",
            6, "'ki' and 'ai' are said to be the same",
        ),
        ("names:\n  topics:\n    AI:\n", 3, "'AI' has no name; write the name after it"),
        ("names:\n  publishers:\n    IGN: IGN\n", 3, "'IGN' is no publisher"),
        ("platforms:\n  add: [write.as]\n", 2, "is not a mapping"),
        ("platforms:\n  add:\n    write.as:\n", 3, "'write.as' has no name; write what"),
        ("platforms:\n  remove: [example.com]\n", 2, "'example.com' is not on the list"),
        ("tracking-parameters:\n  remove: [id]\n", 2, "'id' is not on the list"),
        ("platforms:\n  remove:\n    - msn.com\n    - nix.com\n", 4, "remove[1]: 'nix.com' is not on the list"),
        ("tracking-parameters:\n  add:\n    - one\n    -\n    - a b\n", 5, "add[2]: 'a b' is no parameter"),
        ("tracking-parameters:\n  add: [mod]\n  remove:\n    - mod\n", 4, "'mod' is to be added as well"),
        ("same-as:\n  publishers:\n    - - a.org\n      - b.org\n      - not a domain\n", 5, "'not a domain' is no"),
        (
            "same-as:\n  topics:\n    - [AI, KI]\n    -\n      - Bots\n      - ki\n",
            6, "'ki' is in this group and in that of 'AI'",
        ),
        ("not-same-as:\n  topics:\n    - - AI\n      - Go\n      - ai\n", 5, "'AI' and 'ai' are one in another form"),
        ("tracking-parameters:\n  add: [mod]\n  remove: [mod]\n", 3, "'mod' is to be added as well"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_line_and_its_cure(tmp_path: Path, text: str, line: int, message: str) -> None:
    error = refused(tmp_path, text)
    assert error.startswith("the alias file cannot be used:\n")
    assert f"aliases.yaml:{line}:" in error or not line
    assert message in error


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    text = "same-as:\n  topics:\n    - [AI]\n  articles:\n    - [x, y]\nnothing: 1\n"
    assert len(refused(tmp_path, text).splitlines()) == 4


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    assert "is neither YAML nor JSON; name it aliases.yaml" in refused(tmp_path, WHOLE, "aliases.txt")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"aliases\.yaml' does not exist"):
        read_alias_file(tmp_path / "aliases.yaml")
    with pytest.raises(UsageError, match="does not exist"):
        read_alias_file(tmp_path)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["topics", "articles", "publishers", "add", "remove", "x"]), inner, max_size=3
        )
    ),
    max_leaves=8,
)
SECTIONS = st.sampled_from(["same-as", "not-same-as", "names", "platforms", "tracking-parameters", "y"])


@given(st.dictionaries(SECTIONS, VALUES, max_size=4))
def test_whatever_stands_in_it_it_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: Any) -> None:
    path = tmp_path_factory.mktemp("any") / "aliases.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    try:
        read_alias_file(path)
    except UsageError as error:
        assert "aliases.json" in str(error)


@pytest.mark.parametrize("text", ["", "\n\n", "# nothing decided yet\n", "# same-as:\n#   topics:\n"])
def test_a_file_that_decides_nothing_decides_nothing(text: str, tmp_path: Path) -> None:
    (tmp_path / "aliases.yaml").write_text(text)
    assert read_alias_file(tmp_path / "aliases.yaml") == AliasFile()


@pytest.mark.parametrize("name", ["*", "a b", "x&y", "=1"])
def test_what_is_no_parameter_cannot_be_added(name: str, tmp_path: Path) -> None:
    (tmp_path / "aliases.yaml").write_text(f"tracking-parameters:\n  add: ['{name}']\n")
    with pytest.raises(UsageError, match="is no parameter"):
        read_alias_file(tmp_path / "aliases.yaml")


def test_the_file_knows_where_its_names_stand(tmp_path: Path) -> None:
    text = "same-as:\n  publishers:\n    - [a.com, b.com]\nnames:\n  topics:\n    ai: AI\n"
    (tmp_path / "aliases.yaml").write_text(text)
    found = read_alias_file(tmp_path / "aliases.yaml")
    assert [found.place(name) for name in ("b.com", "ai", "c.com")] == ["aliases.yaml:3: ", "aliases.yaml:6: ", ""]
    text = "same-as:\n  topics:\n    - - AI\n      - KI\nnot-same-as:\n  topics:\n    - - Go\n      - KI\n"
    (tmp_path / "aliases.yaml").write_text(text + "names:\n  topics:\n    KI: AI\n")
    found = read_alias_file(tmp_path / "aliases.yaml")
    lines = [found.place("KI", section) for section in ("same-as", "not-same-as", "names")]
    assert lines == ["aliases.yaml:4: ", "aliases.yaml:8: ", "aliases.yaml:11: "]
