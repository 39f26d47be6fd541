"""Facts about definitions and runs."""

from typing import Any, ClassVar, Literal
from uuid import UUID

from orderloom.kernel.events import Event


class RunFinished(Event, frozen=True, kw_only=True):
    """A run is over, or has failed and waits to be resumed. `subject` is the order; `error` has code, message, node."""

    name: ClassVar[str] = "flows.run_finished.v1"
    run_id: UUID
    purpose: str
    subject_type: str
    subject_id: UUID
    line_id: UUID | None
    outcome: Literal["succeeded", "failed", "canceled"]
    output: dict[str, Any] | None = None
    error: dict[str, Any] | None = None


class DefinitionPublished(Event, frozen=True, kw_only=True):
    """A new version is in force. `subject` is the definition."""

    name: ClassVar[str] = "flows.definition_published.v1"
    public: ClassVar[bool] = True
    key: str
    version: int


class DefinitionRetired(Event, frozen=True, kw_only=True):
    """A definition, or one version of it, is not to be used any more. `subject` is the definition."""

    name: ClassVar[str] = "flows.definition_retired.v1"
    public: ClassVar[bool] = True
    key: str
    version: int | None = None
