/** The head of an order: who, what state, how urgent, how much, and what may be done next. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconChevronDown } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useMutation } from "urql";
import { CopyableId } from "~/components/CopyableId";
import { MoneyText } from "~/components/MoneyText";
import { PageHeader } from "~/components/PageHeader";
import { PriorityMark } from "~/components/PriorityMark";
import { UnmetRules } from "~/components/rules/UnmetRules";
import { StateBadge } from "~/components/StateBadge";
import { useWord } from "~/components/useWord";
import { When } from "~/components/When";
import { priorityWords } from "~/components/words";
import type { RecordOrder } from "~/features/record/queries";
import classes from "~/features/record/record.module.css";
import { OrderMenu } from "~/features/record/OrderMenu";
import { useVerbs } from "~/features/record/useVerbs";
import { VerbDialog } from "~/features/record/VerbDialog";
import { graphql } from "~/graphql";
import { formatDate, formatNumber } from "~/lib/format";
import { useCan } from "~/lib/session";

const SetPriority = graphql(`
  mutation SetPriority($input: SetPriorityInput!) {
    setPriority(input: $input) {
      order { id priority version }
      problems { code message path }
    }
  }
`);

function Fact(props: { label: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

export function RecordHeader({ order, refresh }: { order: RecordOrder; refresh: () => void }) {
  const { i18n } = useLingui();
  const verbs = useVerbs(order, refresh);
  return (
    <>
      <PageHeader
        name={order.number}
        title={
          <>
            <CopyableId value={order.number} /> · {order.account.name}
          </>
        }
        facts={<Facts order={order} />}
        actions={
          <>
            {verbs.offered.map((verb) => (
              <Button
                key={verb.id}
                variant={verb.primary ? "filled" : "default"}
                leftSection={<verb.Icon size={16} aria-hidden />}
                onClick={() => verbs.start(verb)}
              >
                {i18n._(verb.label)}
              </Button>
            ))}
            <OrderMenu order={order} />
          </>
        }
      />
      {order.stateReason && (
        <p className={classes.reason}>
          <Trans>Reason: {order.stateReason}</Trans>
        </p>
      )}
      {order.unmetRules.length > 0 && (
        <div className={classes.rules}>
          <UnmetRules rules={order.unmetRules} state={order.state} />
        </div>
      )}
      {verbs.asking && (
        <VerbDialog verb={verbs.asking} number={order.number} perform={verbs.perform} onClose={verbs.stop} />
      )}
    </>
  );
}

function Facts({ order }: { order: RecordOrder }) {
  const promised = order.requestedCompletion;
  const planned = order.plannedCompletion;
  return (
    <dl className={classes.facts} style={{ margin: 0 }}>
      <div>
        <dt className="visually-hidden">
          <Trans>State</Trans>
        </dt>
        <dd style={{ margin: 0 }}>
          <StateBadge state={order.state} />
        </dd>
      </div>
      <div>
        <dt className="visually-hidden">
          <Trans>Priority</Trans>
        </dt>
        <dd style={{ margin: 0 }}>
          <PriorityFact order={order} />
        </dd>
      </div>
      {order.kind !== "SERVICE" && (
        <>
          <Fact label={<Trans>Recurring</Trans>}>
            <MoneyText value={order.recurringTotal} />
          </Fact>
          <Fact label={<Trans>One time</Trans>}>
            <MoneyText value={order.oneTimeTotal} />
          </Fact>
        </>
      )}
      {order.taskCount > 0 && (
        <Fact label={<Trans>Tasks done</Trans>}>
          {formatNumber(order.taskCount - order.openTaskCount)} / {formatNumber(order.taskCount)}
        </Fact>
      )}
      {promised && <Fact label={<Trans>Requested for</Trans>}>{formatDate(promised)}</Fact>}
      {order.completedAt ? (
        <Fact label={<Trans>Completed</Trans>}>
          <When at={order.completedAt} />
        </Fact>
      ) : (
        planned && <Fact label={<Trans>Planned for</Trans>}>{formatDate(planned)}</Fact>
      )}
      <Fact label={<Trans>Captured by</Trans>}>
        {order.capturedBy}, <When at={order.createdAt} />
      </Fact>
    </dl>
  );
}

const priorities = ["CRITICAL", "HIGH", "MEDIUM", "LOW"] as const;

function PriorityFact({ order }: { order: RecordOrder }) {
  const { t } = useLingui();
  const word = useWord();
  const mayChange = useCan("order.manage") && !["COMPLETED", "CANCELED", "FAILED", "REJECTED"].includes(order.state);
  const [, change] = useMutation(SetPriority);
  if (!mayChange) return <PriorityMark priority={order.priority} />;
  const set = async (priority: (typeof priorities)[number]) => {
    const answer = await change({ input: { orderId: order.id, priority } });
    const refused = answer.data?.setPriority.problems[0]?.message ?? answer.error?.message;
    notifications.show(refused ? { color: "red", message: refused } : { message: t`${order.number}: priority changed` });
  };
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          rightSection={<IconChevronDown size={12} aria-hidden />}
        >
          <PriorityMark priority={order.priority} />
          <span className="visually-hidden">{t`Change the priority`}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {priorities.map((priority) => (
          <Menu.Item key={priority} disabled={priority === order.priority} onClick={() => void set(priority)}>
            {word(priorityWords, priority)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
