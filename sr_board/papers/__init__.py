"""Papers: PDF documents in five scripts. The one door through which text enters a page.

`Paper` builds a document; `page_images` draws one for looking and printing; `page_texts` reads it.
"""

from __future__ import annotations

from sr_board.papers.ballots import Ballot, Choice
from sr_board.papers.blocks import Signature
from sr_board.papers.booklet import Booklet, WallSheet
from sr_board.papers.booklet_blocks import Cover
from sr_board.papers.boxes import Specimen
from sr_board.papers.election_paper import ElectionPaper, FestivePaper
from sr_board.papers.figures import Bar, Bars, Dots
from sr_board.papers.flow import Strong, Text
from sr_board.papers.forms import Field, Tally
from sr_board.papers.frame import Letterhead, Tile
from sr_board.papers.members import MemberCard, MemberHead
from sr_board.papers.paper import Paper
from sr_board.papers.preview import PageImage, page_count, page_images
from sr_board.papers.roll_sheet import Blank, RollLine
from sr_board.papers.standings import Standing
from sr_board.papers.symbol_rows import Pictured
from sr_board.papers.tables import Carry, Cell, Column, Mark, Picture, Struck, strong_row
from sr_board.papers.verify import page_texts
from sr_board.papers.wall import WallTile

__all__ = [
    "Ballot",
    "Bar",
    "Bars",
    "Blank",
    "Booklet",
    "Carry",
    "Cell",
    "Choice",
    "Column",
    "Cover",
    "Dots",
    "ElectionPaper",
    "FestivePaper",
    "Field",
    "Letterhead",
    "Mark",
    "MemberCard",
    "MemberHead",
    "PageImage",
    "Paper",
    "Picture",
    "Pictured",
    "RollLine",
    "Signature",
    "Specimen",
    "Standing",
    "Strong",
    "Struck",
    "Tally",
    "Text",
    "Tile",
    "WallSheet",
    "WallTile",
    "page_count",
    "page_images",
    "page_texts",
    "strong_row",
]
