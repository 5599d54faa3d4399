"""The blueprint of the pages about programmes."""

from flask import Blueprint

bp = Blueprint("programmes", __name__, url_prefix="/programmes")
