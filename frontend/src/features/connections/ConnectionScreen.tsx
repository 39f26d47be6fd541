/** One connection: its operations, their mappings, how they do, and a call to try. */
import { Trans, useLingui } from "@lingui/react/macro";
import { IconPlugConnected } from "@tabler/icons-react";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useQuery } from "urql";
import { PageHeader } from "~/components/PageHeader";
import { EmptyState, QueryState } from "~/components/states";
import { ConnectionEditor } from "~/features/connections/editor/ConnectionEditor";
import { OneConnection } from "~/features/connections/queries";

const route = getRouteApi("/shell/connections/$key");

export function ConnectionScreen() {
  const { t } = useLingui();
  const { key } = route.useParams();
  const [query, execute] = useQuery({ query: OneConnection, variables: { key } });
  const refresh = () => execute({ requestPolicy: "network-only" });
  return (
    <QueryState query={query} retry={refresh}>
      {({ connection }) =>
        connection ? (
          <ConnectionEditor key={connection.key} record={connection} refresh={refresh} />
        ) : (
          <>
            <PageHeader title={t`Connection`} />
            <EmptyState Icon={IconPlugConnected} title={<Trans>There is no connection {key}</Trans>}>
              <Link to="/connections">
                <Trans>All connections</Trans>
              </Link>
            </EmptyState>
          </>
        )
      }
    </QueryState>
  );
}
