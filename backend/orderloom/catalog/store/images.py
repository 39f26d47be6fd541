"""The bytes of images, by their hash: each once, and never written again."""

from collections.abc import Collection, Iterable

from orderloom.catalog.contracts import ImageBytes, MediaType
from orderloom.platform.db import Reader, UnitOfWork


async def keep(uow: UnitOfWork, images: Iterable[ImageBytes]) -> None:
    """One by one: an import may bring many, each of up to 1 MB."""
    for one in {each.sha256: each for each in images}.values():
        await uow.execute(
            "INSERT INTO catalog_image (sha256, media_type, content) VALUES (:sha256, :media_type, :content)"
            " ON CONFLICT DO NOTHING",
            {"sha256": one.sha256, "media_type": one.media_type.value, "content": one.content},
        )


async def found(reader: Reader, hashes: Collection[str]) -> dict[str, ImageBytes]:
    rows = await reader.rows(
        "SELECT sha256, media_type, content FROM catalog_image WHERE sha256 = ANY(:hashes)",
        {"hashes": list(hashes)},
    )
    return {
        row["sha256"]: ImageBytes(
            sha256=row["sha256"], media_type=MediaType(row["media_type"]), content=bytes(row["content"])
        )
        for row in rows
    }


async def known(reader: Reader, sha256: str) -> bool:
    return bool(await reader.scalar("SELECT 1 FROM catalog_image WHERE sha256 = :hash", {"hash": sha256}))
