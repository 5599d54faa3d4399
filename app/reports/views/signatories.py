"""Who signs the reports of an area: those proposed, in their order, adding, changing, putting aside."""

from dataclasses import dataclass

from flask import flash, redirect, render_template, url_for
from flask_security import current_user

from app import clock
from app.accounts.access import Permission, reach_of, requires
from app.areas.models import Area
from app.areas.queries import get_area
from app.db import one_writer, write_tx
from app.history.models import action_name
from app.history.queries import list_history
from app.i18n import _
from app.reports.models import Signatory
from app.reports.office.letter_parts import Letter
from app.reports.office.letter_queries import (
    find_signatory_by_key,
    get_signatory,
    list_all_signatories,
    list_letterheads,
    list_signatories,
)
from app.reports.office.letterhead import build_letter, signs_without_nip
from app.reports.office.signatory_forms import SignatoryForm
from app.reports.seen_form import column_names, shown_change
from app.reports.views.blueprint import bp
from app.reports.views.letterhead import on_screen
from app.reports.vocabulary import VARIANT_NAMES, Variant


@dataclass(frozen=True)
class _Signer:
    """A signatory and the block as it is printed; `unprinted`: rank or NIP that such an office does not print."""

    row: Signatory
    letter: Letter

    @property
    def unprinted(self) -> bool:
        office = self.letter.signature.lines[-1]
        return signs_without_nip(office) and bool(self.row.rank or self.row.nip)


@bp.route("/reports/signatories/<code>", methods=["GET", "POST"])
@requires(Permission.SET_LETTERHEAD)
def signatories(code: str):
    """Each as printed, the one proposed first; below them the form for one more."""
    area = get_area(reach_of(current_user), code)
    form = SignatoryForm()
    if form.validate_on_submit() and _store(form, code):
        flash(_("The signatory is saved."))
        return redirect(url_for(".signatories", code=code))
    everybody, letterheads = list_all_signatories(area), list_letterheads(area)
    return render_template(
        "reports/signatories.html",
        **on_screen(area),
        form=form,
        area=area,
        signers=[_Signer(one, build_letter(area, letterheads, one)) for one in everybody if one.deleted_at is None],
        usual=build_letter(area, letterheads, None),
        aside=[one for one in everybody if one.deleted_at is not None],
        variants=VARIANT_NAMES,
    )


def _store(form: SignatoryForm, code: str) -> bool:
    """Whether it is stored, by this tap or by the one before. Of two taps at once the later one waits for the lock."""
    with write_tx() as tx:
        one_writer(tx, Signatory)
        area = get_area(reach_of(current_user), code)
        stored = find_signatory_by_key(form.key.data)
        if stored is not None:
            is_same = form.says_the_same_as(stored, area.id)
            if not is_same:
                form.refuse_second()
            return is_same
        signatory = Signatory(area_id=area.id, key=form.key.data, position=_last_place(area) + 1)
        form.fill(signatory)
        tx.add(signatory)
    return True


def _last_place(area: Area) -> int:
    return max((one.position for one in list_signatories(area)), default=-1)


@bp.route("/reports/signatories/<code>/<int:signatory_id>", methods=["GET", "POST"])
@requires(Permission.SET_LETTERHEAD)
def edit_signatory(code: str, signatory_id: int):
    reach = reach_of(current_user)
    area = get_area(reach, code)
    signatory = get_signatory(area, signatory_id)
    form = SignatoryForm(obj=signatory)
    form.opens(signatory)
    if form.validate_on_submit():
        with write_tx():
            area = get_area(reach, code)
            signatory = get_signatory(area, signatory_id)
            done = form.overtakes(signatory)
            if done:
                form.fill(signatory)
        if done:
            flash(_("The signatory is changed. What was issued before keeps the old one."))
            return redirect(url_for(".signatories", code=code))
    return render_template(
        "reports/signatory.html",
        **on_screen(area),
        form=form,
        area=area,
        signer=_Signer(signatory, build_letter(area, list_letterheads(area), signatory)),
        history_rows=list_history(signatory),
        action_name=action_name,
        column_names=column_names(form) | {"position": _("Place in the list")},
        shown_change=_shown_change,
    )


def _shown_change(column: str, change: list) -> list[str]:
    if column == "variant":
        return [str(VARIANT_NAMES[Variant(one)]) if one else "-" for one in change]
    if column == "position":
        return [str(one + 1) for one in change]
    return shown_change(column, change)


@bp.post("/reports/signatories/<code>/<int:signatory_id>/first")
@requires(Permission.SET_LETTERHEAD)
def propose_signatory(code: str, signatory_id: int):
    """This one is proposed from now on; the others keep their order behind."""
    with write_tx() as tx:
        one_writer(tx, Signatory)
        area = get_area(reach_of(current_user), code)
        chosen = get_signatory(area, signatory_id)
        others = [one for one in list_signatories(area) if one.id != chosen.id]
        for position, one in enumerate([chosen, *others]):
            one.position = position
    flash(_("%(name)s is proposed first from now on.", name=chosen.name or chosen.full_office or _("This one")))
    return redirect(url_for(".signatories", code=code))


@bp.post("/reports/signatories/<code>/<int:signatory_id>/aside")
@requires(Permission.SET_LETTERHEAD)
def put_signatory_aside(code: str, signatory_id: int):
    with write_tx():
        signatory = get_signatory(get_area(reach_of(current_user), code), signatory_id)
        signatory.deleted_at = signatory.deleted_at or clock.now()
    flash(_("Put aside: proposed no more. What was issued before keeps the name."))
    return redirect(url_for(".signatories", code=code))


@bp.post("/reports/signatories/<code>/<int:signatory_id>/restore")
@requires(Permission.SET_LETTERHEAD)
def restore_signatory(code: str, signatory_id: int):
    with write_tx() as tx:
        one_writer(tx, Signatory)
        area = get_area(reach_of(current_user), code)
        signatory = get_signatory(area, signatory_id)
        if signatory.deleted_at is not None:
            signatory.position = _last_place(area) + 1
            signatory.deleted_at = None
    flash(_("The signatory is back, at the end of the list."))
    return redirect(url_for(".signatories", code=code))
