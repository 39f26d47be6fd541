/** The frame of the customer's pages: a plain top bar and one column. */
import { Trans } from "@lingui/react/macro";
import { Link, Outlet, useRouteContext } from "@tanstack/react-router";
import { LanguageMenu, ThemeSwitch, UserMenu } from "~/app/shell/menus";
import classes from "~/app/shell/PortalFrame.module.css";
import shell from "~/app/shell/Shell.module.css";
import { Logo } from "~/components/Logo";
import { SessionProvider } from "~/lib/session";

export function PortalFrame() {
  const { session } = useRouteContext({ from: "__root__" });
  if (!session) return null;
  return (
    <SessionProvider session={session}>
      <a href="#main" className={shell.skip}>
        <Trans>Skip to content</Trans>
      </a>
      <header className={classes.top}>
        <Link to="/portal" className={classes.brand}>
          <Logo size={24} />
          Orderloom
        </Link>
        <LanguageMenu />
        <ThemeSwitch />
        <UserMenu />
      </header>
      <main id="main" tabIndex={-1} className={classes.main}>
        <Outlet />
      </main>
    </SessionProvider>
  );
}
