/** A customer orders one product: configure, choose the place, see the price, send. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useEffect, useMemo, useRef, useState } from "react";
import { useMutation, useQuery } from "urql";
import { BundleParts } from "~/components/BundleParts";
import { Characteristics } from "~/components/Characteristics";
import { PriceBreakdown } from "~/components/PriceBreakdown";
import { ProblemList } from "~/components/ProblemList";
import { EmptyState, LoadingState, QueryState } from "~/components/states";
import { PlaceField } from "~/features/portal/PlaceField";
import classes from "~/features/portal/Portal.module.css";
import { graphql } from "~/graphql";
import type { MyAccountQuery } from "~/graphql/graphql";
import { addOffering, answer, toInput } from "~/lib/draft";
import { randomKey } from "~/lib/id";
import { type CatalogOffering, OfferingToConfigure } from "~/lib/offerings";
import { messageAt, type Problem } from "~/lib/problems";
import { usePreview } from "~/lib/usePreview";

const MyAccount = graphql(`
  query MyAccount {
    viewer { account { id name sites { id name street city } } }
  }
`);

const PlaceOrder = graphql(`
  mutation PlaceOrder($input: CreateOrderInput!) {
    createOrder(input: $input) { order { id number } problems { code message path } }
  }
`);

const route = getRouteApi("/portal/order/$offering");
type Account = NonNullable<MyAccountQuery["viewer"]["account"]>;

export function PortalOrderForm() {
  const { offering: key } = route.useParams();
  const [catalog, again] = useQuery({ query: OfferingToConfigure, variables: { key } });
  const [mine] = useQuery({ query: MyAccount });
  const data = catalog.data && mine.data ? { offering: catalog.data.offering, account: mine.data.viewer.account } : undefined;
  return (
    <>
      <Link to="/portal" className={classes.back}>
        <IconArrowLeft size={16} aria-hidden /> <Trans>All products</Trans>
      </Link>
      <QueryState
        query={{ data, fetching: catalog.fetching || mine.fetching, error: catalog.error ?? mine.error }}
        retry={() => again({ requestPolicy: "network-only" })}
        loading={<Unready />}
      >
        {({ offering, account }) =>
          offering && account ? (
            <OrderForm offering={offering} account={account} />
          ) : (
            <EmptyState page title={<Trans>This product can’t be ordered here</Trans>}>
              <Link to="/portal">
                <Trans>See what can</Trans>
              </Link>
            </EmptyState>
          )
        }
      </QueryState>
    </>
  );
}

function Unready() {
  return (
    <>
      <h1 className="visually-hidden">
        <Trans>Order something new</Trans>
      </h1>
      <LoadingState />
    </>
  );
}

function usePlacement(account: Account) {
  const { t } = useLingui();
  const navigate = route.useNavigate();
  const key = useRef(randomKey());
  const [problems, setProblems] = useState<Problem[]>([]);
  const [state, place] = useMutation(PlaceOrder);
  const send = async (lines: ReturnType<typeof toInput>) => {
    const { data } = await place({ input: { accountId: account.id, lines, submit: true, key: key.current } });
    const refused = data?.createOrder.problems ?? [
      { code: "failed", message: t`The order could not be sent. Try again; it is not sent twice.`, path: [] },
    ];
    setProblems(refused);
    if (data && refused.length > 0) key.current = randomKey();
    const number = data?.createOrder.order?.number;
    if (number) await navigate({ to: "/portal/orders/$number", params: { number } });
  };
  return { send, problems, sending: state.fetching };
}

function OrderForm({ offering, account }: { offering: CatalogOffering; account: Account }) {
  const { t } = useLingui();
  const only = account.sites.length === 1 ? (account.sites[0]?.id ?? null) : null;
  const [lines, setLines] = useState(() => addOffering([], offering, null, only));
  const { preview, asking } = usePreview(account.id, lines);
  const { send, problems: refused, sending } = usePlacement(account);
  const name = offering.name.text;
  useEffect(() => {
    document.title = `${name} · Orderloom`;
  }, [name]);
  const problems = useMemo(
    () => (refused.length > 0 ? refused : (preview?.problems.filter(({ code }) => !/missing/.test(code)) ?? [])),
    [refused, preview],
  );
  const root = lines[0];
  if (!root) return null;
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void send(toInput(lines));
      }}
    >
      <div>
        <h1 className={classes.title}>{name}</h1>
        {offering.description && <p className={classes.lead}>{offering.description.text}</p>}
        <PlaceField sites={account.sites} lines={lines} line={root} offering={offering} problems={problems} onLines={setLines} />
        <Characteristics
          offering={offering}
          values={root.characteristics}
          onAnswer={(key, value) => setLines(answer(lines, root.number, key, value))}
          errorOf={(key) => messageAt(problems, "lines", "0", "characteristics", key)}
        />
        <div className={classes.parts}>
          <BundleParts line={root} offering={offering} lines={lines} onLines={setLines} problems={problems} sites={account.sites} />
        </div>
      </div>
      <aside className={classes.summary} aria-label={t`Price`} aria-busy={asking}>
        {preview && <PriceBreakdown {...preview} />}
        <div className={classes.send}>
          <ProblemList problems={problems.filter(({ path }) => path[0] !== "lines" || path[2] === "offering")} />
          <Button type="submit" fullWidth size="md" loading={sending}>
            <Trans>Place the order</Trans>
          </Button>
        </div>
      </aside>
    </form>
  );
}
