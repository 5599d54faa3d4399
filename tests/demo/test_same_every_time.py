"""The same day gives the same demo, and a later day only adds to it."""

import hashlib
import os
import subprocess
import sys
from datetime import date

from app.areas.codes import kind_of
from app.areas.official import official_list
from app.demo.load import Demo, invent
from app.demo.villages import Village

OFFICES = ("19", "19.01", "19.01.04", "19.01.04.2014", "19.05.01.2007", "19.71.01.1004")


def demo_of(day: date) -> Demo:
    """The demo of two subdistricts, without a database."""
    names = dict(official_list(["19.01.04", "19.71.01"]))
    ids = {code: number for number, code in enumerate(names, 1)} | dict.fromkeys(OFFICES, 0)
    villages = [
        Village(
            id=ids[code],
            code=code,
            name=names[code],
            kind=kind_of(code),
            subdistrict_id=ids[code[:8]],
            subdistrict=names[code[:8]],
            regency_id=ids[code[:5]],
            regency=names[code[:5]],
            regency_kind=kind_of(code[:5]),
        )
        for code in names
        if len(code) == 13
    ]
    return invent(villages, ids, day)


def fingerprint() -> str:
    return hashlib.sha256(repr(demo_of(date(2026, 10, 7))).encode()).hexdigest()


def test_the_same_day_gives_the_same_demo_whatever_the_order_of_sets():
    command = [sys.executable, "-c", f"from {__name__} import fingerprint; print(fingerprint())"]
    environment = {**os.environ, "PYTHONHASHSEED": "1"}
    elsewhere = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout

    assert elsewhere == f"{fingerprint()}\n"


def told(demo: Demo) -> list[dict]:
    """What was recorded of each session; when it came in and what staff decided goes on from day to day."""
    passing = ("created_at", "updated_at", "state", "reviewed_at", "return_reason", "return_field")
    return [held.columns | dict.fromkeys(passing) for held in demo.sessions]


def test_a_later_day_adds_sessions_and_changes_none():
    earlier, later = told(demo_of(date(2026, 10, 7))), told(demo_of(date(2026, 11, 7)))

    assert later[: len(earlier)] == earlier
    assert len(later) > len(earlier) > 100


def test_there_is_nothing_before_its_first_day():
    demo = demo_of(date(2025, 1, 1))

    assert not demo.sessions
    assert not demo.regulations
