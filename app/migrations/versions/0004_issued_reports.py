"""Reports that are issued: page and signatories of an office, edited texts, figures of others, jobs; outlines."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

SIGNED = (("office", 120), ("signatory", 120), ("rank", 80), ("nip", 30))


def upgrade() -> None:
    op.create_table(
        "area_boundary",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("rings", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["area_id"], ["area.id"], name=op.f("fk_area_boundary_area_id_area"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_area_boundary")),
        sa.UniqueConstraint("area_id", name=op.f("uq_area_boundary_area_id")),
    )
    op.create_table(
        "external_figure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("publisher", sa.String(length=160), nullable=False),
        sa.Column("data_on", sa.Date(), nullable=False),
        sa.Column("is_sensitive", sa.Boolean(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_external_figure_area_id_area")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_external_figure")),
        sa.UniqueConstraint("key", name=op.f("uq_external_figure_key")),
    )
    with op.batch_alter_table("external_figure", schema=None) as batch_op:
        batch_op.create_index("ix_external_figure_area_id_data_on", ["area_id", "data_on"], unique=False)

    op.create_table(
        "failed_lookup",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_failed_lookup")),
    )
    with op.batch_alter_table("failed_lookup", schema=None) as batch_op:
        batch_op.create_index("ix_failed_lookup_source_at", ["source", "at"], unique=False)

    op.create_table(
        "prepared_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(length=40), nullable=False),
        sa.Column("prepared_at", sa.DateTime(), nullable=False),
        sa.Column("data_sha256", sa.String(length=64), nullable=False),
        sa.Column("pdf_sha256", sa.String(length=64), nullable=False),
        sa.Column("page_count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_prepared_report_area_id_area")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prepared_report")),
        sa.UniqueConstraint("area_id", "period", name=op.f("uq_prepared_report_area_id_period")),
    )
    with op.batch_alter_table("prepared_report", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_prepared_report_area_id"), ["area_id"], unique=False)

    op.create_table(
        "signatory",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column(
            "variant",
            sa.Enum("plain", "for", "through", "plt", "plh", "pj", name="variant", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("office", sa.String(length=120), nullable=False),
        sa.Column("for_office", sa.String(length=120), nullable=False),
        sa.Column("through_office", sa.String(length=120), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("rank", sa.String(length=80), nullable=False),
        sa.Column("nip", sa.String(length=30), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=True),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_signatory_area_id_area")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signatory")),
        sa.UniqueConstraint("key", name=op.f("uq_signatory_key")),
    )
    with op.batch_alter_table("signatory", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_signatory_area_id"), ["area_id"], unique=False)

    op.create_table(
        "chapter_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(length=40), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "progress",
                "covering_letter",
                "register_extract",
                "not_reached",
                name="reportkind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("part", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("proposed", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("changed_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_chapter_text_area_id_area")),
        sa.ForeignKeyConstraint(
            ["changed_by_id"], ["user.id"], name=op.f("fk_chapter_text_changed_by_id_user"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chapter_text")),
        sa.UniqueConstraint("area_id", "period", "kind", "part", name=op.f("uq_chapter_text_area_id_period_kind_part")),
    )
    with op.batch_alter_table("chapter_text", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_chapter_text_area_id"), ["area_id"], unique=False)

    op.create_table(
        "issued_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "progress",
                "covering_letter",
                "register_extract",
                "not_reached",
                name="reportkind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("number", sa.String(length=80), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("signature", sa.JSON(), nullable=False),
        sa.Column("headline", sa.JSON(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("data_at", sa.DateTime(), nullable=False),
        sa.Column("pdf_sha256", sa.String(length=64), nullable=False),
        sa.Column("pdf_size", sa.Integer(), nullable=False),
        sa.Column("page_count", sa.Integer(), nullable=False),
        sa.Column("snapshot_sha256", sa.String(length=64), nullable=False),
        sa.Column("issued_at", sa.DateTime(), nullable=False),
        sa.Column("issued_by_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(), nullable=True),
        sa.Column("withdrawn_by_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn_reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_issued_report_area_id_area")),
        sa.ForeignKeyConstraint(
            ["issued_by_id"], ["user.id"], name=op.f("fk_issued_report_issued_by_id_user"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_id"], ["user.id"], name=op.f("fk_issued_report_withdrawn_by_id_user"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issued_report")),
        sa.UniqueConstraint("code", name=op.f("uq_issued_report_code")),
        sa.UniqueConstraint("key", name=op.f("uq_issued_report_key")),
    )
    with op.batch_alter_table("issued_report", schema=None) as batch_op:
        batch_op.create_index("ix_issued_report_area_id_period", ["area_id", "period"], unique=False)
        batch_op.create_index(batch_op.f("ix_issued_report_pdf_sha256"), ["pdf_sha256"], unique=False)

    op.create_table(
        "report_job",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "progress",
                "covering_letter",
                "register_extract",
                "not_reached",
                name="reportkind",
                native_enum=False,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column(
            "level",
            sa.Enum(
                "nation", "province", "regency", "subdistrict", "village", name="level", native_enum=False, length=40
            ),
            nullable=False,
        ),
        sa.Column("period", sa.String(length=40), nullable=False),
        sa.Column("form", sa.Enum("zip", "joined", name="jobform", native_enum=False, length=40), nullable=False),
        sa.Column(
            "state",
            sa.Enum("waiting", "running", "done", "failed", "cancelled", name="jobstate", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("data_at", sa.DateTime(), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=True),
        sa.Column("finished_at", sa.DateTime(), nullable=True),
        sa.Column("lease_until", sa.DateTime(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("fault", sa.Text(), nullable=False),
        sa.Column("result_sha256", sa.String(length=64), nullable=False),
        sa.Column("result_size", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_report_job_area_id_area")),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["user.id"], name=op.f("fk_report_job_created_by_id_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_job")),
        sa.UniqueConstraint("key", name=op.f("uq_report_job_key")),
    )
    with op.batch_alter_table("report_job", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_report_job_created_by_id"), ["created_by_id"], unique=False)
        batch_op.create_index("ix_report_job_state_lease_until", ["state", "lease_until"], unique=False)

    op.create_table(
        "report_job_part",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("job_id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum("waiting", "running", "done", "failed", "cancelled", name="jobstate", native_enum=False, length=40),
            nullable=False,
        ),
        sa.Column("fault", sa.Text(), nullable=False),
        sa.Column("pdf_sha256", sa.String(length=64), nullable=False),
        sa.Column("page_count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_report_job_part_area_id_area")),
        sa.ForeignKeyConstraint(
            ["job_id"], ["report_job.id"], name=op.f("fk_report_job_part_job_id_report_job"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_job_part")),
        sa.UniqueConstraint("job_id", "area_id", name=op.f("uq_report_job_part_job_id_area_id")),
    )
    with op.batch_alter_table("letterhead", schema=None) as batch_op:
        batch_op.add_column(sa.Column("addressee", sa.String(length=200), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("legal_basis", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("emblem_id", sa.Integer(), nullable=True))
        batch_op.add_column(
            sa.Column("paper", sa.Enum("a4", "f4", name="paper", native_enum=False, length=40), nullable=True)
        )
        batch_op.add_column(
            sa.Column("font", sa.Enum("sans", "serif", name="font", native_enum=False, length=40), nullable=True)
        )
        batch_op.add_column(sa.Column("margin_top", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("margin_right", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("margin_bottom", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("margin_left", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_letterhead_emblem_id_stored_file"), "stored_file", ["emblem_id"], ["id"]
        )

    op.execute(
        "INSERT INTO signatory (area_id, variant, office, for_office, through_office, name, rank, nip, position) "
        "SELECT area_id, 'plain', office, '', '', signatory, rank, nip, 0 FROM letterhead "
        "WHERE office <> '' OR signatory <> '' OR rank <> '' OR nip <> ''"
    )
    with op.batch_alter_table("letterhead", schema=None) as batch_op:
        batch_op.alter_column(
            "addressee", existing_type=sa.String(length=200), existing_nullable=False, server_default=None
        )
        for name, _length in SIGNED:
            batch_op.drop_column(name)


def downgrade() -> None:
    with op.batch_alter_table("letterhead", schema=None) as batch_op:
        for name, length in SIGNED:
            batch_op.add_column(sa.Column(name, sa.String(length=length), nullable=False, server_default=""))
    for column, source in (("office", "office"), ("signatory", "name"), ("rank", "rank"), ("nip", "nip")):
        op.execute(
            f"UPDATE letterhead SET {column} = coalesce((SELECT {source} FROM signatory "
            "WHERE signatory.area_id = letterhead.area_id AND signatory.deleted_at IS NULL "
            "ORDER BY position, id LIMIT 1), '')"
        )
    with op.batch_alter_table("letterhead", schema=None) as batch_op:
        for name, length in SIGNED:
            batch_op.alter_column(
                name, existing_type=sa.String(length=length), existing_nullable=False, server_default=None
            )
        batch_op.drop_constraint(batch_op.f("fk_letterhead_emblem_id_stored_file"), type_="foreignkey")
        batch_op.drop_column("margin_left")
        batch_op.drop_column("margin_bottom")
        batch_op.drop_column("margin_right")
        batch_op.drop_column("margin_top")
        batch_op.drop_column("font")
        batch_op.drop_column("paper")
        batch_op.drop_column("emblem_id")
        batch_op.drop_column("legal_basis")
        batch_op.drop_column("addressee")

    op.drop_table("report_job_part")
    with op.batch_alter_table("report_job", schema=None) as batch_op:
        batch_op.drop_index("ix_report_job_state_lease_until")
        batch_op.drop_index(batch_op.f("ix_report_job_created_by_id"))

    op.drop_table("report_job")
    with op.batch_alter_table("issued_report", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_issued_report_pdf_sha256"))
        batch_op.drop_index("ix_issued_report_area_id_period")

    op.drop_table("issued_report")
    with op.batch_alter_table("chapter_text", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_chapter_text_area_id"))

    op.drop_table("chapter_text")
    with op.batch_alter_table("signatory", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_signatory_area_id"))

    op.drop_table("signatory")
    with op.batch_alter_table("prepared_report", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_prepared_report_area_id"))

    op.drop_table("prepared_report")
    with op.batch_alter_table("failed_lookup", schema=None) as batch_op:
        batch_op.drop_index("ix_failed_lookup_source_at")

    op.drop_table("failed_lookup")
    with op.batch_alter_table("external_figure", schema=None) as batch_op:
        batch_op.drop_index("ix_external_figure_area_id_data_on")

    op.drop_table("external_figure")
    op.drop_table("area_boundary")
