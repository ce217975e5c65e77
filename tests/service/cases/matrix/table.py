"""Who gets how far in each method of the desk: the matrix of roles and services."""

from __future__ import annotations

from collections.abc import Mapping

from sr_board.access.concern import FEARS
from sr_board.cases.files.service_referrals import FIELDS
from sr_board.cases.rules.board_keys import key_line
from sr_board.cases.station import CODE_OF_CONDUCT
from sr_board.cases.vocabulary import BoardOffice, CaseState, ReferralStatus, SeatKind
from tests.service.cases.matrix.made import UNKNOWN

OWN: Mapping[str, Mapping[str, object]] = {
    "age.evidence": {"lower": 30, "upper": 35},
    "adult.heard": {"means_none": True},
    "child.by_order": {"to": CaseState.PLACED},
    "child.fear": {"reason": FEARS[0]},
    "decisions.ballot": {"tally": (1, 1, 0)},
    "disclosures.tell": {"fields": ("age",)},
    "handover_work.hand_over": {"office": BoardOffice.CHAIR},
    "lapsed_work.recuse_service": {"service": SeatKind.COUNCILLOR},
    "legacy.enter": {"column": "screened", "value": "12", "since": 2009, "until": 2011},
    "legacy.trend": {"column": "screened"},
    "pack_choice.choose": {"pack_id": "in"},
    "merging.compare": {"other_code": "SRB-KOL-26-0999-Y"},
    "referrals.answer": {"status": ReferralStatus.ACCEPTED},
    "referrals.send": {"fields": FIELDS},
    "scans.destroy": {"why": "person"},
    "scans.keep": {"is_paper": True},
    "team.grant": {"slot_id": UNKNOWN},
    "team.recuse": {"slot_id": UNKNOWN},
    "transfer.seal": {"key": key_line(bytes(range(32)))},
    "statistics.release": {"period": "2025"},
    "statistics.working": {"period": "2025"},
    "duty_work.accept_code": {"version": CODE_OF_CONDUCT},
}
"""Values without which a method would refuse before it asks who may read the file."""

