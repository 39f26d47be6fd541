/** What shapes, lines and marks of the picture mean, and the keys that move in it. */
import { Trans } from "@lingui/react/macro";
import { Button, Popover } from "@mantine/core";
import {
  IconAlertTriangle, IconArrowsSplit, IconClockExclamation, IconFlag, IconHandStop, IconHourglass, IconInfoCircle, IconLock,
} from "@tabler/icons-react";
import classes from "~/features/record/graph/graph.module.css";

export function Legend() {
  return (
    <Popover position="bottom-end">
      <Popover.Target>
        <Button size="xs" variant="subtle" color="gray" leftSection={<IconInfoCircle size={14} aria-hidden />}>
          <Trans>Legend</Trans>
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <dl className={classes.legend}>
          <dt><IconHourglass size={15} aria-hidden /></dt>
          <dd><Trans>Deferral: a branch that waits for a value</Trans></dd>
          <dt><IconArrowsSplit size={15} aria-hidden /></dt>
          <dd><Trans>Gate between tasks</Trans></dd>
          <dt><IconFlag size={15} aria-hidden /></dt>
          <dd><Trans>Milestone</Trans></dd>
          <dt><IconLock size={15} aria-hidden /></dt>
          <dd><Trans>Past the point of no return</Trans></dd>
          <dt><IconAlertTriangle size={15} aria-hidden /></dt>
          <dd><Trans>In fallout</Trans></dd>
          <dt><IconClockExclamation size={15} aria-hidden /></dt>
          <dd><Trans>Late</Trans></dd>
          <dt><IconHandStop size={15} aria-hidden /></dt>
          <dd><Trans>Somebody has to decide</Trans></dd>
          <dt><span className={classes.ring} /></dt>
          <dd><Trans>On the chain that holds the order up</Trans></dd>
          <dt><span className={classes.dashed} /></dt>
          <dd><Trans>Needs or shares another domain order</Trans></dd>
          <dt><kbd>← ↑ ↓ →</kbd></dt>
          <dd><Trans>Move along the structure</Trans></dd>
          <dt><kbd>Enter</kbd></dt>
          <dd><Trans>Open it beside the picture</Trans></dd>
          <dt><kbd>+ −</kbd></dt>
          <dd><Trans>Unfold and fold</Trans></dd>
          <dt><kbd>/</kbd></dt>
          <dd><Trans>Search</Trans></dd>
          <dt><kbd>Ctrl</kbd></dt>
          <dd><Trans>With the wheel: zoom</Trans></dd>
        </dl>
      </Popover.Dropdown>
    </Popover>
  );
}
