"""What several tests of reports need: words without a database, and a printer that prints nothing."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask

from app import i18n
from app.printing.printing import Printed
from app.reports.jobs import job_work, many


@pytest.fixture(scope="module")
def indonesian() -> Iterator[None]:
    """Numbers are written in the language of the app."""
    app = Flask(__name__)
    i18n.init_app(app)
    with app.app_context():
        yield


@pytest.fixture
def printed(monkeypatch) -> list[str]:
    """The titles of what was printed, in that order; each "PDF" is its own first chapter."""
    titles: list[str] = []

    def print_document(document):
        titles.append(document.title)
        return Printed("".join(document.chapters).encode(), 3)

    monkeypatch.setattr(many, "print_document", print_document)
    monkeypatch.setattr(job_work, "_NOTED_EVERY", timedelta(0))
    return titles
