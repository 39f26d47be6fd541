/** The custom fields of an order, filled in and changed here while the order is open. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPencil } from "@tabler/icons-react";
import { useMutation } from "urql";
import { CustomFieldsDialog } from "~/components/CustomFieldsDialog";
import { OwnValue } from "~/components/OwnValue";
import type { RecordOrder } from "~/features/record/queries";
import classes from "~/features/record/record.module.css";
import { graphql } from "~/graphql";
import { bySection, type CustomField, type OwnValues, useCustomFields } from "~/lib/customFields";
import { useCan } from "~/lib/session";

const FillOrder = graphql(`
  mutation FillOrder($input: FillOrderInput!) {
    fillOrder(input: $input) { order { id version custom } problems { code message path } }
  }
`);
const ended = ["COMPLETED", "CANCELED", "FAILED"];

export function OrderDetails({ order, refresh }: { order: RecordOrder; refresh: () => void }) {
  const { t } = useLingui();
  const fields = useCustomFields("ORDER");
  const mayChange = useCan("order.edit") && !ended.includes(order.state);
  const [open, dialog] = useDisclosure(false);
  const [, fill] = useMutation(FillOrder);
  const values = order.custom as OwnValues;
  if (fields.length === 0) return null;
  const save = async (custom: OwnValues) => {
    const { data } = await fill({ input: { orderId: order.id, version: order.version, custom } });
    refresh();
    return data?.fillOrder.problems ?? null;
  };
  return (
    <section className={classes.line} aria-label={t`Details`}>
      <div className={classes.lineHead}>
        <h2>
          <Trans>Details</Trans>
        </h2>
        {mayChange && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPencil size={14} aria-hidden />}
            onClick={dialog.open}
          >
            <Trans>Edit</Trans>
          </Button>
        )}
      </div>
      <div className={classes.details}>
        {bySection(fields).map(({ title, fields: members }) => (
          <Members key={title ?? ""} title={title} fields={members} values={values} />
        ))}
      </div>
      {open && (
        <CustomFieldsDialog
          title={t`Details of ${order.number}`}
          fields={fields}
          values={values}
          save={save}
          onClose={dialog.close}
        />
      )}
    </section>
  );
}

function Members(props: { title: string | null; fields: readonly CustomField[]; values: OwnValues }) {
  return (
    <div>
      {props.title !== null && <h3 className={classes.detailsTitle}>{props.title}</h3>}
      <dl className={classes.values}>
        {props.fields.map((field) => (
          <div key={field.key} style={{ display: "contents" }}>
            <dt>{field.label.text}</dt>
            <dd>
              <OwnValue field={field} value={props.values[field.key]} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
