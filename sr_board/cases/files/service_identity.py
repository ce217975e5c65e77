"""Who she is and how she may be reached: written by those who hold the identity's key.

Domain paper, sections 3 and 6. Reading what stands there to change it is an opening like any
other: the team sees it. No number of an identity paper, no photograph, no health.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.base.results import Done
from sr_board.base.text import clean_line
from sr_board.cases.case_file import CaseFile
from sr_board.cases.doubles.matching import write_marks
from sr_board.cases.entry import CASES, CaseEntry, CaseService
from sr_board.cases.files.contact import end_what_is_against, identity_of
from sr_board.cases.keeping.facts_kept import keep_origin
from sr_board.cases.keeping.origins import origin_code
from sr_board.cases.records import Identity
from sr_board.cases.rules.follow_up import ContactRule
from sr_board.cases.vocabulary import IdentityReason

__all__ = ["ContactWish", "IdentityService", "WhoSheIs"]


@dataclass(frozen=True)
class WhoSheIs:
    """What she told of herself. Every field may be empty; an empty one is emptied."""

    case_id: str
    name: str = ""
    other_names: tuple[str, ...] = ()
    home_district: str = ""
    home_state: str = ""
    home_country: str = ""
    home_place: str = ""
    guardian_contact: str = ""
    guardian_safe: bool = False
    languages: tuple[str, ...] = ()
    interpreter: str = ""
    support: str = ""


@dataclass(frozen=True)
class ContactWish:
    """How she may be reached. `only_peer`: account of the one who may, "" for the team."""

    case_id: str
    phone: str = ""
    never_call: bool = False
    only_peer: str = ""
    times: str = ""
    words: str = ""
    rule: str = ""


class IdentityService(CaseService):
    """The sealed identity of a file."""

    def read(self, case_id: str) -> Identity:
        """What stands there, to correct it; an opening that the team sees.

        Raises NotFound, NotAllowed "identity-not-yours".
        """
        with self.work() as (uow, entry):
            file = entry.open(case_id)
            file.open_identity(IdentityReason.CORRECTION)
            found = identity_of(file) or Identity(**entry.origin())
            uow.record("case.identity", subject=f"case/{case_id}")
            uow.commit()
            return found

    def write(self, command: WhoSheIs) -> Done:
        """Write down who she is. Raises NotFound, NotAllowed "identity-not-yours", InputInvalid
        "guardian-not-checked" (a guardian's contact is kept only when reaching it is safe)."""
        if command.guardian_contact.strip() and not command.guardian_safe:
            raise InputInvalid("guardian-not-checked", field="guardian_contact")
        plain = ("name", "home_district", "home_state", "home_country", "home_place")
        more = ("guardian_contact", "interpreter", "support")
        given: dict[str, object] = {
            key: clean_line(getattr(command, key), field=key) for key in (*plain, *more)
        }
        for key in ("other_names", "languages"):
            parts = (clean_line(one, field=key) for one in getattr(command, key))
            given[key] = tuple(one for one in parts if one)
        given["guardian_safe"] = command.guardian_safe
        return self._write(command.case_id, given)

    def contact(self, command: ContactWish) -> Done:
        """Write down how she may be reached; it holds at once: what was planned against it is
        called off.

        Raises NotFound, NotAllowed "identity-not-yours", RuleBroken "contact-peer-outside".
        """
        given: dict[str, object] = {
            "phone": clean_line(command.phone, field="phone", most=40),
            "contact_never_call": command.never_call,
            "contact_only_peer": command.only_peer,
            "contact_times": clean_line(command.times, field="times"),
            "contact_words": clean_line(command.words, field="words", most=200),
            "contact_rule": clean_line(command.rule, field="rule", most=300),
        }
        return self._write(command.case_id, given, peer=command.only_peer)

    def _write(self, case_id: str, given: dict[str, object], *, peer: str | None = None) -> Done:
        with self.work() as (uow, entry):
            file = entry.open(case_id)
            before = identity_of(file)
            if peer:
                self._reads(entry, file, peer)
            if peer is not None:
                given["rule_at"] = entry.now
            row = before or Identity(**entry.origin())
            file.put_identity(replace(row, **given))  # type: ignore[arg-type]
            if peer is not None:
                rule = ContactRule(bool(given["contact_never_call"]), peer)
                end_what_is_against(entry, file, rule)
            file.happened("identity_written")
            write_marks(entry, file)
            if "home_state" in given:
                code = origin_code(str(given["home_state"]), str(given["home_country"]))
                slots = set(entry.offices(file).values())
                keep_origin(entry, file.head.fact_token, slots, code)
            uow.record("case.identity", subject=f"case/{case_id}")
            return Done(case_id, CASES, uow.commit())

    @staticmethod
    def _reads(entry: CaseEntry, file: CaseFile, slot_id: str) -> None:
        """Whoever alone may reach her must be able to read how."""
        row = file.identity_envelope
        if row is None or slot_id not in entry.envelopes.recipients(row):
            raise RuleBroken("contact-peer-outside")
