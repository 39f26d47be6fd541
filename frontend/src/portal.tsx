/** The portal as a page of its own: by sign-in under /portal, by the token of an embedding site under /embed. */
import "~/components/tokens.css";
import "~/features/portal/ui/portal.css";
import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { arrive, framing, Host, reportHeight } from "~/features/portal/lib/arrival";
import { AskFailed, createAsk } from "~/features/portal/lib/ask";
import { createFiles } from "~/features/portal/lib/files";
import { createWatch } from "~/features/portal/lib/live";
import { localeFor, speak } from "~/features/portal/lib/messages";
import type { Portal } from "~/features/portal/lib/portal";
import { changed, go, isFramed } from "~/features/portal/lib/route";
import { PortalApp } from "~/features/portal/PortalApp";
import { Refused } from "~/features/portal/ui/Refused";
import { fetchSession, isCustomer, signOut } from "~/lib/session";

const container = document.getElementById("root");
if (!container) throw new Error("portal.html lost its root element");
const root = createRoot(container);

const show = (portal: Portal, widget: string) =>
  root.render(
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <PortalApp portal={portal} widget={widget} />
      </I18nProvider>
    </StrictMode>,
  );

const leave = () => void signOut().then(() => window.location.assign("/sign-in"));

async function standAlone(): Promise<void> {
  const session = await fetchSession().catch(() => null);
  if (!session) return window.location.replace(`/sign-in?next=${encodeURIComponent(window.location.pathname)}`);
  if (!isCustomer(session)) return window.location.replace("/");
  await speak(localeFor(localStorage.getItem("orderloom.locale") ?? session.locale));
  show({ ask: createAsk(null), watch: createWatch(null), files: createFiles(null), name: session.name, framed: false, tell: () => undefined, signOut: leave }, "full");
}

/** Where a widget begins. */
const starts: Record<string, (subject: string | null) => string> = {
  configurator: (subject) => (subject ? `/offerings/${encodeURIComponent(subject)}` : "/"),
  "order-tracker": (subject) => (subject ? `/orders/${encodeURIComponent(subject)}` : "/orders"),
};

async function framedBy(): Promise<void> {
  const framed = framing(window.location.search);
  await speak(localeFor(framed.locale ?? navigator.language));
  const host = new Host(framed.host);
  reportHeight(host);
  try {
    const { name, bearer } = await arrive(host, framed);
    if (!window.location.hash) go(starts[framed.widget]?.(framed.subject) ?? "/", "replace");
    show({ ask: createAsk(bearer), watch: createWatch(bearer), files: createFiles(bearer), name, framed: true, tell: ({ type, ...more }) => host.tell(type, more), signOut: null }, framed.widget);
    window.addEventListener(changed, () => host.tell("moved"));
    host.tell("ready");
  } catch (reason) {
    const code = reason instanceof AskFailed ? reason.code : "failed";
    host.tell("refused", { code });
    root.render(
      <I18nProvider i18n={i18n}>
        <Refused code={code} again={() => window.location.reload()} />
      </I18nProvider>,
    );
  }
}

await (isFramed() ? framedBy() : standAlone());
