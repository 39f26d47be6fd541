/** What the sidebar, the palette and the `g` shortcuts offer, and to whom. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import {
  IconAddressBook, IconAlertTriangle, IconBook2, IconChecklist, IconCirclePlus, IconCoins, IconEyeExclamation, IconFileImport, IconForms, IconHome, IconList, IconPlugConnected, IconListDetails, IconMessageQuestion, IconSchema, IconServer2, IconSitemap, IconTable, IconUserCheck,
  IconUsers, IconWorldWww, type TablerIcon,
} from "@tabler/icons-react";
import { can, type Session } from "~/lib/session";

export interface Destination {
  to: string;
  label: MessageDescriptor;
  Icon: TablerIcon;
  /** Any of these opens it; none: everybody. */
  permissions: readonly string[];
  /** Typed one after the other. */
  keys?: string;
  section: "work" | "design" | "admin";
}

const destinations: readonly Destination[] = [
  { to: "/", label: msg`Home`, Icon: IconHome, permissions: [], keys: "g h", section: "work" },
  { to: "/orders", label: msg`Orders`, Icon: IconList, permissions: ["order.read"], keys: "g o", section: "work" },
  { to: "/service-orders", label: msg`Service orders`, Icon: IconServer2, permissions: ["order.manage"], keys: "g j", section: "work" },
  { to: "/domain-orders", label: msg`Domain orders`, Icon: IconSitemap, permissions: ["fulfillment.read"], keys: "g s", section: "work" },
  { to: "/attention", label: msg`Needs attention`, Icon: IconEyeExclamation, permissions: ["order.manage", "task.manage"], keys: "g y", section: "work" },
  { to: "/accounts", label: msg`Accounts`, Icon: IconAddressBook, permissions: ["account.read"], keys: "g n", section: "work" },
  { to: "/capture", label: msg`New order`, Icon: IconCirclePlus, permissions: ["order.capture"], keys: "c", section: "work" },
  { to: "/imports", label: msg`Imports`, Icon: IconFileImport, permissions: ["order.import"], keys: "g i", section: "work" },
  { to: "/work", label: msg`My work`, Icon: IconChecklist, permissions: ["task.work", "task.manage"], keys: "g w", section: "work" },
  { to: "/approvals", label: msg`Approvals`, Icon: IconUserCheck, permissions: ["order.approve"], keys: "g a", section: "work" },
  { to: "/fallout", label: msg`Fallout`, Icon: IconAlertTriangle, permissions: ["fallout.read"], keys: "g f", section: "work" },
  { to: "/requests", label: msg`Requests`, Icon: IconMessageQuestion, permissions: ["request.read"], keys: "g q", section: "work" },
  { to: "/flows", label: msg`Flows`, Icon: IconSchema, permissions: ["flow.read"], keys: "g l", section: "design" },
  { to: "/policies", label: msg`Policies`, Icon: IconTable, permissions: ["flow.write", "policy.publish"], keys: "g p", section: "design" },
  { to: "/catalog", label: msg`Catalog`, Icon: IconBook2, permissions: ["catalog.write"], keys: "g c", section: "design" },
  { to: "/prices", label: msg`Prices`, Icon: IconCoins, permissions: ["catalog.write"], keys: "g r", section: "design" },
  { to: "/forms", label: msg`Forms`, Icon: IconForms, permissions: ["flow.write"], keys: "g m", section: "design" },
  { to: "/connections", label: msg`Connections`, Icon: IconPlugConnected, permissions: ["flow.write"], keys: "g x", section: "design" },
  { to: "/fields", label: msg`Custom fields`, Icon: IconListDetails, permissions: ["field.manage"], keys: "g d", section: "design" },
  { to: "/portals", label: msg`Embedded portal`, Icon: IconWorldWww, permissions: ["portal.manage"], keys: "g b", section: "admin" },
  { to: "/people", label: msg`People and groups`, Icon: IconUsers, permissions: ["person.manage"], keys: "g e", section: "admin" },
];

const opens = ({ permissions }: Destination, session: Session): boolean =>
  permissions.length === 0 || permissions.some((permission) => can(session, permission));

/** Whether the screen at this address is for this person; screens of one record ask the server. */
export function mayOpen(session: Session, pathname: string): boolean {
  return destinations.every((destination) => destination.to !== pathname || opens(destination, session));
}

/** The destinations of a person, without those whose screen the router does not know. */
export function destinationsFor(session: Session, known: ReadonlySet<string>): Destination[] {
  return destinations.filter((destination) => known.has(destination.to) && opens(destination, session));
}
