"""flask regulations: the command line."""

from flask.cli import AppGroup

from app.regulations.import_commands import import_regulations

regulations_commands = AppGroup("regulations", help="Regulations of villages.")
regulations_commands.add_command(import_regulations)
