"""The tables of integration."""

from datetime import datetime
from typing import Any

from sqlalchemy import func
from sqlalchemy.orm import Mapped, mapped_column

from orderloom.platform.tables import Base


class ConnectionRow(Base):
    """A connection to an external system, with its operations, as `orderloom.connection/1`."""

    __tablename__ = "connection"

    key: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[dict[str, Any]]
    updated_at: Mapped[datetime] = mapped_column(server_default=func.now())
