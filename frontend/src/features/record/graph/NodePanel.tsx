/** One node beside the picture: what it is, what it waits for, and what can be done about it here. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Group, Stack, Text, Textarea } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconX } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useMutation } from "urql";
import { StateBadge } from "~/components/StateBadge";
import { When } from "~/components/When";
import classes from "~/features/record/graph/graph.module.css";
import type { GraphNode } from "~/features/record/graph/model";
import recordClasses from "~/features/record/record.module.css";
import { graphql } from "~/graphql";
import { useCan } from "~/lib/session";

const DropDeferral = graphql(`
  mutation DropDeferral($input: DropDeferralInput!) {
    dropDeferral(input: $input) {
      deferral { id state reason }
      problems { code message path }
    }
  }
`);

interface PanelProps {
  node: GraphNode;
  folded: boolean;
  onFold: () => void;
  onClose: () => void;
  refresh: () => void;
}

export function NodePanel({ node, folded, onFold, onClose, refresh }: PanelProps) {
  const { t } = useLingui();
  return (
    <aside className={classes.panel} aria-label={node.label}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <h2>{node.label}</h2>
        <ActionIcon variant="subtle" color="gray" aria-label={t`Close`} onClick={onClose}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </Group>
      <Stack gap="xs" mt="xs">
        <div>
          <StateBadge state={node.state} /> <span className={recordClasses.dim}>{node.number}</span>
        </div>
        {node.blockedBy > 0 && (
          <Text size="sm">
            <Trans>Waits for {node.blockedBy} steps before it.</Trans>
          </Text>
        )}
        {node.plannedEnd && (
          <Text size="sm">
            <Trans>Planned for</Trans> <When at={node.plannedEnd} exact />
          </Text>
        )}
        {node.fallout && (
          <Text size="sm">
            <Trans>In fallout: see the Fallout tab for what went wrong.</Trans>
          </Text>
        )}
        {node.kind === "TASK" && node.number && (
          <Button component={Link} to={`/work/${node.number}`} variant="default">
            <Trans>Open the task</Trans>
          </Button>
        )}
        {node.kind === "LINE" && (
          <Button variant="default" onClick={onFold}>
            {folded ? <Trans>Show what is inside</Trans> : <Trans>Fold this line</Trans>}
          </Button>
        )}
        {node.kind === "DEFERRAL" && node.ref && node.state.toUpperCase() === "WAITING" && (
          <Drop deferralId={node.ref} refresh={refresh} />
        )}
      </Stack>
    </aside>
  );
}

function Drop({ deferralId, refresh }: { deferralId: string; refresh: () => void }) {
  const { t } = useLingui();
  const may = useCan("deferral.drop");
  const [reason, setReason] = useState("");
  const [state, drop] = useMutation(DropDeferral);
  if (!may) {
    return (
      <Text size="sm">
        <Trans>It is decided as soon as the missing value is known. A fulfillment manager may drop it.</Trans>
      </Text>
    );
  }
  const send = async () => {
    const answer = await drop({ input: { deferralId, reason: reason.trim() } });
    const refused = answer.data?.dropDeferral.problems[0]?.message ?? answer.error?.message;
    notifications.show(refused ? { color: "red", message: refused } : { message: t`Dropped; the order goes on without it` });
    refresh();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Textarea
        label={t`Why it is not needed`}
        required
        value={reason}
        maxLength={1000}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Button type="submit" mt="xs" color="red" variant="light" loading={state.fetching} disabled={!reason.trim()}>
        <Trans>Drop this deferral</Trans>
      </Button>
    </form>
  );
}
