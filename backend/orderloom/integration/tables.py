"""What integration keeps: the external systems that tasks may call."""

from datetime import datetime
from typing import Any

from sqlalchemy import func
from sqlalchemy.orm import Mapped, mapped_column

from orderloom.platform.tables import Base


class ConnectionRow(Base):
    """A system with its operations, as it was imported; a new import of the same key replaces it."""

    __tablename__ = "connection"

    key: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    content: Mapped[dict[str, Any]]
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())
