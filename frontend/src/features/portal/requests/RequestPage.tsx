/** One request: what was said on both sides, and what one can say or do now. */
import { Trans, useLingui } from "@lingui/react/macro";
import { type FormEvent, useRef, useState } from "react";
import { graphql } from "~/graphql/portal";
import type { AskedRequestQuery } from "~/graphql/portal/graphql";
import { useAction, useAnswer, useLive } from "~/features/portal/lib/portal";
import { useTitle } from "~/features/portal/lib/useTitle";
import { RequestFiles } from "~/features/portal/requests/RequestFiles";
import classes from "~/features/portal/requests/requests.module.css";
import { kindWords, stateTones, stateWords } from "~/features/portal/requests/words";
import { Button } from "~/features/portal/ui/Button";
import { TextArea } from "~/features/portal/ui/fields";
import { Link } from "~/features/portal/ui/Link";
import { Answered, Empty, Problems } from "~/features/portal/ui/states";
import ui from "~/features/portal/ui/ui.module.css";
import { formatDateTime } from "~/lib/format";
import { randomKey } from "~/lib/id";

const AskedRequest = graphql(`
  query AskedRequest($number: String!) {
    request(number: $number) {
      number kind state title createdAt orderNumber actions
      messages { id authorName mine text createdAt }
      files { id name size }
    }
  }
`);
const Reply = graphql(`
  mutation Reply($input: SayInRequest!) {
    replyToRequest(input: $input) { problems { code message path } }
  }
`);
const Close = graphql(`
  mutation Close($input: SayInRequest!) {
    closeRequest(input: $input) { problems { code message path } }
  }
`);

const ReplyTick = graphql(`
  subscription ReplyTick($number: String!) { requestChanged(number: $number) { number } }
`);

export type OwnRequest = NonNullable<AskedRequestQuery["request"]>;
const LOOK_MS = 8000;

export function RequestPage({ number }: { number: string }) {
  const asked = useAnswer(AskedRequest, { number });
  useLive(ReplyTick, { number }, { again: asked.again, otherwise: LOOK_MS, pause: asked.data?.request?.state === "CLOSED" });
  useTitle(number);
  return (
    <>
      <Link to="/requests">
        <Trans>Requests</Trans>
      </Link>
      <Answered asked={asked}>
        {({ request }) => (request ? <Thread request={request} again={asked.again} /> : <Empty page title={<Trans>We know no request {number} of yours</Trans>} />)}
      </Answered>
    </>
  );
}

function Thread({ request, again }: { request: OwnRequest; again: () => void }) {
  const { t, i18n } = useLingui();
  return (
    <>
      <h1>{request.title}</h1>
      <p className={ui.row}>
        <span className={ui.badge} data-tone={stateTones[request.state]}>
          {i18n._(stateWords[request.state])}
        </span>
        <span className={ui.facts}>
          {request.number} · {i18n._(kindWords[request.kind])}
        </span>
        {request.orderNumber && <Link to={`/orders/${request.orderNumber}`}>{request.orderNumber}</Link>}
      </p>
      <ol className={classes.thread} aria-label={t`Messages`}>
        {request.messages.map((message) => (
          <li key={message.id} data-mine={message.mine || undefined}>
            <p className={classes.author}>
              {message.authorName} · {formatDateTime(message.createdAt)}
            </p>
            <p className={classes.text}>{message.text}</p>
          </li>
        ))}
      </ol>
      <RequestFiles request={request} again={again} />
      <Answering request={request} again={again} />
    </>
  );
}

function Answering({ request, again }: { request: OwnRequest; again: () => void }) {
  const [text, setText] = useState("");
  const [problems, setProblems] = useState<readonly { message: string }[]>([]);
  const reply = useAction(Reply);
  const close = useAction(Close);
  const key = useRef(randomKey());
  const say = async (event: FormEvent) => {
    event.preventDefault();
    const done = await reply.run({ input: { number: request.number, text, key: key.current } });
    if (!done) return;
    key.current = randomKey();
    setProblems(done.replyToRequest.problems);
    if (done.replyToRequest.problems.length === 0) setText("");
    again();
  };
  const end = async () => {
    const done = await close.run({ input: { number: request.number, text: null, key: null } });
    setProblems(done?.closeRequest.problems ?? []);
    again();
  };
  if (!request.actions.includes("reply")) return null;
  return (
    <form onSubmit={(event) => void say(event)}>
      <TextArea label={request.state === "RESOLVED" ? <Trans>Not solved? Tell us</Trans> : <Trans>Your answer</Trans>} value={text} maxLength={10_000} onChange={(event) => setText(event.currentTarget.value)} />
      <Problems problems={problems} failed={reply.failed ?? close.failed} />
      <p className={ui.row}>
        <Button type="submit" look="main" busy={reply.running} disabled={!text.trim()}>
          <Trans>Send</Trans>
        </Button>
        {request.actions.includes("close") && (
          <Button busy={close.running} onClick={() => void end()}>
            {request.state === "RESOLVED" ? <Trans>It is solved</Trans> : <Trans>No longer needed</Trans>}
          </Button>
        )}
      </p>
    </form>
  );
}
