/** The words of imports: states, what columns tell, and what came of rows. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

/** Words of a state, and the state whose look it shares. */
export const importStates: Record<string, { look: string; word: MessageDescriptor }> = {
  WAITING: { look: "WAITING", word: msg`Columns to confirm` },
  CHECKING: { look: "RUNNING", word: msg`Dry run` },
  CHECKED: { look: "IN_REVIEW", word: msg`Ready to import` },
  RUNNING: { look: "RUNNING", word: msg`Importing` },
  DONE: { look: "COMPLETED", word: msg`Imported` },
  CANCELED: { look: "CANCELED", word: msg`Canceled` },
  FAILED: { look: "FAILED", word: msg`Failed` },
};

export const queueStates: Record<string, { look: string; word: MessageDescriptor }> = {
  QUEUED: { look: "WAITING", word: msg`Waiting` },
  RUNNING: { look: "RUNNING", word: msg`Being made` },
  DONE: { look: "COMPLETED", word: msg`Made` },
  REFUSED: { look: "FAILED", word: msg`Refused` },
};

export const outcomeWords: Record<string, { look: string; word: MessageDescriptor }> = {
  READ: { look: "PLANNED", word: msg`Not checked` },
  GOOD: { look: "ACKNOWLEDGED", word: msg`Good` },
  BAD: { look: "FAILED", word: msg`Refused` },
  MADE: { look: "COMPLETED", word: msg`Made` },
  KNOWN: { look: "SKIPPED", word: msg`There before` },
  FAILED: { look: "FAILED", word: msg`Refused` },
};

/** What a column may tell, whatever is sold. */
export const targetWords: Record<string, MessageDescriptor> = {
  account: msg`Account`,
  offering: msg`Offering`,
  external_id: msg`External id`,
  group: msg`Rows of one order (key)`,
  site: msg`Site`,
  quantity: msg`Quantity`,
  action: msg`Action`,
  line: msg`Line number`,
  parent: msg`Line of its bundle`,
  requested_start: msg`Requested start`,
  requested_completion: msg`Requested completion`,
  description: msg`Description`,
  purchase_order: msg`Purchase order`,
  urgency: msg`Urgency`,
};

export const groupWords = {
  order: msg`Order and line`,
  characteristic: msg`Characteristics`,
  own: msg`Custom fields`,
} as const;
