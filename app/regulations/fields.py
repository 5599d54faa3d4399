"""The fields of a regulation: everything that is written down of its life."""

import wtforms

from app.i18n import _l
from app.regulations.link_field import LinksField
from app.regulations.rules import MOST_NUMBER
from app.web.forms import (
    ChoiceField,
    ChoicesField,
    CountField,
    DayField,
    Form,
    LineField,
    Needed,
    ParagraphField,
)

_PAPER = 60  # characters of the number of a paper


class RegulationFields(Form):
    """Each answer by itself; see RegulationForm for what must hold between them."""

    kind = ChoiceField(_l("Kind"), [Needed(_l("Choose the kind."))], validate_choice=False)
    villages = ChoicesField(_l("The other villages"))
    covers_all = wtforms.BooleanField(_l("All of them"))
    title = LineField(_l("About"), [Needed(_l("Write what it is about, as in its title."))], most=300)
    theme = ChoiceField(_l("Theme"), [Needed(_l("Choose the theme."))])
    number = CountField(_l("Number"), most=MOST_NUMBER)
    year = CountField(_l("Year"), most=MOST_NUMBER)
    planned_on = DayField(_l("Planned on"))
    drafting_on = DayField(_l("Drafting begun on"))
    deliberation_on = DayField(_l("Discussed with the BPD on"))
    agreed_on = DayField(_l("Agreed with the BPD on"))
    agreement_number = LineField(_l("Number of the BPD's decision"), most=_PAPER)
    handed_over_on = DayField(_l("Handed over to the village head on"))
    enacted_on = DayField(_l("Enacted (signed) on"))
    unsigned = wtforms.BooleanField(_l("The head did not sign in time"))
    promulgated_on = DayField(_l("Promulgated on"))
    promulgation_number = LineField(_l("Number in the Lembaran or Berita Desa"), most=_PAPER)
    submitted_on = DayField(_l("Submitted to the regent or mayor on"))
    submission_number = LineField(_l("Number of the letter"), most=_PAPER)
    disseminated_on = DayField(_l("Made known on"))
    clarified_on = DayField(_l("Clarified by the regency on"))
    clarification_number = LineField(_l("Number of the clarification"), most=_PAPER)
    valid_until = DayField(_l("Valid until"))
    links = LinksField(_l("What it does to earlier ones"))
    annulled_on = DayField(_l("Annulled on"))
    annulment_number = LineField(_l("Number of the annulment"), most=_PAPER)
    repealed_on = DayField(_l("Repealed on"))
    repealed_by = LineField(_l("Repealed by"), most=200)
    summary = ParagraphField(_l("Short summary"), most=2000)
    note = ParagraphField(_l("Note"), most=2000)
