"""The blueprint that the modules beside this one hang their views on."""

from collections.abc import Callable

from flask import Blueprint

from app.outreach.codes import code_text
from app.outreach.drafts import draft_day, draft_title, is_old, is_plan
from app.outreach.places import count_words, place_label
from app.outreach.vocabulary import session_state

bp = Blueprint("outreach", __name__, url_prefix="/outreach")
for function in (count_words, place_label, code_text, draft_day, draft_title, is_old, is_plan, session_state):
    bp.add_app_template_global(function)


def at_root(rule: str, **options) -> Callable[[Callable], Callable]:
    """A view of this blueprint at a short address: /s/ABC-DEFG, not /outreach/s/ABC-DEFG."""

    def hang(view: Callable) -> Callable:
        bp.record(lambda state: state.app.add_url_rule(rule, f"{bp.name}.{view.__name__}", view, **options))
        return view

    return hang
