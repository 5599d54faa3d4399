"""The page on which an administrator opens the figures of their area to everybody, or closes them again."""

from flask import flash, redirect, render_template, url_for
from flask_security import current_user

from app import clock
from app.accounts.access import Permission, requires
from app.db import one_at_a_time, write_tx
from app.history.models import action_name
from app.history.queries import list_changes
from app.i18n import _
from app.open_data.forms import PublishingForm
from app.open_data.publishing import RECORD, find_opened, own_setting, store_setting
from app.open_data.views.blueprint import bp
from app.periods import period_of


@bp.route("/settings/open-data", methods=["GET", "POST"])
@requires(Permission.PUBLISH_DATA)
def settings():
    """For the area of the administrator's account. What lies within an open area is open already."""
    area = current_user.area
    stored, opened = own_setting(area), find_opened(area)
    form = PublishingForm(area, stored, period_of(clock.today()))
    if form.validate_on_submit():
        with write_tx() as session:
            one_at_a_time(session, RECORD)
            store_setting(session, area, form.setting())
        flash(_("The figures of %(area)s are public.", area=area.label) if form.setting() else _("Nothing is public."))
        return redirect(url_for(".settings"))
    return render_template(
        "open_data/settings.html",
        area=area,
        form=form,
        opened=opened,
        from_above=opened is not None and opened.area_id != area.id,
        history_rows=list_changes(RECORD, area.id),
        action_name=action_name,
        names=_names(form),
    )


def _names(form: PublishingForm) -> dict[str, str]:
    return {field.name: field.label.text for field in form} | {"level": _("Level")}
