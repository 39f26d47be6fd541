/** Asking: what it is about, in a few words and in as many as it takes. */
import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useRef, useState } from "react";
import { graphql } from "~/graphql/portal";
import type { RequestKind } from "~/graphql/portal/graphql";
import { useAction, usePortal } from "~/features/portal/lib/portal";
import { go } from "~/features/portal/lib/route";
import { kindWords } from "~/features/portal/requests/words";
import { Button } from "~/features/portal/ui/Button";
import { Dialog } from "~/features/portal/ui/Dialog";
import { SelectField, TextArea, TextField } from "~/features/portal/ui/fields";
import { Problems } from "~/features/portal/ui/states";
import { randomKey } from "~/lib/id";
import { messageAt, type Problem } from "~/lib/problems";

const Raise = graphql(`
  mutation Raise($input: RaiseRequest!) {
    raiseRequest(input: $input) {
      request { number }
      problems { code message path }
    }
  }
`);

export function RaiseRequest({ order, onClose }: { order: string | null; onClose: () => void }) {
  const { i18n } = useLingui();
  const { tell } = usePortal();
  const [kind, setKind] = useState<RequestKind>("QUESTION");
  const [title, setTitle] = useState("");
  const [text, setText] = useState("");
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const raise = useAction(Raise);
  const key = useRef(randomKey());
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await raise.run({ input: { kind, title, text, order, lineId: null, key: key.current } });
    if (!done) return;
    key.current = randomKey();
    setProblems(done.raiseRequest.problems);
    const number = done.raiseRequest.request?.number;
    if (!number) return;
    tell({ type: "requested", number });
    onClose();
    go(`/requests/${number}`);
  };
  return (
    <Dialog title={order ? <Trans>Ask about {order}</Trans> : <Trans>Ask something</Trans>} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <SelectField label={<Trans>What is it about?</Trans>} value={kind} onChange={(event) => setKind(event.currentTarget.value as RequestKind)}>
          {Object.entries(kindWords).map(([value, words]) => (
            <option key={value} value={value}>
              {i18n._(words)}
            </option>
          ))}
        </SelectField>
        <TextField required label={<Trans>In a few words</Trans>} maxLength={200} value={title} error={messageAt(problems, "title")} onChange={(event) => setTitle(event.currentTarget.value)} />
        <TextArea required label={<Trans>Tell us more</Trans>} maxLength={10_000} value={text} error={messageAt(problems, "text")} onChange={(event) => setText(event.currentTarget.value)} />
        <Problems problems={problems.filter(({ path }) => !["title", "text"].includes(path[0] ?? ""))} failed={raise.failed} />
        <Button type="submit" look="main" busy={raise.running} disabled={!title.trim() || !text.trim()}>
          <Trans>Send</Trans>
        </Button>
      </form>
    </Dialog>
  );
}
