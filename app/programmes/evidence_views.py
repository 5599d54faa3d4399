"""Evidence for a criterion that is met by hand: adding, correcting, taking back, and its photo or PDF."""

from flask import flash, redirect, render_template, request, url_for
from flask_security import current_user

from app import clock
from app.accounts.access import Permission, can, reach_of, requires
from app.areas.reach import Reach
from app.config import MIB
from app.db import write_tx
from app.files.checking import JPEG, MOST_BYTES, Refused, check_file
from app.files.kept import Kept, keep_file, seal, unseal
from app.files.receiving import read_sent
from app.files.sending import send_stored
from app.files.store import SMALL
from app.i18n import _, day
from app.programmes import enrolment_words
from app.programmes.calculate import judge
from app.programmes.enrolment_blueprint import bp, form_page, version_for
from app.programmes.enrolment_forms import EvidenceForm, RemovalForm
from app.programmes.enrolment_queries import (
    find_evidence,
    find_named_regulation,
    get_enrolment,
    get_evidence,
    list_sessions_to_name,
)
from app.programmes.fact_queries import gather_facts_for
from app.programmes.models import Criterion, Enrolment, Evidence, ProgrammeVersion
from app.programmes.standing import designations, last_day
from app.programmes.vocabulary import Rule
from app.regulations import words as regulation_words
from app.regulations.queries import list_regulations
from app.web.errors import NotFound, page_to_send_again
from app.web.limits import takes

MOST_SENT = MOST_BYTES + MIB
LONGEST = 1600  # pixels: a notice board stays readable


