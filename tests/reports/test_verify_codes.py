"""The code on a report: hard to guess, easy to type."""

import pytest

from app.reports.issued.verify_codes import LETTERS, code_text, new_code, read_code


def test_a_code_has_twelve_letters_none_of_which_is_taken_for_another():
    codes = {new_code() for _ in range(200)}

    assert len(codes) == 200
    assert all(len(code) == 12 and set(code) <= set(LETTERS) for code in codes)
    assert not set("ILOU") & set(LETTERS)


@pytest.mark.parametrize(
    "typed",
    [
        "7K3M-9QX0-1HVD",
        "7k3m9qx01hvd",
        " 7K3M 9QX0 1HVD ",
        "7K3M–9QXO–IHVD",
        "7K3M.9QXo.lHVD",
        "https://jejak.example.go.id/verify/7K3M-9QX0-1HVD",
        "https://jejak.example.go.id/verify/7K3M-9QX0-1HVD/",
    ],
)
def test_it_is_read_however_it_is_typed(typed):
    assert read_code(typed) == "7K3M9QX01HVD"
    assert code_text("7K3M9QX01HVD") == "7K3M-9QX0-1HVD"


@pytest.mark.parametrize("typed", ["", "7K3M-9QX0-1HV", "7K3M-9QX0-1HVDD", "7K3M-9QX0-1HV?", "٧K3M9QX01HVD", "é" * 12])
def test_what_can_be_no_code_is_none(typed):
    assert read_code(typed) is None
