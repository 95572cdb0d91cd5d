"""The first tables"""

import sqlalchemy as sa
from alembic import op

import models.db.base

revision = "0001"
down_revision = None


def upgrade() -> None:
    """The first tables"""
    op.create_table(
        "workspaces",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.String(length=40), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("timezone", sa.String(length=60), nullable=False),
        sa.Column("created_at", models.db.base.Instant(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workspaces")),
        sa.UniqueConstraint("team_id", name=op.f("uq_workspaces_team_id")),
    )
    op.create_table(
        "controllers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.CheckConstraint("kind IN ('board', 'independent')", name=op.f("ck_controllers_kind")),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_controllers_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_controllers")),
        sa.UniqueConstraint("workspace_id", "name", name=op.f("uq_controllers_workspace_id_name")),
    )
    with op.batch_alter_table("controllers", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_controllers_workspace_id"), ["workspace_id"], unique=False)

    op.create_table(
        "districts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("successor_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["successor_id"], ["districts.id"], name=op.f("fk_districts_successor_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_districts_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_districts")),
        sa.UniqueConstraint("workspace_id", "name", name=op.f("uq_districts_workspace_id_name")),
    )
    with op.batch_alter_table("districts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_districts_successor_id"), ["successor_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_districts_workspace_id"), ["workspace_id"], unique=False)

    op.create_table(
        "persons",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("slack_id", sa.String(length=40), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("email", sa.String(length=200), nullable=True),
        sa.Column("locale", sa.String(length=40), nullable=False),
        sa.Column("timezone", sa.String(length=60), nullable=False),
        sa.Column("profession", sa.String(length=80), nullable=True),
        sa.Column("employer", sa.String(length=200), nullable=True),
        sa.Column("created_at", models.db.base.Instant(timezone=True), nullable=False),
        sa.CheckConstraint("locale IN ('sv', 'en')", name=op.f("ck_persons_locale")),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_persons_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_persons")),
        sa.UniqueConstraint("workspace_id", "email", name=op.f("uq_persons_workspace_id_email")),
        sa.UniqueConstraint("workspace_id", "slack_id", name=op.f("uq_persons_workspace_id_slack_id")),
    )
    with op.batch_alter_table("persons", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_persons_workspace_id"), ["workspace_id"], unique=False)

    op.create_table(
        "received_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.String(length=80), nullable=False),
        sa.Column("received_at", models.db.base.Instant(timezone=True), nullable=False),
        sa.Column("answered_at", models.db.base.Instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_received_events_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_received_events")),
        sa.UniqueConstraint("workspace_id", "event_id", name=op.f("uq_received_events_workspace_id_event_id")),
    )
    with op.batch_alter_table("received_events", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_received_events_received_at"), ["received_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_received_events_workspace_id"), ["workspace_id"], unique=False)

    op.create_table(
        "audit_entries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("at", models.db.base.Instant(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=True),
        sa.Column("act", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["actor_id"], ["persons.id"], name=op.f("fk_audit_entries_actor_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_audit_entries_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_entries")),
    )

    op.create_table(
        "deliveries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("recipient_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(length=20), nullable=False),
        sa.Column("due_at", models.db.base.Instant(timezone=True), nullable=False),
        sa.Column("use_by", models.db.base.Instant(timezone=True), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=True),
        sa.Column("sent_ts", sa.String(length=40), nullable=True),
        sa.Column("created_at", models.db.base.Instant(timezone=True), nullable=False),
        sa.CheckConstraint("state IN ('pending', 'sent', 'failed', 'cancelled')", name=op.f("ck_deliveries_state")),
        sa.ForeignKeyConstraint(
            ["recipient_id"], ["persons.id"], name=op.f("fk_deliveries_recipient_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_deliveries_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliveries")),
        sa.UniqueConstraint(
            "kind", "subject", "recipient_id", "period", name=op.f("uq_deliveries_kind_subject_recipient_id_period")
        ),
    )
    with op.batch_alter_table("deliveries", schema=None) as batch_op:
        batch_op.create_index(
            "ix_deliveries_due",
            ["due_at"],
            unique=False,
            sqlite_where=sa.text("state = 'pending'"),
            postgresql_where=sa.text("state = 'pending'"),
        )
        batch_op.create_index(batch_op.f("ix_deliveries_recipient_id"), ["recipient_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_deliveries_workspace_id"), ["workspace_id"], unique=False)

    op.create_table(
        "sites",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("controller_id", sa.Integer(), nullable=True),
        sa.Column("district_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("name_key", sa.String(length=200), nullable=False),
        sa.Column("form", sa.String(length=40), nullable=True),
        sa.CheckConstraint(
            "form IN ('compulsory_school', 'upper_secondary_school', 'adapted_compulsory_school', 'adapted_upper_secondary_school', 'youth_centre', 'play_park', 'open_leisure')",
            name=op.f("ck_sites_form"),
        ),
        sa.ForeignKeyConstraint(
            ["controller_id"], ["controllers.id"], name=op.f("fk_sites_controller_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["district_id"], ["districts.id"], name=op.f("fk_sites_district_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_sites_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sites")),
        sa.UniqueConstraint("workspace_id", "name_key", name=op.f("uq_sites_workspace_id_name_key")),
    )
    with op.batch_alter_table("sites", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_sites_controller_id"), ["controller_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_sites_district_id"), ["district_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_sites_workspace_id"), ["workspace_id"], unique=False)

    op.create_table(
        "trainings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(length=40), nullable=False),
        sa.Column("programme", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_trainings_person_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_trainings_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trainings")),
        sa.UniqueConstraint("person_id", "step", "programme", name=op.f("uq_trainings_person_id_step_programme")),
    )
    with op.batch_alter_table("trainings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_trainings_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_trainings_workspace_id"), ["workspace_id"], unique=False)

    op.create_table(
        "access_requests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("slack_id", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("timezone", sa.String(length=60), nullable=False),
        sa.Column("locale", sa.String(length=10), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("asked_at", models.db.base.Instant(timezone=True), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("let_in", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["persons.id"], name=op.f("fk_access_requests_decided_by"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_access_requests_site_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_access_requests_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_requests")),
    )
    with op.batch_alter_table("access_requests", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_access_requests_decided_by"), ["decided_by"], unique=False)
        batch_op.create_index(batch_op.f("ix_access_requests_site_id"), ["site_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_access_requests_workspace_id"), ["workspace_id"], unique=False)
        batch_op.create_index(
            "uq_access_requests_open",
            ["workspace_id", "slack_id"],
            unique=True,
            sqlite_where=sa.text("let_in IS NULL"),
            postgresql_where=sa.text("let_in IS NULL"),
        )

    op.create_table(
        "groups",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.CheckConstraint("kind IN ('class', 'drop_in')", name=op.f("ck_groups_kind")),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_groups_site_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_groups_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_groups")),
    )
    with op.batch_alter_table("groups", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_groups_site_id"), ["site_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_groups_workspace_id"), ["workspace_id"], unique=False)

    op.create_table(
        "lesson_titles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("programme", sa.String(length=40), nullable=False),
        sa.Column("series", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_lesson_titles_site_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_lesson_titles_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lesson_titles")),
        sa.UniqueConstraint(
            "site_id", "programme", "series", "number", name=op.f("uq_lesson_titles_site_id_programme_series_number")
        ),
    )
    with op.batch_alter_table("lesson_titles", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_lesson_titles_site_id"), ["site_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_lesson_titles_workspace_id"), ["workspace_id"], unique=False)

    op.create_table(
        "roles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=True),
        sa.Column("district_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "role IN ('leader', 'external', 'coordinator', 'principal', 'district', 'city', 'admin')",
            name=op.f("ck_roles_role"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id"], ["districts.id"], name=op.f("fk_roles_district_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["persons.id"], name=op.f("fk_roles_person_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_roles_site_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_roles_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roles")),
    )
    with op.batch_alter_table("roles", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_roles_district_id"), ["district_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_roles_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_roles_site_id"), ["site_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_roles_workspace_id"), ["workspace_id"], unique=False)

    op.create_table(
        "site_aliases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("name_key", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_site_aliases_site_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_site_aliases_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_aliases")),
        sa.UniqueConstraint("site_id", "name_key", name=op.f("uq_site_aliases_site_id_name_key")),
    )
    with op.batch_alter_table("site_aliases", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_site_aliases_site_id"), ["site_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_site_aliases_workspace_id"), ["workspace_id"], unique=False)

    op.create_table(
        "site_successions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("predecessor_id", sa.Integer(), nullable=False),
        sa.Column("successor_id", sa.Integer(), nullable=False),
        sa.Column("from_school_year", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["predecessor_id"], ["sites.id"], name=op.f("fk_site_successions_predecessor_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["successor_id"], ["sites.id"], name=op.f("fk_site_successions_successor_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_site_successions_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_successions")),
        sa.UniqueConstraint(
            "predecessor_id", "successor_id", name=op.f("uq_site_successions_predecessor_id_successor_id")
        ),
    )
    with op.batch_alter_table("site_successions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_site_successions_predecessor_id"), ["predecessor_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_site_successions_successor_id"), ["successor_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_site_successions_workspace_id"), ["workspace_id"], unique=False)

    op.create_table(
        "site_years",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("school_year", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=True),
        sa.Column("cooperation", sa.String(length=40), nullable=True),
        sa.Column("reported_classes", sa.Integer(), nullable=True),
        sa.CheckConstraint("cooperation IN ('yes', 'partly', 'no')", name=op.f("ck_site_years_cooperation")),
        sa.CheckConstraint(
            "status IN ('informed', 'anchoring', 'training', 'starting', 'running', 'paused', 'ended')",
            name=op.f("ck_site_years_status"),
        ),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_site_years_site_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_site_years_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_years")),
        sa.UniqueConstraint("site_id", "school_year", name=op.f("uq_site_years_site_id_school_year")),
    )
    with op.batch_alter_table("site_years", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_site_years_site_id"), ["site_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_site_years_workspace_id"), ["workspace_id"], unique=False)

    op.create_table(
        "courses",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("programme", sa.String(length=40), nullable=False),
        sa.Column("series", sa.String(length=40), nullable=False),
        sa.Column("school_year", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("weekday", sa.Integer(), nullable=True),
        sa.Column("starts_at", sa.Time(), nullable=True),
        sa.Column("interval_weeks", sa.Integer(), nullable=False),
        sa.Column("room", sa.String(length=80), nullable=True),
        sa.Column("held_before", sa.Integer(), nullable=False),
        sa.Column("created_at", models.db.base.Instant(timezone=True), nullable=False),
        sa.CheckConstraint("status IN ('running', 'paused', 'ended')", name=op.f("ck_courses_status")),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_courses_group_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_courses_site_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_courses_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_courses")),
        sa.UniqueConstraint(
            "group_id",
            "programme",
            "series",
            "school_year",
            name=op.f("uq_courses_group_id_programme_series_school_year"),
        ),
    )
    with op.batch_alter_table("courses", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_courses_group_id"), ["group_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_courses_site_id"), ["site_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_courses_workspace_id"), ["workspace_id"], unique=False)

    op.create_table(
        "group_labels",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("school_year", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(length=40), nullable=False),
        sa.Column("label_key", sa.String(length=40), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["group_id"], ["groups.id"], name=op.f("fk_group_labels_group_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_group_labels_site_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_group_labels_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_labels")),
        sa.UniqueConstraint("group_id", "school_year", name=op.f("uq_group_labels_group_id_school_year")),
        sa.UniqueConstraint(
            "site_id", "school_year", "label_key", name=op.f("uq_group_labels_site_id_school_year_label_key")
        ),
    )
    with op.batch_alter_table("group_labels", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_group_labels_group_id"), ["group_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_group_labels_site_id"), ["site_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_group_labels_workspace_id"), ["workspace_id"], unique=False)

    op.create_table(
        "site_programmes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("site_year_id", sa.Integer(), nullable=False),
        sa.Column("programme", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["site_year_id"], ["site_years.id"], name=op.f("fk_site_programmes_site_year_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_site_programmes_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_programmes")),
        sa.UniqueConstraint("site_year_id", "programme", name=op.f("uq_site_programmes_site_year_id_programme")),
    )
    with op.batch_alter_table("site_programmes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_site_programmes_site_year_id"), ["site_year_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_site_programmes_workspace_id"), ["workspace_id"], unique=False)

    op.create_table(
        "course_people",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("part", sa.String(length=40), nullable=False),
        sa.Column("knows_pupils", sa.Boolean(), nullable=True),
        sa.CheckConstraint("part IN ('leader', 'reserve')", name=op.f("ck_course_people_part")),
        sa.ForeignKeyConstraint(
            ["course_id"], ["courses.id"], name=op.f("fk_course_people_course_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_course_people_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_course_people_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_course_people")),
        sa.UniqueConstraint("course_id", "person_id", name=op.f("uq_course_people_course_id_person_id")),
    )
    with op.batch_alter_table("course_people", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_course_people_course_id"), ["course_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_course_people_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_course_people_workspace_id"), ["workspace_id"], unique=False)

    op.create_table(
        "lesson_logs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("session", sa.Integer(), nullable=False),
        sa.Column("half", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("precision", sa.String(length=40), nullable=False),
        sa.Column("source", sa.String(length=40), nullable=False),
        sa.Column("manner", sa.String(length=40), nullable=True),
        sa.Column("engagement", sa.String(length=40), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("joint", sa.Integer(), nullable=True),
        sa.Column("out_of_order", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", models.db.base.Instant(timezone=True), nullable=False),
        sa.Column("withdrawn_at", models.db.base.Instant(timezone=True), nullable=True),
        sa.CheckConstraint("engagement IN ('low', 'mixed', 'high')", name=op.f("ck_lesson_logs_engagement")),
        sa.CheckConstraint("manner IN ('as_manual', 'adapted', 'part_left_out')", name=op.f("ck_lesson_logs_manner")),
        sa.CheckConstraint("precision IN ('day', 'week', 'unknown')", name=op.f("ck_lesson_logs_precision")),
        sa.CheckConstraint("source IN ('slash', 'dm', 'mention', 'modal')", name=op.f("ck_lesson_logs_source")),
        sa.ForeignKeyConstraint(
            ["course_id"], ["courses.id"], name=op.f("fk_lesson_logs_course_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_lesson_logs_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lesson_logs")),
    )
    with op.batch_alter_table("lesson_logs", schema=None) as batch_op:
        batch_op.create_index(
            "uq_lesson_logs_held",
            ["course_id", "number", "session", "half"],
            unique=True,
            sqlite_where=sa.text("withdrawn_at IS NULL"),
            postgresql_where=sa.text("withdrawn_at IS NULL"),
        )

    op.create_table(
        "planned_lessons",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("starts_at", sa.Time(), nullable=True),
        sa.Column("room", sa.String(length=80), nullable=True),
        sa.Column("cancelled_at", models.db.base.Instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["course_id"], ["courses.id"], name=op.f("fk_planned_lessons_course_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_planned_lessons_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_planned_lessons")),
    )
    with op.batch_alter_table("planned_lessons", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_planned_lessons_course_id"), ["course_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_planned_lessons_workspace_id"), ["workspace_id"], unique=False)
        batch_op.create_index(
            "uq_planned_lessons_number",
            ["course_id", "number"],
            unique=True,
            sqlite_where=sa.text("cancelled_at IS NULL"),
            postgresql_where=sa.text("cancelled_at IS NULL"),
        )

    op.create_table(
        "log_adaptations",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("log_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.CheckConstraint(
            "code IN ('prior_understanding', 'vocabulary', 'seating', 'split_group', 'room', 'leaders', 'extra_support', 'time_split', 'picture_support')",
            name=op.f("ck_log_adaptations_code"),
        ),
        sa.ForeignKeyConstraint(
            ["log_id"], ["lesson_logs.id"], name=op.f("fk_log_adaptations_log_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_log_adaptations_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_log_adaptations")),
        sa.UniqueConstraint("log_id", "code", name=op.f("uq_log_adaptations_log_id_code")),
    )
    with op.batch_alter_table("log_adaptations", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_log_adaptations_log_id"), ["log_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_log_adaptations_workspace_id"), ["workspace_id"], unique=False)

    op.create_table(
        "log_people",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("log_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("led", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", models.db.base.Instant(timezone=True), nullable=True),
        sa.Column("act", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["log_id"], ["lesson_logs.id"], name=op.f("fk_log_people_log_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["persons.id"], name=op.f("fk_log_people_person_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_log_people_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_log_people")),
        sa.UniqueConstraint("log_id", "person_id", name=op.f("uq_log_people_log_id_person_id")),
    )
    with op.batch_alter_table("log_people", schema=None) as batch_op:
        batch_op.create_index("ix_log_people_latest", ["person_id", "recorded_at"], unique=False)

    op.create_table(
        "reflections",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("course_id", sa.Integer(), nullable=False),
        sa.Column("log_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("went_well", sa.Text(), nullable=True),
        sa.Column("change_next", sa.Text(), nullable=True),
        sa.Column("follow_up", sa.String(length=40), nullable=True),
        sa.Column("visibility", sa.String(length=40), nullable=False),
        sa.Column("created_at", models.db.base.Instant(timezone=True), nullable=False),
        sa.Column("edited_at", models.db.base.Instant(timezone=True), nullable=True),
        sa.Column("withdrawn_at", models.db.base.Instant(timezone=True), nullable=True),
        sa.Column("source_ts", sa.String(length=40), nullable=True),
        sa.CheckConstraint("follow_up IN ('class', 'group')", name=op.f("ck_reflections_follow_up")),
        sa.CheckConstraint("visibility IN ('self', 'pair', 'bank')", name=op.f("ck_reflections_visibility")),
        sa.ForeignKeyConstraint(
            ["author_id"], ["persons.id"], name=op.f("fk_reflections_author_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["course_id"], ["courses.id"], name=op.f("fk_reflections_course_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["log_id"], ["lesson_logs.id"], name=op.f("fk_reflections_log_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["workspace_id"], ["workspaces.id"], name=op.f("fk_reflections_workspace_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reflections")),
    )
    with op.batch_alter_table("reflections", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_reflections_author_id"), ["author_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_reflections_course_id"), ["course_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_reflections_log_id"), ["log_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_reflections_workspace_id"), ["workspace_id"], unique=False)

    op.create_index(
        "uq_roles_scope",
        "roles",
        ["person_id", "role", sa.text("coalesce(site_id, 0)"), sa.text("coalesce(district_id, 0)")],
        unique=True,
    )
