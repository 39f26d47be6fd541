/** The words for the codes of decision tables. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

export const hitPolicyWords: Record<string, MessageDescriptor> = {
  FIRST: msg`First match`,
  UNIQUE: msg`One match only`,
  ANY: msg`Any match`,
  PRIORITY: msg`Most important match`,
  "RULE ORDER": msg`All matches, in row order`,
  "OUTPUT ORDER": msg`All matches, most important first`,
  COLLECT: msg`All matches, collected`,
};

export const hitPolicyHelp: Record<string, MessageDescriptor> = {
  FIRST: msg`Rows are tried from top to bottom; the first that matches answers.`,
  UNIQUE: msg`At most one row may match; two that match are an error.`,
  ANY: msg`Several rows may match if they give the same answer.`,
  PRIORITY: msg`Of the rows that match, the most important output answers.`,
  "RULE ORDER": msg`Every row that matches answers, from top to bottom.`,
  "OUTPUT ORDER": msg`Every row that matches answers, the most important output first.`,
  COLLECT: msg`Every row that matches answers; an aggregation makes one value of them.`,
};

export const typeWords: Record<string, MessageDescriptor> = {
  ANY: msg`any value`,
  BOOLEAN: msg`true or false`,
  DATE: msg`date`,
  DATE_TIME: msg`date and time`,
  DURATION: msg`duration`,
  LIST: msg`list`,
  NUMBER: msg`number`,
  OBJECT: msg`structured value`,
  STRING: msg`text`,
  TIME: msg`time`,
};

/** How a condition of a type is written. */
export const whenExamples: Record<string, readonly string[]> = {
  string: ['"fibre"', '"fibre", "mobile"', 'not("fibre")'],
  number: ["< 500", "[100..500]", "10, 20"],
  boolean: ["true", "false"],
  date: ['>= date("2026-01-01")'],
  duration: ['> duration("P2D")'],
};

/** How an answer of a type is written. */
export const thenExamples: Record<string, readonly string[]> = {
  string: ['"agent"'],
  number: ["10", "order.one_time_total * 2"],
  boolean: ["true", "false"],
  date: ['date("2026-01-01")'],
  duration: ['duration("P2D")'],
};

export const changeWords: Record<string, MessageDescriptor> = {
  ADDED: msg`Added`,
  REMOVED: msg`Removed`,
  CHANGED: msg`Changed`,
  MOVED: msg`Moved`,
};

/** What is made of the answers of a table that collects them. */
export const aggregationWords: Record<string, MessageDescriptor> = {
  LIST: msg`A list`,
  SUM: msg`Their sum`,
  MIN: msg`The least`,
  MAX: msg`The greatest`,
  COUNT: msg`How many`,
};

export const aggregationHelp: Record<string, MessageDescriptor> = {
  LIST: msg`All answers, one below the other.`,
  SUM: msg`Numbers or durations added up.`,
  MIN: msg`The smallest of the answers.`,
  MAX: msg`The largest of the answers.`,
  COUNT: msg`The number of rows that match, 0 when none does.`,
};
