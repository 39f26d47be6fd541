/** The custom fields of the account that is ordered for: read here, and filled in by those who may. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation } from "urql";
import { CustomFieldsDialog } from "~/components/CustomFieldsDialog";
import { OwnValue } from "~/components/OwnValue";
import { graphql } from "~/graphql";
import { isEmpty, type OwnValues, useCustomFields } from "~/lib/customFields";
import { useCan } from "~/lib/session";

const FillAccount = graphql(`
  mutation FillAccount($input: FillAccountInput!) {
    fillAccount(input: $input) { account { id version custom } problems { code message path } }
  }
`);

interface AccountFieldsProps {
  account: { id: string; name: string; version: number; custom: unknown };
}

export function AccountFields({ account }: AccountFieldsProps) {
  const { t } = useLingui();
  const fields = useCustomFields("ACCOUNT");
  const mayChange = useCan("account.write");
  const [open, dialog] = useDisclosure(false);
  const [, fill] = useMutation(FillAccount);
  const values = account.custom as OwnValues;
  if (fields.length === 0) return null;
  const save = async (custom: OwnValues) => {
    const { data } = await fill({ input: { accountId: account.id, version: account.version, custom } });
    return data?.fillAccount.problems ?? null;
  };
  return (
    <>
      {fields
        .filter(({ key }) => !isEmpty(values[key]))
        .map((field) => (
          <span key={field.key}>
            {field.label.text}: <OwnValue field={field} value={values[field.key]} />
          </span>
        ))}
      {mayChange && (
        <Button size="compact-xs" variant="default" onClick={dialog.open}>
          <Trans>Edit fields</Trans>
        </Button>
      )}
      {open && (
        <CustomFieldsDialog
          title={t`Custom fields of ${account.name}`}
          fields={fields}
          values={values}
          save={save}
          onClose={dialog.close}
        />
      )}
    </>
  );
}
