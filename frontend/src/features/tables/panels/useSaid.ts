/** The words for values, columns and rows of a table. */
import { useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import type { Table } from "~/features/tables/model/table";
import { formatDate, formatDateTime, formatNumber } from "~/lib/format";
import { textOf } from "~/lib/text";

export interface Said {
  value: (value: unknown) => string;
  column: (id: string) => string;
  /** "Row 12"; a row that is gone goes by its id. */
  row: (id: string) => string;
  place: (id: string) => number | null;
  /** Values by input id, such as "Kind office · Users 45". */
  example: (example: { values: unknown; day?: string | null | undefined }) => string;
}

/** All that is written in the table: a text that stands nowhere in it is one of many, found to show a gap. */
const writtenIn = ({ inputs, rows }: Table) =>
  [...inputs.flatMap(({ allowed }) => allowed ?? []), ...rows.flatMap(({ when }) => when)].join(" ");

const decimal = /^[+-]?\d+(\.\d+)?$/;

export function useSaid(table: Table): Said {
  const { t } = useLingui();
  return useMemo(() => {
    const places = new Map(table.rows.map((row, at) => [row.id, at + 1]));
    const names = new Map([...table.inputs, ...table.outputs].map((spec) => [spec.id, textOf(spec.label) || spec.id]));
    const value = (given: unknown): string => {
      if (given === null || given === undefined) return t`nothing`;
      if (typeof given === "boolean") return given ? t`yes` : t`no`;
      if (typeof given === "number") return formatNumber(given);
      if (typeof given !== "string") return JSON.stringify(given);
      if (decimal.test(given)) return given;
      if (/^\d{4}-\d{2}-\d{2}$/.test(given)) return formatDate(given);
      return /^\d{4}-\d{2}-\d{2}T/.test(given) ? formatDateTime(given) : given || t`blank`;
    };
    let all: string | null = null;
    const written = () => (all ??= writtenIn(table));
    const column = (id: string) => names.get(id) ?? id;
    return {
      value,
      column,
      place: (id) => places.get(id) ?? null,
      row: (id) => {
        const place = places.get(id);
        return place === undefined ? id : t`Row ${formatNumber(place)}`;
      },
      example: ({ values, day }) => {
        const texts = new Set(table.inputs.filter(({ type }) => type === "string").map(({ id }) => id));
        const isOther = (id: string, one: unknown) => texts.has(id) && typeof one === "string" && one !== "" && !written().includes(`"${one}"`);
        const given = Object.entries((values ?? {}) as Record<string, unknown>);
        const isAny = (id: string, one: unknown) => one === "" && texts.has(id) && !written().includes('""');
        const facts = given.filter(([id, one]) => !isAny(id, one)).map(([id, one]) =>
          isOther(id, one) ? t`${column(id)} something else` : `${column(id)} ${value(one)}`,
        );
        if (day) facts.push(t`on ${formatDate(day)}`);
        return facts.join(" · ");
      },
    };
  }, [table, t]);
}
