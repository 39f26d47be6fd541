"""The spine."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0001"
down_revision: str | None = None
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.execute("CREATE SEQUENCE account_number START WITH 1001")
    op.execute("CREATE SEQUENCE contract_number START WITH 1001")
    op.execute("CREATE SEQUENCE domain_order_number START WITH 1001")
    op.execute("CREATE SEQUENCE fallout_number START WITH 1001")
    op.execute("CREATE SEQUENCE item_number START WITH 1001")
    op.execute("CREATE SEQUENCE order_number START WITH 1001")
    op.execute("CREATE SEQUENCE task_number START WITH 1001")
    op.create_table(
        "account",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("segment", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=True),
        sa.Column("version", sa.BigInteger(), server_default="1", nullable=False),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("external_id", name=op.f("uq_account_external_id")),
        sa.UniqueConstraint("number", name=op.f("uq_account_number")),
    )
    op.create_index(op.f("ix_account_name"), "account", ["name"], unique=False)
    op.create_table(
        "api_token",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("secret_hash", sa.Text(), nullable=False),
        sa.Column("roles", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("expires_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("last_used_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("revoked_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_token")),
        sa.UniqueConstraint("name", name=op.f("uq_api_token_name")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_api_token_secret_hash")),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("at", postgresql.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=True),
        sa.Column("actor_label", sa.Text(), nullable=False),
        sa.Column("subject_type", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=True),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("from_state", sa.Text(), nullable=True),
        sa.Column("to_state", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("changes", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("trace_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_index("ix_audit_order_id_id", "audit", ["order_id", "id"], unique=False)
    op.create_index("ix_audit_subject_id_id", "audit", ["subject_id", "id"], unique=False)
    op.create_table(
        "catalog_entity",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("section", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("content", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalog_entity")),
    )
    op.create_table(
        "catalog_release",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_catalog_release")),
        sa.UniqueConstraint("sequence", name=op.f("uq_catalog_release_sequence")),
    )
    op.create_table(
        "connection",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("content", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("updated_at", postgresql.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_connection")),
    )
    op.create_table(
        "contract",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "number",
            sa.Text(),
            server_default=sa.text("'CTR' || lpad(nextval('contract_number')::text, 7, '0')"),
            nullable=False,
        ),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("line_id", sa.Uuid(), nullable=False),
        sa.Column("offering", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("term_months", sa.BigInteger(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("renewal", sa.Text(), nullable=False),
        sa.Column("recurring", sa.Numeric(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contract")),
        sa.UniqueConstraint("line_id", name=op.f("uq_contract_line_id")),
    )
    op.create_index(op.f("ix_contract_account_id"), "contract", ["account_id"], unique=False)
    op.create_index(op.f("ix_contract_order_id"), "contract", ["order_id"], unique=False)
    op.create_table(
        "customer_order",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "number",
            sa.Text(),
            server_default=sa.text("'ORD' || lpad(nextval('order_number')::text, 7, '0')"),
            nullable=False,
        ),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("saved_state", sa.Text(), nullable=True),
        sa.Column("state_reason", sa.Text(), nullable=True),
        sa.Column("priority", sa.Text(), nullable=False),
        sa.Column("urgency", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=True),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("requested_start", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("requested_completion", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("one_time_total", sa.Numeric(), nullable=False),
        sa.Column("recurring_total", sa.Numeric(), nullable=False),
        sa.Column("captured_by", sa.Uuid(), nullable=True),
        sa.Column("captured_by_name", sa.Text(), nullable=False),
        sa.Column("approver_role", sa.Text(), nullable=True),
        sa.Column("four_eyes", sa.Boolean(), nullable=False),
        sa.Column("catalog_release_id", sa.Uuid(), nullable=False),
        sa.Column("partial", sa.Boolean(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("updated_at", postgresql.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("submitted_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("completed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("extensions", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_customer_order")),
        sa.UniqueConstraint("number", name=op.f("uq_customer_order_number")),
        postgresql_with={"fillfactor": "70"},
    )
    op.create_index(
        "ix_customer_order_account_id_created_at_id", "customer_order", ["account_id", "created_at", "id"], unique=False
    )
    op.create_index("ix_customer_order_created_at_id", "customer_order", ["created_at", "id"], unique=False)
    op.create_index(
        "ix_customer_order_external_id",
        "customer_order",
        ["external_id"],
        unique=False,
        postgresql_where=sa.text("external_id IS NOT NULL"),
    )
    op.create_index(
        "ix_customer_order_state_created_at_id", "customer_order", ["state", "created_at", "id"], unique=False
    )
    op.create_table(
        "decomposition",
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("round", sa.BigInteger(), nullable=False),
        sa.Column("catalog_release_id", sa.Uuid(), nullable=False),
        sa.Column("verdicts", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("decided_at", postgresql.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("order_id", "round", name=op.f("pk_decomposition")),
    )
    op.create_table(
        "deferral",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("line_id", sa.Uuid(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=False),
        sa.Column("relationship", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("waits", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("resolved_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deferral")),
    )
    op.create_index(op.f("ix_deferral_order_id"), "deferral", ["order_id"], unique=False)
    op.create_index(
        "uq_deferral_parent_id_relationship",
        "deferral",
        ["parent_id", "relationship"],
        unique=True,
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_table(
        "deferral_wait",
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("characteristic", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("deferral_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint(
            "order_id", "characteristic", "subject_id", "deferral_id", name=op.f("pk_deferral_wait")
        ),
    )
    op.create_index(op.f("ix_deferral_wait_deferral_id"), "deferral_wait", ["deferral_id"], unique=False)
    op.create_table(
        "domain_order",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("serial", sa.BigInteger(), server_default=sa.text("nextval('domain_order_number')"), nullable=False),
        sa.Column(
            "number",
            sa.Text(),
            sa.Computed(
                "upper(left(kind, 1)) || 'O' || lpad(serial::text, greatest(7, length(serial::text)), '0')",
                persisted=True,
            ),
            nullable=False,
        ),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("line_id", sa.Uuid(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("relationship", sa.Text(), nullable=True),
        sa.Column("instance", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subtype", sa.Text(), nullable=True),
        sa.Column("specification", sa.Text(), nullable=False),
        sa.Column("fulfillment_flow", sa.Text(), nullable=True),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("quantity", sa.Numeric(), nullable=False),
        sa.Column("characteristics", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("needs_attention", sa.Boolean(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("site_id", sa.Uuid(), nullable=True),
        sa.Column("version", sa.BigInteger(), server_default="1", nullable=False),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_domain_order")),
        sa.UniqueConstraint("number", name=op.f("uq_domain_order_number")),
        postgresql_with={"fillfactor": "70"},
    )
    op.create_index("uq_domain_order_order_id_position", "domain_order", ["order_id", "position"], unique=True)
    op.create_index(
        "uq_domain_order_parent_id_relationship_instance",
        "domain_order",
        ["parent_id", "relationship", "instance"],
        unique=True,
        postgresql_where=sa.text("parent_id IS NOT NULL"),
    )
    op.create_table(
        "domain_order_link",
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column("target_id", sa.Uuid(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("source_id", "target_id", "type", name=op.f("pk_domain_order_link")),
    )
    op.create_index(op.f("ix_domain_order_link_order_id"), "domain_order_link", ["order_id"], unique=False)
    op.create_table(
        "entitlement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("line_id", sa.Uuid(), nullable=False),
        sa.Column("contract_id", sa.Uuid(), nullable=True),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("quantity", sa.Numeric(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entitlement")),
        sa.UniqueConstraint("line_id", "key", name=op.f("uq_entitlement_line_id_key")),
    )
    op.create_index(op.f("ix_entitlement_account_id"), "entitlement", ["account_id"], unique=False)
    op.create_index(op.f("ix_entitlement_order_id"), "entitlement", ["order_id"], unique=False)
    op.create_table(
        "event",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("payload", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("trace_id", sa.Text(), nullable=False),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
    )
    op.create_index(op.f("ix_event_subject_id"), "event", ["subject_id"], unique=False)
    op.create_table(
        "fallout",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "number",
            sa.Text(),
            server_default=sa.text("'FO' || lpad(nextval('fallout_number')::text, 7, '0')"),
            nullable=False,
        ),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("task_id", sa.Uuid(), nullable=True),
        sa.Column("work_id", sa.Uuid(), nullable=True),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("error_code", sa.Text(), nullable=True),
        sa.Column("error_message", sa.Text(), nullable=True),
        sa.Column("payload", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("attempts", sa.BigInteger(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=True),
        sa.Column("assignee_id", sa.Uuid(), nullable=True),
        sa.Column("priority", sa.Text(), nullable=False),
        sa.Column("resolution", sa.Text(), nullable=True),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("version", sa.BigInteger(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fallout")),
    )
    op.create_index(
        "ix_fallout_live",
        "fallout",
        ["id"],
        unique=False,
        postgresql_where=sa.text("state IN ('open', 'in_progress', 'on_hold', 'awaiting_information')"),
    )
    op.create_index(op.f("ix_fallout_order_id"), "fallout", ["order_id"], unique=False)
    op.create_index("ix_fallout_task_id", "fallout", ["task_id"], unique=False)
    op.create_index(
        "uq_fallout_live_task",
        "fallout",
        ["task_id"],
        unique=True,
        postgresql_where=sa.text(
            "task_id IS NOT NULL AND state IN ('open', 'in_progress', 'on_hold', 'awaiting_information')"
        ),
    )
    op.create_index(
        "uq_fallout_work", "fallout", ["work_id"], unique=True, postgresql_where=sa.text("work_id IS NOT NULL")
    )
    op.create_table(
        "flow_definition",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("doc", sa.Text(), nullable=False),
        sa.Column("name", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("published_id", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_flow_definition")),
        sa.UniqueConstraint("key", name=op.f("uq_flow_definition_key")),
    )
    op.create_table(
        "form",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("content", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("updated_at", postgresql.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_form")),
    )
    op.create_table(
        "idempotency",
        sa.Column("client_id", sa.Text(), nullable=False),
        sa.Column("operation", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("body_hash", sa.Text(), nullable=False),
        sa.Column("result", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("client_id", "operation", "key", name=op.f("pk_idempotency")),
    )
    op.create_index(op.f("ix_idempotency_created_at"), "idempotency", ["created_at"], unique=False)
    op.create_table(
        "inventory_item",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column(
            "number",
            sa.Text(),
            server_default=sa.text("'INV' || lpad(nextval('item_number')::text, 7, '0')"),
            nullable=False,
        ),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subtype", sa.Text(), nullable=True),
        sa.Column("specification", sa.Text(), nullable=False),
        sa.Column("name", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("site_id", sa.Uuid(), nullable=True),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("line_id", sa.Uuid(), nullable=False),
        sa.Column("domain_order_id", sa.Uuid(), nullable=False),
        sa.Column("instance", sa.BigInteger(), nullable=False),
        sa.Column("characteristics", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("quantity", sa.Numeric(), nullable=False),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("activated_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("version", sa.BigInteger(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inventory_item")),
        sa.UniqueConstraint("domain_order_id", "instance", name=op.f("uq_inventory_item_domain_order_id_instance")),
        postgresql_with={"fillfactor": "70"},
    )
    op.create_index("ix_inventory_item_account_id_id", "inventory_item", ["account_id", "id"], unique=False)
    op.create_index(op.f("ix_inventory_item_order_id"), "inventory_item", ["order_id"], unique=False)
    op.create_table(
        "people_group",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people_group")),
        sa.UniqueConstraint("key", name=op.f("uq_people_group_key")),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("locale", sa.Text(), server_default="en", nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.Column("roles", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=True),
        sa.Column("disabled", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("demo", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("version", sa.BigInteger(), server_default="1", nullable=False),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("last_seen_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("login", name=op.f("uq_person_login")),
    )
    op.create_index(op.f("ix_person_account_id"), "person", ["account_id"], unique=False)
    op.create_table(
        "plan",
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("held", sa.Boolean(), nullable=False),
        sa.Column("planned_end", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("order_id", name=op.f("pk_plan")),
        postgresql_with={"fillfactor": "70"},
    )
    op.create_table(
        "plan_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("domain_order_id", sa.Uuid(), nullable=True),
        sa.Column("line_id", sa.Uuid(), nullable=True),
        sa.Column("run_id", sa.Uuid(), nullable=True),
        sa.Column("flow_version_id", sa.Uuid(), nullable=True),
        sa.Column(
            "number",
            sa.Text(),
            server_default=sa.text("'TSK' || lpad(nextval('task_number')::text, 7, '0')"),
            nullable=False,
        ),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("visit", sa.BigInteger(), server_default="1", nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("blocked_by", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("successors", postgresql.ARRAY(sa.Uuid()), nullable=False),
        sa.Column("gated", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("entry", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("desk", sa.Boolean(), nullable=True),
        sa.Column("name", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("form", sa.Text(), nullable=True),
        sa.Column("operation", sa.Text(), nullable=True),
        sa.Column("retry", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("timeout", sa.Text(), nullable=True),
        sa.Column("priority", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=True),
        sa.Column("assignee_id", sa.Uuid(), nullable=True),
        sa.Column("input", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("output", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("error", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("attempts", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("planned_start", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("planned_end", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("opened_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("closed_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("version", sa.BigInteger(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_step")),
        postgresql_with={
            "fillfactor": "60",
            "autovacuum_vacuum_scale_factor": "0.02",
            "autovacuum_vacuum_threshold": "5000",
        },
    )
    op.create_index(
        "ix_plan_step_desk", "plan_step", ["planned_end", "id"], unique=False, postgresql_where=sa.text("desk")
    )
    op.create_index("ix_plan_step_order_id_domain_order_id", "plan_step", ["order_id", "domain_order_id"], unique=False)
    op.create_index(
        "uq_plan_step_run",
        "plan_step",
        ["run_id", "key", "visit"],
        unique=True,
        postgresql_where=sa.text("run_id IS NOT NULL"),
    )
    op.create_table(
        "sign_in_failure",
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("failures", sa.BigInteger(), nullable=False),
        sa.Column("since", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("subject", name=op.f("pk_sign_in_failure")),
    )
    op.create_index(op.f("ix_sign_in_failure_since"), "sign_in_failure", ["since"], unique=False)
    op.create_table(
        "timer",
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("due_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("lane", sa.Text(), nullable=False),
        sa.Column("handler", sa.Text(), nullable=False),
        sa.Column("payload", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("trace_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("subject_id", "purpose", name=op.f("pk_timer")),
    )
    op.create_index(op.f("ix_timer_due_at"), "timer", ["due_at"], unique=False)
    op.create_table(
        "welcome_link",
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("expires_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("used_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_welcome_link")),
    )
    op.create_table(
        "work",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("lane", sa.Text(), nullable=False),
        sa.Column("handler", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), server_default="ready", nullable=False),
        sa.Column("priority", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("attempts", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("token", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("owner", sa.Text(), nullable=True),
        sa.Column("lease_until", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("next_at", postgresql.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=True),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("payload", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("call_id", sa.Text(), nullable=True),
        sa.Column("trace_id", sa.Text(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_work")),
        postgresql_with={
            "fillfactor": "70",
            "autovacuum_vacuum_scale_factor": "0",
            "autovacuum_vacuum_threshold": "2000",
        },
    )
    op.create_index("ix_work_failed", "work", ["id"], unique=False, postgresql_where=sa.text("state = 'failed'"))
    op.create_index(
        "ix_work_leased",
        "work",
        ["lease_until"],
        unique=False,
        postgresql_where=sa.text("state = 'leased'"),
        postgresql_include=["owner"],
    )
    op.create_index(
        "ix_work_ready",
        "work",
        ["lane", sa.literal_column("priority DESC"), "id"],
        unique=False,
        postgresql_where=sa.text("state = 'ready'"),
        postgresql_include=["next_at"],
    )
    op.create_index(
        "uq_work_event_id_handler",
        "work",
        ["event_id", "handler"],
        unique=True,
        postgresql_where=sa.text("event_id IS NOT NULL"),
    )
    op.create_table(
        "catalog_member",
        sa.Column("release_id", sa.Uuid(), nullable=False),
        sa.Column("entity_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entity_id"], ["catalog_entity.id"], name=op.f("fk_catalog_member_entity_id_catalog_entity")
        ),
        sa.ForeignKeyConstraint(
            ["release_id"], ["catalog_release.id"], name=op.f("fk_catalog_member_release_id_catalog_release")
        ),
        sa.PrimaryKeyConstraint("release_id", "entity_id", name=op.f("pk_catalog_member")),
    )
    op.create_index(op.f("ix_catalog_member_entity_id"), "catalog_member", ["entity_id"], unique=False)
    op.create_table(
        "contact",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_contact_account_id_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
    )
    op.create_index(op.f("ix_contact_account_id"), "contact", ["account_id"], unique=False)
    op.create_table(
        "flow_version",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("definition_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("content", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("layout", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("findings", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=True),
        sa.Column("published_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.Column("updated_at", postgresql.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["definition_id"], ["flow_definition.id"], name=op.f("fk_flow_version_definition_id_flow_definition")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_flow_version")),
        sa.UniqueConstraint("definition_id", "version", name=op.f("uq_flow_version_definition_id_version")),
    )
    op.create_index(
        "uq_flow_version_draft",
        "flow_version",
        ["definition_id"],
        unique=True,
        postgresql_where=sa.text("state = 'draft'"),
    )
    op.create_table(
        "group_member",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["people_group.id"], name=op.f("fk_group_member_group_id_people_group"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_group_member_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "group_id", name=op.f("pk_group_member")),
    )
    op.create_index("ix_group_member_group_id", "group_member", ["group_id"], unique=False)
    op.create_table(
        "order_line",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("parent_line_id", sa.Uuid(), nullable=True),
        sa.Column("offering", sa.Text(), nullable=False),
        sa.Column("specification", sa.Text(), nullable=True),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("saved_state", sa.Text(), nullable=True),
        sa.Column("quantity", sa.Numeric(), nullable=False),
        sa.Column("site_id", sa.Uuid(), nullable=True),
        sa.Column("contact_id", sa.Uuid(), nullable=True),
        sa.Column("product_id", sa.Uuid(), nullable=True),
        sa.Column("characteristics", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("charges", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("point_of_no_return", sa.Boolean(), nullable=False),
        sa.Column("enrichment", sa.Text(), nullable=False),
        sa.Column("relationships", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("extensions", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.ForeignKeyConstraint(
            ["order_id"], ["customer_order.id"], name=op.f("fk_order_line_order_id_customer_order")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_line")),
        sa.UniqueConstraint("order_id", "number", name=op.f("uq_order_line_order_id_number")),
        postgresql_with={"fillfactor": "70"},
    )
    op.create_index(
        "ix_order_line_open",
        "order_line",
        ["order_id"],
        unique=False,
        postgresql_where=sa.text("state NOT IN ('completed', 'canceled', 'failed')"),
    )
    op.create_table(
        "session",
        sa.Column("id_hash", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", postgresql.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("expires_at", postgresql.TIMESTAMP(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_session_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id_hash", name=op.f("pk_session")),
    )
    op.create_index(op.f("ix_session_expires_at"), "session", ["expires_at"], unique=False)
    op.create_index(op.f("ix_session_person_id"), "session", ["person_id"], unique=False)
    op.create_table(
        "site",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("street", sa.Text(), nullable=False),
        sa.Column("city", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("postal_code", sa.Text(), nullable=False),
        sa.Column("timezone", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_site_account_id_account")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site")),
    )
    op.create_index(op.f("ix_site_account_id"), "site", ["account_id"], unique=False)
    op.create_table(
        "flow_run",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("flow_key", sa.Text(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("table_versions", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("subject_type", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("line_id", sa.Uuid(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("data", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("steps", sa.BigInteger(), nullable=False),
        sa.Column("error", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("started_at", postgresql.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("finished_at", postgresql.TIMESTAMP(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["version_id"], ["flow_version.id"], name=op.f("fk_flow_run_version_id_flow_version")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_flow_run")),
    )
    op.create_index(op.f("ix_flow_run_order_id"), "flow_run", ["order_id"], unique=False)
    op.create_index(op.f("ix_flow_run_version_id"), "flow_run", ["version_id"], unique=False)
    op.create_table(
        "flow_step",
        sa.Column("run_id", sa.Uuid(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("node_id", sa.Text(), nullable=False),
        sa.Column("node_key", sa.Text(), nullable=False),
        sa.Column("visit", sa.BigInteger(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("ports", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("input", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("output", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("at", postgresql.TIMESTAMP(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["flow_run.id"], name=op.f("fk_flow_step_run_id_flow_run")),
        sa.PrimaryKeyConstraint("run_id", "seq", name=op.f("pk_flow_step")),
    )


def downgrade() -> None:
    op.drop_table("flow_step")
    op.drop_index(op.f("ix_flow_run_version_id"), table_name="flow_run")
    op.drop_index(op.f("ix_flow_run_order_id"), table_name="flow_run")
    op.drop_table("flow_run")
    op.drop_index(op.f("ix_site_account_id"), table_name="site")
    op.drop_table("site")
    op.drop_index(op.f("ix_session_person_id"), table_name="session")
    op.drop_index(op.f("ix_session_expires_at"), table_name="session")
    op.drop_table("session")
    op.drop_index(
        "ix_order_line_open",
        table_name="order_line",
        postgresql_where=sa.text("state NOT IN ('completed', 'canceled', 'failed')"),
    )
    op.drop_table("order_line")
    op.drop_index("ix_group_member_group_id", table_name="group_member")
    op.drop_table("group_member")
    op.drop_index("uq_flow_version_draft", table_name="flow_version", postgresql_where=sa.text("state = 'draft'"))
    op.drop_table("flow_version")
    op.drop_index(op.f("ix_contact_account_id"), table_name="contact")
    op.drop_table("contact")
    op.drop_index(op.f("ix_catalog_member_entity_id"), table_name="catalog_member")
    op.drop_table("catalog_member")
    op.drop_index("uq_work_event_id_handler", table_name="work", postgresql_where=sa.text("event_id IS NOT NULL"))
    op.drop_index(
        "ix_work_ready", table_name="work", postgresql_where=sa.text("state = 'ready'"), postgresql_include=["next_at"]
    )
    op.drop_index(
        "ix_work_leased", table_name="work", postgresql_where=sa.text("state = 'leased'"), postgresql_include=["owner"]
    )
    op.drop_index("ix_work_failed", table_name="work", postgresql_where=sa.text("state = 'failed'"))
    op.drop_table("work")
    op.drop_table("welcome_link")
    op.drop_index(op.f("ix_timer_due_at"), table_name="timer")
    op.drop_table("timer")
    op.drop_index(op.f("ix_sign_in_failure_since"), table_name="sign_in_failure")
    op.drop_table("sign_in_failure")
    op.drop_index("uq_plan_step_run", table_name="plan_step", postgresql_where=sa.text("run_id IS NOT NULL"))
    op.drop_index("ix_plan_step_order_id_domain_order_id", table_name="plan_step")
    op.drop_index("ix_plan_step_desk", table_name="plan_step", postgresql_where=sa.text("desk"))
    op.drop_table("plan_step")
    op.drop_table("plan")
    op.drop_index(op.f("ix_person_account_id"), table_name="person")
    op.drop_table("person")
    op.drop_table("people_group")
    op.drop_index(op.f("ix_inventory_item_order_id"), table_name="inventory_item")
    op.drop_index("ix_inventory_item_account_id_id", table_name="inventory_item")
    op.drop_table("inventory_item")
    op.drop_index(op.f("ix_idempotency_created_at"), table_name="idempotency")
    op.drop_table("idempotency")
    op.drop_table("form")
    op.drop_table("flow_definition")
    op.drop_index("uq_fallout_work", table_name="fallout", postgresql_where=sa.text("work_id IS NOT NULL"))
    op.drop_index(
        "uq_fallout_live_task",
        table_name="fallout",
        postgresql_where=sa.text(
            "task_id IS NOT NULL AND state IN ('open', 'in_progress', 'on_hold', 'awaiting_information')"
        ),
    )
    op.drop_index("ix_fallout_task_id", table_name="fallout")
    op.drop_index(op.f("ix_fallout_order_id"), table_name="fallout")
    op.drop_index(
        "ix_fallout_live",
        table_name="fallout",
        postgresql_where=sa.text("state IN ('open', 'in_progress', 'on_hold', 'awaiting_information')"),
    )
    op.drop_table("fallout")
    op.drop_index(op.f("ix_event_subject_id"), table_name="event")
    op.drop_table("event")
    op.drop_index(op.f("ix_entitlement_order_id"), table_name="entitlement")
    op.drop_index(op.f("ix_entitlement_account_id"), table_name="entitlement")
    op.drop_table("entitlement")
    op.drop_index(op.f("ix_domain_order_link_order_id"), table_name="domain_order_link")
    op.drop_table("domain_order_link")
    op.drop_index(
        "uq_domain_order_parent_id_relationship_instance",
        table_name="domain_order",
        postgresql_where=sa.text("parent_id IS NOT NULL"),
    )
    op.drop_index("uq_domain_order_order_id_position", table_name="domain_order")
    op.drop_table("domain_order")
    op.drop_index(op.f("ix_deferral_wait_deferral_id"), table_name="deferral_wait")
    op.drop_table("deferral_wait")
    op.drop_index(
        "uq_deferral_parent_id_relationship", table_name="deferral", postgresql_where=sa.text("state = 'waiting'")
    )
    op.drop_index(op.f("ix_deferral_order_id"), table_name="deferral")
    op.drop_table("deferral")
    op.drop_table("decomposition")
    op.drop_index("ix_customer_order_state_created_at_id", table_name="customer_order")
    op.drop_index(
        "ix_customer_order_external_id",
        table_name="customer_order",
        postgresql_where=sa.text("external_id IS NOT NULL"),
    )
    op.drop_index("ix_customer_order_created_at_id", table_name="customer_order")
    op.drop_index("ix_customer_order_account_id_created_at_id", table_name="customer_order")
    op.drop_table("customer_order")
    op.drop_index(op.f("ix_contract_order_id"), table_name="contract")
    op.drop_index(op.f("ix_contract_account_id"), table_name="contract")
    op.drop_table("contract")
    op.drop_table("connection")
    op.drop_table("catalog_release")
    op.drop_table("catalog_entity")
    op.drop_index("ix_audit_subject_id_id", table_name="audit")
    op.drop_index("ix_audit_order_id_id", table_name="audit")
    op.drop_table("audit")
    op.drop_table("api_token")
    op.drop_index(op.f("ix_account_name"), table_name="account")
    op.drop_table("account")
    op.execute("DROP SEQUENCE task_number")
    op.execute("DROP SEQUENCE order_number")
    op.execute("DROP SEQUENCE item_number")
    op.execute("DROP SEQUENCE fallout_number")
    op.execute("DROP SEQUENCE domain_order_number")
    op.execute("DROP SEQUENCE contract_number")
    op.execute("DROP SEQUENCE account_number")
