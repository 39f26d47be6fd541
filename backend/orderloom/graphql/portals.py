"""Sites that embed the portal, for those who administer them."""

from datetime import datetime

import strawberry

from orderloom.graphql.context import Info
from orderloom.graphql.gate import mutation, query
from orderloom.graphql.problems import Problem
from orderloom.graphql.scalars import JSON, as_object
from orderloom.identity.contracts import Permission
from orderloom.integration.portal import commands, contracts, queries
from orderloom.kernel.errors import Invalid

strawberry.enum(contracts.Algorithm, name="TokenAlgorithm")


@strawberry.type
class PortalIntegration:
    """`keys` are the public keys as a JWK set; of `secrets` only their number is known. `theme` has values by name."""

    key: str
    name: str
    origins: list[str]
    issuer: str
    audience: str
    algorithms: list[contracts.Algorithm]
    account_claim: str
    keys: JSON | None
    secrets: int
    theme: JSON
    disabled: bool
    version: int
    created_at: datetime
    last_used_at: datetime | None


def shown(one: contracts.Integration) -> PortalIntegration:
    return PortalIntegration(
        key=one.key,
        name=one.name,
        origins=list(one.origins),
        issuer=one.issuer,
        audience=one.audience,
        algorithms=list(one.algorithms),
        account_claim=one.account_claim,
        keys=one.jwks,
        secrets=one.secrets,
        theme=one.theme,
        disabled=one.disabled,
        version=one.version,
        created_at=one.created_at,
        last_used_at=one.last_used_at,
    )


@strawberry.input
class SavePortalIntegrationInput:
    """`version` is the one that was seen, none for a new integration. `keys` is a JWK, a JWK set or PEM text; left out,
    those that are there stay."""

    key: str
    name: str
    origins: list[str]
    issuer: str
    audience: str
    algorithms: list[contracts.Algorithm]
    account_claim: str = "account"
    keys: str | None = None
    theme: JSON | None = None
    disabled: bool = False
    version: int | None = None


@strawberry.input
class RotatePortalSecretInput:
    """The secret before stays good until the next rotation, unless `dropOthers`."""

    key: str
    version: int
    secret: str | None = None
    drop_others: bool = False


@strawberry.type
class PortalIntegrationPayload:
    integration: PortalIntegration | None = None
    secret: str | None = strawberry.field(default=None, description="Shown this once, after a rotation.")
    problems: list[Problem] = strawberry.field(default_factory=list)


@strawberry.type
class PortalQueries:
    @query(Permission.PORTAL_MANAGE)
    async def portal_integrations(self, info: Info) -> list[PortalIntegration]:
        """Sites that may embed the portal."""
        async with info.context.reader() as reader:
            return [shown(one) for one in await queries.integrations(reader, info.context.actor)]


@strawberry.type
class PortalMutations:
    @mutation(Permission.PORTAL_MANAGE)
    async def save_portal_integration(self, info: Info, input: SavePortalIntegrationInput) -> PortalIntegrationPayload:
        """Lets a site embed the portal, or changes how."""
        wanted = contracts.SaveIntegration(
            key=input.key,
            name=input.name,
            origins=tuple(input.origins),
            issuer=input.issuer,
            audience=input.audience,
            algorithms=tuple(input.algorithms),
            account_claim=input.account_claim,
            keys=input.keys,
            theme=_theme(input.theme),
            disabled=input.disabled,
            version=input.version,
        )
        async with info.context.unit_of_work() as uow:
            return PortalIntegrationPayload(
                integration=shown(await commands.save_integration(uow, info.context.actor, wanted))
            )

    @mutation(Permission.PORTAL_MANAGE)
    async def rotate_portal_secret(self, info: Info, input: RotatePortalSecretInput) -> PortalIntegrationPayload:
        """Makes a new secret, which is shown this once."""
        wanted = contracts.RotateSecret(
            key=input.key, version=input.version, secret=input.secret, drop_others=input.drop_others
        )
        async with info.context.unit_of_work() as uow:
            done = await commands.rotate_secret(uow, info.context.actor, wanted)
        return PortalIntegrationPayload(integration=shown(done.integration), secret=done.secret)


def _theme(given: JSON | None) -> dict[str, str]:
    read = as_object(given, "theme") if given is not None else {}
    if not all(isinstance(value, str) for value in read.values()):
        raise Invalid("A theme has text under each name.", path=("theme",))
    return read
