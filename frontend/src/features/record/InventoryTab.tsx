/** What the customer has, or will have, through this order; with contracts and entitlements. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Box } from "@mantine/core";
import { MoneyText } from "~/components/MoneyText";
import shared from "~/components/records/records.module.css";
import { EmptyState, QueryState } from "~/components/states";
import { StateBadge } from "~/components/StateBadge";
import { useWord } from "~/components/useWord";
import { kindWords, periodWords } from "~/components/words";
import { RecordInventory } from "~/features/record/queries";
import classes from "~/features/record/record.module.css";
import { asTree } from "~/components/asTree";
import { useAskedAgain } from "~/components/useAskedAgain";
import { ValueText } from "~/components/ValueText";
import type { RecordInventoryQuery } from "~/graphql/graphql";
import { formatDate, formatNumber } from "~/lib/format";

type Order = NonNullable<RecordInventoryQuery["order"]>;

export function InventoryTab(props: { number: string; changed: string }) {
  const [query, again] = useAskedAgain(RecordInventory, { number: props.number }, props.changed);
  return (
    <QueryState query={query} retry={again}>
      {({ order }) =>
        order && order.inventory.length > 0 ? (
          <>
            <Items items={order.inventory} />
            {order.contracts.map((contract) => (
              <Contract key={contract.id} contract={contract} />
            ))}
          </>
        ) : (
          <EmptyState title={<Trans>Nothing is installed yet</Trans>}>
            <Trans>Items appear here when the order is decomposed and become active as its parts close.</Trans>
          </EmptyState>
        )
      }
    </QueryState>
  );
}

function Items({ items }: { items: Order["inventory"] }) {
  const { t } = useLingui();
  const word = useWord();
  return (
    <Box className={shared.scroller ?? ""} tabIndex={0} role="region" aria-label={t`Inventory`}>
      <table className={shared.table}>
        <thead>
          <tr>
            <th><Trans>Item</Trans></th>
            <th><Trans>Number</Trans></th>
            <th><Trans>Kind</Trans></th>
            <th><Trans>State</Trans></th>
            <th className={shared.end}><Trans>Quantity</Trans></th>
            <th><Trans>Characteristics</Trans></th>
          </tr>
        </thead>
        <tbody>
          {asTree(items).map(({ item, depth }) => (
            <tr key={item.id}>
              <td style={{ paddingInlineStart: 8 + depth * 20 }}>{item.name.text}</td>
              <td>{item.number}</td>
              <td>{word(kindWords, item.kind)}</td>
              <td><StateBadge state={item.state} /></td>
              <td className={shared.end}>{formatNumber(item.quantity)}</td>
              <td>
                {item.characteristics.map((one) => (
                  <div key={one.name}>
                    <span className={classes.dim}>{one.label.text}</span> <ValueText of={one} />
                  </div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Box>
  );
}

function Contract({ contract }: { contract: Order["contracts"][number] }) {
  const word = useWord();
  return (
    <section className={classes.line} style={{ marginTop: 16 }} aria-label={contract.number}>
      <div className={classes.lineHead}>
        <h2>
          <Trans>Contract {contract.number}</Trans>
        </h2>
        <StateBadge state={contract.state} />
        <span>
          <Trans>{contract.termMonths} months</Trans>, {formatDate(contract.startsOn)} – {formatDate(contract.endsOn)}
        </span>
        <MoneyText value={contract.recurring} />
      </div>
      {contract.entitlements.map((one) => (
        <p key={one.id} style={{ margin: 0 }}>
          {one.name.text}: {formatNumber(one.quantity)} {one.unit} {one.period && word(periodWords, one.period)}
        </p>
      ))}
    </section>
  );
}
