"""Totals of sessions, targets with versions, the work list, lists of areas and what became of areas."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_regulation_kind", table_name="regulation")
    op.add_column("area", sa.Column("village_id", sa.Integer(), nullable=True))
    op.create_index(op.f("ix_area_village_id"), "area", ["village_id"], unique=False)
    op.execute("UPDATE area SET village_id = id WHERE level = 'village'")
    op.create_index(
        "ix_area_retired",
        "area",
        ["id"],
        unique=False,
        sqlite_where=sa.text("retired_on IS NOT NULL"),
        postgresql_where=sa.text("retired_on IS NOT NULL"),
    )

    op.create_table(
        "area_list",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("applied_at", sa.DateTime(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("touched", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_area_list")),
    )
    op.create_table(
        "area_period",
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(length=8), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("at_home", sa.Integer(), nullable=False),
        sa.Column("counted_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_area_period_area_id_area")),
        sa.PrimaryKeyConstraint("area_id", "period", name=op.f("pk_area_period")),
    )
    with op.batch_alter_table("area_period", schema=None) as batch_op:
        batch_op.create_index("ix_area_period_period", ["period"], unique=False)

    op.create_table(
        "area_period_share",
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(length=8), nullable=False),
        sa.Column(
            "share",
            sa.Enum("topic", "audience", "approach", name="share", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("value", sa.String(length=40), nullable=False),
        sa.Column("sessions", sa.Integer(), nullable=False),
        sa.Column("attendance", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_area_period_share_area_id_area")),
        sa.PrimaryKeyConstraint("area_id", "period", "share", "value", name=op.f("pk_area_period_share")),
    )
    op.create_table(
        "area_succession",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("successor_id", sa.Integer(), nullable=False),
        sa.Column(
            "change",
            sa.Enum("renamed", "recoded", "moved", "merged", "split", name="change", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_area_succession_area_id_area")),
        sa.ForeignKeyConstraint(["successor_id"], ["area.id"], name=op.f("fk_area_succession_successor_id_area")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_area_succession")),
        sa.UniqueConstraint("area_id", "successor_id", name=op.f("uq_area_succession_area_id_successor_id")),
    )
    with op.batch_alter_table("area_succession", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_area_succession_successor_id"), ["successor_id"], unique=False)

    op.create_table(
        "priority_weights",
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("time", sa.Integer(), nullable=False),
        sa.Column("abroad", sa.Integer(), nullable=False),
        sa.Column("regulation", sa.Integer(), nullable=False),
        sa.Column("programme", sa.Integer(), nullable=False),
        sa.Column("months_full", sa.Integer(), nullable=False),
        sa.Column("abroad_full", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "months_full > 0 and abroad_full > 0", name=op.f("ck_priority_weights_full_is_more_than_none")
        ),
        sa.CheckConstraint(
            "time + abroad + regulation + programme = 100", name=op.f("ck_priority_weights_weights_are_100")
        ),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_priority_weights_area_id_area")),
        sa.PrimaryKeyConstraint("area_id", name=op.f("pk_priority_weights")),
    )
    op.create_table(
        "regency_period",
        sa.Column("regency_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(length=8), nullable=False),
        sa.Column("sessions", sa.Integer(), nullable=False),
        sa.Column("checked", sa.Integer(), nullable=False),
        sa.Column("male", sa.Integer(), nullable=False),
        sa.Column("female", sa.Integer(), nullable=False),
        sa.Column("named", sa.Integer(), nullable=False),
        sa.Column("reached", sa.Integer(), nullable=False),
        sa.Column("reported", sa.Integer(), nullable=False),
        sa.Column("on_time", sa.Integer(), nullable=False),
        sa.Column("perdes", sa.Integer(), nullable=False),
        sa.Column("planned", sa.Integer(), nullable=False),
        sa.Column("drafting", sa.Integer(), nullable=False),
        sa.Column("deliberation", sa.Integer(), nullable=False),
        sa.Column("agreed", sa.Integer(), nullable=False),
        sa.Column("enacted", sa.Integer(), nullable=False),
        sa.Column("last_held_on", sa.Date(), nullable=True),
        sa.Column("regulations_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["regency_id"], ["area.id"], name=op.f("fk_regency_period_regency_id_area")),
        sa.PrimaryKeyConstraint("regency_id", "period", name=op.f("pk_regency_period")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("regency_period", schema=None) as batch_op:
        batch_op.create_index("ix_regency_period_period", ["period"], unique=False)

    op.create_table(
        "regency_period_overlap",
        sa.Column(
            "level",
            sa.Enum(
                "nation", "province", "regency", "subdistrict", "village", name="level", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("regency_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(length=8), nullable=False),
        sa.Column("sessions", sa.Integer(), nullable=False),
        sa.Column("checked", sa.Integer(), nullable=False),
        sa.Column("male", sa.Integer(), nullable=False),
        sa.Column("female", sa.Integer(), nullable=False),
        sa.Column("named", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["regency_id"], ["area.id"], name=op.f("fk_regency_period_overlap_regency_id_area")),
        sa.PrimaryKeyConstraint("level", "regency_id", "period", name=op.f("pk_regency_period_overlap")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "reporting_deadline",
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_reporting_deadline_area_id_area")),
        sa.PrimaryKeyConstraint("area_id", name=op.f("pk_reporting_deadline")),
    )
    op.create_table(
        "residents_abroad",
        sa.Column("village_id", sa.Integer(), nullable=False),
        sa.Column("residents", sa.Integer(), nullable=False),
        sa.Column("counted_on", sa.Date(), nullable=False),
        sa.Column("source", sa.String(length=160), nullable=False),
        sa.ForeignKeyConstraint(["village_id"], ["area.id"], name=op.f("fk_residents_abroad_village_id_area")),
        sa.PrimaryKeyConstraint("village_id", name=op.f("pk_residents_abroad")),
    )
    op.create_table(
        "stale_total",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("regency_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.Date(), nullable=True),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["regency_id"], ["area.id"], name=op.f("fk_stale_total_regency_id_area")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stale_total")),
    )
    with op.batch_alter_table("stale_total", schema=None) as batch_op:
        batch_op.create_index("ix_stale_total_month_regency", ["month", "regency_id"], unique=False)

    op.create_table(
        "village_last",
        sa.Column("village_id", sa.Integer(), nullable=False),
        sa.Column("first_reached_on", sa.Date(), nullable=True),
        sa.Column("last_reached_on", sa.Date(), nullable=True),
        sa.Column("last_named_on", sa.Date(), nullable=True),
        sa.Column("last_women_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["village_id"], ["area.id"], name=op.f("fk_village_last_village_id_area")),
        sa.PrimaryKeyConstraint("village_id", name=op.f("pk_village_last")),
    )
    op.create_table(
        "village_month",
        sa.Column("village_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("sessions", sa.Integer(), nullable=False),
        sa.Column("checked", sa.Integer(), nullable=False),
        sa.Column("male", sa.Integer(), nullable=False),
        sa.Column("female", sa.Integer(), nullable=False),
        sa.Column("named", sa.Integer(), nullable=False),
        sa.Column("reached_on", sa.Date(), nullable=True),
        sa.Column("last_reached_on", sa.Date(), nullable=True),
        sa.Column("last_held_on", sa.Date(), nullable=True),
        sa.Column("said_on", sa.Date(), nullable=True),
        sa.Column("told_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["village_id"], ["area.id"], name=op.f("fk_village_month_village_id_area")),
        sa.PrimaryKeyConstraint("village_id", "month", name=op.f("pk_village_month")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("village_month", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_village_month_month"), ["month"], unique=False)

    op.create_table(
        "village_month_overlap",
        sa.Column("village_id", sa.Integer(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column(
            "level",
            sa.Enum(
                "nation", "province", "regency", "subdistrict", "village", name="level", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("sessions", sa.Integer(), nullable=False),
        sa.Column("checked", sa.Integer(), nullable=False),
        sa.Column("male", sa.Integer(), nullable=False),
        sa.Column("female", sa.Integer(), nullable=False),
        sa.Column("named", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["village_id"], ["area.id"], name=op.f("fk_village_month_overlap_village_id_area")),
        sa.PrimaryKeyConstraint("village_id", "month", "level", name=op.f("pk_village_month_overlap")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("village_month_overlap", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_village_month_overlap_month"), ["month"], unique=False)

    op.create_table(
        "follow_up",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("village_id", sa.Integer(), nullable=False),
        sa.Column(
            "reason",
            sa.Enum(
                "not_asked",
                "no_signal",
                "no_staff",
                "refused",
                "wants_letter",
                "hard_to_reach",
                "new_head",
                "new_village",
                "no_budget",
                "other",
                name="reason",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("explanation", sa.String(length=200), nullable=False),
        sa.Column("assignee_id", sa.Integer(), nullable=True),
        sa.Column("assignee_name", sa.String(length=120), nullable=False),
        sa.Column("assigned_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum("open", "done", "dropped", name="followupstate", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("closed_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["assignee_id"], ["user.id"], name=op.f("fk_follow_up_assignee_id_user"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["closed_by_id"], ["user.id"], name=op.f("fk_follow_up_closed_by_id_user"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["user.id"], name=op.f("fk_follow_up_created_by_id_user"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["village_id"], ["area.id"], name=op.f("fk_follow_up_village_id_area")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
        sa.UniqueConstraint("key", name=op.f("uq_follow_up_key")),
    )
    with op.batch_alter_table("follow_up", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_follow_up_assignee_id"), ["assignee_id"], unique=False)
        batch_op.create_index("ix_follow_up_village_id_assigned_on", ["village_id", "assigned_on"], unique=False)
        batch_op.create_index(
            "uq_follow_up_open",
            ["village_id"],
            unique=True,
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        )

    op.create_table(
        "own_indicator",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("measure", sa.String(length=40), nullable=False),
        sa.Column("parameter", sa.String(length=80), nullable=False),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_own_indicator_area_id_area")),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["user.id"], name=op.f("fk_own_indicator_created_by_id_user"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_indicator")),
        sa.UniqueConstraint("key", name=op.f("uq_own_indicator_key")),
    )
    with op.batch_alter_table("own_indicator", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_own_indicator_area_id"), ["area_id"], unique=False)

    op.create_table(
        "target_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(length=8), nullable=False),
        sa.Column("indicator", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column(
            "origin",
            sa.Enum("typed", "split", "imported", name="targetorigin", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("set_at", sa.DateTime(), nullable=False),
        sa.Column("set_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_target_version_area_id_area")),
        sa.ForeignKeyConstraint(
            ["set_by_id"], ["user.id"], name=op.f("fk_target_version_set_by_id_user"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target_version")),
    )
    with op.batch_alter_table("target_version", schema=None) as batch_op:
        batch_op.create_index("ix_target_version_area_id_period", ["area_id", "period"], unique=False)

    # Who set the targets of today, as far as the history tells.
    op.execute(
        "INSERT INTO target_version (area_id, period, indicator, value, origin, set_at, set_by_id) "
        "SELECT target.area_id, target.period, target.indicator, target.value, 'typed', entry.at, entry.user_id "
        "FROM target JOIN history_entry AS entry ON entry.id = (SELECT max(id) FROM history_entry "
        "WHERE record_type = 'target' AND record_id = target.id)"
    )

    op.create_table(
        "follow_up_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("follow_up_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("written_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["follow_up_id"],
            ["follow_up.id"],
            name=op.f("fk_follow_up_note_follow_up_id_follow_up"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["written_by_id"], ["user.id"], name=op.f("fk_follow_up_note_written_by_id_user"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up_note")),
        sa.UniqueConstraint("key", name=op.f("uq_follow_up_note_key")),
    )
    with op.batch_alter_table("follow_up_note", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_follow_up_note_follow_up_id"), ["follow_up_id"], unique=False)

    at_home = sa.text("home_village_id IS NOT NULL")
    op.create_index(
        "ix_participant_home_session",
        "participant",
        ["home_village_id", "session_id"],
        unique=False,
        sqlite_where=at_home,
        postgresql_where=at_home,
    )
    _say_that_nothing_is_counted_yet()


def _say_that_nothing_is_counted_yet() -> None:
    """Totals of what was recorded before are made by flask setup; until then no page counts (see totals.built)."""
    setting = sa.table("setting", sa.column("key", sa.String), sa.column("value", sa.JSON))
    for name in ("outreach_session", "regulation", "nil_report"):
        if op.get_bind().scalar(sa.select(sa.literal(1)).select_from(sa.table(name)).limit(1)) is not None:
            op.bulk_insert(setting, [{"key": "uncounted", "value": {}}])
            return


def downgrade() -> None:
    op.execute("DELETE FROM setting WHERE key = 'uncounted'")
    op.drop_index("ix_participant_home_session", table_name="participant")
    op.create_index("ix_regulation_kind", "regulation", ["kind"], unique=False)
    with op.batch_alter_table("follow_up_note", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_follow_up_note_follow_up_id"))

    op.drop_table("follow_up_note")
    with op.batch_alter_table("target_version", schema=None) as batch_op:
        batch_op.drop_index("ix_target_version_area_id_period")

    op.drop_table("target_version")
    with op.batch_alter_table("own_indicator", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_own_indicator_area_id"))

    op.drop_table("own_indicator")
    with op.batch_alter_table("follow_up", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_follow_up_open", sqlite_where=sa.text("state = 'open'"), postgresql_where=sa.text("state = 'open'")
        )
        batch_op.drop_index("ix_follow_up_village_id_assigned_on")
        batch_op.drop_index(batch_op.f("ix_follow_up_assignee_id"))

    op.drop_table("follow_up")
    with op.batch_alter_table("village_month_overlap", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_village_month_overlap_month"))

    op.drop_table("village_month_overlap")
    with op.batch_alter_table("village_month", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_village_month_month"))

    op.drop_table("village_month")
    op.drop_table("village_last")
    with op.batch_alter_table("stale_total", schema=None) as batch_op:
        batch_op.drop_index("ix_stale_total_month_regency")

    op.drop_table("stale_total")
    op.drop_table("residents_abroad")
    op.drop_table("reporting_deadline")
    op.drop_table("regency_period_overlap")
    with op.batch_alter_table("regency_period", schema=None) as batch_op:
        batch_op.drop_index("ix_regency_period_period")

    op.drop_table("regency_period")
    op.drop_table("priority_weights")
    with op.batch_alter_table("area_succession", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_area_succession_successor_id"))

    op.drop_table("area_succession")
    op.drop_table("area_period_share")
    with op.batch_alter_table("area_period", schema=None) as batch_op:
        batch_op.drop_index("ix_area_period_period")

    op.drop_table("area_period")
    op.drop_table("area_list")
    op.drop_index("ix_area_retired", table_name="area")
    op.drop_index(op.f("ix_area_village_id"), table_name="area")
    op.drop_column("area", "village_id")
