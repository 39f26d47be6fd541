/** A manager gives fallouts to a group or a person, one or many. */
import { useLingui } from "@lingui/react/macro";
import { useMutation } from "urql";
import { AssignDialog as Dialog } from "~/components/AssignDialog";
import { AssignFallouts } from "~/features/fallout/queries";

export function AssignDialog(props: { ids: string[]; onClose: () => void; refresh: () => void }) {
  const { t } = useLingui();
  const [, assign] = useMutation(AssignFallouts);
  return (
    <Dialog
      title={t`Assign fallout`}
      done={t`Assigned`}
      assign={async (chosen) => (await assign({ input: { falloutIds: props.ids, ...chosen } })).data?.assignFallouts.problems}
      onClose={props.onClose}
      refresh={props.refresh}
    />
  );
}
