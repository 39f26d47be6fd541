"""What those who have a definition open are told at once."""

from typing import Literal

from orderloom.platform.db import UnitOfWork

News = Literal["draft", "presence", "lock", "review", "published", "retired"]


def tell(uow: UnitOfWork, key: str, news: News) -> None:
    uow.publish(f"definition:{key}", {"key": key, "news": news})
