/** A business calendar: its week, its holidays, its time zone. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Modal, Select, Stack, Switch, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useMemo, useState } from "react";
import { useMutation } from "urql";
import { DialogActions } from "~/components/DialogActions";
import { ProblemList } from "~/components/ProblemList";
import classes from "~/features/admin/People.module.css";
import { type CalendarRow, SaveCalendar } from "~/features/admin/calendars/queries";
import { days, holidayLines, lineOf, readHolidays, readLine } from "~/features/admin/calendars/week";
import { currentLocale } from "~/lib/i18n";
import { messageAt, type Problem } from "~/lib/problems";

const office = "09:00-17:00";

const begun = (calendar: CalendarRow | null) => ({
  key: calendar?.key ?? "",
  name: calendar?.name ?? "",
  timezone: calendar?.timezone ?? null,
  isDefault: calendar?.isDefault ?? false,
  active: calendar?.active ?? true,
  week: days.map((day) => (calendar ? lineOf(calendar.hours, day) : day < 6 ? office : "")),
  holidays: holidayLines(calendar?.holidays ?? []),
});

/** Monday of any week begins it. */
const dayName = (day: number) => new Intl.DateTimeFormat(currentLocale(), { weekday: "long", timeZone: "UTC" }).format(new Date(Date.UTC(2024, 0, day)));

export function CalendarDialog({ calendar, onClose }: { calendar: CalendarRow | null; onClose: () => void }) {
  const { t } = useLingui();
  const [values, setValues] = useState(() => begun(calendar));
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [state, save] = useMutation(SaveCalendar);
  const zones = useMemo(() => ["UTC", ...Intl.supportedValuesOf("timeZone")], []);
  const set = (part: Partial<typeof values>) => setValues((old) => ({ ...old, ...part }));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const week = days.map((day) => readLine(day, values.week[day - 1] ?? ""));
    const holidays = readHolidays(values.holidays);
    const unread = week.flatMap((hours, index) => (hours ? [] : [{ code: "unread", message: t`Write hours like 09:00-12:00 13:00-18:00.`, path: ["week", String(index)] }]));
    if (!holidays) unread.push({ code: "unread", message: t`Write a date and a name a line, like 2026-12-25 Christmas.`, path: ["holidays"] });
    if (unread.length > 0 || !holidays) return setProblems(unread);
    const { key, name, timezone, isDefault, active } = values;
    const named = calendar ? { id: calendar.id, version: calendar.version } : { key };
    const { data } = await save({ input: { ...named, name, timezone, isDefault, active, holidays, hours: week.flatMap((hours) => hours ?? []) } });
    const found = data?.saveCalendar.problems ?? [{ code: "offline", message: t`The server did not answer. Try again.`, path: [] }];
    setProblems(found);
    if (found.length === 0) onClose();
  };
  const known = ["key", "name", "timezone", "week", "holidays", "active"];
  return (
    <Modal opened onClose={onClose} size="lg" title={calendar ? calendar.name : <Trans>New calendar</Trans>} closeButtonProps={{ "aria-label": t`Close` }}>
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          <ProblemList problems={problems.filter(({ path }) => !known.includes(path[0] ?? ""))} />
          <TextInput data-autofocus required label={<Trans>Name</Trans>} value={values.name} error={messageAt(problems, "name")} onChange={(event) => set({ name: event.currentTarget.value })} />
          {!calendar && (
            <TextInput required label={<Trans>Key</Trans>} description={<Trans>Files name the calendar by it, e.g. shop-hours.</Trans>} value={values.key} error={messageAt(problems, "key")} onChange={(event) => set({ key: event.currentTarget.value })} />
          )}
          <Select
            label={<Trans>Time zone</Trans>}
            placeholder={t`That of the site`}
            searchable
            clearable
            limit={80}
            data={zones}
            value={values.timezone}
            error={messageAt(problems, "timezone")}
            onChange={(timezone) => set({ timezone })}
          />
          <fieldset className={classes.week}>
            <legend>
              <Trans>Working hours; an empty day is free</Trans>
            </legend>
            {days.map((day) => (
              <TextInput
                key={day}
                label={dayName(day)}
                value={values.week[day - 1] ?? ""}
                error={messageAt(problems, "week", String(day - 1))}
                onChange={(event) => {
                  const line = event.currentTarget.value;
                  set({ week: values.week.map((old, index) => (index === day - 1 ? line : old)) });
                }}
              />
            ))}
          </fieldset>
          <Textarea
            label={<Trans>Holidays</Trans>}
            description={<Trans>One a line: the date, then its name.</Trans>}
            autosize
            minRows={3}
            maxRows={10}
            value={values.holidays}
            error={messageAt(problems, "holidays")}
            onChange={(event) => set({ holidays: event.currentTarget.value })}
          />
          <Switch label={<Trans>The usual calendar, for sites that have none</Trans>} checked={values.isDefault} onChange={(event) => set({ isDefault: event.currentTarget.checked })} />
          {calendar && <Switch label={<Trans>In use</Trans>} checked={values.active} error={messageAt(problems, "active")} onChange={(event) => set({ active: event.currentTarget.checked })} />}
          <DialogActions leave={<Trans>Cancel</Trans>} onLeave={onClose} busy={state.fetching}>
            <Trans>Save</Trans>
          </DialogActions>
        </Stack>
      </form>
    </Modal>
  );
}
