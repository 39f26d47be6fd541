/** Where one is: the section, then the record's own number or key from the address. */
import { useLingui } from "@lingui/react/macro";
import { Link, useRouterState } from "@tanstack/react-router";
import { Fragment } from "react";
import type { Destination } from "~/app/navigation";
import classes from "~/app/shell/Shell.module.css";

/** Records that are listed elsewhere than their address says. */
const sections: Record<string, string> = { tables: "flows", incoming: "orders" };
/** An id that tells a reader nothing; the screen's title says what it is. */
const opaque = /^([\w-]{40,}|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12})$/;

export function Breadcrumbs({ destinations }: { destinations: readonly Destination[] }) {
  const { t, i18n } = useLingui();
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const [first = "", ...rest] = pathname.split("/").filter(Boolean).map(decodeURIComponent);
  const at = (place: string) => destinations.find(({ to }) => to === `/${place}`);
  const ofService = first === "orders" && rest[0]?.startsWith("SVO") ? at("service-orders") : undefined;
  const section = ofService ?? at(sections[first] ?? first);
  const words: Record<string, string> = { runs: t`Runs`, incoming: t`On their way in`, new: t`New` };
  const after = first === "catalog" ? rest.slice(1) : first === "incoming" ? [first] : rest;
  const parts = after.filter((part) => !opaque.test(part));
  const name = section ? i18n._(section.label) : first;
  return (
    <nav aria-label={t`Breadcrumbs`} className={classes.crumbs}>
      <ol>
        {after.length > 0 && section ? (
          <li>
            <Link to={section.to}>{name}</Link>
          </li>
        ) : (
          <li aria-current="page">{name}</li>
        )}
        {parts.map((part, index) => (
          <Fragment key={part}>
            <li aria-hidden>/</li>
            <li aria-current={index === parts.length - 1 ? "page" : undefined}>{words[part] ?? part}</li>
          </Fragment>
        ))}
      </ol>
    </nav>
  );
}
