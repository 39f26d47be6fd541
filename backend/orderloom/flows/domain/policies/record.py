"""What is known of each policy: when it is asked, what it may read, and what it has to answer."""

import msgspec

from orderloom.language.tables import Shape

ONE = ("UNIQUE", "ANY", "FIRST", "PRIORITY")
"""Hit policies that give one answer."""
MANY = ("RULE ORDER", "OUTPUT ORDER", "COLLECT")
LEVELS = ('"none"', '"low"', '"medium"', '"high"', '"critical"')
URGENCIES = ('"low"', '"medium"', '"high"', '"critical"')
Text = dict[str, str]


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """`key` is the key of its table, or with `family` what the keys of its tables begin with.

    `asked` says when, and what happens without a table or a matching row.
    """

    key: str
    title: Text
    help: Text
    asked: Text
    shape: Shape
    family: bool = False

    def is_of(self, table: str) -> bool:
        return table.startswith(f"{self.key}-") if self.family else table == self.key
