/** Text that is there to be taken along. */
import { Trans } from "@lingui/react/macro";
import { Button, CopyButton, Group, Textarea } from "@mantine/core";

export function CopyField({ label, value, rows = 2 }: { label: string; value: string; rows?: number }) {
  return (
    <>
      <Textarea readOnly autosize minRows={rows} label={label} value={value} styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)", fontSize: 12 } }} />
      <Group justify="end">
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? <Trans>Copied</Trans> : <Trans>Copy</Trans>}
            </Button>
          )}
        </CopyButton>
      </Group>
    </>
  );
}
