/** What kinds of record and types of field are called. */
import { msg } from "@lingui/core/macro";
import type { CustomFieldNoun, CustomFieldType } from "~/graphql/graphql";

export const nouns = ["ORDER", "LINE", "ACCOUNT", "TASK"] as const satisfies readonly CustomFieldNoun[];

export const nounWords = { ORDER: msg`Orders`, LINE: msg`Lines`, ACCOUNT: msg`Accounts`, TASK: msg`Tasks` };

export const types = [
  "STRING", "TEXT", "INTEGER", "DECIMAL", "BOOLEAN", "DATE", "DATE_TIME", "ENUM", "EMAIL", "URL",
] as const satisfies readonly CustomFieldType[];

export const typeWords: Record<CustomFieldType, ReturnType<typeof msg>> = {
  STRING: msg`Text`,
  TEXT: msg`Long text`,
  INTEGER: msg`Whole number`,
  DECIMAL: msg`Number`,
  BOOLEAN: msg`Yes or no`,
  DATE: msg`Date`,
  DATE_TIME: msg`Date and time`,
  ENUM: msg`One of a list`,
  EMAIL: msg`E-mail address`,
  URL: msg`Web address`,
};
