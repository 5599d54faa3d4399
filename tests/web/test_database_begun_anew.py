"""A PostgreSQL that was begun anew has closed every connection that the site still holds: nobody notices."""

import pytest
import sqlalchemy as sa

from app.db import db

_CLOSE_ALL_OTHERS = (
    "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database()"
    " AND pid <> pg_backend_pid()"
)


@pytest.mark.parametrize("prepared_app", ["postgresql"], indirect=True)
def test_the_next_page_is_there(app, browser, siti):
    signed_in = browser.sign_in(siti)
    signed_in.open("/outreach")
    with app.app_context():
        other = sa.create_engine(db.engine.url, poolclass=sa.NullPool)
    with other.connect() as connection:
        assert connection.scalar(sa.text(_CLOSE_ALL_OTHERS)) >= 1

    signed_in.open("/outreach")
