/** The last look before an order is sent: what it comes to, what is still wrong, which terms are agreed to. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox, Group, Modal, Stack } from "@mantine/core";
import { PriceTotals } from "~/components/pricing/PriceTotals";
import { ProblemList } from "~/components/ProblemList";
import classes from "~/features/capture/Capture.module.css";
import type { DraftHeader } from "~/lib/draftHeader";
import type { Problem } from "~/lib/problems";
import type { Preview } from "~/lib/usePreview";

interface ReviewDialogProps {
  preview: Preview;
  account: string;
  lines: number;
  header: DraftHeader;
  problems: readonly Problem[];
  busy: boolean;
  onAgree: (terms: Record<string, number>) => void;
  onSubmit: () => void;
  onClose: () => void;
}

/** Terms that the lines ask for and nobody agreed to in the version in force. */
export const termsLeft = (preview: Preview | null, agreed: Record<string, number>) =>
  (preview?.terms ?? []).filter(({ key, version }) => agreed[key] !== version);

export function ReviewDialog(props: ReviewDialogProps) {
  const { t } = useLingui();
  const { preview, header } = props;
  const left = termsLeft(preview, header.terms);
  const others = props.problems.filter(({ code }) => code !== "ordering.terms_not_accepted");
  return (
    <Modal opened onClose={props.onClose} size="lg" title={<Trans>Review the order</Trans>} closeButtonProps={{ "aria-label": t`Close` }}>
      <Stack gap="sm">
        <p className={classes.hint}>
          {props.account} · <Plural value={props.lines} one="# line" other="# lines" />
          {header.purchaseOrder && ` · ${header.purchaseOrder}`}
        </p>
        <PriceTotals totals={preview.totals} />
        {preview.terms.map((terms) => (
          <div key={terms.key} className={classes.terms}>
            <details>
              <summary>{terms.name.text}</summary>
              <p>{terms.text.text}</p>
            </details>
            <Checkbox
              label={<Trans>The customer agrees to {terms.name.text}, version {terms.version}</Trans>}
              checked={header.terms[terms.key] === terms.version}
              onChange={(event) => {
                const { [terms.key]: _, ...rest } = header.terms;
                props.onAgree(event.currentTarget.checked ? { ...rest, [terms.key]: terms.version } : rest);
              }}
            />
          </div>
        ))}
        <ProblemList problems={others} />
        <Group justify="end">
          <Button variant="default" onClick={props.onClose}>
            <Trans>Go on editing</Trans>
          </Button>
          <Button data-autofocus disabled={left.length > 0 || others.length > 0} loading={props.busy} onClick={props.onSubmit}>
            <Trans>Send the order</Trans>
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
