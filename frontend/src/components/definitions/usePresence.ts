/** Says that one is there while a definition is open, and knows who else is; changes come live. */
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useClient } from "urql";
import { type Heard, type Person, TakeOverDefinition, TouchDefinition, WatchDefinition } from "~/components/definitions/documents";

/** The server takes someone for gone after 30 seconds. */
const beatMs = 10_000;

export interface Presence {
  people: readonly Person[];
  /** Someone else who writes. */
  holder: Person | null;
  /** Whether the last beat was answered. */
  reached: boolean;
  /** Takes the right to write; the message of a refusal, or null. */
  takeOver: () => Promise<string | null>;
}

interface Wanted {
  /** There were edits lately, or some are not saved yet. */
  writing: boolean;
  /** Someone who only looks is not counted among those who may write. */
  mayWrite: boolean;
  pause?: boolean;
}

/** `heard` is called at every change of the definition that comes live. */
export function usePresence(key: string, { writing, mayWrite, pause = false }: Wanted, heard?: (definition: Heard) => void): Presence {
  const client = useClient();
  const [people, setPeople] = useState<readonly Person[]>([]);
  const [reached, setReached] = useState(true);
  const editing = writing && mayWrite;
  const listener = useRef(heard);
  useEffect(() => {
    listener.current = heard;
  });
  useEffect(() => {
    if (pause) return;
    let over = false;
    const beat = async () => {
      const { data } = await client.mutation(TouchDefinition, { input: { key, editing } }).toPromise();
      if (over) return;
      setReached(data !== undefined && data !== null);
      if (data?.touchDraft.problems.length === 0) setPeople(data.touchDraft.presence);
    };
    void beat();
    const timer = setInterval(() => void beat(), beatMs);
    const again = () => void beat();
    window.addEventListener("online", again);
    return () => {
      over = true;
      clearInterval(timer);
      window.removeEventListener("online", again);
    };
  }, [client, key, editing, pause]);

  useEffect(() => {
    if (pause) return;
    const { unsubscribe } = client.subscription(WatchDefinition, { key }).subscribe(({ data }) => {
      if (!data) return;
      setPeople(data.definitionChanged.presence);
      listener.current?.(data.definitionChanged.definition);
    });
    return unsubscribe;
  }, [client, key, pause]);

  const takeOver = useCallback(async () => {
    const { data, error } = await client.mutation(TakeOverDefinition, { input: { key } }).toPromise();
    if (!data) return error?.message ?? "";
    const refused = data.takeOverDraft.problems[0];
    if (refused) return refused.message;
    setPeople(data.takeOverDraft.presence);
    return null;
  }, [client, key]);

  return useMemo(() => {
    const holder = people.find((person) => person.editing && !person.mine) ?? null;
    return { people, holder, reached, takeOver };
  }, [people, reached, takeOver]);
}
