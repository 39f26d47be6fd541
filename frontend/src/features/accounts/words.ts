/** The words for codes of accounts. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

export const kindWords: Record<string, MessageDescriptor> = { BUSINESS: msg`Business`, CONSUMER: msg`Consumer` };

export const statusWords: Record<string, MessageDescriptor> = {
  PROSPECT: msg`Prospect`,
  ACTIVE: msg`Active`,
  SUSPENDED: msg`Suspended`,
  CLOSED: msg`Closed`,
};

/** The state whose mark an account's status wears. */
export const statusLook: Record<string, string> = { PROSPECT: "SCHEDULED", ACTIVE: "ACTIVE", SUSPENDED: "SUSPENDED", CLOSED: "RETIRED" };
