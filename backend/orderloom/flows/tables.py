"""Tables of flows: definitions, their versions, runs and the journals of runs."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from orderloom.platform.tables import Base


class DefinitionRow(Base):
    """A flow or a table by its key; `published_id` is the version in force, unless the definition is retired.

    Owner and tags say whose it is and where it belongs: they are about the definition and no part of its content.
    """

    __tablename__ = "flow_definition"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    doc: Mapped[str]
    name: Mapped[dict[str, Any]]
    published_id: Mapped[UUID | None]
    retired_at: Mapped[datetime | None]
    retired_by: Mapped[str | None]
    owner: Mapped[str | None]
    owner_id: Mapped[UUID | None]
    tags: Mapped[list[str]] = mapped_column(server_default=text("'{}'"))


class VersionRow(Base):
    """A draft, or a published version, whose content is never written again.

    Who asked for it to be published, and the second person who agreed or why they did not, stay with it.
    """

    __tablename__ = "flow_version"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    definition_id: Mapped[UUID] = mapped_column(ForeignKey("flow_definition.id"))
    version: Mapped[int]
    revision: Mapped[int]
    state: Mapped[str]
    content: Mapped[dict[str, Any]]
    layout: Mapped[dict[str, Any] | None]
    sha256: Mapped[str]
    findings: Mapped[list[dict[str, Any]]]
    note: Mapped[str | None]
    author: Mapped[str]
    author_id: Mapped[UUID | None]
    published_at: Mapped[datetime | None]
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())
    requested_by: Mapped[str | None]
    requested_by_id: Mapped[UUID | None]
    requested_at: Mapped[datetime | None]
    approved_by: Mapped[str | None]
    declined: Mapped[str | None]

    __table_args__ = (
        UniqueConstraint("definition_id", "version"),
        Index(
            "uq_flow_version_draft",
            "definition_id",
            unique=True,
            postgresql_where=text("state IN ('draft', 'in_review')"),
        ),
    )


class DraftRevisionRow(Base):
    """One of the last saves of a draft: what a later save merges with, and what its author can go back to."""

    __tablename__ = "flow_draft_revision"

    version_id: Mapped[UUID] = mapped_column(ForeignKey("flow_version.id", ondelete="CASCADE"), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    content: Mapped[dict[str, Any]]
    layout: Mapped[dict[str, Any] | None]
    sha256: Mapped[str]
    author: Mapped[str]
    author_id: Mapped[UUID | None]
    saved_at: Mapped[datetime]


class PresenceRow(Base):
    """Who has a definition open, as last heard; one of them may hold its lock."""

    __tablename__ = "flow_presence"

    definition_id: Mapped[UUID] = mapped_column(ForeignKey("flow_definition.id"), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    editing: Mapped[bool]
    since: Mapped[datetime]
    seen_at: Mapped[datetime]

    __table_args__ = (Index("uq_flow_presence_editor", "definition_id", unique=True, postgresql_where=text("editing")),)


class RunRow(Base):
    """A run, pinned to a flow version and to the versions of tables and subflows that it began with.

    `moved_from` is the version that it began with, when it was taken over to another one since. One that a schedule
    began has no order.
    """

    __tablename__ = "flow_run"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    flow_key: Mapped[str]
    version_id: Mapped[UUID] = mapped_column(ForeignKey("flow_version.id"), index=True)
    table_versions: Mapped[dict[str, Any]]
    purpose: Mapped[str]
    subject_type: Mapped[str]
    subject_id: Mapped[UUID]
    order_id: Mapped[UUID | None] = mapped_column(index=True)
    line_id: Mapped[UUID | None]
    moved_from: Mapped[UUID | None]
    state: Mapped[str]
    data: Mapped[dict[str, Any]]
    steps: Mapped[int]
    error: Mapped[dict[str, Any] | None]
    started_at: Mapped[datetime] = mapped_column(server_default=func.now())
    finished_at: Mapped[datetime | None]

    __table_args__ = (
        Index(
            "ix_flow_run_under_way",
            "flow_key",
            "id",
            postgresql_where=text("state IN ('running', 'waiting', 'failed')"),
        ),
        Index("ix_flow_run_flow", "flow_key", "id"),
        Index("ix_flow_run_failed", "flow_key", "id", postgresql_where=text("state = 'failed'")),
    )


class StepRow(Base):
    """The journal of a run. Rows are only ever added, by the statement that writes the run: no key is checked."""

    __tablename__ = "flow_step"

    run_id: Mapped[UUID] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    node_id: Mapped[str]
    node_key: Mapped[str]
    visit: Mapped[int]
    event: Mapped[str]
    ports: Mapped[list[str]]
    input: Mapped[dict[str, Any] | None]
    output: Mapped[dict[str, Any] | None]
    error: Mapped[str | None]
    at: Mapped[datetime] = mapped_column(server_default=func.now())


class WaitRow(Base):
    """What a run waits for besides tasks and times: an event, or a condition that the record has to meet."""

    __tablename__ = "flow_wait"

    run_id: Mapped[UUID] = mapped_column(ForeignKey("flow_run.id"), primary_key=True)
    node: Mapped[str] = mapped_column(primary_key=True)
    visit: Mapped[int]
    event: Mapped[str | None]
    correlation: Mapped[str | None]
    order_id: Mapped[UUID | None] = mapped_column(index=True)

    __table_args__ = (Index("ix_flow_wait_event_correlation", "event", "correlation"),)


class TriggerRow(Base):
    """What begins a run of a flow by itself: an event by its name, or `every` so often."""

    __tablename__ = "flow_trigger"

    definition_id: Mapped[UUID] = mapped_column(ForeignKey("flow_definition.id"), primary_key=True)
    event: Mapped[str | None] = mapped_column(index=True)
    every: Mapped[str | None]
    at: Mapped[str | None]


class HitRow(Base):
    """How often a row of a published table has answered in production."""

    __tablename__ = "flow_table_hit"

    version_id: Mapped[UUID] = mapped_column(primary_key=True)
    row_id: Mapped[str] = mapped_column(primary_key=True)
    hits: Mapped[int]
    last_at: Mapped[datetime]
