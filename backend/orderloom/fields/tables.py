"""The definitions of fields of one's own."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import UniqueConstraint, func
from sqlalchemy.orm import Mapped, mapped_column

from orderloom.platform.tables import Base


class CustomFieldRow(Base):
    """A field is never deleted, so that its key can't come back as something else. `rules` is what may be changed."""

    __tablename__ = "custom_field"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    noun: Mapped[str]
    key: Mapped[str]
    type: Mapped[str]
    position: Mapped[int]
    retired: Mapped[bool] = mapped_column(server_default="false")
    rules: Mapped[dict[str, Any]]
    version: Mapped[int] = mapped_column(server_default="1")
    created_at: Mapped[datetime] = mapped_column(server_default=func.now())

    __table_args__ = (UniqueConstraint("noun", "key"),)
