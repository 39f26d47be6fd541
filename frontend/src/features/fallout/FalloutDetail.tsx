/** One fallout: what failed and with what data, and the ways to mend it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconBan, IconChecks, IconHandGrab, IconListSearch, IconPencil, IconRefresh, IconUserShare } from "@tabler/icons-react";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { useClient, useQuery, useSubscription } from "urql";
import { PageHeader } from "~/components/PageHeader";
import { PriorityMark } from "~/components/PriorityMark";
import work from "~/components/queue/work.module.css";
import { ReasonDialog } from "~/components/ReasonDialog";
import { EmptyState, QueryState } from "~/components/states";
import { StateBadge } from "~/components/StateBadge";
import { AssignDialog } from "~/features/fallout/AssignDialog";
import { CompleteDialog } from "~/features/fallout/CompleteDialog";
import { FalloutFacts } from "~/features/fallout/FalloutFacts";
import { aboutOf } from "~/features/fallout/mending";
import { MendDialog } from "~/features/fallout/MendDialog";
import { CancelFallout, ClaimFallout, type Fallout, FalloutTick, OneFallout, RetryFallout } from "~/features/fallout/queries";
import { RetryDialog } from "~/features/fallout/RetryDialog";
import { useMendingWords } from "~/features/fallout/useMendingWords";

const route = getRouteApi("/shell/fallout/$fallout");

export function FalloutDetail() {
  const { fallout: number } = route.useParams();
  const [query, execute] = useQuery({ query: OneFallout, variables: { number } });
  const refresh = useCallback(() => execute({ requestPolicy: "network-only" }), [execute]);
  useSubscription({ query: FalloutTick }, (_previous, data) => {
    refresh();
    return data;
  });
  return (
    <QueryState query={query} retry={refresh}>
      {({ fallouts }) => {
        const fallout = fallouts.nodes.find((one) => one.number === number);
        return fallout ? (
          <Found fallout={fallout} refresh={refresh} />
        ) : (
          <EmptyState page Icon={IconListSearch} title={<Trans>There is no fallout {number}</Trans>}>
            <Link to={"/fallout" as string}>
              <Trans>Back to the list</Trans>
            </Link>
          </EmptyState>
        );
      }}
    </QueryState>
  );
}

function Found({ fallout, refresh }: { fallout: Fallout; refresh: () => void }) {
  return (
    <>
      <PageHeader
        name={fallout.number}
        title={fallout.cause}
        facts={
          <>
            <StateBadge state={fallout.state} /> {fallout.number} <PriorityMark priority={fallout.priority} />
          </>
        }
        actions={<Actions fallout={fallout} refresh={refresh} />}
      />
      <div className={work.body}>
        <FalloutFacts fallout={fallout} />
      </div>
    </>
  );
}

type Dialog = "mend" | "reject" | "edit" | "complete" | "cancel" | "assign";

function Actions({ fallout, refresh }: { fallout: Fallout; refresh: () => void }) {
  const { t } = useLingui();
  const client = useClient();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const may = (action: string) => fallout.actions.includes(action);
  const words = useMendingWords(aboutOf(fallout));
  const close = () => setDialog(null);
  const tell = (refused: string | undefined, done: string) => {
    notifications.show(refused ? { color: "red", message: refused, autoClose: 8000 } : { message: done });
    refresh();
  };
  const move = async (document: typeof ClaimFallout, done: string, reason?: string) => {
    const input = { falloutId: fallout.id, version: fallout.version, ...(reason ? { reason } : {}) };
    const result = await client.mutation(document, { input }).toPromise();
    tell(result.error ? t`The server did not answer; nothing was changed.` : result.data?.answer.problems[0]?.message, done);
  };
  const retry = async () => {
    const result = await client.mutation(RetryFallout, { input: { falloutId: fallout.id } }).toPromise();
    const refused = result.error ? t`The server did not answer; nothing was changed.` : result.data?.retryFallout.problems[0]?.message;
    tell(refused, words.done);
  };

  return (
    <>
      {may("claim") && (
        <Button variant="default" leftSection={<IconHandGrab size={16} aria-hidden />} onClick={() => void move(ClaimFallout, t`${fallout.number} is yours`)}>
          <Trans>Take it</Trans>
        </Button>
      )}
      {may("mend") && (
        <Button leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setDialog("mend")}>
          <Trans>Say what is meant</Trans>
        </Button>
      )}
      {may("retry") && (
        <Button leftSection={<IconRefresh size={16} aria-hidden />} onClick={() => void retry()}>
          {words.again}
        </Button>
      )}
      {may("retry") && fallout.task && (
        <Button variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={() => setDialog("edit")}>
          <Trans>Edit data and try again</Trans>
        </Button>
      )}
      {may("complete") && (
        <Button variant="default" leftSection={<IconChecks size={16} aria-hidden />} onClick={() => setDialog("complete")}>
          <Trans>Complete by hand</Trans>
        </Button>
      )}
      {may("assign") && (
        <Button variant="default" leftSection={<IconUserShare size={16} aria-hidden />} onClick={() => setDialog("assign")}>
          <Trans>Assign</Trans>
        </Button>
      )}
      {may("reject") && (
        <Button variant="default" leftSection={<IconBan size={16} aria-hidden />} onClick={() => setDialog("reject")}>
          <Trans>Reject the order</Trans>
        </Button>
      )}
      {may("cancel") && (
        <Button variant="default" leftSection={<IconBan size={16} aria-hidden />} onClick={() => setDialog("cancel")}>
          {words.dismiss}
        </Button>
      )}
      {dialog === "edit" && <RetryDialog fallout={fallout} onClose={close} refresh={refresh} />}
      {dialog === "complete" && <CompleteDialog fallout={fallout} onClose={close} refresh={refresh} />}
      {dialog === "assign" && <AssignDialog ids={[fallout.id]} onClose={close} refresh={refresh} />}
      {dialog === "mend" && <MendDialog fallout={fallout} onClose={close} refresh={refresh} />}
      {dialog === "reject" && (
        <ReasonDialog
          title={t`Reject ${fallout.order.number}`}
          warning={t`The order is canceled, and its sender is told why.`}
          action={t`Reject the order`}
          onClose={close}
          perform={(reason) => move(CancelFallout as never, t`Rejected`, reason)}
        />
      )}
      {dialog === "cancel" && (
        <ReasonDialog
          title={`${words.dismiss}: ${fallout.number}`}
          warning={words.warning}
          action={words.dismiss}
          onClose={close}
          perform={(reason) => move(CancelFallout as never, words.dismissed, reason)}
        />
      )}
    </>
  );
}
