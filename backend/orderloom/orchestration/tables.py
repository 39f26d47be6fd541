"""Plans, their steps and the forms of tasks as they lie in the database.

Steps change state several times within seconds, so no index holds a column that such a change touches: updates stay
on their page (heap-only), for which the pages keep room.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index, Sequence, func, text
from sqlalchemy.orm import Mapped, mapped_column

from orderloom.platform.tables import Base, metadata

task_number = Sequence("task_number", start=1001, metadata=metadata)


class PlanRow(Base):
    """The plan of an order. Whoever closes steps locks this row first, so that no count is lost or reached twice.

    `pins` has, by flow version, the versions of the tables and subflows that it is run with, where it names any;
    `waits` counts the steps that stand until something else is as they want it.
    """

    __tablename__ = "plan"

    order_id: Mapped[UUID] = mapped_column(primary_key=True)
    held: Mapped[bool]
    planned_end: Mapped[datetime]
    pins: Mapped[dict[str, Any] | None]
    waits: Mapped[int] = mapped_column(server_default="0")
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    closed_at: Mapped[datetime | None]

    __table_args__ = ({"postgresql_with": {"fillfactor": "70"}},)


class PlanStepRow(Base):
    """A task, a gate or a closing of a plan; `run_id` marks the tasks of a flow's run, which have no plan.

    `blocked_by` counts what must come before it may begin; `successors` are the steps that wait for its end. What has
    more than that: `on_start` wait for its start, the ends of `on_end` for its end, and its own end for `ends_after`
    more; `answered_at` is set while it is done and only its end is waited for. `gated` steps ask the interpreter when
    they are reached, `entry` steps begin their domain order. `desk` is true while the task belongs on people's work
    list. `key` is the address in the flow, unique in its domain order and visit.
    """

    __tablename__ = "plan_step"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    order_id: Mapped[UUID]
    domain_order_id: Mapped[UUID | None]
    line_id: Mapped[UUID | None]
    run_id: Mapped[UUID | None]
    flow_version_id: Mapped[UUID | None]
    number: Mapped[str] = mapped_column(server_default=text("'TSK' || lpad(nextval('task_number')::text, 7, '0')"))
    key: Mapped[str]
    visit: Mapped[int] = mapped_column(server_default="1")
    kind: Mapped[str]
    state: Mapped[str]
    blocked_by: Mapped[int] = mapped_column(server_default="0")
    successors: Mapped[list[UUID]]
    on_start: Mapped[list[UUID] | None]
    on_end: Mapped[list[UUID] | None]
    ends_after: Mapped[int] = mapped_column(server_default="0")
    answered_at: Mapped[datetime | None]
    gated: Mapped[bool] = mapped_column(server_default="false")
    entry: Mapped[bool] = mapped_column(server_default="false")
    desk: Mapped[bool | None]
    name: Mapped[dict[str, Any] | None]
    form: Mapped[str | None]
    operation: Mapped[str | None]
    retry: Mapped[dict[str, Any] | None]
    timeout: Mapped[str | None]
    priority: Mapped[int] = mapped_column(server_default="0")
    group_id: Mapped[UUID | None]
    assignee_id: Mapped[UUID | None]
    input: Mapped[dict[str, Any] | None]
    output: Mapped[dict[str, Any] | None]
    details: Mapped[dict[str, Any] | None]
    custom: Mapped[dict[str, Any] | None]
    error: Mapped[dict[str, Any] | None]
    attempts: Mapped[int] = mapped_column(server_default="0")
    planned_start: Mapped[datetime | None]
    planned_end: Mapped[datetime | None]
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(server_default="1")

    __table_args__ = (
        Index("uq_plan_step_address", "order_id", "domain_order_id", "key", "visit", unique=True),
        Index("ix_plan_step_desk", "planned_end", "id", postgresql_where=text("desk")),
        Index("ix_plan_step_flow", "flow_version_id", "order_id", postgresql_where=text("entry")),
        Index("ix_plan_step_troubled", "flow_version_id", postgresql_where=text("error IS NOT NULL")),
        Index(
            "uq_plan_step_run",
            "run_id",
            "key",
            "visit",
            unique=True,
            postgresql_where=text("run_id IS NOT NULL"),
        ),
        {
            "postgresql_with": {
                "fillfactor": "60",
                "autovacuum_vacuum_scale_factor": "0.02",
                "autovacuum_vacuum_threshold": "5000",
            }
        },
    )


class PlanWaitRow(Base):
    """A step that stands until something comes: an event by its name and correlation, or what it looks for itself."""

    __tablename__ = "plan_wait"

    step_id: Mapped[UUID] = mapped_column(primary_key=True)
    order_id: Mapped[UUID] = mapped_column(index=True)
    kind: Mapped[str]
    event: Mapped[str | None]
    correlation: Mapped[str | None]
    related: Mapped[dict[str, Any] | None]

    __table_args__ = (Index("ix_plan_wait_event", "event", "correlation"),)


class FormRow(Base):
    """A form as it stands. `edited_by` is whoever made it their own: a release no longer replaces it then.

    What is removed keeps its row, so that a release does not bring it back and tasks that have it can be done.
    """

    __tablename__ = "form"

    key: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[dict[str, Any]]
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())
    version: Mapped[int] = mapped_column(server_default="1")
    edited_by: Mapped[UUID | None]
    removed_at: Mapped[datetime | None]


class FormVersionRow(Base):
    """A form as it was from `created_at` on: a task keeps the one that stood when it was opened."""

    __tablename__ = "form_version"

    key: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    content: Mapped[dict[str, Any]]
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())
    author_id: Mapped[UUID | None]
