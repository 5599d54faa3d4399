"""Jejak Desa: outreach, attendance and village regulations against trafficking in persons, village by village."""

from pathlib import Path

from flask import Flask
from flask_compress import Compress
from flask_wtf import CSRFProtect

from app import config, guide, i18n, navigation
from app.accounts import setup as accounts_setup
from app.accounts import views as accounts_views
from app.accounts.commands import user_commands
from app.areas.commands import areas_commands
from app.commands import files, serve, setup
from app.coverage import models as coverage_models  # noqa: F401
from app.coverage import views as coverage_views
from app.coverage.review.commands import coverage_command
from app.db import db, migrate
from app.demo.commands import demo_commands
from app.drafting import views as drafting_views
from app.history import recording  # noqa: F401 (listens to the session)
from app.open_data import views as open_data_views
from app.outreach import import_views as outreach_import_views
from app.outreach import models as outreach_models  # noqa: F401
from app.outreach import nil_views, phone_views
from app.outreach import views as outreach_views
from app.outreach.commands import outreach_commands
from app.programmes import (  # noqa: F401 (pages of enrolment_views.bp)
    ending_views,
    enrolling_views,
    enrolment_views,
    evidence_views,
    milestone_views,
)
from app.programmes import models as programmes_models  # noqa: F401
from app.programmes import views as programmes_views
from app.programmes.commands import programmes_commands
from app.regulations import import_views as regulations_import_views
from app.regulations import public_views as regulations_public_views
from app.regulations import settings_views as regulation_settings_views
from app.regulations import views as regulations_views
from app.regulations.commands import regulations_commands
from app.reports import views as reports_views
from app.reports.commands import report_command
from app.reports.jobs import job_models as reports_job_models  # noqa: F401
from app.reports.jobs.worker import worker_command
from app.reports.views import verify
from app.totals import (
    built,
    edition_commands,  # noqa: F401 (flask areas edition)
    listening,  # noqa: F401 (listens to every statement)
)
from app.totals import models as totals_models  # noqa: F401
from app.totals.commands import totals_commands
from app.totals.standing_still import totals_still_since
from app.web import asked, cookieless, errors, headers, health, limits, logs, static_files
from app.web.settings import is_demo
from app.worklist import models as worklist_models  # noqa: F401
from app.worklist import views as worklist_views

ROOT = Path(__file__).parent.parent


def create_app(overrides: dict | None = None) -> Flask:
    """The site. Raises config.SettingError where a setting is missing or makes no sense."""
    app = Flask(__name__, static_folder="../static", template_folder="../templates", instance_relative_config=True)
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    asked.init_app(app)
    config.configure(app, overrides)
    db.init_app(app)
    migrate.init_app(app, db, directory=str(ROOT / "app" / "migrations"), render_as_batch=True)
    logs.init_app(app)
    limits.init_app(app)
    i18n.init_app(app)
    accounts_setup.init_app(app)
    CSRFProtect(app)
    headers.init_app(app)
    cookieless.init_app(app)
    errors.init_app(app)
    Compress(app)
    static_files.init_app(app)
    built.init_app(app)
    app.jinja_env.globals["is_demo"] = is_demo
    app.jinja_env.globals["totals_still_since"] = totals_still_since
    for blueprint in (
        health.bp,
        accounts_views.bp,
        regulations_import_views.bp,
        outreach_import_views.bp,
        regulations_views.bp,
        programmes_views.bp,
        regulation_settings_views.bp,
        regulations_public_views.bp,
        coverage_views.bp,
        worklist_views.bp,
        enrolment_views.bp,
        reports_views.bp,
        verify.bp,
        open_data_views.bp,
        drafting_views.bp,
        outreach_views.bp,
        phone_views.bp,
        nil_views.bp,
    ):
        app.register_blueprint(blueprint)
    guide.init_app(app)
    navigation.init_app(app)
    for command in (
        areas_commands,
        user_commands,
        outreach_commands,
        regulations_commands,
        programmes_commands,
        demo_commands,
        files,
        setup,
        serve,
        coverage_command,
        report_command,
        worker_command,
        totals_commands,
    ):
        app.cli.add_command(command)
    return app
