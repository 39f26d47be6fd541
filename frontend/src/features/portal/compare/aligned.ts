/** Products laid side by side: what asks the same stands in one row. */
import type { Kept } from "~/components/configurator/compare";
import type { Configured } from "~/components/configurator/model";

const SOLD = "sold";

/** Whatever is sold at the top lines up with the others, unless one of them has it for a part: then it lines up there. */
export function aligned(found: readonly Configured[]): Kept[] {
  const parts = new Set(found.flatMap(({ lines }) => lines.filter((line) => line.parentNumber !== null).map((line) => line.offering)));
  return found.flatMap((configured) => {
    const [root] = configured.lines;
    if (!root) return [];
    const lines = configured.lines.map((line) => ({
      ...line,
      offering: line === root && !parts.has(line.offering) ? SOLD : line.offering,
      parentNumber: line === root && parts.has(line.offering) ? "1" : line.parentNumber,
      questions: line.questions.filter(({ hidden }) => !hidden),
    }));
    return [{ id: root.offering, name: root.name, lines: [], configured: { ...configured, lines } }];
  });
}
