/** What stands around every page: where one can go, what is in the cart, and one's language and light. */
import { Trans, useLingui } from "@lingui/react/macro";
import { type ReactNode, useEffect, useRef } from "react";
import { graphql } from "~/graphql/portal";
import { localeFor, speak } from "~/features/portal/lib/messages";
import { useAnswer, usePortal } from "~/features/portal/lib/portal";
import { Link } from "~/features/portal/ui/Link";
import classes from "~/features/portal/ui/frame.module.css";
import { type Locale, locales } from "~/lib/i18n";

const InCart = graphql(`
  query InCart {
    cart { id lines { id parentId } }
  }
`);

/** Which places each widget offers; the others stand alone. */
const places: Record<string, readonly string[]> = {
  full: ["/", "/orders", "/requests", "/cart"],
  catalog: ["/", "/cart"],
  configurator: ["/cart"],
  "order-tracker": ["/orders", "/requests"],
};

const isHere = (path: string, to: string): boolean =>
  to === "/" ? path === "/" || path.startsWith("/offerings") : to === "/cart" ? /^\/(cart|checkout)/.test(path) : path.startsWith(to);

export function Frame({ widget, path, children }: { widget: string; path: string; children: ReactNode }) {
  const { t } = useLingui();
  const { framed, name, signOut } = usePortal();
  const offered = places[widget] ?? places["full"] ?? [];
  return (
    <div className={classes.page}>
      <a href="#main" className={classes.skip} onClick={(event) => { event.preventDefault(); document.getElementById("main")?.focus(); }}>
        <Trans>Skip to content</Trans>
      </a>
      <header className={classes.top}>
        {!framed && (
          <div className={classes.who}>
            <span className={classes.name}>{name}</span>
            <LanguageChoice />
            {signOut && (
              <button type="button" className={classes.plain} onClick={signOut}>
                <Trans>Sign out</Trans>
              </button>
            )}
          </div>
        )}
        <nav aria-label={t`Portal`} className={classes.places}>
          {offered.includes("/") && <Place to="/" path={path} label={<Trans>Products</Trans>} />}
          {offered.includes("/orders") && <Place to="/orders" path={path} label={<Trans>My orders</Trans>} />}
          {offered.includes("/requests") && <Place to="/requests" path={path} label={<Trans>Requests</Trans>} />}
          {offered.includes("/cart") && <Place to="/cart" path={path} label={<CartLabel path={path} />} />}
        </nav>
      </header>
      <main id="main" tabIndex={-1} className={classes.main}>
        {children}
      </main>
    </div>
  );
}

function Place({ to, path, label }: { to: string; path: string; label: ReactNode }) {
  const link = useRef<HTMLSpanElement>(null);
  const here = isHere(path, to);
  useEffect(() => {
    if (here) link.current?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
  }, [here]);
  return (
    <span ref={link}>
      <Link to={to} aria-current={here ? "page" : undefined}>
        {label}
      </Link>
    </span>
  );
}

function CartLabel({ path }: { path: string }) {
  const { data, again } = useAnswer(InCart, {});
  useEffect(again, [path, again]);
  const count = data?.cart?.lines.filter((line) => line.parentId === null).length ?? 0;
  return (
    <>
      <svg aria-hidden className={classes.cart} viewBox="0 0 24 24" width="22" height="22" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round">
        <path d="M3 4h2l2.4 11h10.4l2-8H6.2" />
        <circle cx="9" cy="19.5" r="1.3" />
        <circle cx="17" cy="19.5" r="1.3" />
      </svg>
      <span className={classes.cartWord}>{count > 0 ? <Trans>Cart ({count})</Trans> : <Trans>Cart</Trans>}</span>
      {count > 0 && (
        <span aria-hidden className={classes.count}>
          {count}
        </span>
      )}
    </>
  );
}

const choose = (locale: Locale) => {
  localStorage.setItem("orderloom.locale", locale);
  void speak(locale);
};

function LanguageChoice() {
  const { t, i18n } = useLingui();
  return (
    <select aria-label={t`Language`} className={classes.language} value={localeFor(i18n.locale)} onChange={(event) => choose(event.currentTarget.value as Locale)}>
      {Object.entries(locales).map(([locale, name]) => (
        <option key={locale} value={locale}>
          {name}
        </option>
      ))}
    </select>
  );
}
