/** Chooses what expressions and test runs read: a real order or line, a saved case, or values of one's own. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Modal, Tabs } from "@mantine/core";
import { IconDatabaseSearch } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { type Sample, useStudio, useStudioStore } from "~/features/studio/store";
import { recalled, remember, withoutTrace } from "~/features/studio/trial/model/sample";
import { OrderSamples } from "~/features/studio/trial/OrderSamples";
import { OwnValues } from "~/features/studio/trial/OwnValues";
import { SavedSamples } from "~/features/studio/trial/SavedSamples";
import { takeOver } from "~/features/studio/trial/handOver";
import { forget, trialOf } from "~/features/studio/trial/state";
import classes from "~/features/studio/trial/trial.module.css";

export function SamplePicker() {
  const { t } = useLingui();
  const studio = useStudioStore();
  const key = useStudio((state) => state.key);
  const sample = useStudio((state) => state.sample);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const { sample: chosen, setSample, setPanel } = studio.getState();
    const handed = takeOver(key);
    if (handed) {
      setSample(handed.sample);
      trialOf(studio).setState({ recordedFrom: handed.recordedFrom });
      setPanel("run");
      return;
    }
    const before = chosen ? null : recalled(key);
    if (before) setSample(before);
  }, [studio, key]);
  const choose = (next: Sample | null) => {
    forget(studio);
    studio.getState().setSample(next);
    remember(key, next);
    setOpen(false);
  };
  const label = sample?.label ?? "";
  return (
    <>
      <Button
        size="xs"
        variant="default"
        className={classes.sampleButton ?? ""}
        leftSection={<IconDatabaseSearch size={14} aria-hidden />}
        aria-haspopup="dialog"
        aria-label={sample ? t`Sample: ${label}` : t`Choose a sample`}
        title={sample ? t`Expressions and test runs read ${label}` : t`Expressions and test runs read a record that you choose`}
        onClick={() => setOpen(true)}
      >
        <span style={{ overflow: "hidden", textOverflow: "ellipsis" }}>{sample ? label : <Trans>Choose a sample</Trans>}</span>
      </Button>
      <Modal opened={open} onClose={() => setOpen(false)} title={<Trans>What is the flow tried on?</Trans>} size="lg">
        <Chooser onChoose={choose} chosen={withoutTrace(sample)} />
      </Modal>
    </>
  );
}

function Chooser({ onChoose, chosen }: { onChoose: (sample: Sample | null) => void; chosen: Sample | null }) {
  const own = chosen !== null && !chosen.input.orderId && !chosen.input.orderNumber;
  return (
    <Tabs defaultValue={own ? "own" : "orders"} keepMounted={false}>
      <Tabs.List>
        <Tabs.Tab value="orders">
          <Trans>Orders</Trans>
        </Tabs.Tab>
        <Tabs.Tab value="saved">
          <Trans>Saved cases</Trans>
        </Tabs.Tab>
        <Tabs.Tab value="own">
          <Trans>Values of your own</Trans>
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="orders" pt="sm">
        <OrderSamples onChoose={onChoose} />
      </Tabs.Panel>
      <Tabs.Panel value="saved" pt="sm">
        <SavedSamples onChoose={onChoose} />
      </Tabs.Panel>
      <Tabs.Panel value="own" pt="sm">
        <OwnValues onChoose={onChoose} chosen={own ? chosen : null} />
      </Tabs.Panel>
      {chosen && (
        <Button mt="md" size="xs" variant="subtle" onClick={() => onChoose(null)}>
          <Trans>Without a sample</Trans>
        </Button>
      )}
    </Tabs>
  );
}
