"""What the pages about a village's part in a programme share."""

from datetime import date

from flask import Blueprint, render_template, request
from flask_security import current_user

from app import clock
from app.accounts.access import reach_of
from app.accounts.models import User
from app.areas.models import Area, Level
from app.areas.queries import get_area
from app.programmes.enrolment_queries import get_enrolment
from app.programmes.models import Enrolment, ProgrammeVersion
from app.programmes.queries import list_versions
from app.programmes.standing import last_day, version_of
from app.web.errors import NotFound
from app.web.forms import Form
from app.web.values import read_date

bp = Blueprint("enrolments", __name__)


def get_village(reader: User, code: str) -> Area:
    """The village with this code within the reader's reach; of anything else there is no page."""
    area = get_area(reach_of(reader), code)
    if area.level is not Level.VILLAGE:
        raise NotFound(code)
    return area


def asked_day(usual: date, last: date) -> date:
    """The day of ?on=, no later than the last; what is no day asks for nothing."""
    try:
        return min(read_date(request.args.get("on", "")), last)
    except ValueError:
        return usual


def version_for(part: Enrolment, on: date) -> ProgrammeVersion:
    """What the programme of that part says on that day."""
    return version_of(list_versions(part.programme_id), on)


def form_page(template: str, form: Form, enrolment_id: int, **values):
    """The page of a form about a part, which is read afresh: a refused change has ended its transaction."""
    part = get_enrolment(reach_of(current_user), enrolment_id)
    version = version_for(part, last_day(part, clock.today()))
    return render_template(template, form=form, part=part, version=version, **values)
