"""The life of a regulation, its files and links, what a regency has set for it; programmes as data."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TEXTS = (
    ("summary", sa.Text()),
    ("agreement_number", sa.String(length=60)),
    ("promulgation_number", sa.String(length=60)),
    ("submission_number", sa.String(length=60)),
    ("clarification_number", sa.String(length=60)),
    ("annulment_number", sa.String(length=60)),
    ("repealed_by", sa.String(length=200)),
)
DAYS = (
    "planned_on",
    "drafting_on",
    "deliberation_on",
    "handed_over_on",
    "disseminated_on",
    "clarified_on",
    "annulled_on",
    "valid_until",
    "amended_on",
)
OPEN = sa.text("deleted_at IS NULL")
STATE_COLUMNS = [
    "area_id",
    "kind",
    "repealed_on",
    "annulled_on",
    "valid_until",
    "promulgated_on",
    "enacted_on",
    "agreed_on",
    "deliberation_on",
    "drafting_on",
    "planned_on",
]


def upgrade() -> None:
    with op.batch_alter_table("regulation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_regulation_village_id"))
        batch_op.drop_index("uq_regulation_village_kind_year_number", sqlite_where=OPEN, postgresql_where=OPEN)
        batch_op.drop_constraint(batch_op.f("fk_regulation_village_id_area"), type_="foreignkey")
        batch_op.alter_column("village_id", new_column_name="area_id", existing_type=sa.Integer(), nullable=False)
        for name, kind in TEXTS:
            batch_op.add_column(sa.Column(name, kind, nullable=False, server_default=""))
        for name in DAYS:
            batch_op.add_column(sa.Column(name, sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("unsigned", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("regulation", schema=None) as batch_op:
        batch_op.create_foreign_key(batch_op.f("fk_regulation_area_id_area"), "area", ["area_id"], ["id"])
        batch_op.create_index(batch_op.f("ix_regulation_area_id"), ["area_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_regulation_kind"), ["kind"], unique=False)
        batch_op.create_index(
            "uq_regulation_area_kind_year_number",
            ["area_id", "kind", "year", "number"],
            unique=True,
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        )
        batch_op.create_index("ix_regulation_state", STATE_COLUMNS, sqlite_where=OPEN, postgresql_where=OPEN)
        for name, kind in TEXTS:
            batch_op.alter_column(name, existing_type=kind, existing_nullable=False, server_default=None)
        batch_op.alter_column("unsigned", existing_type=sa.Boolean(), existing_nullable=False, server_default=None)

    with op.batch_alter_table("stored_file", schema=None) as batch_op:
        batch_op.add_column(sa.Column("page_count", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("picture_count", sa.Integer(), nullable=True))

    op.create_table(
        "regulation_settings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("handover_days", sa.Integer(), nullable=True),
        sa.Column("signing_days", sa.Integer(), nullable=True),
        sa.Column("promulgation_days", sa.Integer(), nullable=True),
        sa.Column("submission_days", sa.Integer(), nullable=True),
        sa.Column("clarification_days", sa.Integer(), nullable=True),
        sa.Column("working_days", sa.Boolean(), nullable=False),
        sa.Column("due_soon_days", sa.Integer(), nullable=False),
        sa.Column("is_public", sa.Boolean(), nullable=False),
        sa.Column("legal_basis", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_regulation_settings_area_id_area")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_regulation_settings")),
        sa.UniqueConstraint("area_id", name=op.f("uq_regulation_settings_area_id")),
    )
    op.create_table(
        "programme",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=60), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["user.id"], name=op.f("fk_programme_created_by_id_user"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme")),
        sa.UniqueConstraint("slug", name=op.f("uq_programme_slug")),
    )
    op.create_table(
        "enrolment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("village_id", sa.Integer(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("end_reason", sa.String(length=300), nullable=False),
        sa.Column("previous_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["user.id"], name=op.f("fk_enrolment_created_by_id_user"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["previous_id"], ["enrolment.id"], name=op.f("fk_enrolment_previous_id_enrolment"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_enrolment_programme_id_programme")),
        sa.ForeignKeyConstraint(["village_id"], ["area.id"], name=op.f("fk_enrolment_village_id_area")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrolment")),
        sa.UniqueConstraint("key", name=op.f("uq_enrolment_key")),
    )
    with op.batch_alter_table("enrolment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_enrolment_programme_id"), ["programme_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_enrolment_village_id"), ["village_id"], unique=False)
        batch_op.create_index(
            "uq_enrolment_open",
            ["programme_id", "village_id"],
            unique=True,
            sqlite_where=sa.text("ended_on IS NULL AND deleted_at IS NULL"),
            postgresql_where=sa.text("ended_on IS NULL AND deleted_at IS NULL"),
        )

    op.create_table(
        "programme_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("short_name", sa.String(length=60), nullable=False),
        sa.Column("issuer", sa.String(length=200), nullable=False),
        sa.Column("legal_basis", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("term_years", sa.Integer(), nullable=True),
        sa.Column("successor_id", sa.Integer(), nullable=True),
        sa.Column("for_all_villages", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["user.id"], name=op.f("fk_programme_version_made_by_id_user"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["programme_id"],
            ["programme.id"],
            name=op.f("fk_programme_version_programme_id_programme"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["successor_id"], ["programme.id"], name=op.f("fk_programme_version_successor_id_programme")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_version")),
        sa.UniqueConstraint("programme_id", "number", name=op.f("uq_programme_version_programme_id_number")),
    )
    op.create_table(
        "regulation_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("regulation_id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column(
            "step",
            sa.Enum(
                "planned_on",
                "drafting_on",
                "deliberation_on",
                "agreed_on",
                "handed_over_on",
                "enacted_on",
                "promulgated_on",
                "submitted_on",
                "disseminated_on",
                "clarified_on",
                "annulled_on",
                "repealed_on",
                name="step",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=True),
        sa.Column("put_aside_at", sa.DateTime(), nullable=True),
        sa.Column("put_aside_by_id", sa.Integer(), nullable=True),
        sa.Column("put_aside_reason", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["added_by_id"], ["user.id"], name=op.f("fk_regulation_file_added_by_id_user"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["file_id"], ["stored_file.id"], name=op.f("fk_regulation_file_file_id_stored_file")),
        sa.ForeignKeyConstraint(
            ["put_aside_by_id"], ["user.id"], name=op.f("fk_regulation_file_put_aside_by_id_user"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["regulation_id"],
            ["regulation.id"],
            name=op.f("fk_regulation_file_regulation_id_regulation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_regulation_file")),
        sa.UniqueConstraint("key", name=op.f("uq_regulation_file_key")),
    )
    with op.batch_alter_table("regulation_file", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_regulation_file_file_id"), ["file_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_regulation_file_regulation_id"), ["regulation_id"], unique=False)

    op.create_table(
        "regulation_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("acting_id", sa.Integer(), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=False),
        sa.Column(
            "effect",
            sa.Enum("amends", "repeals", "replaces", name="effect", native_enum=False, length=40),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["acting_id"], ["regulation.id"], name=op.f("fk_regulation_link_acting_id_regulation"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["target_id"], ["regulation.id"], name=op.f("fk_regulation_link_target_id_regulation"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_regulation_link")),
        sa.UniqueConstraint("acting_id", "target_id", name=op.f("uq_regulation_link_acting_id_target_id")),
    )
    with op.batch_alter_table("regulation_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_regulation_link_target_id"), ["target_id"], unique=False)

    op.create_table(
        "regulation_village",
        sa.Column("regulation_id", sa.Integer(), nullable=False),
        sa.Column("village_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["regulation_id"],
            ["regulation.id"],
            name=op.f("fk_regulation_village_regulation_id_regulation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["village_id"], ["area.id"], name=op.f("fk_regulation_village_village_id_area")),
        sa.PrimaryKeyConstraint("regulation_id", "village_id", name=op.f("pk_regulation_village")),
    )
    with op.batch_alter_table("regulation_village", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_regulation_village_village_id"), ["village_id"], unique=False)

    op.create_table(
        "criterion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(length=300), nullable=False),
        sa.Column("area_kinds", sa.JSON(), nullable=False),
        sa.Column("evidence", sa.String(length=300), nullable=False),
        sa.Column(
            "rule",
            sa.Enum("by_hand", "regulation", "sessions", "designated", name="rule", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["programme_version.id"],
            name=op.f("fk_criterion_version_id_programme_version"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_criterion")),
        sa.UniqueConstraint("version_id", "key", name=op.f("uq_criterion_version_id_key")),
    )
    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("enrolment_id", sa.Integer(), nullable=False),
        sa.Column("criterion_key", sa.String(length=60), nullable=False),
        sa.Column("met_on", sa.Date(), nullable=False),
        sa.Column("met_until", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("session_id", sa.Integer(), nullable=True),
        sa.Column("regulation_id", sa.Integer(), nullable=True),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("added_by_id", sa.Integer(), nullable=True),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.Column("removed_reason", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["added_by_id"], ["user.id"], name=op.f("fk_evidence_added_by_id_user"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["enrolment_id"], ["enrolment.id"], name=op.f("fk_evidence_enrolment_id_enrolment"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["file_id"], ["stored_file.id"], name=op.f("fk_evidence_file_id_stored_file")),
        sa.ForeignKeyConstraint(
            ["regulation_id"], ["regulation.id"], name=op.f("fk_evidence_regulation_id_regulation"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["outreach_session.id"],
            name=op.f("fk_evidence_session_id_outreach_session"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
        sa.UniqueConstraint("key", name=op.f("uq_evidence_key")),
    )
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_evidence_enrolment_id"), ["enrolment_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_evidence_file_id"), ["file_id"], unique=False)

    op.create_table(
        "milestone",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("enrolment_id", sa.Integer(), nullable=False),
        sa.Column(
            "stage",
            sa.Enum(
                "proposed",
                "preparing",
                "declared",
                "active",
                "designated",
                "lapsed",
                name="stage",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("reached_on", sa.Date(), nullable=False),
        sa.Column("decree_number", sa.String(length=100), nullable=False),
        sa.Column("decree_on", sa.Date(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("removed_at", sa.DateTime(), nullable=True),
        sa.Column("removed_reason", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["enrolment_id"], ["enrolment.id"], name=op.f("fk_milestone_enrolment_id_enrolment"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["user.id"], name=op.f("fk_milestone_recorded_by_id_user"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_milestone")),
        sa.UniqueConstraint("key", name=op.f("uq_milestone_key")),
    )
    with op.batch_alter_table("milestone", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_milestone_enrolment_id"), ["enrolment_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_milestone_expires_on"), ["expires_on"], unique=False)

    op.execute("INSERT INTO regulation_village (regulation_id, village_id) SELECT id, area_id FROM regulation")


def downgrade() -> None:
    with op.batch_alter_table("milestone", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_milestone_expires_on"))
        batch_op.drop_index(batch_op.f("ix_milestone_enrolment_id"))

    op.drop_table("milestone")
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_evidence_file_id"))
        batch_op.drop_index(batch_op.f("ix_evidence_enrolment_id"))

    op.drop_table("evidence")
    op.drop_table("criterion")
    with op.batch_alter_table("regulation_village", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_regulation_village_village_id"))

    op.drop_table("regulation_village")
    with op.batch_alter_table("regulation_link", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_regulation_link_target_id"))

    op.drop_table("regulation_link")
    with op.batch_alter_table("regulation_file", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_regulation_file_regulation_id"))
        batch_op.drop_index(batch_op.f("ix_regulation_file_file_id"))

    op.drop_table("regulation_file")
    op.drop_table("programme_version")
    with op.batch_alter_table("enrolment", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_enrolment_open",
            sqlite_where=sa.text("ended_on IS NULL AND deleted_at IS NULL"),
            postgresql_where=sa.text("ended_on IS NULL AND deleted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_enrolment_village_id"))
        batch_op.drop_index(batch_op.f("ix_enrolment_programme_id"))

    op.drop_table("enrolment")
    op.drop_table("programme")
    op.drop_table("regulation_settings")
    op.execute(
        "DELETE FROM regulation WHERE NOT EXISTS "
        "(SELECT 1 FROM area WHERE area.id = regulation.area_id AND area.level = 'village')"
    )
    with op.batch_alter_table("stored_file", schema=None) as batch_op:
        batch_op.drop_column("picture_count")
        batch_op.drop_column("page_count")

    with op.batch_alter_table("regulation", schema=None) as batch_op:
        batch_op.drop_index("ix_regulation_state", sqlite_where=OPEN, postgresql_where=OPEN)
        batch_op.drop_index("uq_regulation_area_kind_year_number", sqlite_where=OPEN, postgresql_where=OPEN)
        batch_op.drop_index(batch_op.f("ix_regulation_kind"))
        batch_op.drop_index(batch_op.f("ix_regulation_area_id"))
        batch_op.drop_constraint(batch_op.f("fk_regulation_area_id_area"), type_="foreignkey")
        for name, _kind in TEXTS:
            batch_op.drop_column(name)
        for name in (*DAYS, "unsigned"):
            batch_op.drop_column(name)
        batch_op.alter_column("area_id", new_column_name="village_id", existing_type=sa.Integer(), nullable=False)
    with op.batch_alter_table("regulation", schema=None) as batch_op:
        batch_op.create_foreign_key(batch_op.f("fk_regulation_village_id_area"), "area", ["village_id"], ["id"])
        batch_op.create_index(
            "uq_regulation_village_kind_year_number",
            ["village_id", "kind", "year", "number"],
            unique=True,
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        )
        batch_op.create_index(batch_op.f("ix_regulation_village_id"), ["village_id"], unique=False)
