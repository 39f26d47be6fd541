/** A place of the account: added, or changed. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Modal, NumberInput, Select, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useMemo, useState } from "react";
import { useMutation, useQuery } from "urql";
import { DialogActions } from "~/components/DialogActions";
import { ProblemList } from "~/components/ProblemList";
import { AddressFields, addressOf } from "~/features/accounts/AddressFields";
import classes from "~/features/accounts/accounts.module.css";
import { AddAccountSite, CalendarsToChoose, ChangeAccountSite, type SiteOfRecord } from "~/features/accounts/queries";
import { useForm } from "~/features/accounts/useForm";
import { randomKey } from "~/lib/id";

interface SiteDialogProps {
  accountId: string;
  site: SiteOfRecord | null;
  onClose: () => void;
  onSaved: () => void;
}

const begun = (site: SiteOfRecord | null) => ({
  name: site?.name ?? "",
  ...addressOf(site),
  timezone: site?.timezone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  latitude: site?.latitude ?? (null as number | null),
  longitude: site?.longitude ?? (null as number | null),
  calendarId: site?.calendar?.id ?? (null as string | null),
});

const number = (value: string | number): number | null => (value === "" || Number.isNaN(Number(value)) ? null : Number(value));

export function SiteDialog({ accountId, site, onClose, onSaved }: SiteDialogProps) {
  const { t } = useLingui();
  const [key] = useState(randomKey);
  const form = useForm(begun(site));
  const { values, set, errorAt } = form;
  const [calendars] = useQuery({ query: CalendarsToChoose });
  const zones = useMemo(() => [...new Set([values.timezone, "UTC", ...Intl.supportedValuesOf("timeZone")])], [values.timezone]);
  const [, add] = useMutation(AddAccountSite);
  const [, change] = useMutation(ChangeAccountSite);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const saved = await form.save(async (said) => {
      if (site) return (await change({ input: { siteId: site.id, version: site.version, ...said } })).data?.changeSite.problems;
      return (await add({ input: { accountId, clientKey: key, ...said } })).data?.addSite.problems;
    });
    if (!saved) return;
    onSaved();
    onClose();
  };
  return (
    <Modal opened onClose={onClose} size="lg" title={site ? site.name : <Trans>New site</Trans>} closeButtonProps={{ "aria-label": t`Close` }}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          <ProblemList problems={form.others} />
          <TextInput data-autofocus required label={<Trans>Name</Trans>} {...form.text("name")} />
          <AddressFields value={values} onChange={set} errorOf={(part) => errorAt(part)} required />
          <div className={classes.grid}>
            <Select
              label={<Trans>Time zone</Trans>}
              searchable
              allowDeselect={false}
              limit={80}
              data={zones}
              value={values.timezone}
              error={errorAt("timezone")}
              onChange={(timezone) => timezone && set({ timezone })}
            />
            <Select
              label={<Trans>Calendar</Trans>}
              placeholder={t`The usual one`}
              clearable
              data={(calendars.data?.calendars ?? []).filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))}
              value={values.calendarId}
              error={errorAt("calendarId")}
              onChange={(calendarId) => set({ calendarId })}
            />
            <NumberInput label={<Trans>Latitude</Trans>} hideControls decimalScale={6} value={values.latitude ?? ""} error={errorAt("latitude")} onChange={(value) => set({ latitude: number(value) })} />
            <NumberInput label={<Trans>Longitude</Trans>} hideControls decimalScale={6} value={values.longitude ?? ""} error={errorAt("longitude")} onChange={(value) => set({ longitude: number(value) })} />
          </div>
          <DialogActions leave={<Trans>Cancel</Trans>} onLeave={onClose} busy={form.saving}>
            {site ? <Trans>Save</Trans> : <Trans>Add</Trans>}
          </DialogActions>
        </Stack>
      </form>
    </Modal>
  );
}
