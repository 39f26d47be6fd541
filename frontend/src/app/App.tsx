/** Everything that surrounds the screens: theme, language, GraphQL client, router. */
import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { RouterProvider } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { Provider as GraphqlProvider } from "urql";
import { createAppRouter } from "~/app/router";
import { theme } from "~/components/theme";
import { createGraphqlClient } from "~/lib/client";
import { listenForShortcuts } from "~/lib/keyboard";
import type { Session } from "~/lib/session";

function endSession() {
  const { pathname, search } = window.location;
  if (pathname.startsWith("/sign-in") || pathname.startsWith("/welcome")) return;
  window.location.assign(`/sign-in?next=${encodeURIComponent(pathname + search)}`);
}

export function App(props: { session: Session | null }) {
  const [client] = useState(() => createGraphqlClient(endSession));
  const [router] = useState(() => createAppRouter(props.session));
  useEffect(listenForShortcuts, []);
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <I18nProvider i18n={i18n}>
        <GraphqlProvider value={client}>
          <RouterProvider router={router} />
          <Notifications position="bottom-right" autoClose={5000} />
        </GraphqlProvider>
      </I18nProvider>
    </MantineProvider>
  );
}
