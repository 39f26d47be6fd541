/** A manager gives requests to a group or a person, one or many. */
import { useLingui } from "@lingui/react/macro";
import { useMutation } from "urql";
import { AssignDialog as Dialog } from "~/components/AssignDialog";
import { AssignRequests } from "~/features/requests/queries";

export function AssignDialog(props: { ids: string[]; onClose: () => void; refresh: () => void }) {
  const { t } = useLingui();
  const [, assign] = useMutation(AssignRequests);
  return (
    <Dialog
      title={t`Assign requests`}
      done={t`Assigned`}
      assign={async (chosen) => (await assign({ input: { requestIds: props.ids, ...chosen } })).data?.assignRequests.problems}
      onClose={props.onClose}
      refresh={props.refresh}
    />
  );
}
