"""What a regency sets for the regulations of its villages: terms, the public list, the legal basis of drafts."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_security import current_user

from app.accounts.access import Permission, reach_of, requires
from app.areas.models import Level
from app.areas.queries import get_area
from app.db import one_writer, write_tx
from app.history.models import action_name
from app.history.queries import list_history
from app.i18n import _
from app.regulations.legal_basis import OF_A_DESA, OF_A_KELURAHAN, as_list
from app.regulations.models import RegulationSettings
from app.regulations.settings_forms import SettingsForm
from app.regulations.settings_queries import find_settings
from app.regulations.settings_words import column_names, shown_change, usual_settings

bp = Blueprint("regulation_settings", __name__, url_prefix="/regulations/settings")


@bp.route("/<code>", methods=["GET", "POST"])
@requires(Permission.SET_TERMS)
def edit(code: str):
    area = get_area(reach_of(current_user), code)
    if area.level is not Level.REGENCY:
        abort(404)
    stored = find_settings(area.id)
    form = SettingsForm(stored or usual_settings())
    if form.validate_on_submit():
        with write_tx() as session:
            one_writer(session, RegulationSettings)
            settings = find_settings(area.id) or RegulationSettings(area_id=area.id)
            form.fill(settings)
            session.add(settings)
        flash(_("The settings of %(area)s are saved.", area=area.label))
        return redirect(url_for(".edit", code=area.code))
    return render_template(
        "regulations/settings.html",
        form=form,
        area=area,
        is_public=stored is not None and stored.is_public,
        usual_basis=as_list(OF_A_DESA if area.desa_count else OF_A_KELURAHAN),
        history_rows=list_history(stored) if stored else [],
        action_name=action_name,
        column_names=column_names(form),
        shown_change=shown_change,
    )
