/** Why a manager has to look at a domain order, and what is to be done then. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

/** What is wrong, in a few words; the catalog's own message says more where there is one. */
export const attentionWords: Record<string, MessageDescriptor> = {
  PICK: msg`Pick what goes`,
  VALIDATION: msg`A validation failed`,
  OPTION: msg`A value is ruled out`,
  QUANTITY: msg`The quantity is out of bounds`,
  VALUE: msg`A value does not fit`,
};

/** What the person who looks at it is to do. */
export const attentionHelp: Record<string, MessageDescriptor> = {
  PICK: msg`Less is wanted than there is, and it is not clear which of the installed items goes.`,
  VALIDATION: msg`Correct the value, or say why it is right.`,
  OPTION: msg`Choose another value, or say why this one is right.`,
  QUANTITY: msg`The quantity that was worked out lies outside what the catalog allows; the nearest allowed one was taken.`,
  VALUE: msg`Decomposition worked out a value that the characteristic does not take. Give the right one, or say why none is needed.`,
};
