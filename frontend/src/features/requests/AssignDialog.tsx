/** A manager gives requests to a group or a person, one or many. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, Select, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useMutation, useQuery } from "urql";
import { ProblemList } from "~/components/ProblemList";
import { AssignRequests, RequestAssignable } from "~/features/requests/queries";
import type { Problem } from "~/lib/problems";

export function AssignDialog(props: { ids: string[]; onClose: () => void; refresh: () => void }) {
  const { t } = useLingui();
  const [{ data }] = useQuery({ query: RequestAssignable });
  const [person, setPerson] = useState<string | null>(null);
  const [group, setGroup] = useState<string | null>(null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [state, assign] = useMutation(AssignRequests);
  const send = async () => {
    const answer = await assign({
      input: { requestIds: props.ids, ...(person ? { personId: person } : {}), ...(group ? { groupId: group } : {}) },
    });
    const refused = answer.error
      ? [{ code: "unavailable", message: t`The server did not answer; nothing was changed.`, path: [] }]
      : (answer.data?.assignRequests.problems ?? []);
    setProblems(refused);
    if (refused.length > 0) return;
    notifications.show({ message: t`Assigned` });
    props.refresh();
    props.onClose();
  };
  return (
    <Modal opened onClose={props.onClose} title={t`Assign requests`} centered>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Stack>
          <ProblemList problems={problems} />
          <Select
            label={t`Group`}
            clearable
            searchable
            data={(data?.groups ?? []).map((one) => ({ value: one.id, label: one.name.text }))}
            value={group}
            onChange={setGroup}
          />
          <Select
            label={t`Person`}
            clearable
            searchable
            data={(data?.people ?? []).filter((one) => !one.disabled).map((one) => ({ value: one.id, label: one.name }))}
            value={person}
            onChange={setPerson}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={props.onClose}>
              <Trans>Back</Trans>
            </Button>
            <Button type="submit" loading={state.fetching} disabled={!person && !group}>
              <Trans>Assign</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
