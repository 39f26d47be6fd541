/** Takes the data of a real run along to the draft, to try out what would come of it there. */
import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconFlask } from "@tabler/icons-react";
import type { Run } from "~/features/studio/runs/queries";
import { labelOf } from "~/features/studio/runs/label";
import { useLeaveRun } from "~/features/studio/runs/useLiveRun";
import { handOver } from "~/features/studio/trial/handOver";

export function TryInDraft({ run }: { run: Run }) {
  const leave = useLeaveRun(run.definitionKey);
  if (!run.order) return null;
  const { order, line } = run;
  const label = labelOf(run);
  return (
    <div>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconFlask size={14} aria-hidden />}
        onClick={() => {
          const input = { orderId: order.id, ...(line ? { line: line.number } : {}) };
          handOver(run.definitionKey, { recordedFrom: { id: run.id, label }, sample: { label, input } });
          leave();
        }}
      >
        <Trans>Try this run's data in the draft</Trans>
      </Button>
    </div>
  );
}
