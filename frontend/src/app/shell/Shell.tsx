/** The frame of the workspace: sidebar by role, top bar, main region. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useDisclosure } from "@mantine/hooks";
import { Outlet, useLocation, useNavigate, useRouteContext, useRouter, useRouterState } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useMemo, useRef } from "react";
import { destinationsFor, mayOpen } from "~/app/navigation";
import classes from "~/app/shell/Shell.module.css";
import { Sidebar } from "~/app/shell/Sidebar";
import { TopBar } from "~/app/shell/TopBar";
import { DeniedState } from "~/components/states";
import { useShortcuts } from "~/lib/keyboard";
import { SessionProvider } from "~/lib/session";

const CommandPalette = lazy(() => import("~/app/shell/CommandPalette").then((m) => ({ default: m.CommandPalette })));
const KeysDialog = lazy(() => import("~/app/shell/KeysDialog").then((m) => ({ default: m.KeysDialog })));

/** After a change of page the main region takes the focus, so that the next Tab starts there. */
function useFocusOnNavigation() {
  const main = useRef<HTMLElement>(null);
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const previous = useRef(pathname);
  useEffect(() => {
    if (previous.current !== pathname) main.current?.focus({ preventScroll: true });
    previous.current = pathname;
  }, [pathname]);
  return main;
}

export function Shell() {
  const { session } = useRouteContext({ from: "__root__" });
  if (!session) return null;
  return (
    <SessionProvider session={session}>
      <Frame />
    </SessionProvider>
  );
}

function Frame() {
  const { t, i18n } = useLingui();
  const { session } = useRouteContext({ from: "__root__" });
  const router = useRouter();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [menuOpen, menu] = useDisclosure(false);
  const [paletteOpen, palette] = useDisclosure(false);
  const [keysOpen, keys] = useDisclosure(false);
  const main = useFocusOnNavigation();
  const destinations = useMemo(
    () => (session ? destinationsFor(session, new Set(Object.keys(router.routesByPath))) : []),
    [session, router],
  );
  const shortcuts = useMemo(
    () => [
      { keys: "mod+k", label: t`Search and commands`, perform: palette.open },
      { keys: "/", label: t`Search and commands`, perform: palette.open },
      { keys: "?", label: t`Show the keys`, perform: keys.open },
      ...destinations.flatMap(({ to, label, keys: typed }) =>
        typed ? [{ keys: typed, label: i18n._(label), perform: () => void navigate({ to }) }] : [],
      ),
    ],
    [destinations, i18n, keys.open, navigate, palette.open, t],
  );
  useShortcuts(shortcuts);

  return (
    <div className={classes.frame}>
      <a href="#main" className={classes.skip}>
        <Trans>Skip to content</Trans>
      </a>
      <Sidebar destinations={destinations} open={menuOpen} onClose={menu.close} />
      <TopBar onMenu={menu.toggle} menuOpen={menuOpen} onSearch={palette.open} onKeys={keys.open} destinations={destinations} />
      <main id="main" ref={main} tabIndex={-1} inert={menuOpen} className={classes.main}>
        {session && !mayOpen(session, pathname) ? <DeniedState page /> : <Outlet />}
      </main>
      <Suspense fallback={null}>
        {paletteOpen && <CommandPalette onClose={palette.close} destinations={destinations} />}
        {keysOpen && <KeysDialog onClose={keys.close} />}
      </Suspense>
    </div>
  );
}
