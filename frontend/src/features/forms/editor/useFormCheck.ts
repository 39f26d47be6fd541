/** What the server says about the form as it is typed. */
import { useEffect, useState } from "react";
import { useClient } from "urql";
import type { Form } from "~/features/forms/model/form";
import { CheckForm } from "~/features/forms/queries";
import type { CheckFormQuery } from "~/graphql/graphql";

export type FormCheck = CheckFormQuery["checkForm"];

const nothing: FormCheck = { problems: [], findings: [] };

export function useFormCheck(form: Form, changed: boolean): FormCheck {
  const client = useClient();
  const [check, setCheck] = useState<FormCheck>(nothing);
  useEffect(() => {
    if (!changed) return undefined;
    let over = false;
    const timer = setTimeout(() => {
      void client.query(CheckForm, { content: form }, { requestPolicy: "network-only" }).then(({ data }) => {
        if (!over && data) setCheck(data.checkForm);
      });
    }, 350);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [client, form, changed]);
  return changed ? check : nothing;
}
