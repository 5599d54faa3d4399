"""The preparation is no part of the app: its modules are imported as the system's Python does, from their folder."""

import importlib

import pytest


@pytest.fixture(autouse=True)
def beside_the_app(monkeypatch, root):
    monkeypatch.syspath_prepend(root / "app" / "prepare")


@pytest.fixture
def machine():
    return importlib.import_module("machine")


@pytest.fixture
def packages():
    return importlib.import_module("packages")
