/** What changed inside of a text, word by word; expressions are read so most easily. */

export interface Piece {
  kind: "same" | "removed" | "added";
  text: string;
}

const most = 400;

const words = (text: string) => text.match(/\s+|[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? [];

/** Very long texts are replaced as a whole. */
export function textDiff(before: string, after: string): Piece[] {
  const [old, now] = [words(before), words(after)];
  if (old.length > most || now.length > most) return joined([piece("removed", before), piece("added", after)]);
  const lengths = commonLengths(old, now);
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < old.length && j < now.length) {
    if (old[i] === now[j]) {
      pieces.push(piece("same", old[i] ?? ""));
      i += 1;
      j += 1;
    } else if ((lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0)) {
      pieces.push(piece("removed", old[i] ?? ""));
      i += 1;
    } else {
      pieces.push(piece("added", now[j] ?? ""));
      j += 1;
    }
  }
  for (const text of old.slice(i)) pieces.push(piece("removed", text));
  for (const text of now.slice(j)) pieces.push(piece("added", text));
  return joined(pieces);
}

const piece = (kind: Piece["kind"], text: string): Piece => ({ kind, text });

/** `[i][j]` is how many words the rests from i and from j have in common, in order. */
function commonLengths(old: readonly string[], now: readonly string[]): number[][] {
  const table = Array.from({ length: old.length + 1 }, () => Array.from({ length: now.length + 1 }, () => 0));
  for (let i = old.length - 1; i >= 0; i -= 1) {
    const [row, below] = [table[i] ?? [], table[i + 1] ?? []];
    for (let j = now.length - 1; j >= 0; j -= 1) {
      row[j] = old[i] === now[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}

/** Between two equal pieces, what went comes before what came, each in one. */
function joined(pieces: readonly Piece[]): Piece[] {
  const done: Piece[] = [];
  let [removed, added] = ["", ""];
  const close = () => {
    if (removed) done.push(piece("removed", removed));
    if (added) done.push(piece("added", added));
    [removed, added] = ["", ""];
  };
  for (const { kind, text } of pieces) {
    if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else {
      close();
      const last = done.at(-1);
      if (last?.kind === "same") last.text += text;
      else done.push(piece("same", text));
    }
  }
  close();
  return done;
}
