"""Workbooks, written: text cells that Excel leaves alone, and the few looks and lists that a page may have."""

from collections.abc import Iterable

from orderloom.platform.sheets.pages import DAY, TEXT, Choice, Column, Filled, Look, Page, cell_name, letters

__all__ = ["DAY", "TEXT", "Choice", "Column", "Filled", "Look", "Page", "cell_name", "letters", "written"]


def written(pages: Iterable[Page]) -> bytes:
    from orderloom.platform.sheets.books import book_of  # late: the library takes 10 MB, and few processes write books

    return book_of(pages)
