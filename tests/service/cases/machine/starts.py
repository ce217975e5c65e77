"""How far the two files of a run went before anything is tried: so that the rest is deep enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sr_board.cases.files.service_adult import HerWord
from sr_board.cases.files.service_age import AddEvidence
from sr_board.cases.files.service_child import Fear, ToAuthority
from sr_board.cases.files.service_intake import BeginScreening, FirstContact, SetKind
from sr_board.cases.files.service_reports import MakeReport
from sr_board.cases.files.service_team import NameTeam
from sr_board.cases.vocabulary import (
    Evidence,
    EvidenceSeen,
    ReportKind,
    ReportMode,
    SubjectKind,
)

if TYPE_CHECKING:
    from tests.service.cases.machine.board_machine import Stage
    from tests.service.cases.machine.model import Kept

STARTS = ("nothing", "noticed", "adult", "unwilling", "child", "with_authority")
REPORTS = (ReportKind.CWC_PRODUCTION, ReportKind.POCSO_POLICE)


def begin_with(stage: Stage, start: str) -> None:
    """Two files of Kajal and Champa; the first went as far as `start` says."""
    slots = (stage.room.slots["Kajal"], stage.room.slots["Champa"])
    for _ in range(2):
        kept = stage.noticed("Kajal", flags=frozenset())
        stage.desk("Asha").team.name_team(NameTeam(kept.case_id, slots, slots[0]))
        kept.team, kept.named = {"Kajal", "Champa"}, True
    first = stage.kept[0]
    if start in ("adult", "unwilling"):
        _adult(stage, first, unwilling=start == "unwilling")
    if start in ("child", "with_authority"):
        _child(stage, first, produced=start == "with_authority")


def _adult(stage: Stage, kept: Kept, *, unwilling: bool) -> None:
    desk, case, champa = stage.desk("Kajal"), kept.case_id, stage.room.second("Champa")
    desk.intake.first_contact(FirstContact(case, stage.now()))
    desk.intake.kind(SetKind(case, SubjectKind.NEWCOMER))
    desk.intake.screening(BeginScreening(case, True, second=champa))
    paper = AddEvidence(case, Evidence.BIRTH_CERTIFICATE, EvidenceSeen.ORIGINAL, lower=26, upper=26)
    desk.age.evidence(paper)
    desk.age.adult_review(case)
    if unwilling:
        desk.adult.her_word(HerWord(case, "I want to go"))


def _child(stage: Stage, kept: Kept, *, produced: bool) -> None:
    desk, case = stage.desk("Kajal"), kept.case_id
    desk.child.fear(Fear(case, "looks_young"))
    if produced:
        for kind in REPORTS:
            told = MakeReport(case, kind, "There", stage.now(), ReportMode.IN_PERSON, ref_no="R 1")
            desk.reports.report(told)
        desk.child.to_authority(ToAuthority(case))
