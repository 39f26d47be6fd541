/** Everything that surrounds the screens: theme, language, GraphQL client, router. */
import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { useLingui } from "@lingui/react/macro";
import { MantineProvider, mergeThemeOverrides } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { RouterProvider } from "@tanstack/react-router";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { Provider as GraphqlProvider } from "urql";
import { createAppRouter } from "~/app/router";
import { FailedState } from "~/components/states";
import { theme } from "~/components/theme";
import { createGraphqlClient } from "~/lib/client";
import { listenForShortcuts } from "~/lib/keyboard";
import type { Session } from "~/lib/session";

function endSession() {
  const { pathname, search } = window.location;
  if (pathname.startsWith("/sign-in") || pathname.startsWith("/welcome")) return;
  window.location.assign(`/sign-in?next=${encodeURIComponent(pathname + search)}`);
}

/** With a `fault`, nobody knows who is signed in: the sign-in would be the wrong question. */
export function App(props: { session: Session | null; fault?: Error | null }) {
  const [client] = useState(() => createGraphqlClient(endSession));
  const [router] = useState(() => createAppRouter(props.session));
  useEffect(listenForShortcuts, []);
  return (
    <I18nProvider i18n={i18n}>
      <Themed>
        <GraphqlProvider value={client}>
          {props.fault ? <FailedState error={props.fault} retry={() => window.location.reload()} /> : <RouterProvider router={router} />}
          <Notifications position="bottom-right" autoClose={5000} />
        </GraphqlProvider>
      </Themed>
    </I18nProvider>
  );
}

const withWords = (close: string) => {
  const defaultProps = { closeButtonProps: { "aria-label": close } };
  return mergeThemeOverrides(theme, { components: { Modal: { defaultProps }, Notification: { defaultProps } } });
};

/** The theme, with the words that its components need in the language of the moment. */
function Themed({ children }: { children: ReactNode }) {
  const { t } = useLingui();
  const close = t`Close`;
  const worded = useMemo(() => withWords(close), [close]);
  return (
    <MantineProvider theme={worded} defaultColorScheme="auto">
      {children}
    </MantineProvider>
  );
}
