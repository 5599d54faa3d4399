"""The blueprint of the pages about regulations."""

from flask import Blueprint

bp = Blueprint("regulations", __name__, url_prefix="/regulations")
