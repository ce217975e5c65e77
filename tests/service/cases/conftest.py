"""A seated board in a real vault, each user with her own secrets; and a case to work on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from sr_board.access.roles import Action, Role
from sr_board.base.ids import new_id
from sr_board.cases.desk import CasesDesk
from sr_board.cases.entry import CaseEntry, CaseService
from sr_board.cases.keeping.service_clock import ConfirmClock
from sr_board.cases.moments import When
from sr_board.cases.records import CaseHead, Identity, Notice
from sr_board.cases.room import CasesRoom
from sr_board.cases.rules.laptop_clock import ClockDoubt
from sr_board.cases.sealing.ring import Ring
from sr_board.cases.vocabulary import CaseSource, CaseState, Risk, SubjectKind, Track
from sr_board.vault.users import SecondSigner
from tests.conftest import Book, Scene
from tests.service.cases.register.conftest import BoardRoom, _build, founding

__all__ = ["FileRoom", "founding"]

NOTICED = datetime(2026, 3, 6, 16, 40, tzinfo=UTC)
"""Friday 6 March 2026, 22:10 where the board sits."""
CODE = "SRB-KOL-26-0147-B"


@dataclass
class FileRoom(BoardRoom):
    """Asha (chair), Bina (board's secretary), Champa (member), Farida (doctor), Jyoti (police),
    Kajal (peer): each opens only what is sealed to her. Malati keeps the money."""

    rings: dict[str, Ring] = field(default_factory=dict)
    signers: dict[str, SecondSigner] = field(default_factory=dict)

    def second(self, name: str = "Bina") -> SecondSigner:
        """Somebody has just typed her own passphrase."""
        if name not in self.signers:
            self.signers[name] = super().second(name)
        return self.signers[name]

    def room(self, name: str = "Asha", *roles: Role) -> CasesRoom:
        """The cases as this user opens them, with her own secrets."""
        given = roles or ((Role.HELPER,) if name == "Kajal" else (Role.BOARD_MEMBER,))
        found = super().room(name, *given)
        keys = None if name == "Asha" else self.second(name)
        return replace(found, keys=keys, ring=self.rings.setdefault(name, Ring()))

    def confirm_clock(self) -> None:
        """The clock jumped by more than a month, or back: Asha and Bina say that it is right.
        Nothing is erased before somebody said so."""
        laptop = self.desk("Asha").laptop
        if laptop.state().doubt is not ClockDoubt.NONE:
            laptop.confirm(ConfirmClock(self.book.clock.today(), self.second("Bina")))

    def fresh(self, name: str) -> None:
        """She locks the vault: what was in memory is gone."""
        self.rings.pop(name, None)

    @contextmanager
    def work(self, name: str = "Asha") -> Iterator[CaseEntry]:
        """One act of hers; committed at the end."""
        with CaseService(self.room(name)).work(Action.CASES_WORK) as (uow, entry):
            yield entry
            uow.record("case.work", subject="case")
            uow.commit()

    def head(self, **changed: object) -> CaseHead:
        """A file as a notice begins it."""
        given: dict[str, object] = {
            "id": new_id(),
            "by": self.slots["Kajal"],
            "at": self.book.clock.now(),
            "code": CODE,
            "board_id": self.board,
            "site": "North lanes",
            "subject_kind": SubjectKind.NEWCOMER,
            "track": Track.UNDETERMINED,
            "state": CaseState.NOTICED,
            "risk": Risk.HIGH,
            "source": CaseSource.PEER,
            "noticed": When(NOTICED),
            "pack": "in@1",
            "fact_token": new_id(),
            "opened_by": self.slots["Kajal"],
            "team": (self.slots["Kajal"],),
        }
        return CaseHead(**(given | changed))  # type: ignore[arg-type]

    def begin(self, by: str = "Kajal", **changed: object) -> str:
        """A file noticed by somebody, with an identity; its id."""
        head = self.head(**({"team": (self.slots[by],), "opened_by": self.slots[by]} | changed))
        with self.work(by) as entry:
            notice = Notice(
                **entry.origin(),
                text="Somebody new in the third lane",
                source=CaseSource.PEER,
                when=When(NOTICED),
            )
            file = entry.create(head, (notice,), team=head.team)
            file.put_identity(Identity(**entry.origin(), name="Zorina", home_district="Nadia"))
        return head.id

    def desk(self, name: str = "Asha", *roles: Role) -> CasesDesk:
        """Her desk."""
        return CasesDesk(self.room(name, *roles))

    def reading(self) -> Session:
        """A session on the compartment, for looking at what is stored."""
        return Session(self.engine)


@pytest.fixture
def scene() -> Scene:
    return Scene("board-register", _build)


@pytest.fixture
def board(founding: BoardRoom, book: Book) -> FileRoom:
    """The board sits; everybody with an account accepted the code of conduct."""
    founding.constitute()
    founding.accept("Asha", "Bina", "Champa", "Farida", "Jyoti", "Kajal")
    return FileRoom(book, founding.engine, founding.person, founding.slots, founding.board)
