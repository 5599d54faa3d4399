"""Help to write one: what a village can draft, and a first draft of it for Word."""

from flask import Blueprint, Response, abort, current_app, render_template
from flask_security import current_user

from app import clock
from app.accounts.access import Permission, reach_of, requires
from app.areas.models import Area, Level
from app.areas.queries import get_area
from app.drafting.considerations import MONTHS, Recorded
from app.drafting.forms import DraftForm, Paper
from app.drafting.queries import list_in_force, sum_up_outreach
from app.drafting.vocabulary import DOCUMENTS, Document, DocumentRules, documents_for
from app.drafting.wording import build_words, usual_names
from app.drafting.writing import write_draft
from app.i18n import _, force_locale
from app.periods import months_before
from app.regulations import words as regulation_words
from app.regulations.settings_queries import find_settings
from app.reports.office.letter_queries import find_letterhead, list_signatories

bp = Blueprint("drafting", __name__, url_prefix="/drafts")
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@bp.get("/<code>")
@requires(Permission.RECORD)
def index(code: str):
    """What a village of this kind can draft, and what is recorded that a draft can say."""
    village = _get_village(code)
    recorded = _recorded(village)
    return render_template(
        "drafting/index.html",
        village=village,
        documents=documents_for(village.kind),
        recorded=recorded,
        months=MONTHS,
        citation=regulation_words.citation,
    )


@bp.route("/<code>/<document>", methods=["GET", "POST"])
@requires(Permission.RECORD)
def write(code: str, document: str):
    """A short form; sent, it gives the draft. Nothing that is typed here is stored."""
    village = _get_village(code)
    wanted = _asked_document(village, document)
    rules = DOCUMENTS[wanted]
    recorded = _recorded(village)
    usual = usual_names(village, find_letterhead(village), next(iter(list_signatories(village)), None))
    form = DraftForm(obj=usual, rules=rules, today=recorded.on)
    words = build_words(wanted, recorded, usual, form)
    if form.validate_on_submit():
        with force_locale("id"):
            subject = f"{rules.name}, {village.label}"
        docx = write_draft(rules.source, Paper(form.paper.data), subject, recorded.on, words)
        name = f"draf-{rules.file_name}-{village.code}.docx"
        return Response(docx, mimetype=_DOCX, headers={"Content-Disposition": f'attachment; filename="{name}"'})
    return render_template(
        "drafting/write.html", village=village, rules=rules, form=form, words=words, blanks=_blanks(form, rules)
    )


def _get_village(code: str) -> Area:
    village = get_area(reach_of(current_user), code)
    return village if village.level is Level.VILLAGE else abort(404)


def _asked_document(village: Area, name: str) -> Document:
    """One that such a village may make: a kelurahan has no Perdes."""
    document = next((one for one in documents_for(village.kind) if one == name), None)
    return document if document is not None else abort(404)


def _recorded(village: Area) -> Recorded:
    today = clock.today(current_app.config["TIME_ZONE"])
    settings = find_settings(village.regency_id) if village.regency_id else None
    return Recorded(
        village=village,
        on=today,
        outreach=sum_up_outreach(village, months_before(today, MONTHS), today),
        in_force=list_in_force(village, today),
        basis=settings.legal_basis if settings else "",
    )


def _blanks(form: DraftForm, rules: DocumentRules) -> list[str]:
    """The places that stay empty as the form stands, in the order of the paper."""
    empty = [str(field.label.text) for field in form if field.type in ("LineField", "DayField") and not field.data]
    last = _("Day and number of promulgation") if rules.agreed_with_council else _("Members of the task force")
    return [_("Number"), last, *empty]
