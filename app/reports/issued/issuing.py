"""From a paper to an issued one: who signs, number and code; what was seen before; and the row that freezes it."""

from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, TypeVar

from flask import current_app, url_for
from itsdangerous import BadSignature, URLSafeSerializer

from app.areas.models import Area
from app.files import store
from app.reports.issued.corrections import compare, figures_of, recount
from app.reports.issued.issue_parts import Correction, Issue
from app.reports.issued.issue_queries import find_standing
from app.reports.issued.snapshot import as_json, fingerprint
from app.reports.issued.verify_codes import code_text, new_code, read_code
from app.reports.models import IssuedReport, Signatory
from app.reports.office.letter_queries import list_letterheads
from app.reports.office.letterhead import build_letter
from app.reports.papers.covering_letter import CoveringLetter
from app.reports.papers.paperwork import Paperwork
from app.reports.progress.parts import Report
from app.reports.vocabulary import ReportKind

P = TypeVar("P", bound=Report | Paperwork)


@dataclass(frozen=True)
class Seen:
    """What somebody saw who opens the page: a mark of all that the paper says, and the figures that can be compared."""

    mark: str
    figures: dict[str, dict[str, Any]]

    @classmethod
    def of(cls, paper: Report | Paperwork) -> "Seen":
        return cls(fingerprint(paper), compared(paper))

    def changes(self, now: "Seen") -> tuple[Correction, ...]:
        """The figures that differ; there may be none though the mark differs: then its words or its lists do."""
        return compare(self.figures, now.figures)


def compared(paper: Report | Paperwork) -> dict[str, dict[str, Any]]:
    """The figures by which it is told later what has changed; of the other papers there are none."""
    if not isinstance(paper, Report):
        return {}
    return figures_of(paper.area, paper.total, (child.figures for child in paper.children))


def has_moved(paper: Report | Paperwork, area: Area) -> bool:
    """Whether its figures are others by now."""
    seen = compared(paper)
    return bool(seen) and seen != recount(area, paper.period, paper.cutoff)


def contradicted_by(paper: Report | Paperwork, area: Area) -> IssuedReport | None:
    """The valid report that this letter hands over, where that says other figures than the letter would today."""
    if not isinstance(paper, CoveringLetter):
        return None
    handed = find_standing(area, paper.period.code, ReportKind.PROGRESS)
    return handed if handed is not None and handed.headline != headline_of(paper.report) else None


def seal(seen: Seen, user_id: int) -> str:
    """What the page carries, of use to that person only."""
    return _serializer(user_id).dumps(asdict(seen))


def unseal(sealed: str | None, user_id: int) -> Seen | None:
    """What the page carries; None where that was altered or belongs to somebody else."""
    try:
        return Seen(**_serializer(user_id).loads(sealed or ""))
    except BadSignature:
        return None


def with_issue(paper: P, area: Area, signer: Signatory, number: str, issued_on: date) -> P:
    """The paper as it is issued: a new code, number and day, and the office, name, rank and NIP of who signs."""
    code = new_code()
    letter = build_letter(area, list_letterheads(area), signer)
    return replace(paper, letter=letter, issue=Issue(number, issued_on, code_text(code), address_of(code)))


def address_of(code: str) -> str:
    """Where the code is looked up, as the QR says it: on the site's own address, else where this request came in."""
    path, site = url_for("verify.check", code=code), current_app.config["SITE_URL"]
    return site + path if site else url_for("verify.check", code=code, _external=True)


def freeze(paper: Report | Paperwork, pdf: bytes, page_count: int, area: Area, key: str) -> IssuedReport:
    """The bytes of PDF and data go into the file store; the row that speaks of them is not stored yet.

    Raises OSError where they cannot be written, such as for a full disk.
    """
    issue = paper.issue
    if issue is None:
        raise ValueError("this paper has no number and no code")
    return IssuedReport(
        key=key,
        code=read_code(issue.code) or "",
        kind=paper.kind,
        area_id=area.id,
        period=paper.period.code,
        title=paper.title,
        number=issue.number,
        issued_on=issue.issued_on,
        signature=asdict(paper.letter.signature),
        headline=headline_of(paper),
        figures=compared(paper),
        data_at=paper.made_at,
        pdf_sha256=store.keep_issued(pdf),
        pdf_size=len(pdf),
        page_count=page_count,
        snapshot_sha256=store.keep_issued(as_json(paper)),
    )


def headline_of(paper: Report | Paperwork) -> list[dict[str, str]]:
    """What stands large on its first page: label, value, note."""
    if isinstance(paper, Report):
        figures = ((one.label, f"{one.value} {one.of}".strip(), one.note) for one in paper.figures)
    else:
        figures = ((label, value, "") for label, value in paper.headline)
    return [{"label": label, "value": value, "note": note} for label, value, note in figures]


def _serializer(user_id: int) -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt=f"report seen by {user_id}")
