/** A draft that saves itself: created with the first line, changed after each pause, submitted once. */
import { useCallback, useEffect, useRef, useState } from "react";
import { useClient } from "urql";
import { graphql } from "~/graphql";
import type { OwnValues } from "~/lib/customFields";
import { type DraftLine, toInput } from "~/lib/draft";
import { isSmall, lineChanges } from "~/lib/draftChanges";
import { type DraftHeader, headerInput } from "~/lib/draftHeader";
import { randomKey } from "~/lib/id";
import type { Problem } from "~/lib/problems";

const CreateDraft = graphql(`
  mutation CreateDraft($input: CreateOrderInput!) {
    createOrder(input: $input) { order { id number version state } problems { code message path } }
  }
`);
const ChangeDraft = graphql(`
  mutation ChangeDraft($input: ChangeDraftInput!) {
    changeDraft(input: $input) { order { id number version state } problems { code message path } }
  }
`);
const EditDraftLines = graphql(`
  mutation EditDraftLines($input: EditLinesInput!) {
    editLines(input: $input) { order { id number version state } problems { code message path } }
  }
`);
const DraftVersion = graphql(`
  query DraftVersion($id: ID!) { order(id: $id) { id version } }
`);
const SubmitDraft = graphql(`
  mutation SubmitDraft($input: OrderVerbInput!) {
    submitOrder(input: $input) { order { id number version state } problems { code message path } }
  }
`);

export interface DraftContent {
  accountId: string | null;
  lines: DraftLine[];
  description: string;
  requestedCompletion: string | null;
  /** Values of custom fields; none while nothing of them was touched. */
  custom?: OwnValues;
  /** By which channel it is sold, and the price list asked for by name; of none the usual ones hold. */
  channel?: string;
  priceList?: string | null;
  /** Who pays, who takes delivery, which terms are agreed to; none while nothing of it was touched. */
  header?: DraftHeader;
}

/** As the API takes it; what was never chosen is left to the server. */
export const wayOf = (channel?: string, priceList?: string | null) => ({
  ...(channel === undefined ? {} : { channel }),
  ...(priceList === undefined ? {} : { priceList }),
});

interface SavedOrder {
  id: string;
  number: string;
  version: number;
}

export type SaveStatus = "new" | "saving" | "saved" | "refused" | "offline";
const pauseMs = 700;
const againMs = 5_000;

const unanswered = (): Problem[] => [{ code: "offline", message: "", path: [] }];

