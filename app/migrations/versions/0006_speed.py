"""People of a session are read from an index alone; what no page asks of totals is no longer kept."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "ix_participant_session_person", "participant", ["session_id", "person_key", "home_village_id"], unique=False
    )
    op.drop_index("ix_participant_session_id", table_name="participant")
    op.execute("DELETE FROM area_period_share WHERE share = 'approach'")
    op.drop_column("stale_total", "at")


def downgrade() -> None:
    op.add_column(
        "stale_total", sa.Column("at", sa.DateTime(), nullable=False, server_default="2026-01-01 00:00:00.000000")
    )
    op.create_index("ix_participant_session_id", "participant", ["session_id"], unique=False)
    op.drop_index("ix_participant_session_person", table_name="participant")
