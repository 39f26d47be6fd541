/** Copying, cutting and pasting blocks, within tables and from and to spreadsheets. */
import { msg, plural } from "@lingui/core/macro";
import { type ClipboardEvent, useCallback } from "react";
import { type Context, newRowId } from "~/features/tables/grid/context";
import { cellsOf, fromSpreadsheet, htmlText, ownFormat, parseBlock, pasteCells, plainText } from "~/features/tables/model/clipboard";
import { clearCells } from "~/features/tables/model/edits";

function ownCells(data: DataTransfer): string[][] | null {
  try {
    const cells = JSON.parse(data.getData(ownFormat)) as unknown;
    return Array.isArray(cells) ? (cells as string[][]) : null;
  } catch {
    return null;
  }
}

function pasted(context: Context, data: DataTransfer): void {
  const { table, columns, shown, block, word, say, edit, size } = context;
  const own = ownCells(data);
  const text = data.getData("text/plain");
  if (!own && text === "") return;
  const cells = own ?? parseBlock(text).map((line) => line.map((cell, along) => {
    const column = columns[block.left + along];
    return column ? fromSpreadsheet(cell, column) : cell;
  }));
  const top = size.rows === 0 ? 0 : Math.max(0, block.top);
  const result = pasteCells({ table, columns, shown, selection: { ...block, top, bottom: Math.max(top, block.bottom) } }, cells, newRowId);
  edit(word(msg`Paste`), result.rows, result.block);
  const added = result.rows.length - table.rows.length;
  if (added > 0) say(word(msg`${plural(added, { one: "# row was added.", other: "# rows were added." })}`));
  if (result.leftOut > 0) {
    const left = result.leftOut;
    say(word(msg`The block is wider than the table: ${plural(left, { one: "# cell was left out", other: "# cells were left out" })}.`));
  }
}

export function useClipboard(context: () => Context) {
  const onCopy = useCallback(
    (event: ClipboardEvent<HTMLElement>) => {
      if (event.target !== event.currentTarget) return;
      const now = context();
      const cells = cellsOf(now.table.rows, now.places, now.chosen);
      event.clipboardData.setData("text/plain", plainText(cells));
      event.clipboardData.setData("text/html", htmlText(cells));
      event.clipboardData.setData(ownFormat, JSON.stringify(cells));
      event.preventDefault();
      if (event.type === "cut" && now.editable) now.edit(now.word(msg`Cut`), clearCells(now.table.rows, now.places, now.chosen));
    },
    [context],
  );
  const onPaste = useCallback(
    (event: ClipboardEvent<HTMLElement>) => {
      const now = context();
      if (event.target !== event.currentTarget || !now.editable) return;
      event.preventDefault();
      pasted(now, event.clipboardData);
    },
    [context],
  );
  return { onCopy, onCut: onCopy, onPaste };
}
