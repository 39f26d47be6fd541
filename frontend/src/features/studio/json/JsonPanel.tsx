/** The flow as its document: to read, to copy, and to write, one undo away from what was before. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, CopyButton, Group, Textarea } from "@mantine/core";
import { useState } from "react";
import type { Doc } from "~/features/studio/model/document";
import { readDoc } from "~/features/studio/model/document";
import { isFlow } from "~/features/studio/model/shape";
import { useStudio, useStudioStore } from "~/features/studio/store";

type Read = { doc: Doc } | { fault: "json" | "schema" | "newer" | "key"; words: string };

/** Line and column of the place that a parser complains of, counted from 1. */
function placeIn(text: string, message: string): string {
  const at = Number(/position (\d+)/.exec(message)?.[1] ?? Number.NaN);
  if (Number.isNaN(at)) return message;
  const before = text.slice(0, at).split("\n");
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`;
}

export function readText(text: string, { flow, layout }: Doc): Read {
  let content: Record<string, unknown>;
  try {
    content = JSON.parse(text) as Record<string, unknown>;
  } catch (error) {
    return { fault: "json", words: placeIn(text, (error as Error).message) };
  }
  const schema = String(content?.["schema"] ?? "");
  if (!Array.isArray(content?.["nodes"]) || !Array.isArray(content["edges"])) return { fault: "schema", words: schema };
  if (schema !== flow.schema) return { fault: schema.startsWith("orderloom.flow/") ? "newer" : "schema", words: schema };
  if (content["key"] !== flow.key || content["kind"] !== flow.kind) return { fault: "key", words: `${flow.key} (${flow.kind})` };
  return isFlow(content) ? { doc: readDoc(content, layout) } : { fault: "schema", words: schema };
}

export function JsonPanel() {
  const { t } = useLingui();
  const store = useStudioStore();
  const doc = useStudio((studio) => studio.doc);
  const editable = useStudio((studio) => studio.readOnly === false);
  const [written, setWritten] = useState<string | null>(null);
  const text = written ?? JSON.stringify(doc.flow, null, 2);
  const read = written === null ? null : readText(written, doc);
  const faults = {
    json: (words: string) => t`This is no JSON yet: look at ${words}.`,
    schema: () => t`This is no flow: “schema”, “nodes” and “edges” are needed.`,
    newer: (words: string) => t`This is a flow of the format ${words}, which this version of Orderloom does not know. Nothing was changed.`,
    key: (words: string) => t`Key and kind stay as they are: ${words}. Import it in the list of flows to make another flow.`,
  };
  const apply = () => {
    if (!read || !("doc" in read)) return;
    store.getState().edit(t`Write the JSON`, (draft) => {
      draft.flow = read.doc.flow as typeof draft.flow;
    });
    setWritten(null);
  };
  return (
    <section style={{ display: "flex", flexDirection: "column", gap: 8, height: "100%", padding: 12 }} aria-label={t`JSON`}>
      <Textarea
        aria-label={t`The document`}
        autosize
        minRows={12}
        maxRows={28}
        spellCheck={false}
        styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)", fontSize: 12 } }}
        readOnly={!editable}
        value={text}
        error={read && "fault" in read ? faults[read.fault](read.words) : undefined}
        onChange={(event) => setWritten(event.currentTarget.value)}
      />
      <Group gap="xs">
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button size="xs" variant="default" onClick={copy}>
              {copied ? t`Copied` : t`Copy`}
            </Button>
          )}
        </CopyButton>
        {written !== null && (
          <>
            <Button size="xs" disabled={!read || !("doc" in read)} onClick={apply}>
              <Trans>Use this</Trans>
            </Button>
            <Button size="xs" variant="default" onClick={() => setWritten(null)}>
              <Trans>Throw away</Trans>
            </Button>
          </>
        )}
      </Group>
    </section>
  );
}
