/** Why an edge may not be, in words. */
import { msg } from "@lingui/core/macro";
import type { MessageDescriptor } from "@lingui/core";
import type { Refusal } from "~/features/studio/model/kinds";

const words: Record<string, MessageDescriptor> = {
  itself: msg`A step can't lead to itself.`,
  nowhere: msg`There is nothing to connect to.`,
  no_port: msg`{node} has no way out called {port}.`,
  no_way_in: msg`Nothing can lead to {node}: flows begin there.`,
  twice: msg`These two are connected already.`,
  crowded: msg`Only {count} edge may leave by “{port}”.`,
  circle: msg`{target} already leads to {source}: the flow would run in a circle. Put what is to be repeated into a Repeat.`,
  border: msg`{source} and {target} are not in the same scope.`,
  entry: msg`An inside begins at {node}: nothing else may lead there.`,
};

export const refusalWords = ({ code, values }: Refusal): MessageDescriptor => ({ ...(words[code] ?? msg`This edge is not possible.`), ...(values ? { values } : {}) });
