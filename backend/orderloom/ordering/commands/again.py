"""Orders made of what is there: copies of orders, templates, and drafts of templates."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec

from orderloom.fields.contracts import Noun
from orderloom.fields.queries import Sheet
from orderloom.identity.access import command, require, scope
from orderloom.identity.contracts import Actor, Permission
from orderloom.kernel.errors import Missing, Problem
from orderloom.kernel.ids import new_id
from orderloom.kernel.text import unacceptable
from orderloom.ordering import queries
from orderloom.ordering.commands.capture import create_order, entry
from orderloom.ordering.commands.filling import own_sheet
from orderloom.ordering.contracts import (
    CopyOrder,
    CreateOrder,
    NewLine,
    Order,
    OrderTemplate,
    RemoveTemplate,
    SaveTemplate,
    UseTemplate,
)
from orderloom.ordering.domain.copying import again, content_of, kind_of, placed_at
from orderloom.ordering.domain.refusals import refuse
from orderloom.ordering.store import templates as store
from orderloom.platform.db import AuditEntry, UnitOfWork
from orderloom.platform.idempotency import Call, made_once

LONGEST_NAME = 120
LONGEST_DESCRIPTION = 1000


@command(Permission.ORDER_CAPTURE)
async def copy_order(uow: UnitOfWork, actor: Actor, copy: CopyOrder) -> Order:
    """A draft with what this order adds, checked and priced by the catalog of today."""
    whole = await queries.order(uow, actor, copy.order_id)
    account_id = copy.account_id or whole.order.account_id
    same = account_id == whole.order.account_id
    header = whole.order
    new = CreateOrder(
        account_id=account_id,
        kind=header.kind,
        lines=await _fillable(uow, actor, placed_at(again(whole.lines, same_account=same), copy.site_id)),
        channel=_channel(actor),
        client_key=copy.client_key,
        description=header.description,
        urgency=header.urgency,
        language=header.language,
        billing_account_id=header.billing_account_id if same else None,
        billing_contact_id=header.billing_contact_id if same else None,
        delivery_contact_id=header.delivery_contact_id if same else None,
        billing_address=header.billing_address if same else None,
        custom=_writable(await own_sheet(uow), actor, Noun.ORDER, header.custom),
    )
    made = await create_order(uow, actor, new)
    uow.audit(entry(made.id, "copy", changes={"from": header.number}))
    return made


async def _fillable(uow: UnitOfWork, actor: Actor, lines: Sequence[NewLine]) -> tuple[NewLine, ...]:
    """The lines with those values of the fields of one's own that this person may still fill in."""
    own = await own_sheet(uow)
    return tuple(
        msgspec.structs.replace(line, custom=_writable(own, actor, Noun.LINE, line.custom))
        if line.custom is not msgspec.UNSET and line.custom
        else line
        for line in lines
    )


def _writable(own: Sheet, actor: Actor, noun: Noun, values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if not own.filled(noun, actor, {key: value}, {})[1]}


def _channel(actor: Actor) -> str:
    return "portal" if actor.may(Permission.PORTAL_USE) and actor.account_id is not None else "workspace"


@command(Permission.ACCOUNT_WRITE)
async def save_template(uow: UnitOfWork, actor: Actor, save: SaveTemplate) -> OrderTemplate:
    """Keeps what an order adds, to begin others with. Only staff keep templates."""
    refuse((*unacceptable(save), *_named(save)))
    whole = await queries.order(uow, actor, save.order_id)

    async def make() -> OrderTemplate:
        content = content_of(whole.order, whole.lines, for_account=save.for_account)
        if not content.lines:
            refuse([Problem("ordering.no_lines", "This order adds nothing to keep.", ("order_id",))])
        template = OrderTemplate(
            id=new_id(),
            name=save.name.strip(),
            description=save.description,
            account_id=whole.order.account_id if save.for_account else None,
            lines=len(content.lines),
            owner_id=actor.id,
            owner_name=actor.name,
            created_at=uow.now,
        )
        await store.insert_template(uow, template, content)
        uow.audit(_said(template, "template.saved"))
        return template

    async def find(template_id: UUID) -> OrderTemplate | None:
        return (await store.templates_by_id(uow, [template_id])).get(template_id)

    return await made_once(uow, Call(actor.client, "ordering.save_template", save.client_key, save), make, find)


def _named(save: SaveTemplate) -> Sequence[Problem]:
    if not save.name.strip():
        return [Problem("input.required", "A template needs a name.", ("name",))]
    if len(save.name) > LONGEST_NAME:
        return [Problem("input.too_long", f"At most {LONGEST_NAME} characters.", ("name",))]
    if len(save.description or "") > LONGEST_DESCRIPTION:
        return [Problem("input.too_long", f"At most {LONGEST_DESCRIPTION} characters.", ("description",))]
    return ()


def _said(template: OrderTemplate, action: str) -> AuditEntry:
    changes = {"name": template.name, "lines": template.lines}
    return AuditEntry(subject_type="order_template", subject_id=template.id, action=action, changes=changes)


@command(Permission.ORDER_CAPTURE)
async def use_template(uow: UnitOfWork, actor: Actor, use: UseTemplate) -> Order:
    """A draft of a template, checked and priced by the catalog of today."""
    template = await _reachable(uow, actor, use.template_id)
    if template.account_id is not None and template.account_id != use.account_id:
        refuse(
            [Problem("ordering.template_of_another_account", "This template is another account's.", ("account_id",))]
        )
    content = await store.content(uow, template.id)
    lines: tuple[NewLine, ...] = content.lines if content else ()
    new = CreateOrder(
        account_id=use.account_id,
        kind=kind_of(lines),
        lines=await _fillable(uow, actor, placed_at(lines, use.site_id)),
        channel=_channel(actor),
        client_key=use.client_key,
        description=content.description if content else None,
    )
    made = await create_order(uow, actor, new)
    uow.audit(entry(made.id, "use_template", changes={"template": template.name}))
    return made


@command(Permission.ACCOUNT_WRITE)
async def remove_template(uow: UnitOfWork, actor: Actor, remove: RemoveTemplate) -> OrderTemplate:
    """Whoever saved a template may remove it, and whoever manages orders."""
    template = await _reachable(uow, actor, remove.template_id)
    if template.owner_id != actor.id:
        require(actor, Permission.ORDER_MANAGE)
    await store.delete_template(uow, template.id)
    uow.audit(_said(template, "template.removed"))
    return template


async def _reachable(uow: UnitOfWork, actor: Actor, template_id: UUID) -> OrderTemplate:
    reach = scope(actor, "order", Permission.ORDER_CAPTURE)
    found = (await store.templates_by_id(uow, [template_id])).get(template_id)
    if found is None or not (reach.kind == "all" or found.account_id is None or found.account_id in reach.ids):
        raise Missing("There is no such template.", path=("template_id",))
    return found
