/** Types of values in the reader's words. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { type Sort, sortOf } from "~/components/expression/scope";

const words: Readonly<Record<Sort, MessageDescriptor>> = {
  text: msg`text`,
  number: msg`number`,
  boolean: msg`yes or no`,
  date: msg`date`,
  date_time: msg`date and time`,
  time: msg`time`,
  duration: msg`duration`,
  list: msg`list`,
  any: msg`any`,
};

/** A type as people call it; what has no common name stays away. */
export function useTypeWord(): (type: string) => string {
  const { i18n } = useLingui();
  return (type) => (sortOf(type) === "any" && type !== "any" ? (/^(context|null)/.test(type) ? "" : type) : i18n._(words[sortOf(type)]));
}

export function useSortWord(): (sort: Sort) => string {
  const { i18n } = useLingui();
  return (sort) => i18n._(words[sort]);
}
