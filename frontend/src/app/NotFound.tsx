import { Trans } from "@lingui/react/macro";
import { Anchor } from "@mantine/core";
import { IconMapOff } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { EmptyState } from "~/components/states";

export function NotFound() {
  return (
    <main>
      <h1 className="visually-hidden">
        <Trans>There is nothing at this address</Trans>
      </h1>
      <EmptyState Icon={IconMapOff} title={<Trans>There is nothing at this address</Trans>}>
        <Trans>
          It may have been moved, or it is outside your role. <Anchor component={Link} to="/" inherit>Go to the start page</Anchor>.
        </Trans>
      </EmptyState>
    </main>
  );
}
