/** A button that opens the explanation beside the page, and takes the focus back when it closes. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Drawer } from "@mantine/core";
import { IconHelpCircle } from "@tabler/icons-react";
import { useState } from "react";
import { WhyPanel, type WhyProps } from "~/components/why/WhyPanel";
import { useCan } from "~/lib/session";

/** `label` says what is asked about, e.g. the number and name. */
export function WhyButton({ label, ...of }: WhyProps & { label: string }) {
  const { t } = useLingui();
  const may = useCan("fulfillment.read");
  const [opened, setOpened] = useState(false);
  if (!may) return null;
  return (
    <>
      <Button variant="subtle" size="compact-xs" leftSection={<IconHelpCircle size={14} aria-hidden />} aria-label={t`Why: ${label}`} onClick={() => setOpened(true)}>
        <Trans>Why?</Trans>
      </Button>
      <Drawer
        opened={opened}
        onClose={() => setOpened(false)}
        position="right"
        size="lg"
        title={t`Why: ${label}`}
        closeButtonProps={{ "aria-label": t`Close` }}
        attributes={{ header: { role: "presentation" } }}
      >
        {opened && <WhyPanel {...of} />}
      </Drawer>
    </>
  );
}
