/** Operators in the reader's words. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Operator } from "~/components/expression/conditions/rows";

export const operatorWords: Readonly<Record<Operator, MessageDescriptor>> = {
  "=": msg`is`,
  "!=": msg`is not`,
  "<": msg`is less than`,
  "<=": msg`is at most`,
  ">": msg`is more than`,
  ">=": msg`is at least`,
  between: msg`is between`,
  in: msg`is one of`,
  "not in": msg`is none of`,
  contains: msg`contains`,
  "not contains": msg`does not contain`,
  "starts with": msg`starts with`,
  "ends with": msg`ends with`,
  "list contains": msg`has the item`,
  "not list contains": msg`does not have the item`,
  "is true": msg`is true`,
  "is not true": msg`is not true`,
  "is empty": msg`is empty`,
  "is set": msg`is filled in`,
};

/** Of moments one says before and after. */
export const momentWords: Readonly<Partial<Record<Operator, MessageDescriptor>>> = {
  "<": msg`is before`,
  "<=": msg`is not after`,
  ">": msg`is after`,
  ">=": msg`is not before`,
};
