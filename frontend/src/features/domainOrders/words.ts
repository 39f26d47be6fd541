/** The words of domain orders: their kinds in lists, what they wait for, and why a manager has to look at them. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

export const orderKindWords: Record<string, MessageDescriptor> = {
  PRODUCT: msg`Product order`,
  SERVICE: msg`Service order`,
  RESOURCE: msg`Resource order`,
};

export const subtypeWords: Record<string, MessageDescriptor> = {
  CFS: msg`Customer-facing`,
  RFS: msg`Resource-facing`,
  PHYSICAL: msg`Physical`,
  LOGICAL: msg`Logical`,
};

export const waitWords: Record<string, MessageDescriptor> = {
  VALUE: msg`A value that decides what follows`,
  FAULT: msg`A fault of the catalog`,
  REQUIREMENT: msg`What it requires`,
  MANAGER: msg`A manager who looks at it`,
};

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
