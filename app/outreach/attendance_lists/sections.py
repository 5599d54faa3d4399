"""Headings within a list, and what they say of the rows below them."""

import re
from dataclasses import dataclass

from app.outreach.attendance_lists.audiences import find_audience
from app.outreach.attendance_lists.people import LONGEST_HAMLET
from app.outreach.attendance_lists.private import cut_numbers
from app.outreach.attendance_lists.words import is_children, is_hamlet, sex_heading
from app.outreach.vocabulary import Audience, Sex

_UNSUR = re.compile(r"^(?:\w{1,3}[.)]\s*)?(?:unsur\s+|dari\s+)?", re.IGNORECASE)


@dataclass(frozen=True)
class Section:
    """What holds for the rows below a heading, where they do not say otherwise themselves."""

    sex: Sex | None = None
    children: bool = False
    hamlet: str = ""
    audience: Audience | None = None


def open_section(before: Section, label: str, numbered: bool = False) -> Section | None:
    """PEREMPUAN, ANAK-ANAK, DUSUN II, UNSUR PKK: the section that begins; None where the words are no heading.

    With a number before them they are a heading only by a sex: "1 | Perempuan".
    """
    sex = sex_heading(label.partition(":")[0])
    if sex is not None:
        return Section(sex, hamlet=before.hamlet)
    if numbered:
        return None
    if is_children(label):
        return Section(None, True, before.hamlet)
    if is_hamlet(label):
        return Section(before.sex, before.children, cut_numbers(label.strip(" *:."))[:LONGEST_HAMLET])
    audience = find_audience(_UNSUR.sub("", label))
    if audience is not None:
        return Section(before.sex, False, before.hamlet, audience)
    return None
