/** What is known of a fallout: where, since when, with what error and what data. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Table } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import work from "~/components/queue/work.module.css";
import { StateBadge } from "~/components/StateBadge";
import { useWord } from "~/components/useWord";
import { When } from "~/components/When";
import { falloutTypeWords } from "~/components/words";
import classes from "~/features/fallout/fallout.module.css";
import { MendingHelp } from "~/features/fallout/MendingHelp";
import type { Fallout } from "~/features/fallout/queries";
import { type Unknown, unknownOf } from "~/features/fallout/unknown";

function Fact(props: { label: ReactNode; children: ReactNode }) {
  return (
    <>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </>
  );
}

export function FalloutFacts({ fallout }: { fallout: Fallout }) {
  const { t } = useLingui();
  const word = useWord();
  const unknown = unknownOf(fallout.payload);
  return (
    <>
      <section aria-label={t`What happened`}>
        <h2>
          <Trans>What happened</Trans>
        </h2>
        <dl className={work.facts}>
          <Fact label={<Trans>Order</Trans>}>
            <Link to={`/orders/${fallout.order.number}` as string}>{fallout.order.number}</Link> · {fallout.order.account.name}
          </Fact>
          {fallout.line && (
            <Fact label={<Trans>Line</Trans>}>
              <Link to={`/orders/${fallout.order.number}` as string} search={{ tab: "graph", node: fallout.line.id } as never}>
                {fallout.line.number}
              </Link>{" "}
              · {fallout.line.name.text}
              {fallout.line.site && ` · ${fallout.line.site.name}`}
            </Fact>
          )}
          {fallout.task && (
            <Fact label={<Trans>Task</Trans>}>
              <Link to={`/work/${fallout.task.number}` as string}>{fallout.task.number}</Link> · {fallout.task.name.text}{" "}
              <StateBadge state={fallout.task.state} />
            </Fact>
          )}
          <Fact label={<Trans>Kind</Trans>}>{word(falloutTypeWords, fallout.type)}</Fact>
          <Fact label={<Trans>Since</Trans>}>
            <When at={fallout.createdAt} exact />
          </Fact>
          {fallout.closedAt && (
            <Fact label={<Trans>Closed</Trans>}>
              <When at={fallout.closedAt} exact />
            </Fact>
          )}
          <Fact label={<Trans>Attempts</Trans>}>{fallout.attempts}</Fact>
          <Fact label={<Trans>Error</Trans>}>
            {fallout.errorMessage ?? "–"} {fallout.errorCode && <code>{fallout.errorCode}</code>}
          </Fact>
          <Fact label={<Trans>Group</Trans>}>{fallout.group?.name.text ?? "–"}</Fact>
          <Fact label={<Trans>Taken by</Trans>}>{fallout.assignee?.name ?? <Trans>nobody yet</Trans>}</Fact>
        </dl>
      </section>
      <div className={classes.beside}>
        <MendingHelp fallout={fallout} />
        {unknown.length > 0 ? <UnknownTable unknown={unknown} /> : <Data fallout={fallout} />}
      </div>
    </>
  );
}

function UnknownTable({ unknown }: { unknown: readonly Unknown[] }) {
  const { t } = useLingui();
  return (
    <section aria-label={t`Unknown here`}>
      <h2>
        <Trans>Unknown here</Trans>
      </h2>
      <Table.ScrollContainer minWidth={420}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>
                <Trans>Sent as</Trans>
              </Table.Th>
              <Table.Th>
                <Trans>Where</Trans>
              </Table.Th>
              <Table.Th>
                <Trans>What is wrong</Trans>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {unknown.map((one) => (
              <Table.Tr key={one.path}>
                <Table.Td>
                  <code>{one.value || "–"}</code>
                </Table.Td>
                <Table.Td>
                  <code>{one.path}</code>
                </Table.Td>
                <Table.Td>{one.message}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}

function Data({ fallout }: { fallout: Fallout }) {
  const { t } = useLingui();
  return (
    <>
      <section aria-label={t`Data`}>
        {fallout.task && (
          <>
            <h2>
              <Trans>Data that was sent</Trans>
            </h2>
            <pre className={classes.payload}>{JSON.stringify(fallout.task.input ?? null, null, 2)}</pre>
          </>
        )}
        {fallout.payload != null && (
          <>
            <h2>
              <Trans>What is known of the failure</Trans>
            </h2>
            <pre className={classes.payload}>{JSON.stringify(fallout.payload, null, 2)}</pre>
          </>
        )}
      </section>
    </>
  );
}
