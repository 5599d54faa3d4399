"""The blueprint of the work list, and what its pages ask alike."""

from flask import Blueprint
from flask_security import current_user

from app import clock
from app.accounts.access import reach_of
from app.areas.models import Area, Level
from app.areas.queries import get_area
from app.web.errors import NotFound
from app.worklist.calculate import Days
from app.worklist.list_queries import Question, list_stuck
from app.worklist.weights_queries import get_weights

bp = Blueprint("worklist", __name__)


def get_village(code: str) -> Area:
    """The village with this code within reach; of anything else there is no such page."""
    area = get_area(reach_of(current_user), code)
    if area.level is not Level.VILLAGE:
        raise NotFound(code)
    return area


def get_above(code: str) -> Area:
    """The area above the villages with this code within reach."""
    area = get_area(reach_of(current_user), code)
    if area.level is Level.VILLAGE:
        raise NotFound(code)
    return area


def ask(area: Area) -> Question:
    """The work list of that area, as of today."""
    days = Days(clock.today())
    return Question(area, days, get_weights(area), list_stuck(area, days.today))
