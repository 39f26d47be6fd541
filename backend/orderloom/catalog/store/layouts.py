"""Where things stand on the canvas of an entity."""

from collections.abc import Sequence

from orderloom.catalog.contracts import Place
from orderloom.catalog.tables import CatalogLayoutRow
from orderloom.platform.db import Reader, UnitOfWork


async def places(reader: Reader, section: str, key: str) -> tuple[Place, ...]:
    row = await reader.row(
        "SELECT positions FROM catalog_layout WHERE section = :section AND key = :key",
        {"section": section, "key": key},
    )
    kept: dict[str, list[int]] = row["positions"] if row else {}
    return tuple(Place(key=name, x=x, y=y) for name, (x, y) in sorted(kept.items()))


async def keep(uow: UnitOfWork, section: str, key: str, places: Sequence[Place]) -> None:
    await uow.execute(
        "DELETE FROM catalog_layout WHERE section = :section AND key = :key", {"section": section, "key": key}
    )
    if places:
        positions = {one.key: [one.x, one.y] for one in places}
        row = {"section": section, "key": key, "positions": positions, "saved_at": uow.now}
        await uow.insert(CatalogLayoutRow, [row], on_conflict="nothing")
