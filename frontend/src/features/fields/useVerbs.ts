/** What is done with fields at once: put in another order, retired; each answers with a word. */
import { useLingui } from "@lingui/react/macro";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useMutation } from "urql";
import { ArrangeFields, type Definition, RetireField } from "~/features/fields/queries";
import type { CustomFieldNoun } from "~/graphql/graphql";

/** The new order shows at once; a refused one falls back to what the server has. */
export function useArrange(noun: CustomFieldNoun, fields: readonly Definition[]) {
  const [wanted, setWanted] = useState<readonly string[] | null>(null);
  const [, send] = useMutation(ArrangeFields);
  const known = new Map(fields.map((field) => [field.id, field]));
  const placed = (wanted ?? []).flatMap((id) => known.get(id) ?? []);
  const order = placed.length === fields.length ? placed : [...fields];
  const arrange = async (next: readonly Definition[]) => {
    const ids = next.map(({ id }) => id);
    setWanted(ids);
    const answer = await send({ input: { noun, fieldIds: ids } });
    const refused = answer.data?.arrangeCustomFields.problems[0]?.message ?? answer.error?.message;
    if (!refused) return;
    setWanted(null);
    notifications.show({ color: "red", message: refused });
  };
  return { order, arrange };
}

export function useRetire() {
  const { t } = useLingui();
  const [, send] = useMutation(RetireField);
  return async (field: Definition) => {
    const answer = await send({ input: { id: field.id, version: field.version } });
    const refused = answer.data?.retireCustomField.problems[0]?.message ?? answer.error?.message;
    notifications.show(
      refused
        ? { color: "red", message: refused }
        : { message: t`${field.label.text} is retired. Its values stay; bring it back below the list.` },
    );
  };
}
