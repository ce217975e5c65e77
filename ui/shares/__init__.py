"""Paper shares on the screen, one way for both sets: of the case files, and of the book.

A set gives its words and places (`ShareSet`); the pages, the paper and the tray for typed shares
are the same. Nothing of a share is kept: not on disk, not on the clipboard, not when a page is
left.
"""

from __future__ import annotations
