/** What the customer asked about this order, and a way to ask for them. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconMessageQuestion } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useRef, useState } from "react";
import { useMutation } from "urql";
import { ProblemList } from "~/components/ProblemList";
import { EmptyState, QueryState } from "~/components/states";
import { StateBadge } from "~/components/StateBadge";
import { useWord } from "~/components/useWord";
import { When } from "~/components/When";
import { requestKindWords } from "~/components/words";
import classes from "~/features/record/record.module.css";
import { useTabQuery } from "~/lib/useTabQuery";
import { graphql } from "~/graphql";
import type { RequestKind } from "~/graphql/graphql";
import { randomKey } from "~/lib/id";
import { messageAt, type Problem } from "~/lib/problems";
import { useCan } from "~/lib/session";

const RecordRequests = graphql(`
  query RecordRequests($order: ID!) {
    requests(filter: { order: $order }, first: 50) {
      nodes { id number kind state title raisedByName updatedAt }
    }
  }
`);
const RaiseForCustomer = graphql(`
  mutation RaiseForCustomer($input: RaiseRequestInput!) {
    raiseRequest(input: $input) { request { id number } problems { code message path } }
  }
`);

interface RequestsTabProps {
  orderId: string;
  accountId: string;
  changed: string;
}

export function RequestsTab({ orderId, accountId, changed }: RequestsTabProps) {
  const [query, again] = useTabQuery(RecordRequests, { order: orderId }, changed);
  const word = useWord();
  const mayRaise = useCan("request.raise");
  return (
    <>
      {mayRaise && <RaiseDialog orderId={orderId} accountId={accountId} done={again} />}
      <QueryState query={query} retry={again}>
        {({ requests }) =>
          requests.nodes.length > 0 ? (
            requests.nodes.map((request) => (
              <section key={request.id} className={classes.line} aria-label={request.number}>
                <div className={classes.lineHead}>
                  <h2>
                    <Link to={`/requests/${request.number}` as string}>{request.number}</Link> · {request.title}
                  </h2>
                  <StateBadge state={request.state} />
                  <span>{word(requestKindWords, request.kind)}</span>
                  <span>{request.raisedByName}</span>
                  <When at={request.updatedAt} />
                </div>
              </section>
            ))
          ) : (
            <EmptyState Icon={IconMessageQuestion} title={<Trans>Nobody asked anything about this order</Trans>} />
          )
        }
      </QueryState>
    </>
  );
}

function RaiseDialog({ orderId, accountId, done }: { orderId: string; accountId: string; done: () => void }) {
  const { t } = useLingui();
  const word = useWord();
  const [open, dialog] = useDisclosure(false);
  const [kind, setKind] = useState<RequestKind>("QUESTION");
  const [title, setTitle] = useState("");
  const [text, setText] = useState("");
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [state, raise] = useMutation(RaiseForCustomer);
  const key = useRef(randomKey());
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { data } = await raise({ input: { accountId, orderId, kind, title, text, key: key.current } });
    const refused = data?.raiseRequest.problems ?? [{ code: "unavailable", message: t`The server did not answer. Try again; it is asked once only.`, path: [] }];
    setProblems(refused);
    if (data) key.current = randomKey();
    if (refused.length > 0) return;
    dialog.close();
    setTitle("");
    setText("");
    done();
  };
  return (
    <>
      <Button variant="default" mb="sm" onClick={dialog.open}>
        <Trans>Ask for the customer</Trans>
      </Button>
      <Modal opened={open} onClose={dialog.close} title={t`Ask for the customer`}>
        <form onSubmit={(event) => void submit(event)}>
          <Stack gap="sm">
            <ProblemList problems={problems.filter(({ path }) => !["title", "text"].includes(path[0] ?? ""))} />
            <Select
              label={t`Kind`}
              allowDeselect={false}
              data={Object.keys(requestKindWords).map((value) => ({ value, label: word(requestKindWords, value) }))}
              value={kind}
              onChange={(value) => value && setKind(value as RequestKind)}
            />
            <TextInput required label={t`In a few words`} maxLength={200} value={title} error={messageAt(problems, "title")} onChange={(event) => setTitle(event.currentTarget.value)} />
            <Textarea required autosize minRows={3} label={t`What is asked`} value={text} error={messageAt(problems, "text")} onChange={(event) => setText(event.currentTarget.value)} />
            <Group justify="end">
              <Button type="submit" loading={state.fetching} disabled={!title.trim() || !text.trim()}>
                <Trans>Raise the request</Trans>
              </Button>
            </Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
