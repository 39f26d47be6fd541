/** One request: the thread of both sides, the house's notes, and the ways to answer. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCheck, IconHandGrab, IconListSearch, IconLock, IconRefresh, IconUserShare } from "@tabler/icons-react";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { useClient, useQuery, useSubscription } from "urql";
import { PageHeader } from "~/components/PageHeader";
import { ReasonDialog } from "~/components/ReasonDialog";
import { EmptyState, QueryState } from "~/components/states";
import { StateBadge } from "~/components/StateBadge";
import { AssignDialog } from "~/features/requests/AssignDialog";
import { DueMark } from "~/components/DueMark";
import { ClaimRequest, CloseRequest, OneRequest, type OpenRequest, ReopenRequest, RequestTick, ResolveRequest } from "~/features/requests/queries";
import { RequestFacts } from "~/features/requests/RequestFacts";
import { RequestFiles } from "~/features/requests/RequestFiles";
import { Thread } from "~/features/requests/Thread";
import classes from "~/features/requests/requests.module.css";

const route = getRouteApi("/shell/requests/$request");

export function RequestScreen() {
  const { request: number } = route.useParams();
  const [query, execute] = useQuery({ query: OneRequest, variables: { number } });
  const refresh = useCallback(() => execute({ requestPolicy: "network-only" }), [execute]);
  useSubscription({ query: RequestTick }, (_previous, data) => {
    refresh();
    return data;
  });
  return (
    <QueryState query={query} retry={refresh}>
      {({ request }) =>
        request ? (
          <Found request={request} refresh={refresh} />
        ) : (
          <EmptyState page Icon={IconListSearch} title={<Trans>There is no request {number}</Trans>}>
            <Link to={"/requests" as string}>
              <Trans>Back to the list</Trans>
            </Link>
          </EmptyState>
        )
      }
    </QueryState>
  );
}

function Found({ request, refresh }: { request: OpenRequest; refresh: () => void }) {
  return (
    <>
      <PageHeader
        name={request.number}
        title={request.title}
        facts={
          <>
            <StateBadge state={request.state} /> {request.number} {request.dueAt && <DueMark dueAt={request.dueAt} />}
          </>
        }
        actions={<Actions request={request} refresh={refresh} />}
      />
      <div className={classes.body}>
        <Thread request={request} refresh={refresh} />
        <div>
          <RequestFacts request={request} />
          <RequestFiles request={request} refresh={refresh} />
        </div>
      </div>
    </>
  );
}

type Asking = "resolve" | "reopen" | "assign";

function Actions({ request, refresh }: { request: OpenRequest; refresh: () => void }) {
  const { t } = useLingui();
  const client = useClient();
  const [asking, setAsking] = useState<Asking | null>(null);
  const may = (action: string) => request.actions.includes(action);
  const move = async (document: typeof ClaimRequest, done: string, text?: string) => {
    const input = { requestId: request.id, version: request.version, ...(text ? { text } : {}) };
    const result = await client.mutation(document, { input }).toPromise();
    const refused = result.error ? t`The server did not answer; nothing was changed.` : result.data?.answer.problems[0]?.message;
    notifications.show(refused ? { color: "red", message: refused, autoClose: 8000 } : { message: done });
    refresh();
  };
  return (
    <>
      {may("claim") && (
        <Button variant="default" leftSection={<IconHandGrab size={16} aria-hidden />} onClick={() => void move(ClaimRequest, t`${request.number} is yours`)}>
          <Trans>Take it</Trans>
        </Button>
      )}
      {may("resolve") && (
        <Button leftSection={<IconCheck size={16} aria-hidden />} onClick={() => setAsking("resolve")}>
          <Trans>Resolve</Trans>
        </Button>
      )}
      {may("reopen") && (
        <Button variant="default" leftSection={<IconRefresh size={16} aria-hidden />} onClick={() => setAsking("reopen")}>
          <Trans>Reopen</Trans>
        </Button>
      )}
      {may("close") && (
        <Button variant="default" leftSection={<IconLock size={16} aria-hidden />} onClick={() => void move(CloseRequest as never, t`Closed`)}>
          <Trans>Close</Trans>
        </Button>
      )}
      {may("assign") && (
        <Button variant="default" leftSection={<IconUserShare size={16} aria-hidden />} onClick={() => setAsking("assign")}>
          <Trans>Assign</Trans>
        </Button>
      )}
      {asking === "assign" && <AssignDialog ids={[request.id]} onClose={() => setAsking(null)} refresh={refresh} />}
      {asking === "resolve" && (
        <ReasonDialog
          title={t`Resolve ${request.number}`}
          warning={t`The customer reads what you write here. Saying something more brings the request back.`}
          action={t`Resolve`}
          onClose={() => setAsking(null)}
          perform={(text) => move(ResolveRequest as never, t`Resolved`, text)}
        />
      )}
      {asking === "reopen" && (
        <ReasonDialog
          title={t`Reopen ${request.number}`}
          warning={t`The customer reads what you write here.`}
          action={t`Reopen`}
          onClose={() => setAsking(null)}
          perform={(text) => move(ReopenRequest as never, t`Reopened`, text)}
        />
      )}
    </>
  );
}
