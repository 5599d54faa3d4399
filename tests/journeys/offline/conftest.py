"""The bad line is there for every journey of this folder."""

from tests.journeys.offline.line import line  # noqa: F401 (a fixture)
