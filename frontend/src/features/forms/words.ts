/** The types of fields as people choose them. */
import { msg } from "@lingui/core/macro";
import type { MessageDescriptor } from "@lingui/core";
import { IconAbc, IconAlignLeft, IconCalendar, IconDecimal, IconList, IconNumber123, IconToggleLeft, type TablerIcon } from "@tabler/icons-react";
import { type Field, type FieldType, typeOf } from "~/features/forms/model/form";

export interface Sort {
  id: string;
  type: FieldType;
  multiline: boolean;
  word: MessageDescriptor;
  Icon: TablerIcon;
}

const text: Sort = { id: "text", type: "string", multiline: false, word: msg`Text`, Icon: IconAbc };

export const sorts: readonly Sort[] = [
  text,
  { id: "long", type: "string", multiline: true, word: msg`Long text`, Icon: IconAlignLeft },
  { id: "integer", type: "integer", multiline: false, word: msg`Whole number`, Icon: IconNumber123 },
  { id: "decimal", type: "decimal", multiline: false, word: msg`Decimal number`, Icon: IconDecimal },
  { id: "boolean", type: "boolean", multiline: false, word: msg`Yes or no`, Icon: IconToggleLeft },
  { id: "date", type: "date", multiline: false, word: msg`Date`, Icon: IconCalendar },
  { id: "enum", type: "enum", multiline: false, word: msg`List of values`, Icon: IconList },
];

export const sortOf = (field: Field): Sort =>
  sorts.find((sort) => sort.type === typeOf(field) && sort.multiline === (field.multiline ?? false)) ?? text;
