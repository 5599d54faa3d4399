"""Whose turn it is to make totals: one at a time, and nobody waits for a process that was killed."""

import os
import subprocess
from datetime import timedelta

import time_machine

from app import clock
from app.db import db, write_tx
from app.totals.job_commands import run_totals_job
from app.totals.turn_commands import end_turn, take_turn
from app.web.settings import get_setting, put_setting
from tests import cast
from tests.records import store_session


def test_a_second_one_waits_until_the_first_is_done(app):
    with app.app_context():
        first = take_turn()
        assert take_turn() is None
        end_turn(first)
        assert take_turn() is not None


def test_the_turn_of_a_process_that_was_killed_is_free_at_once(app):
    gone = subprocess.Popen(["true"])
    gone.wait()
    with app.app_context():
        take_turn()
        for process, is_free in ((os.getppid(), False), (gone.pid, True)):
            with write_tx() as tx:
                put_setting(tx, "totals_job", {**get_setting("totals_job"), "process": process})
            db.session.rollback()
            assert (take_turn() is not None) == is_free


def test_of_a_process_on_another_machine_nobody_knows(app):
    with app.app_context():
        take_turn()
        with write_tx() as tx:
            put_setting(tx, "totals_job", {**get_setting("totals_job"), "machine": "elsewhere", "process": 4_000_000})
        assert take_turn() is None


def test_pages_say_that_the_job_stands_still(app, browser, ayu):
    store_session(app, cast.KACE_TIMUR)
    with app.app_context():
        run_totals_job(at_once=True)
    page = "/coverage/19?period=2026-Q3&columns=name&columns=people"
    assert "Penghitungan di latar belakang berhenti" not in browser.sign_in(ayu).open(page).text()

    with time_machine.travel(clock.now() + timedelta(minutes=20)):
        assert "Penghitungan di latar belakang berhenti sejak" in browser.sign_in(ayu).open(page).text()