def _too_large():
    advice = _("A file may have at most %(most)s MB. Go back and choose a smaller one.", most=MOST_BYTES // MIB)
    return page_to_send_again(_("This file is too large to send"), advice, None, 413)


@bp.route("/enrolments/<int:enrolment_id>/evidence/new", methods=["GET", "POST"])
@requires(Permission.RECORD)
@takes(MOST_SENT, _too_large)
def add_evidence(enrolment_id: int):
    """?criterion= names what it is for; of one that is counted by itself the page says so, and where to record."""
    part = get_enrolment(reach_of(current_user), enrolment_id)
    version = version_for(part, last_day(part, clock.today()))
    criterion = _find_criterion(version, request.args.get("criterion", ""))
    if criterion is None:
        raise NotFound
    if criterion.rule is not Rule.BY_HAND or not criterion.applies_to(part.village.kind):
        return _no_evidence(part, version, criterion)
    form = _form(part)
    if form.is_submitted():
        valid, kept = form.validate(), _sent_file(form)
        if valid and not form.errors and _store(form, enrolment_id, criterion.key, kept):
            flash(_("The evidence is recorded."))
            return redirect(url_for(".detail", enrolment_id=enrolment_id, _anchor=criterion.key))
        return _page(form, enrolment_id, criterion.key, kept)
    return _page(form, enrolment_id, criterion.key, None)


def _find_criterion(version: ProgrammeVersion, key: str) -> Criterion | None:
    return next((one for one in version.criteria if one.key == key), None)


def _no_evidence(part: Enrolment, version: ProgrammeVersion, criterion: Criterion):
    today = clock.today()
    facts = gather_facts_for(part.village, [part.programme_id], today, designations([part], today))[part.programme_id]
    return render_template(
        "enrolments/no_evidence.html",
        part=part,
        criterion=criterion,
        version=version,
        judged=judge(criterion, facts, today),
        words=enrolment_words,
    )


def _form(part: Enrolment, evidence: Evidence | None = None) -> EvidenceForm:
    """Its choices are the sessions and regulations of that village, so that another's is refused by the form.

    What the evidence names already stays among them, or correcting its day would take that away unseen.
    """
    named_id = evidence.session_id if evidence else None
    sessions = [
        (one.id, f"{one.title}, {day(one.held_on)}") for one in list_sessions_to_name(part.village_id, named_id)
    ]
    named = find_named_regulation(evidence.regulation_id if evidence else None)
    there = {one.id: one for one in (named, *list_regulations(Reach.of(part.village), clock.today())) if one}
    regulations = [(one.id, f"{regulation_words.citation(one, short=True)}: {one.title}") for one in there.values()]
    values = {}
    if evidence is not None:
        values = {name: getattr(evidence, name) for name in ("met_on", "met_until", "note", "key")}
        values |= {"session_id": str(evidence.session_id or ""), "regulation_id": str(evidence.regulation_id or "")}
    return EvidenceForm(today=clock.today(), sessions=sessions, regulations=regulations, data=values)


def _sent_file(form: EvidenceForm) -> Kept | None:
    """The file of this form, its bytes kept: the one chosen now, else the one that an earlier try has brought."""
    sent = request.files.get(form.file.name)
    if sent is None or not sent.filename:
        return unseal(form.kept.data or "", current_user.id)
    try:
        return keep_file(check_file(*read_sent(sent), LONGEST))
    except Refused as refused:
        form.file.errors = [str(refused)]
        return None


def _store(form: EvidenceForm, enrolment_id: int, key: str, kept: Kept | None) -> bool:
    """Whether it is stored, by this tap or by the one before. Of two taps at once the later one waits for the lock."""
    reach, person_id = reach_of(current_user), current_user.id
    with write_tx() as tx:
        part = get_enrolment(reach, enrolment_id, lock=True)
        stored = find_evidence(form.key.data)
        if stored is not None:
            is_same = form.says_the_same_as(stored, enrolment_id, key, kept.sha256 if kept else "")
            if not is_same:
                form.refuse_second("note")
            return is_same
        if not form.agrees_with(part, kept is not None):
            return False
        evidence = Evidence(key=form.key.data, enrolment_id=part.id, criterion_key=key, added_by_id=person_id)
        form.fill(evidence, kept.stored_file(person_id) if kept else None)
        tx.add(evidence)
    return True


@bp.route("/enrolments/<int:enrolment_id>/evidence/<int:evidence_id>", methods=["GET", "POST"])
@requires(Permission.RECORD)
@takes(MOST_SENT, _too_large)
def edit_evidence(enrolment_id: int, evidence_id: int):
    """Correct it, or say until when it held."""
    reach, person_id = reach_of(current_user), current_user.id
    part = get_enrolment(reach, enrolment_id)
    evidence = get_evidence(enrolment_id, evidence_id)
    form, key, kept = _form(part, evidence), evidence.criterion_key, None
    if form.is_submitted():
        valid, kept = form.validate(), _sent_file(form)
        if valid and not form.errors:
            with write_tx():
                part, evidence = get_enrolment(reach, enrolment_id), get_evidence(enrolment_id, evidence_id)
                done = form.agrees_with(part, kept is not None or evidence.file_id is not None)
                if done:
                    form.fill(evidence, kept.stored_file(person_id) if kept else None)
            if done:
                flash(_("The evidence is corrected."))
                return redirect(url_for(".detail", enrolment_id=enrolment_id, _anchor=key))
    return _page(form, enrolment_id, key, kept, get_evidence(enrolment_id, evidence_id))


@bp.route("/enrolments/<int:enrolment_id>/evidence/<int:evidence_id>/remove", methods=["GET", "POST"])
@requires(Permission.RECORD)
def remove_evidence(enrolment_id: int, evidence_id: int):
    """Recorded by mistake: it never counted. The history keeps it, with the reason."""
    reach = reach_of(current_user)
    get_enrolment(reach, enrolment_id)
    evidence, form = get_evidence(enrolment_id, evidence_id), RemovalForm()
    if form.validate_on_submit():
        with write_tx():
            get_enrolment(reach, enrolment_id)
            evidence = get_evidence(enrolment_id, evidence_id)
            evidence.removed_at, evidence.removed_reason = clock.now(), form.reason.data
        flash(_("The evidence is taken back: it does not count. The history keeps it."))
        return redirect(url_for(".detail", enrolment_id=enrolment_id))
    return form_page("enrolments/remove_evidence.html", form, enrolment_id, evidence=evidence)


@bp.get("/enrolments/<int:enrolment_id>/evidence/<int:evidence_id>/file")
@requires(Permission.READ)
def evidence_file(enrolment_id: int, evidence_id: int):
    """The photo, with ?size=small its small copy, or the PDF to save; what was taken back is for those who record."""
    part = get_enrolment(reach_of(current_user), enrolment_id, in_bin=can(Permission.RECORD))
    file = get_evidence(part.id, evidence_id, removed=can(Permission.RECORD)).file
    if file is None:
        raise NotFound(str(evidence_id))
    small = request.args.get("size") == "small" and file.media_type == JPEG
    return send_stored(file, f"bukti-{evidence_id}", SMALL if small else "")


def _page(form: EvidenceForm, enrolment_id: int, key: str, kept: Kept | None, evidence: Evidence | None = None):
    """Of a criterion that the programme has dropped since, evidence can still be corrected."""
    part = get_enrolment(reach_of(current_user), enrolment_id)
    version = version_for(part, last_day(part, clock.today()))
    form.kept.data = seal(kept, current_user.id) if kept else ""
    return render_template(
        "enrolments/evidence.html",
        form=form,
        part=part,
        version=version,
        criterion=_find_criterion(version, key),
        evidence=evidence,
        kept=kept,
        most_mb=MOST_BYTES // MIB,
    )
