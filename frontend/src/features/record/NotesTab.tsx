/** What people wrote about an order, for each other or for its customer, too. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Badge, Button, Group, SegmentedControl, Textarea } from "@mantine/core";
import { IconMessage } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { useClient } from "urql";
import { ProblemList } from "~/components/ProblemList";
import { EmptyState, QueryState } from "~/components/states";
import { When } from "~/components/When";
import { RecordNotes } from "~/features/record/queries";
import classes from "~/features/record/record.module.css";
import { useTabQuery } from "~/lib/useTabQuery";
import { graphql } from "~/graphql";
import { randomKey } from "~/lib/id";
import type { Problem } from "~/lib/problems";
import { useCan } from "~/lib/session";

const AddNote = graphql(`
  mutation AddNote($input: AddNoteInput!) {
    addNote(input: $input) { note { id } problems { code message path } }
  }
`);

export function NotesTab(props: { orderId: string; number: string; changed: string }) {
  const [query, again] = useTabQuery(RecordNotes, { number: props.number }, props.changed);
  const edits = useCan("order.edit");
  const enriches = useCan("order.enrich");
  const approves = useCan("order.approve");
  return (
    <>
      <QueryState query={query} retry={again}>
        {({ order }) =>
          order && order.notes.length > 0 ? (
            <ol className={classes.thread}>
              {order.notes.map((note) => (
                <li key={note.id}>
                  <p>
                    <strong>{note.author}</strong>{" "}
                    <Badge variant="default" size="sm">
                      {note.audience === "CUSTOMER" ? <Trans>Customer sees it</Trans> : <Trans>Internal</Trans>}
                    </Badge>{" "}
                    <span className={classes.dim}>
                      <When at={note.createdAt} />
                    </span>
                  </p>
                  <p className={classes.said}>{note.text}</p>
                </li>
              ))}
            </ol>
          ) : (
            <EmptyState Icon={IconMessage} title={<Trans>No notes yet</Trans>} />
          )
        }
      </QueryState>
      {(edits || enriches || approves) && <Write orderId={props.orderId} onWritten={again} />}
    </>
  );
}

function Write({ orderId, onWritten }: { orderId: string; onWritten: () => void }) {
  const { t } = useLingui();
  const client = useClient();
  const [text, setText] = useState("");
  const [audience, setAudience] = useState<"INTERNAL" | "CUSTOMER">("INTERNAL");
  const [key, setKey] = useState(randomKey);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [busy, setBusy] = useState(false);
  const write = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const payload = (await client.mutation(AddNote, { input: { orderId, text, audience, key } })).data?.addNote;
    setBusy(false);
    setProblems(payload?.problems ?? [{ code: "failed", message: t`The server did not answer; nothing was changed.`, path: [] }]);
    if (!payload?.note) return;
    setText("");
    setKey(randomKey());
    onWritten();
  };
  return (
    <form onSubmit={(event) => void write(event)} className={classes.write}>
      <Textarea
        label={<Trans>Write a note</Trans>}
        autosize
        minRows={2}
        maxLength={4000}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setKey(randomKey());
        }}
      />
      <ProblemList problems={problems} />
      <Group gap="sm">
        <SegmentedControl
          aria-label={t`Who may read it`}
          value={audience}
          onChange={(next) => setAudience(next as typeof audience)}
          data={[
            { value: "INTERNAL", label: t`Internal` },
            { value: "CUSTOMER", label: t`For the customer, too` },
          ]}
        />
        <Button type="submit" disabled={text.trim() === ""} loading={busy}>
          <Trans>Add the note</Trans>
        </Button>
      </Group>
    </form>
  );
}
