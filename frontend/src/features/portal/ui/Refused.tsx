/** What a customer sees when the embedding page could not say who they are; the code is for whoever runs that page. */
import { Trans } from "@lingui/react/macro";
import { Button } from "~/features/portal/ui/Button";
import classes from "~/features/portal/ui/ui.module.css";

export function Refused({ code, again }: { code: string; again: () => void }) {
  return (
    <main className={classes.empty}>
      <h1>
        <Trans>We could not let you in</Trans>
      </h1>
      <p>
        <Trans>This page did not tell us who you are. Load it again; if that does not help, tell its owner this code:</Trans> <code>{code}</code>
      </p>
      <Button look="main" onClick={again}>
        <Trans>Try again</Trans>
      </Button>
    </main>
  );
}
