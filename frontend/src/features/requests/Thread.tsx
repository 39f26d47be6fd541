/** What was said, oldest first, and the field below it: an answer for the customer, or a note for the house. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox, Group, SegmentedControl, Textarea } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { type FormEvent, type KeyboardEvent, useRef, useState } from "react";
import { useMutation } from "urql";
import { ProblemList } from "~/components/ProblemList";
import { When } from "~/components/When";
import { type OpenRequest, ReplyToRequest } from "~/features/requests/queries";
import classes from "~/features/requests/requests.module.css";
import { randomKey } from "~/lib/id";
import type { Problem } from "~/lib/problems";

export function Thread({ request, refresh }: { request: OpenRequest; refresh: () => void }) {
  const { t } = useLingui();
  return (
    <section aria-label={t`Thread`}>
      <ol className={classes.thread} aria-label={t`Messages`}>
        {request.messages.map((message) => (
          <li key={message.id} data-side={message.internal ? "note" : message.fromCustomer ? "customer" : "house"}>
            <p className={classes.author}>
              <strong>{message.authorName}</strong>
              <When at={message.createdAt} />
              {message.internal && (
                <span>
                  <IconLock size={12} aria-hidden /> <Trans>Note, not for the customer</Trans>
                </span>
              )}
            </p>
            <p className={classes.said}>{message.text}</p>
          </li>
        ))}
      </ol>
      {request.actions.includes("note") && <Answer request={request} refresh={refresh} />}
    </section>
  );
}

function Answer({ request, refresh }: { request: OpenRequest; refresh: () => void }) {
  const { t } = useLingui();
  const open = request.actions.includes("reply");
  const [kind, setKind] = useState<"answer" | "note">("answer");
  const [text, setText] = useState("");
  const [awaits, setAwaits] = useState(true);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [state, reply] = useMutation(ReplyToRequest);
  const key = useRef(randomKey());
  const internal = kind === "note";
  const send = async (event?: FormEvent) => {
    event?.preventDefault();
    const { data } = await reply({ input: { requestId: request.id, text, internal, awaits, key: key.current } });
    const refused = data?.answer.problems ?? [{ code: "unavailable", message: t`The server did not answer. Send again; it is said once only.`, path: [] }];
    setProblems(refused);
    if (data) key.current = randomKey();
    if (refused.length > 0) return;
    setText("");
    refresh();
  };
  const quickly = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey) && text.trim()) void send();
  };
  if (!open) return null;
  return (
    <form onSubmit={(event) => void send(event)}>
      <SegmentedControl
        aria-label={t`For whom`}
        value={kind}
        onChange={(value) => setKind(value as "answer" | "note")}
        data={[
          { value: "answer", label: t`Answer` },
          { value: "note", label: t`Note` },
        ]}
      />
      <Textarea
        mt="xs"
        autosize
        minRows={3}
        label={internal ? t`Note for the house` : t`Answer to the customer`}
        description={t`Ctrl or ⌘ with Enter sends.`}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={quickly}
      />
      <ProblemList problems={problems} />
      <Group mt="sm" justify="space-between">
        {internal ? <span /> : <Checkbox label={t`Wait for the customer's word`} checked={awaits} onChange={(event) => setAwaits(event.currentTarget.checked)} />}
        <Button type="submit" loading={state.fetching} disabled={!text.trim()}>
          {internal ? <Trans>Keep the note</Trans> : <Trans>Send the answer</Trans>}
        </Button>
      </Group>
    </form>
  );
}
