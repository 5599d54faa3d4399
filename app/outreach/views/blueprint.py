"""The blueprint that the modules beside this one hang their views on."""

from flask import Blueprint

from app.outreach.places import place_label

bp = Blueprint("outreach", __name__, url_prefix="/outreach")
bp.add_app_template_global(place_label)
