"""Each layout that villages use is read to the last person."""

import pytest

from app.outreach.attendance_lists.telling import as_json
from tests.outreach.attendance_lists.conftest import reading
from tests.outreach.attendance_lists.layouts import LAYOUTS, Layout
from tests.outreach.attendance_lists.more_layouts import MORE_LAYOUTS


@pytest.mark.parametrize("layout", [*LAYOUTS, *MORE_LAYOUTS], ids=lambda layout: layout.name)
@pytest.mark.usefixtures("words")
def test_every_layout_is_read_exactly(layout: Layout):
    found = [as_json(one) for one in reading(layout.content).lists]

    told = [{key: one[key] for key in expected} for one, expected in zip(found, layout.lists, strict=False)]
    assert told == list(layout.lists)
    assert len(found) == len(layout.lists)
