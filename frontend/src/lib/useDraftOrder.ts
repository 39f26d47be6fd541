/** A draft that saves itself: created with the first line, changed after each pause, submitted once. */
import { useCallback, useEffect, useRef, useState } from "react";
import { useClient } from "urql";
import { graphql } from "~/graphql";
import type { OwnValues } from "~/lib/customFields";
import { type DraftLine, toInput } from "~/lib/draft";
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
}

interface SavedOrder {
  id: string;
  number: string;
  version: number;
}

export type SaveStatus = "new" | "saving" | "saved" | "refused" | "offline";
const pauseMs = 700;

const unanswered = (): Problem[] => [{ code: "offline", message: "", path: [] }];

/** `saved` is the draft that is resumed, if any. */
export function useDraftOrder(content: DraftContent, saved: SavedOrder | null) {
  const client = useClient();
  const order = useRef<SavedOrder | null>(saved);
  const key = useRef(randomKey());
  const queue = useRef<Promise<Problem[]>>(Promise.resolve([]));
  const lastSent = useRef(saved ? JSON.stringify(content) : "");
  const [current, setCurrent] = useState<SavedOrder | null>(saved);
  const [status, setStatus] = useState<SaveStatus>(saved ? "saved" : "new");
  const [problems, setProblems] = useState<Problem[]>([]);

  const send = useCallback(
    async (next: DraftContent): Promise<Problem[]> => {
      const text = JSON.stringify(next);
      const begun = order.current !== null || next.lines.length > 0;
      if (!next.accountId || !begun || text === lastSent.current) return [];
      setStatus("saving");
      const body = {
        lines: toInput(next.lines),
        description: next.description || null,
        requestedCompletion: next.requestedCompletion ? `${next.requestedCompletion}T00:00:00Z` : null,
        ...(next.custom ? { custom: next.custom } : {}),
      };
      const known = order.current;
      const payload = known
        ? (await client.mutation(ChangeDraft, { input: { orderId: known.id, version: known.version, ...body } })).data?.changeDraft
        : (await client.mutation(CreateDraft, { input: { accountId: next.accountId, key: key.current, ...body } })).data?.createOrder;
      if (!payload) {
        setStatus("offline");
        return unanswered();
      }
      if (payload.order) {
        order.current = payload.order;
        lastSent.current = text;
        setCurrent(payload.order);
      } else key.current = randomKey();
      setProblems(payload.problems);
      setStatus(payload.problems.length > 0 ? "refused" : "saved");
      return payload.problems;
    },
    [client],
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

  /** Saves what is written; the draft as it lies there now, or null when it was refused. */
  const saveNow = useCallback(async (): Promise<SavedOrder | null> => {
    const refused = await save(content);
    return refused.length > 0 ? null : order.current;
  }, [content, save]);

  /** The draft was changed elsewhere on this page, and has this version now. */
  const adopt = useCallback((version: number) => {
    if (!order.current) return;
    order.current = { ...order.current, version };
    setCurrent(order.current);
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

  return { order: current, status, problems, submit, saveNow, adopt };
}
