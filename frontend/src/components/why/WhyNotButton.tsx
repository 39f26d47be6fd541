/** A button that opens, beside the page, why something is not there, and takes the focus back when it closes. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Drawer } from "@mantine/core";
import { useState } from "react";
import { Reasons } from "~/components/why/TargetCard";
import type { WhyTargetFragment } from "~/graphql/graphql";

export function WhyNotButton({ target }: { target: WhyTargetFragment }) {
  const { t } = useLingui();
  const [opened, setOpened] = useState(false);
  const name = target.target.name.text;
  return (
    <>
      <Button variant="subtle" size="compact-xs" aria-label={t`Why not: ${name}`} onClick={() => setOpened(true)}>
        <Trans>Why not?</Trans>
      </Button>
      <Drawer
        opened={opened}
        onClose={() => setOpened(false)}
        position="right"
        size="md"
        title={t`Why not: ${name}`}
        closeButtonProps={{ "aria-label": t`Close` }}
        attributes={{ header: { role: "presentation" } }}
      >
        <Reasons target={target} />
      </Drawer>
    </>
  );
}
