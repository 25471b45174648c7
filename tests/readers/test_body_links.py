"""Links in bodies: what is a link and what is code."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.readers.body_links import first_heading, links

ADDRESS = "https://e.com/blog"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("[a](/a 'title') ![no](/no.png) <https://e.com/blog/b> [c](<../c d.md>)",
         ["/a", "https://e.com/blog/b", "../c d.md"]),
        ("[x][1] [1] [other]\n\n[1]: /a\n[other]: <b.md> 'T'\n[unused]: /c", ["/a", "b.md"]),
        ("`[a](/a)` ``[b](/b)``\n\n    [c](/c)\n\n```\n[d](/d)\n```\n\n~~~md\n[e](/e)\n~~~\n", []),
        ("<a href='/a'>x</a> <A HREF=/b>y</A>\n\n<div>\n<a class='z' href=\"/c\">z</a>\n</div>\n<!-- <a href='/d'> -->",
         ["/a", "/b", "/c"]),
        ("`<a href='/a'>`\n\n<script>\n'<a href=\"/b\">'\n</script>\n", []),
        ("[a]({% post_url 2015-01-02-a %}#top) [b]({%- link _posts/b.md -%})",
         ["tag:post_url 2015-01-02-a", "tag:link _posts/b.md"]),
        ("[a]({{ site.baseurl }}/a) [b]({{ site.url }}{{ site.baseurl }}/b)", ["/blog/a", "https://e.com/blog/b"]),
        ("[a]({{ '/a' | relative_url }}) [b]({{ \"b\" | absolute_url }}) [c]({{ page.x }})", ["/blog/a", "https://e.com/blog/b"]),
        ("[a]({{ site.baseurl }}{% post_url a %})", ["tag:post_url a"]),
        ("[a]({{< ref \"a.md\" >}}) [b]({{% relref b %}}) {{< figure src=\"x\" >}}",
         ['tag:ref "a.md"', "tag:relref b"]),
        ("{% post_link a-b 'Title' %} {% post_url x %} `{% post_link c %}`", ["tag:post_link a-b 'Title'"]),
        ("a\\](/a) [b] (/b) \\[c](/c)", []),
        ("| t |\n|---|\n| [a](/a) |\n", ["/a"]),
        ("[mail](mailto:a@f.com) [web](https://other.com/) [top](#top)", []),
        ("[a](/a) [a](/a) \ue0000\ue000", ["/a"]),
    ],
)  # fmt: skip
def test_links(body: str, found: list[str]) -> None:
    assert list(links(body, False, ADDRESS, "/blog")) == found


def test_links_of_a_page_in_html() -> None:
    assert list(links("<p><a href='/a?b&amp;c'>x</a> [no](/b)", True, None, "")) == ["/a?b&c"]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("# A `b` *c*\n", "A b c"), ("text\n\nHead\n====\n", "Head"), ("## no\n# yes #\n", "yes"),
        ("```\n# no\n```\n", None),
        ("#no\n", None), ("", None), ("# \n", None),
    ],
)  # fmt: skip
def test_headings(body: str, found: str | None) -> None:
    assert first_heading(body, False) == found


@given(st.text(alphabet="[]()<>`{}%#\\\n a/:'\"=\ue0001", max_size=200), st.booleans())
def test_whatever_the_text_nothing_is_raised(body: str, is_html: bool) -> None:
    assert all(isinstance(link, str) for link in links(body, is_html, ADDRESS, "/blog"))
    first_heading(body, is_html)


@pytest.mark.parametrize(
    "text", ["[", "[](", "`", "<a ", "{% link ", "{{ ", "*_", "> ", "[a](/", "<", "]: ", "{{< ref "]
)
def test_hostile_bodies_take_no_long_time(text: str) -> None:
    started = time.process_time()
    list(links("[a](/b)" + text * 20_000, False, ADDRESS, "/blog"))
    first_heading("# a\n" + text * 20_000, False)
    assert time.process_time() - started < 10
