/** One service of the order: which one, how many, where, and its characteristics. */
import { useLingui } from "@lingui/react/macro";
import { ActionIcon, NumberInput, Select } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { ValueField } from "~/components/ValueField";
import classes from "~/features/serviceOrders/serviceOrders.module.css";
import type { Service, ServiceLine } from "~/features/serviceOrders/useServiceOrder";
import { messageAt, type Problem } from "~/lib/problems";

interface ServiceLineCardProps {
  line: ServiceLine;
  place: number;
  services: readonly Service[];
  sites: readonly { id: string; name: string; city: string }[];
  problems: readonly Problem[];
  onChange: (line: ServiceLine) => void;
  onRemove?: () => void;
}

const defaultsOf = (service: Service | undefined): Record<string, unknown> =>
  Object.fromEntries(
    (service?.characteristics ?? []).flatMap(({ name, default: value }) => (value === null || value === undefined ? [] : [[name, value]])),
  );

export function ServiceLineCard({ line, place, services, sites, problems, onChange, onRemove }: ServiceLineCardProps) {
  const { t } = useLingui();
  const service = services.find(({ key }) => key === line.specification);
  const errorOf = (...path: string[]) => messageAt(problems, "lines", String(place), ...path);
  const kinds = [
    { group: t`For customers`, items: services.filter(({ subtype }) => subtype !== "rfs") },
    { group: t`By resources`, items: services.filter(({ subtype }) => subtype === "rfs") },
  ];
  return (
    <div className={classes.card} role="group" aria-label={t`Service ${place + 1}`}>
      <div className={classes.grid}>
        <Select
          label={t`Service`}
          required
          searchable
          data={kinds
            .filter(({ items }) => items.length > 0)
            .map(({ group, items }) => ({ group, items: items.map(({ key, name }) => ({ value: key, label: name.text })) }))}
          value={line.specification}
          error={errorOf("specification")}
          nothingFoundMessage={t`No service found`}
          onChange={(key) => onChange({ ...line, specification: key, values: defaultsOf(services.find((one) => one.key === key)) })}
        />
        <NumberInput
          label={t`Quantity`}
          min={1}
          max={1000}
          allowDecimal={false}
          value={line.quantity}
          error={errorOf("quantity")}
          onChange={(quantity) => onChange({ ...line, quantity: Number(quantity) || 1 })}
        />
        <Select
          label={t`Site`}
          clearable
          clearButtonProps={{ "aria-label": t`No site` }}
          disabled={sites.length === 0}
          data={sites.map(({ id, name, city }) => ({ value: id, label: `${name}, ${city}` }))}
          value={line.siteId}
          error={errorOf("site_id")}
          onChange={(siteId) => onChange({ ...line, siteId })}
        />
        {onRemove && (
          <ActionIcon variant="subtle" color="gray" size="lg" mt={24} aria-label={t`Remove service ${place + 1}`} onClick={onRemove}>
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        )}
      </div>
      {service && service.characteristics.length > 0 && (
        <div className={classes.grid} role="group" aria-label={t`Configuration of ${service.name.text}`}>
          {service.characteristics.map((one) => (
            <ValueField
              key={one.name}
              spec={{ ...one, label: one.label.text, help: one.help?.text }}
              value={line.values[one.name]}
              error={errorOf("characteristics", one.name)}
              onChange={(value) => onChange({ ...line, values: { ...line.values, [one.name]: value } })}
            />
          ))}
        </div>
      )}
    </div>
  );
}
