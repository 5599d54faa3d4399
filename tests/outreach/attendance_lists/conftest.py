"""Reading needs the words of an app, and no database."""

import pytest

from app import create_app
from app.outreach.attendance_lists.reading import Reading, open_content, open_text, read_grids
from tests.conftest import test_settings


@pytest.fixture(scope="module")
def words():
    """Sentences and groups are looked up in the language of an app; its database is not asked."""
    with create_app(test_settings("sqlite://")).app_context():
        yield


def reading(content: bytes | str, hidden: bool = False) -> Reading:
    grids = open_text(content) if isinstance(content, str) else open_content(content)
    return read_grids(grids, hidden)
