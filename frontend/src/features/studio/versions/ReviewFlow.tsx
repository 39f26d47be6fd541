/** The second person looks at what is asked for, and agrees or sends it back. */
import { useLingui } from "@lingui/react/macro";
import { notifications } from "@mantine/notifications";
import { useQuery } from "urql";
import { AgreeToPublish, SendBackDraft, UsesOfDefinition } from "~/components/definitions/documents";
import { ReviewDialog } from "~/components/definitions/ReviewDialog";
import { useStudio } from "~/features/studio/store";
import { useAsk } from "~/features/studio/versions/asking";
import { useChangesSinceInForce } from "~/features/studio/versions/inForce";
import { usePlaces } from "~/features/studio/versions/places";
import { useFlowFieldLabel } from "~/features/studio/versions/useFlowFieldLabel";
import { useVersions } from "~/features/studio/versions/useVersions";
import { textOf } from "~/lib/text";

export function ReviewFlow({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const key = useStudio((studio) => studio.key);
  const name = useStudio((studio) => textOf(studio.doc.flow.name));
  const { definition } = useVersions();
  const { version, changes } = useChangesSinceInForce();
  const [{ data }] = useQuery({ query: UsesOfDefinition, variables: { key } });
  const fieldLabel = useFlowFieldLabel();
  const placeOf = usePlaces(onClose);
  const ask = useAsk();
  const draft = definition?.draft;
  if (!draft) return null;
  return (
    <ReviewDialog
      name={name}
      definitionKey={key}
      draft={draft}
      inForce={version}
      changes={changes}
      fieldLabel={fieldLabel}
      usage={data?.definitionUsage ?? null}
      placeOf={(problem) => placeOf(null, problem.path).words}
      onApprove={async () => {
        const problems = await ask(AgreeToPublish, { key, revision: draft.revision });
        if (problems.length === 0) notifications.show({ message: t`${name} is published and in force` });
        return problems;
      }}
      onDecline={async (reason) => {
        const problems = await ask(SendBackDraft, { key, reason });
        if (problems.length === 0) notifications.show({ message: t`The draft is sent back with your words.` });
        return problems;
      }}
      onClose={onClose}
    />
  );
}
