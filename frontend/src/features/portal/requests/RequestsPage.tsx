/** What the customer asked, and a way to ask more. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useTitle } from "~/features/portal/lib/useTitle";
import { RaiseRequest } from "~/features/portal/requests/RaiseRequest";
import { RequestList } from "~/features/portal/requests/RequestList";
import { Button } from "~/features/portal/ui/Button";

export function RequestsPage() {
  const { t } = useLingui();
  const [asking, setAsking] = useState(false);
  useTitle(t`Requests`);
  return (
    <>
      <h1>
        <Trans>Requests</Trans>
      </h1>
      <p>
        <Button look="main" onClick={() => setAsking(true)}>
          <Trans>Ask something</Trans>
        </Button>
      </p>
      {asking && <RaiseRequest order={null} onClose={() => setAsking(false)} />}
      <RequestList order={null} />
    </>
  );
}
