/** What stands on the canvas besides steps: sticky notes, and the frames of scopes and groups. */
import { useLingui } from "@lingui/react/macro";
import { type Node, type NodeProps } from "@xyflow/react";
import { memo, useState } from "react";
import classes from "~/features/studio/canvas/canvas.module.css";
import type { Note } from "~/features/studio/model/document";
import { useStudioStore } from "~/features/studio/store";

export type NoteCanvasNode = Node<{ note: Note; editable: boolean }, "note">;

function Sticky({ id, data, selected }: NodeProps<NoteCanvasNode>) {
  const { t } = useLingui();
  const store = useStudioStore();
  const [writing, setWriting] = useState(false);
  const { note, editable } = data;
  const write = (text: string) =>
    store.getState().edit(
      t`Write a note`,
      ({ flow }) => {
        const own = flow.notes?.find((one) => one.id === id);
        if (own) own.text = text;
      },
      { merge: `note ${id}` },
    );
  return (
    <div
      className={classes.note}
      data-color={note.color ?? "yellow"}
      data-selected={selected || undefined}
      onDoubleClick={() => setWriting(editable)}
    >
      {writing ? (
        <textarea
          className="nodrag nopan nowheel"
          aria-label={t`Text of the note`}
          autoFocus
          maxLength={4000}
          value={note.text}
          onChange={(event) => write(event.currentTarget.value)}
          onBlur={() => {
            setWriting(false);
            store.getState().settle();
          }}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === "Escape") event.currentTarget.blur();
          }}
        />
      ) : (
        <p>{note.text || t`Double-click to write`}</p>
      )}
    </div>
  );
}

export const NoteNode = memo(Sticky);

export type FrameCanvasNode = Node<{ title: string; color: string | null; group: boolean; members: readonly string[] }, "frame">;

function Frame({ data, selected }: NodeProps<FrameCanvasNode>) {
  return (
    <div
      className={classes.frame}
      data-group={data.group || undefined}
      data-color={data.color ?? undefined}
      data-selected={selected || undefined}
    >
      <span className={classes.frameTitle}>{data.title}</span>
    </div>
  );
}

export const FrameNode = memo(Frame);
