"""Papers with pictures: a booklet with its cover and contents, and a sheet for the wall."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sr_board.base.picture import Picture
from sr_board.i18n import Translator
from sr_board.papers.booklet_blocks import (
    ARTICLE_INDENT,
    ArticleHead,
    ContentsBlock,
    Cover,
    CoverBlock,
    PageMark,
    StitchBlock,
)
from sr_board.papers.flow import TextBlock
from sr_board.papers.frame import Letterhead
from sr_board.papers.look import Style
from sr_board.papers.paper import Paper
from sr_board.papers.wall import WallBlock, WallTile

__all__ = ["Booklet", "WallSheet"]


class WallSheet(Paper):
    """A paper that can also lay tiles with pictures. `large`: two in a row, words never shrunk."""

    def __init__(
        self,
        tr: Translator,
        *,
        title: str,
        subtitle: str = "",
        letterhead: Letterhead | None = None,
        code: str = "",
        draft: bool = False,
        large: bool = False,
    ) -> None:
        self._large = large
        super().__init__(
            tr,
            title=title,
            subtitle=subtitle,
            letterhead=letterhead,
            code=code,
            draft=draft,
            large=large,
        )

    def wall(self, tiles: Sequence[WallTile]) -> None:
        """Tiles with pictures on one page, three in a row; in large print two, on several pages."""
        styles, base = self.styles, self._base
        if self._large:
            self._add(WallBlock(tiles, styles, base, across=2, least=styles.body.size))
        else:
            self._add(WallBlock(tiles, styles, base))


class Booklet(WallSheet):
    """A paper with a cover instead of a title, a list of contents, and articles with pictures."""

    _bare_first = True

    def __init__(
        self,
        tr: Translator,
        *,
        cover: Cover,
        letterhead: Letterhead | None = None,
        code: str = "",
        draft: bool = False,
        large: bool = False,
    ) -> None:
        self._cover = cover
        super().__init__(
            tr, title=cover.title, letterhead=letterhead, code=code, draft=draft, large=large
        )

    def _begin(self, title: str, subtitle: str) -> None:
        self._add(CoverBlock(self._cover, self.styles, self._base))
        self.new_page()

    def contents(self, entries: Sequence[tuple[str, str, str]]) -> None:
        """Lines with dots and a page: (label, words, key of an `article`)."""
        for label, words, key in entries:
            self._add(ContentsBlock(label, words, key, self.styles, self._base))

    def article(
        self,
        heading: str,
        lines: Sequence[tuple[str, bool]],
        *,
        key: str = "",
        icon: str = "",
        picture: Picture | None = None,
    ) -> None:
        """An article, its picture at the left; a line that is a rule (True) bears the stitch."""
        head = ArticleHead(heading, self.styles, self._base, icon=icon, picture=picture)
        room, size = self._sheet.text_room, self.styles.body.size
        height = head.wrap(room, 0)[1]
        blocks: list[Any] = []
        for text, rule in lines:
            if rule:
                block = TextBlock(text, Style(size, after=5), self._base)
                blocks.append(StitchBlock(block, ARTICLE_INDENT))
            else:
                plain = Style(size, after=5, indent=ARTICLE_INDENT)
                blocks.append(TextBlock(text, plain, self._base))
        below = sum(block.wrap(room, 0)[1] + block.getSpaceAfter() for block in blocks)
        self.need(head.getSpaceBefore() + max(head.picture_height + 4, height + 3 * size * 1.6))
        if key:
            self._story.append(PageMark(key))
        self._add(head)
        for each in blocks:
            self._add(each)
        self.space(max(0.0, head.picture_height + 4 - height - below))
