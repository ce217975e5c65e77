"""Pictures of rules on the screen: drawn in the colours in force, with their sentence as a name."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from governance import pictograms
from sr_board import i18n
from sr_board.base.picture import Box, Picture
from ui import theme
from ui.pictograms import PictureView, draw_picture
from ui.theme import Scheme

PICTURES = [
    pictograms.people(2, 3),
    pictograms.hands(1, 2, more=True),
    pictograms.told_before(0, 24, "২৪"),
    pictograms.chair_with_years(36, 2),
    pictograms.turns(),
    pictograms.ballot(),
    pictograms.recall(1, 3),
]


def drawn(picture: Picture, width: int = 320, height: int = 220) -> QImage:
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(theme.colour("surface"))
    painter = QPainter(image)
    draw_picture(painter, picture, QRectF(0, 0, width, height))
    painter.end()
    return image


@pytest.mark.parametrize("scheme", Scheme)
def test_pictures_use_the_colours_in_force(qtbot: QtBot, scheme: Scheme) -> None:
    theme.look().set(scheme=scheme)
    for picture in PICTURES:
        image = drawn(picture)
        found = {image.pixelColor(x, y).name() for x in range(0, 320, 2) for y in range(0, 220, 2)}
        assert theme.colour("action").name() in found
        assert theme.colour("surface").name() in found
    theme.look().set(scheme=Scheme.LIGHT)


def test_a_picture_stands_in_the_middle_and_keeps_its_shape(qtbot: QtBot) -> None:
    square = Picture(10, 10, (Box(0, 0, 10, 10, 0, "action"),))
    image = drawn(square, 300, 100)
    assert image.pixelColor(150, 50) == theme.colour("action")
    assert image.pixelColor(60, 50) == theme.colour("surface")
    assert image.pixelColor(240, 50) == theme.colour("surface")


def test_the_sentence_is_the_name_of_the_picture(qtbot: QtBot) -> None:
    view = PictureView(pictograms.people(2, 3), lambda: i18n.current().say("Members"))
    qtbot.addWidget(view)
    assert view.accessibleName() == "Members"
    assert view.sizeHint().height() * 160 == pytest.approx(view.sizeHint().width() * 110, rel=0.02)
    i18n.set_language("bn")
    view.retranslate()
    assert view.accessibleName() == "সদস্য"
    i18n.set_language("en")
    view.show_picture(pictograms.turns(), "By turn")
    assert view.accessibleName() == "By turn"
    assert not view.grab().isNull()