_NONE = dict.fromkeys(("treasurer", "auditor", "administrator"), "no")
_OUTSIDE = ("police", "doctor", "helper", "recused")
_INSIDE = dict.fromkeys(("team", "secretary", "chair"), "past")
_FILE = _NONE | dict.fromkeys(_OUTSIDE, "hidden") | _INSIDE
_OFFICE = (
    _NONE
    | dict.fromkeys(("police", "doctor", "helper", "team"), "board-officers-only")
    | dict.fromkeys(("secretary", "chair", "recused"), "past")
)
KINDS: Mapping[str, dict[str, str]] = {
    # everything on a file: the team, chair, secretary; nobody else learns that it exists
    "file": _FILE,
    # the same, for members of the board: a peer has no such right at all
    "file, board": _FILE | {"helper": "no"},
    # only chair and secretary among those who read it
    "file, officers": _FILE | {"team": "board-officers-only"},
    "file, board, officers": _FILE | {"helper": "no", "team": "board-officers-only"},
    # who she is: the team and the chair, not the secretary
    "identity": _FILE | {"secretary": "identity-not-yours"},
    # the chair alone says what the date is
    "chair": _OFFICE
    | dict.fromkeys(("police", "doctor", "helper", "team", "secretary"), "clock-chair-only"),
    # about no file: chair and secretary of the board
    "officers": _OFFICE,
    "officers, board": _OFFICE | {"helper": "no"},
    # everybody who holds the compartment's key; lists show what is hers
    "cases": _NONE | dict.fromkeys(_OUTSIDE, "past") | _INSIDE,
    # whom to call: a restricted seat reads it only
    "cases, unrestricted": _NONE
    | dict.fromkeys(_OUTSIDE, "past")
    | _INSIDE
    | {"police": "directory-restricted"},
    "cases, board": _NONE | dict.fromkeys(_OUTSIDE, "past") | _INSIDE | {"helper": "no"},
    # another's recusal is for chair and secretary
    "file, recusal": _FILE | {"team": "recusal-not-yours"},
    # two files: the made-up second one is there for nobody
    "two files": _FILE | dict.fromkeys(_INSIDE, "hidden"),
    # steps of the program at unlock, and one's own drafts: nothing is asked, nothing is told
    "program": dict.fromkeys((*_NONE, *_OUTSIDE, *_INSIDE), "past"),
}
"""How far each kind of user gets: "no" (no right), "hidden" (no such case), a narrower reason, or
"past" (what is refused further on is refused for other reasons)."""
ROWS: Mapping[str, tuple[str, ...]] = {
    "file": (
        "adult.close",
        "adult.heard",
        "adult.her_request",
        "adult.her_word",
        "adult.lost",
        "adult.out_of_scope",
        "adult.outcome",
        "adult.reopen",
        "adult.willing",
        "adult.willing_missing",
        "age.adult_review",
        "age.evidence",
        "age.test_ordered",
        "child.adult_by_order",
        "child.by_order",
        "child.fear",
        "child.journey",
        "child.missed",
        "child.to_authority",
        "child.welfare_checked",
        "concern_moves.move",
        "consent.give",
        "consent.withdraw",
        "disclosures.approve",
        "disclosures.asked",
        "disclosures.tell",
        "scans.destroy",
        "doubles.joined",
        "doubles.of",
        "emergency.record",
        "files.by_code",
        "files.urgent",
        "files.whole",
        "identity_papers.letter",
        "identity_papers.own_file",
        "identity_papers.report",
        "intake.clear_flag",
        "intake.first_contact",
        "intake.kind",
        "intake.raise_flag",
        "intake.risk",
        "intake.screening",
        "laptop.confirm_backdated",
        "merging.part",
        "plan.add_need",
        "plan.add_task",
        "plan.cancel_follow_up",
        "plan.decline_recheck",
        "plan.end_need",
        "plan.end_task",
        "plan.followed_up",
        "plan.plan_follow_ups",
        "points.decision",
        "points.of_file",
        "points.point",
        "points.voters",
        "referrals.answer",
        "referrals.escalate",
        "referrals.send",
        "reports.no_offence",
        "reports.receipt",
        "reports.report",
        "retention.end_hold",
        "retention.hold",
        "scans.papers",
        "scans.show",
        "team.grant",
        "transfer.accepted",
        "transfer.picture",
        "transfer.seal",
    ),
    "file, board": (
        "lapsed_work.recuse_service",
        "links.looked",
        "links.possible",
        "recusal_work.confirm",
    ),
    "file, officers": (
        "team.lift",
        "team.name_team",
        "team.remove",
    ),
    "file, board, officers": (
        "decisions.ballot",
        "decisions.draft",
        "decisions.sign",
        "decisions.vote",
        "point_work.add",
        "point_work.mark_recused",
        "point_work.note",
        "point_work.send_briefs",
    ),
    "identity": (
        "identity.contact",
        "identity.read",
        "identity.write",
        "identity_papers.read_out",
        "scans.keep",
        "team.open_identity",
    ),
    "chair": ("laptop.confirm",),
    "officers": (
        "breaches.told",
        "legacy.all",
        "legacy.enter",
        "legacy.strike",
        "legacy.trend",
        "pack_choice.choose",
        "packs.checked",
        "packs.edit",
        "receiving.make_key",
        "receiving.own_key",
        "receiving.receive",
        "recovery.change_identity",
        "recovery.make",
        "recovery.state",
        "retention.held_backups",
        "retention.review",
        "statistics.release",
        "statistics.releases",
        "statistics.working",
    ),
    "officers, board": (
        "board_work.add_seat",
        "board_work.appoint",
        "board_work.appoint_alternate",
        "board_work.change",
        "board_work.end",
        "board_work.renew",
        "board_work.restrict",
        "duty_work.note_training",
        "duty_work.put_on_duty",
        "duty_work.sign_code_on_paper",
        "handover_work.hand_over",
        "lapsed_work.take_keys_back",
        "sitting_work.call",
        "sitting_work.end",
        "sitting_work.mark_left",
        "sitting_work.mark_present",
        "sitting_work.open",
        "sitting_work.ratify_notice",
        "sitting_work.say_short_notice",
    ),
    "cases, unrestricted": (
        "directory.checked",
        "directory.end",
        "directory.save",
    ),
    "cases": (
        "board.board",
        "board.code_due",
        "board.duty",
        "board.station",
        "board.terms",
        "board.training",
        "breaches.all",
        "breaches.note",
        "calling.now",
        "directory.all",
        "directory.one",
        "doubles.keep_marks",
        "doubles.pairs",
        "duty_work.accept_code",
        "filed.consents",
        "filed.letters",
        "filed.openings",
        "filed.reports",
        "filed.requests",
        "filed.tellings",
        "files.clocks",
        "files.closed",
        "files.line",
        "files.list",
        "files.reminded",
        "files.search",
        "intake.notice",
        "laptop.state",
        "pack_choice.history",
        "pack_choice.offered",
        "packs.notice",
        "packs.seen",
        "point_work.sweep",
        "points.briefs",
        "points.emergencies",
        "points.files",
        "points.points",
        "recovery.seal_waiting",
        "recusal_work.declare",
        "recusals.all",
        "retention.certificates",
        "sittings.all",
        "sittings.one",
    ),
    "cases, board": (
        "board_work.constitute",
        "duty_work.end_duty",
        "lapsed_work.waiting",
    ),
    "file, recusal": ("team.recuse",),
    "two files": (
        "doubles.looked",
        "merging.compare",
        "merging.join",
    ),
    "program": (
        "child.ask_authority",
        "child.move_doubts",
        "concerns.publish",
        "concerns.take_all",
        "drafts.all",
        "drafts.drop",
        "drafts.save",
        "retention.erase_due",
        "team.settle_all",
    ),
}
