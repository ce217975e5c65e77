"""Forms about one file: they arrive with its id and go back to it."""

from __future__ import annotations

from typing import Any

from ui.members.form_page import FormPage
from ui.two_persons import TwoPersonForm

__all__ = ["CaseForm", "CaseSigned"]


class CaseForm(FormPage):
    """A form about one file."""

    wish: Any = None

    @property
    def case_id(self) -> str:
        """The file this form is about."""
        return str(self.place.get("id", ""))

    def forget(self) -> None:
        """What was read and what was asked for go from memory: for pages that show who she is."""
        self._filled, self.wish = {}, None

    def go_back(self) -> None:
        if self.case_id:
            self.desk.go("cases-file", id=self.case_id)
        else:
            self.desk.go("cases")


class CaseSigned(TwoPersonForm):
    """A form about one file that a second person signs."""

    @property
    def case_id(self) -> str:
        """The file this form is about."""
        return str(self.place.get("id", ""))

    def go_back(self) -> None:
        self.desk.go("cases-file", id=self.case_id)
