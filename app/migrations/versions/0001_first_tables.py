"""first tables"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:

    op.create_table(
        "area",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "level",
            sa.Enum(
                "nation", "province", "regency", "subdistrict", "village", name="level", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column(
            "kind",
            sa.Enum(
                "nation",
                "province",
                "regency",
                "city",
                "subdistrict",
                "desa",
                "kelurahan",
                "desa_adat",
                name="kind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("code", sa.String(length=13), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("search_key", sa.String(length=120), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("province_id", sa.Integer(), nullable=True),
        sa.Column("regency_id", sa.Integer(), nullable=True),
        sa.Column("subdistrict_id", sa.Integer(), nullable=True),
        sa.Column("desa_count", sa.Integer(), nullable=False),
        sa.Column("kelurahan_count", sa.Integer(), nullable=False),
        sa.Column("retired_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["parent_id"], ["area.id"], name=op.f("fk_area_parent_id_area")),
        sa.ForeignKeyConstraint(["province_id"], ["area.id"], name=op.f("fk_area_province_id_area")),
        sa.ForeignKeyConstraint(["regency_id"], ["area.id"], name=op.f("fk_area_regency_id_area")),
        sa.ForeignKeyConstraint(["subdistrict_id"], ["area.id"], name=op.f("fk_area_subdistrict_id_area")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_area")),
        sa.UniqueConstraint("code", name=op.f("uq_area_code")),
    )
    with op.batch_alter_table("area", schema=None) as batch_op:
        batch_op.create_index("ix_area_parent_code", ["parent_id", "code"], unique=False)
        batch_op.create_index(batch_op.f("ix_area_province_id"), ["province_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_area_regency_id"), ["regency_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_area_search_key"), ["search_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_area_subdistrict_id"), ["subdistrict_id"], unique=False)

    op.create_table(
        "failed_sign_in",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("username", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_failed_sign_in")),
    )
    with op.batch_alter_table("failed_sign_in", schema=None) as batch_op:
        batch_op.create_index("ix_failed_sign_in_username_at", ["username", "at"], unique=False)

    op.create_table(
        "setting",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_setting")),
    )
    op.create_table(
        "area_edition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=13), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "nation",
                "province",
                "regency",
                "city",
                "subdistrict",
                "desa",
                "kelurahan",
                "desa_adat",
                name="kind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_area_edition_area_id_area")),
        sa.ForeignKeyConstraint(["parent_id"], ["area.id"], name=op.f("fk_area_edition_parent_id_area")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_area_edition")),
    )
    with op.batch_alter_table("area_edition", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_area_edition_area_id"), ["area_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_area_edition_code"), ["code"], unique=False)

    op.create_table(
        "letterhead",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("agency", sa.String(length=120), nullable=False),
        sa.Column("address", sa.String(length=200), nullable=False),
        sa.Column("place", sa.String(length=80), nullable=False),
        sa.Column("office", sa.String(length=120), nullable=False),
        sa.Column("signatory", sa.String(length=120), nullable=False),
        sa.Column("rank", sa.String(length=80), nullable=False),
        sa.Column("nip", sa.String(length=30), nullable=False),
        sa.Column("copies", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_letterhead_area_id_area")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letterhead")),
        sa.UniqueConstraint("area_id", name=op.f("uq_letterhead_area_id")),
    )
    op.create_table(
        "target",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(length=8), nullable=False),
        sa.Column(
            "indicator",
            sa.Enum(
                "reached", "sessions", "attendance", "named", "perdes", name="indicator", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("value", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_target_area_id_area")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target")),
        sa.UniqueConstraint("area_id", "period", "indicator", name=op.f("uq_target_area_id_period_indicator")),
    )
    op.create_table(
        "user",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("username", sa.String(length=64), nullable=False),
        sa.Column("full_name", sa.String(length=120), nullable=False),
        sa.Column("password", sa.String(length=255), nullable=False),
        sa.Column(
            "role",
            sa.Enum(
                "village_head",
                "subdistrict_staff",
                "regency_staff",
                "program_lead",
                "administrator",
                name="role",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("is_demo", sa.Boolean(), nullable=False),
        sa.Column("fs_uniquifier", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_user_area_id_area")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user")),
        sa.UniqueConstraint("fs_uniquifier", name=op.f("uq_user_fs_uniquifier")),
        sa.UniqueConstraint("username", name=op.f("uq_user_username")),
    )
    with op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_user_area_id"), ["area_id"], unique=False)

    op.create_table(
        "history_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("record_type", sa.String(length=40), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=True),
        sa.Column(
            "action",
            sa.Enum(
                "created",
                "changed",
                "binned",
                "restored",
                "imported",
                "removed",
                name="action",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_history_entry_user_id_user"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history_entry")),
    )
    with op.batch_alter_table("history_entry", schema=None) as batch_op:
        batch_op.create_index("ix_history_entry_record", ["record_type", "record_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_history_entry_user_id"), ["user_id"], unique=False)

    op.create_table(
        "outreach_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.Time(), nullable=True),
        sa.Column("ends_at", sa.Time(), nullable=True),
        sa.Column("venue", sa.String(length=200), nullable=False),
        sa.Column("host_area_id", sa.Integer(), nullable=False),
        sa.Column(
            "approach",
            sa.Enum(
                "meeting",
                "home_visit",
                "cultural_event",
                "school_visit",
                "religious_gathering",
                "digital_campaign",
                "training",
                name="approach",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("organizer", sa.String(length=200), nullable=False),
        sa.Column("speakers", sa.JSON(), nullable=False),
        sa.Column("men", sa.Integer(), nullable=False),
        sa.Column("women", sa.Integer(), nullable=False),
        sa.Column("boys", sa.Integer(), nullable=False),
        sa.Column("girls", sa.Integer(), nullable=False),
        sa.Column("disability", sa.Integer(), nullable=True),
        sa.Column("aged_18_to_30", sa.Integer(), nullable=True),
        sa.Column("aged_31_up", sa.Integer(), nullable=True),
        sa.Column("named_count", sa.Integer(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("follow_up", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.CheckConstraint(
            "men <= 100000 and women <= 100000 and boys <= 100000 and girls <= 100000",
            name=op.f("ck_outreach_session_counts_not_absurd"),
        ),
        sa.CheckConstraint(
            "men >= 0 and women >= 0 and boys >= 0 and girls >= 0", name=op.f("ck_outreach_session_counts_not_negative")
        ),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["user.id"], name=op.f("fk_outreach_session_created_by_id_user"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["host_area_id"], ["area.id"], name=op.f("fk_outreach_session_host_area_id_area")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outreach_session")),
        sa.UniqueConstraint("key", name=op.f("uq_outreach_session_key")),
    )
    with op.batch_alter_table("outreach_session", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_outreach_session_held_on"), ["held_on"], unique=False)
        batch_op.create_index("ix_outreach_session_host_held", ["host_area_id", "held_on"], unique=False)

    op.create_table(
        "regulation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("village_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "village_regulation",
                "joint_regulation",
                "head_regulation",
                "head_decree",
                "ward_decree",
                "regional_regulation",
                name="regulationkind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "theme",
            sa.Enum(
                "anti_trafficking_village",
                "productive_migrant_village",
                "pmi_protection",
                "other",
                name="theme",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("agreed_on", sa.Date(), nullable=True),
        sa.Column("enacted_on", sa.Date(), nullable=True),
        sa.Column("promulgated_on", sa.Date(), nullable=True),
        sa.Column("submitted_on", sa.Date(), nullable=True),
        sa.Column("repealed_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=True),
        sa.Column("updated_at", sa.DateTime(), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["user.id"], name=op.f("fk_regulation_created_by_id_user"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["village_id"], ["area.id"], name=op.f("fk_regulation_village_id_area")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_regulation")),
        sa.UniqueConstraint("key", name=op.f("uq_regulation_key")),
    )
    with op.batch_alter_table("regulation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_regulation_promulgated_on"), ["promulgated_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_regulation_village_id"), ["village_id"], unique=False)
        batch_op.create_index(
            "uq_regulation_village_kind_year_number",
            ["village_id", "kind", "year", "number"],
            unique=True,
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )

    op.create_table(
        "outreach_audience",
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column(
            "audience",
            sa.Enum(
                "prospective_migrant_worker",
                "migrant_worker_on_leave",
                "migrant_worker_family",
                "former_migrant_worker",
                "village_officials",
                "village_council",
                "neighbourhood_heads",
                "religious_leaders",
                "community_leaders",
                "customary_leaders",
                "youth",
                "family_welfare",
                "health_volunteers",
                "pupils",
                "students",
                "teachers",
                "village_guardians",
                "persons_with_disability",
                "general_public",
                "other",
                name="audience",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["outreach_session.id"],
            name=op.f("fk_outreach_audience_session_id_outreach_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("session_id", "audience", name=op.f("pk_outreach_audience")),
    )
    op.create_table(
        "outreach_topic",
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column(
            "topic",
            sa.Enum(
                "online_scam_recruitment",
                "illegal_brokers",
                "official_procedure",
                "trafficking",
                "rights_and_duties",
                "jobs_and_employers",
                "social_security",
                "costs",
                "other_risks",
                "destination_law_and_culture",
                "placement_and_contract",
                "registered_agencies",
                "destination_countries",
                "complaints",
                name="topic",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["outreach_session.id"],
            name=op.f("fk_outreach_topic_session_id_outreach_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("session_id", "topic", name=op.f("pk_outreach_topic")),
    )
    op.create_table(
        "outreach_village",
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("village_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["outreach_session.id"],
            name=op.f("fk_outreach_village_session_id_outreach_session"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["village_id"], ["area.id"], name=op.f("fk_outreach_village_village_id_area")),
        sa.PrimaryKeyConstraint("session_id", "village_id", name=op.f("pk_outreach_village")),
    )
    with op.batch_alter_table("outreach_village", schema=None) as batch_op:
        batch_op.create_index("ix_outreach_village_village_session", ["village_id", "session_id"], unique=False)

    op.create_table(
        "participant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=True),
        sa.Column("sex", sa.Enum("male", "female", name="sex", native_enum=False, length=40), nullable=True),
        sa.Column(
            "audience",
            sa.Enum(
                "prospective_migrant_worker",
                "migrant_worker_on_leave",
                "migrant_worker_family",
                "former_migrant_worker",
                "village_officials",
                "village_council",
                "neighbourhood_heads",
                "religious_leaders",
                "community_leaders",
                "customary_leaders",
                "youth",
                "family_welfare",
                "health_volunteers",
                "pupils",
                "students",
                "teachers",
                "village_guardians",
                "persons_with_disability",
                "general_public",
                "other",
                name="audience",
                native_enum=False,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("home_village_id", sa.Integer(), nullable=True),
        sa.Column("person_key", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["home_village_id"], ["area.id"], name=op.f("fk_participant_home_village_id_area")),
        sa.ForeignKeyConstraint(
            ["session_id"],
            ["outreach_session.id"],
            name=op.f("fk_participant_session_id_outreach_session"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participant")),
    )
    with op.batch_alter_table("participant", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_participant_person_key"), ["person_key"], unique=False)
        batch_op.create_index(batch_op.f("ix_participant_session_id"), ["session_id"], unique=False)


def downgrade() -> None:

    with op.batch_alter_table("participant", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_participant_session_id"))
        batch_op.drop_index(batch_op.f("ix_participant_person_key"))

    op.drop_table("participant")
    with op.batch_alter_table("outreach_village", schema=None) as batch_op:
        batch_op.drop_index("ix_outreach_village_village_session")

    op.drop_table("outreach_village")
    op.drop_table("outreach_topic")
    op.drop_table("outreach_audience")
    with op.batch_alter_table("regulation", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_regulation_village_kind_year_number",
            sqlite_where=sa.text("deleted_at IS NULL"),
            postgresql_where=sa.text("deleted_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_regulation_village_id"))
        batch_op.drop_index(batch_op.f("ix_regulation_promulgated_on"))

    op.drop_table("regulation")
    with op.batch_alter_table("outreach_session", schema=None) as batch_op:
        batch_op.drop_index("ix_outreach_session_host_held")
        batch_op.drop_index(batch_op.f("ix_outreach_session_held_on"))

    op.drop_table("outreach_session")
    with op.batch_alter_table("history_entry", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_history_entry_user_id"))
        batch_op.drop_index("ix_history_entry_record")

    op.drop_table("history_entry")
    with op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_user_area_id"))

    op.drop_table("user")
    op.drop_table("target")
    op.drop_table("letterhead")
    with op.batch_alter_table("area_edition", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_area_edition_code"))
        batch_op.drop_index(batch_op.f("ix_area_edition_area_id"))

    op.drop_table("area_edition")
    op.drop_table("setting")
    with op.batch_alter_table("failed_sign_in", schema=None) as batch_op:
        batch_op.drop_index("ix_failed_sign_in_username_at")

    op.drop_table("failed_sign_in")
    with op.batch_alter_table("area", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_area_subdistrict_id"))
        batch_op.drop_index(batch_op.f("ix_area_search_key"))
        batch_op.drop_index(batch_op.f("ix_area_regency_id"))
        batch_op.drop_index(batch_op.f("ix_area_province_id"))
        batch_op.drop_index("ix_area_parent_code")

    op.drop_table("area")
