"""Equal related entries made one object, wherever they stand, so that what reads them on may go by the object."""

from __future__ import annotations

from kg.model import Post


class SharedEntries:
    """The related entries met so far, those inside others, too.

    >>> shared, inner = SharedEntries(), Post("https://x.org/b", "B")
    >>> outer = shared.entry(Post("https://x.org/a", "A", related=(Post("https://x.org/b", "B"),)))
    >>> shared.entry(inner) is outer.related[0]
    True
    """

    def __init__(self) -> None:
        self._posts: dict[Post, Post] = {}

    def entry(self, post: Post) -> Post:
        """The first entry that was equal to this one."""
        if post.related:
            post = self.below(post)
        return self._posts.setdefault(post, post)

    def below(self, post: Post) -> Post:
        """The same post, with the entries below it shared, and those below the parts of a collection."""
        if post.related:
            post = post.replaced("related", tuple([self.entry(entry) for entry in post.related]))
        if post.parts:
            post = post.replaced("parts", tuple([self.below(part) for part in post.parts]))
        return post
