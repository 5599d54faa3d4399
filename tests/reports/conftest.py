"""What tests of sentences need; no database is asked."""

from collections.abc import Iterator

import pytest
from flask import Flask

from app import i18n


@pytest.fixture(scope="module")
def indonesian() -> Iterator[None]:
    """Numbers are written in the language of the app."""
    app = Flask(__name__)
    i18n.init_app(app)
    with app.app_context():
        yield
