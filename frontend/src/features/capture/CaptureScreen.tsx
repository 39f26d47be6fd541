/** Capture: a new order, or a draft that is gone on with. */
import { Trans, useLingui } from "@lingui/react/macro";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { useQuery } from "urql";
import { PageHeader } from "~/components/PageHeader";
import { DeniedState, EmptyState, QueryState } from "~/components/states";
import { CaptureEditor } from "~/features/capture/CaptureEditor";
import { contentOf, DraftToResume } from "~/features/capture/resume";
import { pastCache } from "~/lib/pastCache";
import { useCan } from "~/lib/session";
import type { DraftContent } from "~/lib/useDraftOrder";

const route = getRouteApi("/shell/capture");
const blank: DraftContent = { accountId: null, lines: [], description: "", requestedCompletion: null };

/** A new order's address takes up its draft's id once saved, and the editor stays; without an id it is a new one again. */
function useNewOrder(draft: string | undefined) {
  const navigate = route.useNavigate();
  const [made, setMade] = useState<{ id: string | null; shown: boolean; count: number }>({ id: null, shown: false, count: 0 });
  if (made.id !== null && made.id === draft && !made.shown) setMade({ ...made, shown: true });
  if (made.shown && draft === undefined) setMade({ id: null, shown: false, count: made.count + 1 });
  const created = useCallback(
    (id: string) => {
      setMade((old) => ({ ...old, id }));
      void navigate({ search: { draft: id }, replace: true });
    },
    [navigate],
  );
  return { count: made.count, created, resumes: draft !== undefined && draft !== made.id };
}

export function CaptureScreen() {
  const { draft, account } = route.useSearch();
  const { t } = useLingui();
  const { count, created, resumes } = useNewOrder(draft);
  if (!useCan("order.capture")) return <DeniedState page />;
  if (draft && resumes) return <ResumedDraft key={draft} id={draft} />;
  const initial = { ...blank, accountId: account ?? null };
  return <CaptureEditor key={count} title={t`New order`} initial={initial} saved={null} onCreated={created} />;
}

function ResumedDraft({ id }: { id: string }) {
  const { t } = useLingui();
  const [query, again] = useQuery({ query: DraftToResume, variables: { id }, requestPolicy: "network-only", context: pastCache });
  const [first, setFirst] = useState<typeof query.data>(undefined);
  if (query.data && !query.stale && !first) setFirst(query.data);
  return (
    <QueryState
      query={{ ...query, data: first }}
      retry={() => again({ requestPolicy: "network-only" })}
    >
      {({ order }) => {
        if (!order) {
          return (
            <EmptyState page title={<Trans>This draft does not exist</Trans>}>
              <Link to="/orders">
                <Trans>Go to the orders</Trans>
              </Link>
            </EmptyState>
          );
        }
        if (order.state !== "DRAFT") {
          return (
            <>
              <PageHeader title={order.number} />
              <EmptyState title={<Trans>This order was submitted already</Trans>}>
                <Link to={`/orders/${order.number}` as string}>
                  <Trans>Open the order</Trans>
                </Link>
              </EmptyState>
            </>
          );
        }
        return (
          <CaptureEditor
            title={t`Draft ${order.number}`}
            initial={contentOf(order)}
            saved={order}
          />
        );
      }}
    </QueryState>
  );
}
