"""What parties refuse, by name."""

from orderloom.kernel.errors import DomainError, Kind


class ExternalIdTaken(DomainError):
    kind = Kind.CONFLICT
    code = "parties.external_id_taken"


class KeyTaken(DomainError):
    kind = Kind.CONFLICT
    code = "parties.key_taken"
