"""The blueprint that the modules beside this one hang their views on; a sheet lies at /s, not at /reports."""

from flask import Blueprint

bp = Blueprint("reports", __name__)
