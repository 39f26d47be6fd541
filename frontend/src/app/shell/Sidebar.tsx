/** Navigation by role; on a narrow screen a drawer. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useRouterState } from "@tanstack/react-router";
import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import type { Destination } from "~/app/navigation";
import { Logo } from "~/components/Logo";
import classes from "~/app/shell/Shell.module.css";

interface SidebarProps {
  destinations: readonly Destination[];
  open: boolean;
  onClose: () => void;
}

const isCurrent = (to: string, address: string) => {
  // Service orders have their list apart, and their pages among orders.
  const pathname = address.startsWith("/orders/SVO") ? "/service-orders" : address;
  return to === "/" ? pathname === "/" : pathname === to || pathname.startsWith(`${to}/`) || (to === "/orders" && pathname === "/incoming");
};

/** While the drawer is open it has the focus, and Escape gives it back to what opened it. */
function useDrawer(drawer: RefObject<HTMLElement | null>, open: boolean, onClose: () => void) {
  useEffect(() => {
    if (!open) return undefined;
    const opener = document.activeElement;
    drawer.current?.querySelector<HTMLElement>("a")?.focus();
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      onClose();
      if (opener instanceof HTMLElement) opener.focus();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [drawer, open, onClose]);
}

export function Sidebar({ destinations, open, onClose }: SidebarProps) {
  const { t } = useLingui();
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const ref = useRef<HTMLElement>(null);
  useEffect(onClose, [pathname, onClose]);
  useDrawer(ref, open, onClose);
  const section = (name: Destination["section"], title?: ReactNode) => {
    const members = destinations.filter((destination) => destination.section === name);
    if (members.length === 0) return null;
    return (
      <>
        {title && <div className={classes.section}>{title}</div>}
        {members.map((destination) => (
          <SidebarLink key={destination.to} destination={destination} current={isCurrent(destination.to, pathname)} />
        ))}
      </>
    );
  };
  return (
    <>
      <nav
        ref={ref}
        id="navigation"
        aria-label={t`Main`}
        className={classes.side}
        data-open={open || undefined}
      >
        <div className={classes.brand}>
          <Logo size={20} />
          Orderloom
        </div>
        {section("work")}
        {section("design", <Trans>Design</Trans>)}
        {section("admin", <Trans>Administration</Trans>)}
      </nav>
      <div className={classes.veil} data-open={open || undefined} aria-hidden onClick={onClose} />
    </>
  );
}

function SidebarLink({ destination, current }: { destination: Destination; current: boolean }) {
  const { i18n } = useLingui();
  const { Icon, to, label } = destination;
  return (
    <Link to={to} className={classes.link} aria-current={current ? "page" : undefined} activeProps={{}}>
      <Icon size={17} stroke={1.75} aria-hidden />
      {i18n._(label)}
    </Link>
  );
}
