"""Recording in the field: drafts, checking, photos, matched people, nihil."""

from random import choices

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def upgrade() -> None:
    op.create_table(
        "nil_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("village_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(length=8), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("declared_at", sa.DateTime(), nullable=False),
        sa.Column("declared_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["declared_by_id"], ["user.id"], name=op.f("fk_nil_report_declared_by_id_user"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["village_id"], ["area.id"], name=op.f("fk_nil_report_village_id_area")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nil_report")),
        sa.UniqueConstraint("village_id", "period", name=op.f("uq_nil_report_village_id_period")),
    )
    with op.batch_alter_table("nil_report", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_nil_report_first_day"), ["first_day"], unique=False)

    op.create_table(
        "outreach_draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("code", sa.String(length=7), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_outreach_draft_area_id_area")),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_outreach_draft_user_id_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outreach_draft")),
        sa.UniqueConstraint("key", name=op.f("uq_outreach_draft_key")),
    )
    with op.batch_alter_table("outreach_draft", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outreach_draft_code"), ["code"], unique=False)
        batch_op.create_index(batch_op.f("ix_outreach_draft_user_id"), ["user_id"], unique=False)

    op.create_table(
        "stored_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("sent_sha256", sa.String(length=64), nullable=False),
        sa.Column("media_type", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=True),
        sa.Column("height", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["user.id"], name=op.f("fk_stored_file_created_by_id_user"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stored_file")),
    )
    with op.batch_alter_table("stored_file", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stored_file_sent_sha256"), ["sent_sha256"], unique=False)
        batch_op.create_index(batch_op.f("ix_stored_file_sha256"), ["sha256"], unique=False)

    op.create_table(
        "outreach_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column(
            "purpose",
            sa.Enum("sign_in_sheet", "event", name="filepurpose", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("consent", sa.Boolean(), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["file_id"], ["stored_file.id"], name=op.f("fk_outreach_file_file_id_stored_file")),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["outreach_session.id"],
            name=op.f("fk_outreach_file_session_id_outreach_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outreach_file")),
        sa.UniqueConstraint("key", name=op.f("uq_outreach_file_key")),
    )
    with op.batch_alter_table("outreach_file", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outreach_file_file_id"), ["file_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_outreach_file_session_id"), ["session_id"], unique=False)

    op.create_table(
        "person_match",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("same", sa.Boolean(), nullable=False),
        sa.Column("from_key", sa.LargeBinary(), nullable=False),
        sa.Column("to_key", sa.LargeBinary(), nullable=False),
        sa.Column("matched_at", sa.DateTime(), nullable=False),
        sa.Column("matched_by_id", sa.Integer(), nullable=True),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["matched_by_id"], ["user.id"], name=op.f("fk_person_match_matched_by_id_user"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["outreach_session.id"],
            name=op.f("fk_person_match_session_id_outreach_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_match")),
    )
    with op.batch_alter_table("person_match", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_person_match_session_id"), ["session_id"], unique=False)

    op.create_table(
        "person_match_entry",
        sa.Column("match_id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["match_id"],
            ["person_match.id"],
            name=op.f("fk_person_match_entry_match_id_person_match"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participant.id"],
            name=op.f("fk_person_match_entry_participant_id_participant"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("match_id", "participant_id", name=op.f("pk_person_match_entry")),
    )
    with op.batch_alter_table("person_match_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_person_match_entry_participant_id"), ["participant_id"], unique=False)

    with op.batch_alter_table("outreach_session", schema=None) as batch_op:
        batch_op.add_column(sa.Column("code", sa.String(length=7), nullable=False, server_default=""))
        batch_op.add_column(
            sa.Column(
                "state",
                sa.Enum("submitted", "checked", "returned", name="sessionstate", native_enum=False, length=40),
                nullable=False,
                server_default="submitted",
            )
        )
        batch_op.add_column(sa.Column("reviewed_at", sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column("reviewed_by_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("return_reason", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("return_field", sa.String(length=40), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("recorded_at", sa.DateTime(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_outreach_session_reviewed_by_id_user"),
            "user",
            ["reviewed_by_id"],
            ["id"],
            ondelete="SET NULL",
        )
    give_codes(op.get_bind())
    with op.batch_alter_table("outreach_session", schema=None) as batch_op:
        for column in ("code", "state", "return_reason", "return_field"):
            batch_op.alter_column(column, server_default=None)
        batch_op.create_index(batch_op.f("ix_outreach_session_code"), ["code"], unique=False)
        batch_op.create_index("ix_outreach_session_host_state", ["host_area_id", "state"], unique=False)

    with op.batch_alter_table("outreach_village", schema=None) as batch_op:
        batch_op.add_column(sa.Column("attendance", sa.Integer(), nullable=True))
        batch_op.create_check_constraint(batch_op.f("ck_outreach_village_attendance_not_negative"), "attendance >= 0")

    with op.batch_alter_table("participant", schema=None) as batch_op:
        batch_op.add_column(sa.Column("hamlet", sa.String(length=80), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("name_key", sa.LargeBinary(), nullable=True))
        batch_op.add_column(sa.Column("nik_key", sa.LargeBinary(), nullable=True))
        batch_op.add_column(sa.Column("row_key", sa.String(length=40), nullable=True))
    op.execute("UPDATE participant SET name_key = person_key")  # until now one key did both
    with op.batch_alter_table("participant", schema=None) as batch_op:
        batch_op.alter_column("hamlet", server_default=None)
        batch_op.alter_column("name_key", nullable=False)
        batch_op.create_index(batch_op.f("ix_participant_name_key"), ["name_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_participant_nik_key"), ["nik_key"], unique=False)
        batch_op.create_index("ix_participant_session_row", ["session_id", "row_key"], unique=True)


def give_codes(connection) -> None:
    """A code for each session that was stored before there were codes."""
    sessions = sa.table("outreach_session", sa.column("id"), sa.column("code"))
    ids = connection.scalars(sa.select(sessions.c.id)).all()
    if ids:
        update = sessions.update().where(sessions.c.id == sa.bindparam("of")).values(code=sa.bindparam("given"))
        connection.execute(update, [{"of": one, "given": "".join(choices(LETTERS, k=7))} for one in ids])


def downgrade() -> None:
    with op.batch_alter_table("participant", schema=None) as batch_op:
        batch_op.drop_index("ix_participant_session_row")
        batch_op.drop_index(batch_op.f("ix_participant_nik_key"))
        batch_op.drop_index(batch_op.f("ix_participant_name_key"))
        batch_op.drop_column("row_key")
        batch_op.drop_column("nik_key")
        batch_op.drop_column("name_key")
        batch_op.drop_column("hamlet")

    with op.batch_alter_table("outreach_village", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_outreach_village_attendance_not_negative"), type_="check")
        batch_op.drop_column("attendance")

    with op.batch_alter_table("outreach_session", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_outreach_session_reviewed_by_id_user"), type_="foreignkey")
        batch_op.drop_index("ix_outreach_session_host_state")
        batch_op.drop_index(batch_op.f("ix_outreach_session_code"))
        batch_op.drop_column("recorded_at")
        batch_op.drop_column("return_field")
        batch_op.drop_column("return_reason")
        batch_op.drop_column("reviewed_by_id")
        batch_op.drop_column("reviewed_at")
        batch_op.drop_column("state")
        batch_op.drop_column("code")

    with op.batch_alter_table("person_match_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_person_match_entry_participant_id"))

    op.drop_table("person_match_entry")
    with op.batch_alter_table("person_match", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_person_match_session_id"))

    op.drop_table("person_match")
    with op.batch_alter_table("outreach_file", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outreach_file_session_id"))
        batch_op.drop_index(batch_op.f("ix_outreach_file_file_id"))

    op.drop_table("outreach_file")
    with op.batch_alter_table("stored_file", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_stored_file_sha256"))
        batch_op.drop_index(batch_op.f("ix_stored_file_sent_sha256"))

    op.drop_table("stored_file")
    with op.batch_alter_table("outreach_draft", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outreach_draft_user_id"))
        batch_op.drop_index(batch_op.f("ix_outreach_draft_code"))

    op.drop_table("outreach_draft")
    with op.batch_alter_table("nil_report", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_nil_report_first_day"))

    op.drop_table("nil_report")
