/** A value of a document in words: what people see of it where it changed or is in conflict. */
import { useLingui } from "@lingui/react/macro";
import { useCallback } from "react";
import { type Text, textOf } from "~/lib/text";

type Plain = Record<string, unknown>;
type Only = "const" | "expr";

const isPlain = (value: unknown): value is Plain => typeof value === "object" && value !== null && !Array.isArray(value);
const only = (value: Plain, name: Only) => name in value && Object.keys(value).length === 1;
const isText = (value: Plain) =>
  Object.keys(value).length > 0 && Object.entries(value).every(([key, text]) => /^[a-z]{2}(-[A-Z]{2})?$/.test(key) && typeof text === "string");

export function useReadable(): (value: unknown) => string {
  const { t } = useLingui();
  return useCallback(
    (value: unknown): string => {
      const told = (one: unknown): string => {
        if (one === null || one === undefined || one === "") return "–";
        if (typeof one === "boolean") return one ? t`Yes` : t`No`;
        if (Array.isArray(one)) return one.length > 0 ? one.map(told).join(", ") : "–";
        if (!isPlain(one)) return String(one);
        if (only(one, "const")) return told(one["const"]);
        if (only(one, "expr")) return told(one["expr"]);
        if (isText(one)) return textOf(one as Text);
        if ("to" in one && "from" in one && !Array.isArray(one["from"])) return `${String(one["to"])} ← ${told(one["from"])}`;
        if ("port" in one && "when" in one) return `${String(one["port"])}: ${told(one["when"])}`;
        const known = Object.entries(one).filter(([key, field]) => key !== "id" && field !== null && field !== undefined);
        return known.map(([key, field]) => `${key}: ${told(field)}`).join("; ") || "–";
      };
      return told(value);
    },
    [t],
  );
}

/** The text inside, where the value is one that can be compared word by word. */
export function comparable(value: unknown): string | null {
  if (typeof value === "string") return value;
  if (isPlain(value) && only(value, "expr") && typeof value["expr"] === "string") return value["expr"];
  if (isPlain(value) && only(value, "const") && typeof value["const"] === "string") return value["const"];
  return null;
}