/** `saved` is the draft that is resumed, if any. */
export function useDraftOrder(content: DraftContent, saved: SavedOrder | null) {
  const client = useClient();
  const order = useRef<SavedOrder | null>(saved);
  const key = useRef(randomKey());
  const queue = useRef<Promise<Problem[]>>(Promise.resolve([]));
  const lastSent = useRef(saved ? JSON.stringify(content) : "");
  const lastHeader = useRef("");
  const refused = useRef(false);
  const lastLines = useRef<readonly DraftLine[]>(saved ? content.lines : []);
  const [current, setCurrent] = useState<SavedOrder | null>(saved);
  const [status, setStatus] = useState<SaveStatus>(saved ? "saved" : "new");
  const [problems, setProblems] = useState<Problem[]>([]);

  /** Of many lines only those that changed are sent; a header that changed goes before them. */
  const change = useCallback(
    async (known: SavedOrder, lines: readonly DraftLine[], header: object) => {
      const changes = lineChanges(lastLines.current, lines);
      const few = isSmall(changes, lines.length);
      const said = JSON.stringify(header);
      let now = known;
      if (!few || said !== lastHeader.current) {
        const body = { orderId: now.id, version: now.version, ...header, ...(few ? {} : { lines: toInput(lines) }) };
        const saved = (await client.mutation(ChangeDraft, { input: body })).data?.changeDraft;
        if (!saved?.order || !few) return saved;
        lastHeader.current = said;
        now = saved.order;
        order.current = now;
      }
      const edit = { orderId: now.id, version: now.version, add: toInput(changes.add), remove: changes.remove };
      return (await client.mutation(EditDraftLines, { input: edit })).data?.editLines;
    },
    [client],
  );

  const send = useCallback(
    async (next: DraftContent): Promise<Problem[]> => {
      const text = JSON.stringify(next);
      const begun = order.current !== null || next.lines.length > 0;
      if (!next.accountId || !begun) return [];
      if (text === lastSent.current) {
        if (refused.current) {
          refused.current = false;
          setProblems([]);
          setStatus("saved");
        }
        return [];
      }
      setStatus("saving");
      const header = {
        description: next.description || null,
        requestedCompletion: next.requestedCompletion ? `${next.requestedCompletion}T00:00:00Z` : null,
        ...(next.custom ? { custom: next.custom } : {}),
        ...wayOf(next.channel, next.priceList),
        ...(next.header ? headerInput(next.header) : {}),
      };
      const known = order.current;
      const payload = known
        ? await change(known, next.lines, header)
        : (await client.mutation(CreateDraft, { input: { accountId: next.accountId, key: key.current, lines: toInput(next.lines), ...header } })).data?.createOrder;
      if (!payload) {
        setStatus("offline");
        return unanswered();
      }
      if (payload.order) {
        order.current = payload.order;
        lastSent.current = text;
        lastLines.current = next.lines;
        setCurrent(payload.order);
      } else key.current = randomKey();
      refused.current = payload.problems.length > 0;
      setProblems(payload.problems);
      setStatus(refused.current ? "refused" : "saved");
      return payload.problems;
    },
    [client, change],
  );

  const save = useCallback(
    (next: DraftContent): Promise<Problem[]> => {
      queue.current = queue.current.then(() => send(next));
      return queue.current;
    },
    [send],
  );

  useEffect(() => {
    const timer = window.setTimeout(() => void save(content), pauseMs);
    return () => window.clearTimeout(timer);
  }, [content, save]);

  useEffect(() => {
    if (status !== "offline") return undefined;
    const timer = window.setTimeout(() => void save(content), againMs);
    return () => window.clearTimeout(timer);
  }, [status, content, save]);

  /** Saves what is written; the draft as it lies there now, or null when it was refused. */
  const saveNow = useCallback(async (): Promise<SavedOrder | null> => {
    const refused = await save(content);
    return refused.length > 0 ? null : order.current;
  }, [content, save]);

  /** The draft was changed elsewhere on this page, and has this version now, and these contents if they changed. */
  const adopt = useCallback((version: number, now?: DraftContent) => {
    if (!order.current) return;
    order.current = { ...order.current, version };
    setCurrent(order.current);
    if (now) {
      lastSent.current = JSON.stringify(now);
      lastLines.current = now.lines;
    }
  }, []);

  /** Saves what is written and submits it; answers the order's number, or null when it was refused. */
  const submit = useCallback(async (): Promise<string | null> => {
    const refused = await save(content);
    const known = order.current;
    if (refused.length > 0 || !known) return null;
    const answer = await client.mutation(SubmitDraft, { input: { orderId: known.id, version: known.version } });
    const payload = answer.data?.submitOrder;
    if (!payload) {
      setStatus("offline");
      return null;
    }
    setProblems(payload.problems);
    return payload.problems.length === 0 ? known.number : null;
  }, [client, content, save]);

  /** Someone else saved the draft meanwhile: what stands here goes on top of it, all of it. */
  const overwrite = useCallback(async (): Promise<void> => {
    const known = order.current;
    if (!known) return;
    const { data } = await client.query(DraftVersion, { id: known.id }, { requestPolicy: "network-only" });
    if (!data?.order) return;
    order.current = { ...known, version: data.order.version };
    lastSent.current = "";
    lastLines.current = [];
    await save(content);
  }, [client, content, save]);

  return { order: current, status, problems, submit, saveNow, adopt, overwrite };
}
