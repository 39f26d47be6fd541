/** The words of domain orders: their kinds in lists, and what they wait for. */
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
