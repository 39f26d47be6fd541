"""Brings a database to a revision of the schema, by Alembic, one process at a time."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from orderloom.main import wiring
from orderloom.platform.db import sync_url
from orderloom.platform.tables import metadata


def folder() -> Path:
    """The migrations: inside an installed package, else beside the source."""
    packaged = Path(__file__).parents[1] / "migrations"
    return packaged if packaged.exists() else Path(__file__).parents[2] / "migrations"


def config(url: str) -> Config:
    made = Config()
    made.set_main_option("script_location", str(folder()).replace("%", "%%"))
    made.set_main_option("sqlalchemy.url", sync_url(url).replace("%", "%%"))
    return made


def migrate(url: str, revision: str = "head") -> None:
    if not list((folder() / "versions").glob("*.py")):
        wiring.load_tables()
        metadata.create_all(create_engine(sync_url(url)))
        return
    if revision in {"base", "-1"} or revision.startswith("-"):
        command.downgrade(config(url), revision)
    else:
        command.upgrade(config(url), revision)
