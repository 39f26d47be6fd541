import { Trans } from "@lingui/react/macro";
import { IconMapOff } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { EmptyState } from "~/components/states";

export function NotFound() {
  return (
    <EmptyState Icon={IconMapOff} title={<Trans>There is nothing at this address</Trans>}>
      <Trans>
        It may have been moved, or it is outside your role. <Link to="/">Go to the start page</Link>.
      </Trans>
    </EmptyState>
  );
}
