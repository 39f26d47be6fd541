"""Accounts, sites and contacts as types."""

import strawberry

from orderloom.fields.contracts import Noun
from orderloom.graphql.context import Info
from orderloom.graphql.fields.values import shown_values
from orderloom.graphql.ids import Node
from orderloom.graphql.present import present_all, presents, shape
from orderloom.graphql.scalars import JSON
from orderloom.parties import contracts


@presents(contracts.Site)
@strawberry.type
class Site(Node):
    name: str
    street: str
    city: str
    region: str | None
    country: str
    postal_code: str | None
    timezone: str

    @classmethod
    def from_contract(cls, site: contracts.Site) -> "Site":
        return shape(cls, site)


@presents(contracts.Contact)
@strawberry.type
class Contact(Node):
    name: str
    email: str | None
    phone: str | None

    @classmethod
    def from_contract(cls, contact: contracts.Contact) -> "Contact":
        return shape(cls, contact)


@presents(contracts.Account)
@strawberry.type
class Account(Node):
    contract: strawberry.Private[contracts.Account]
    number: str
    name: str
    segment: str
    currency: str
    external_id: str | None
    version: int

    @strawberry.field
    async def custom(self, info: Info) -> JSON:
        """Values of custom fields by their keys, those that the viewer may see."""
        return await shown_values(info, Noun.ACCOUNT, self.contract.custom)

    @strawberry.field
    async def sites(self, info: Info) -> list[Site]:
        return present_all(await info.context.load.sites_of.load(self.contract.id))

    @strawberry.field
    async def contacts(self, info: Info) -> list[Contact]:
        return present_all(await info.context.load.contacts_of.load(self.contract.id))

    @classmethod
    def from_contract(cls, account: contracts.Account) -> "Account":
        return shape(cls, account)
