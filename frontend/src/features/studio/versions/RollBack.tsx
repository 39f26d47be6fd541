/** Publishes the content of an earlier version anew. */
import { Trans, useLingui } from "@lingui/react/macro";
import { notifications } from "@mantine/notifications";
import { RollBackTo } from "~/components/definitions/documents";
import { NoteDialog } from "~/components/definitions/NoteDialog";
import { useStudio } from "~/features/studio/store";
import { useAsk } from "~/features/studio/versions/asking";
import { useVersions } from "~/features/studio/versions/useVersions";

export function RollBack({ version, onClose }: { version: number; onClose: () => void }) {
  const { t } = useLingui();
  const key = useStudio((studio) => studio.key);
  const { definition } = useVersions();
  const ask = useAsk();
  const secondPerson = definition?.secondPerson ?? false;
  return (
    <NoteDialog
      title={t`Roll back to version ${version}?`}
      label={t`Why`}
      action={secondPerson ? t`Ask for it` : t`Roll back`}
      initial={t`Back to version ${version}.`}
      perform={async (note) => {
        const problems = await ask(RollBackTo, { key, version, note });
        if (problems.length === 0) {
          notifications.show({ message: secondPerson ? t`Someone else has to agree now.` : t`What version ${version} holds is in force again.` });
        }
        return problems;
      }}
      onClose={onClose}
    >
      <p style={{ margin: 0 }}>
        {secondPerson ? (
          <Trans>Its content is published anew as a version of its own, once someone else agrees. Nothing of what came later is lost.</Trans>
        ) : (
          <Trans>Its content is published anew as a version of its own, for all that starts from now on. Nothing of what came later is lost; runs under way keep their version.</Trans>
        )}
      </p>
    </NoteDialog>
  );
}
