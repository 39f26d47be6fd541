/** Gives work to a group or a person; what is given, and how, the caller says. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Modal, Select, Stack } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useQuery } from "urql";
import { DialogActions } from "~/components/DialogActions";
import { ProblemList } from "~/components/ProblemList";
import { graphql } from "~/graphql";
import type { Problem } from "~/lib/problems";

const Assignable = graphql(`
  query Assignable {
    people { id name disabled }
    groups { id name { text } }
  }
`);

export interface Chosen {
  personId?: string;
  groupId?: string;
}

interface AssignDialogProps {
  title: string;
  /** What is told once it is done. */
  done: string;
  person?: string | null;
  group?: string | null;
  /** What refused it; none when it was done, and undefined when the server did not answer. */
  assign: (chosen: Chosen) => Promise<readonly Problem[] | undefined>;
  onClose: () => void;
  refresh: () => void;
}

export function AssignDialog(props: AssignDialogProps) {
  const { t } = useLingui();
  const [{ data }] = useQuery({ query: Assignable });
  const [person, setPerson] = useState<string | null>(props.person ?? null);
  const [group, setGroup] = useState<string | null>(props.group ?? null);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [sending, setSending] = useState(false);
  const send = async () => {
    setSending(true);
    const answer = await props.assign({ ...(person ? { personId: person } : {}), ...(group ? { groupId: group } : {}) });
    setSending(false);
    const refused = answer ?? [{ code: "unavailable", message: t`The server did not answer; nothing was changed.`, path: [] }];
    setProblems(refused);
    if (refused.length > 0) return;
    notifications.show({ message: props.done });
    props.refresh();
    props.onClose();
  };
  return (
    <Modal opened onClose={props.onClose} title={props.title} centered>
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
          <DialogActions leave={<Trans>Back</Trans>} onLeave={props.onClose} busy={sending} disabled={!person && !group}>
            <Trans>Assign</Trans>
          </DialogActions>
        </Stack>
      </form>
    </Modal>
  );
}
