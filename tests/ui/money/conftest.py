"""The group of ten with open books, for the pages of money."""

from tests.service.money.conftest import money, scene

__all__ = ["money", "scene"]
