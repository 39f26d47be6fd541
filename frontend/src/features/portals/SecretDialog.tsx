/** A new secret: shown once, beside what becomes of the one before. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox, Group, Modal, Stack } from "@mantine/core";
import { useState } from "react";
import { useMutation } from "urql";
import { ProblemList } from "~/components/ProblemList";
import { CopyField } from "~/features/portals/CopyField";
import { type PortalSite, RotateSiteSecret } from "~/features/portals/queries";
import type { Problem } from "~/lib/problems";

export function SecretDialog({ site, onClose }: { site: PortalSite; onClose: () => void }) {
  const { t } = useLingui();
  const [dropOthers, setDropOthers] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [state, rotate] = useMutation(RotateSiteSecret);
  const make = async () => {
    const { data } = await rotate({ input: { key: site.key, version: site.version, dropOthers } });
    setProblems(data?.rotatePortalSecret.problems ?? [{ code: "unavailable", message: t`The server did not answer; nothing was changed.`, path: [] }]);
    setSecret(data?.rotatePortalSecret.secret ?? null);
  };
  return (
    <Modal opened onClose={onClose} title={t`New secret for ${site.name}`}>
      <Stack gap="sm">
        <ProblemList problems={problems} />
        {secret ? (
          <>
            <p>
              <Trans>Give this to the site’s back end. It is shown this once.</Trans>
            </p>
            <CopyField label={t`Secret`} value={secret} />
          </>
        ) : (
          <>
            <p>
              <Trans>The secret before stays good until the next one is made, so that the site can change over without a gap.</Trans>
            </p>
            <Checkbox label={t`End the ones before at once, and the visits that they opened`} checked={dropOthers} onChange={(event) => setDropOthers(event.currentTarget.checked)} />
          </>
        )}
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            {secret ? <Trans>Done</Trans> : <Trans>Back</Trans>}
          </Button>
          {!secret && (
            <Button loading={state.fetching} onClick={() => void make()}>
              <Trans>Make the secret</Trans>
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
