import "@mantine/core/styles.layer.css";
import "@mantine/notifications/styles.layer.css";
import "~/components/tokens.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "~/app/App";
import { wantedLocale } from "~/lib/i18n";
import { activateLocale } from "~/lib/messages/activate";
import { arrival } from "~/lib/session";

const container = document.getElementById("root");
if (!container) throw new Error("index.html lost its root element");

const { session, fault } = await arrival();
await activateLocale(wantedLocale(session?.locale));
createRoot(container).render(
  <StrictMode>
    <App session={session} fault={fault} />
  </StrictMode>,
);
