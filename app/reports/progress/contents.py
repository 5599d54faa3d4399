"""The page of contents of a long report, made when the pages of all its chapters are known."""

import re
from collections.abc import Sequence
from dataclasses import replace

from flask import render_template

from app.i18n import force_locale
from app.printing.document import Heading
from app.printing.unbroken import keep_together
from app.reports.progress.parts import Report

_MOST_LINES = 36  # with more, only chapters and annexes are listed
_PART_OF_ANNEX = re.compile(r"\d+\. ")  # set by itself, so that its file knows no annex above it


def lay_out_contents(report: Report, headings: Sequence[Heading]) -> str:
    """Where each chapter begins, and how the report is read."""
    told = [heading for heading in headings if heading.page > 1]
    if len(told) > _MOST_LINES:
        told = [heading for heading in told if heading.level == 1 or _PART_OF_ANNEX.match(heading.text)]
    told = [replace(heading, level=2) if _PART_OF_ANNEX.match(heading.text) else heading for heading in told]
    with force_locale("id"):
        return keep_together(render_template("reports/print_contents.html", report=report, headings=told))
