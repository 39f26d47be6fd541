/** Business calendars: when people work where. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Badge, Button, Group } from "@mantine/core";
import { useState } from "react";
import { useQuery } from "urql";
import { SheetMenu } from "~/components/sheets/SheetMenu";
import { EmptyState, QueryState } from "~/components/states";
import { CalendarDialog } from "~/features/admin/calendars/CalendarDialog";
import { BusinessCalendars, type CalendarRow } from "~/features/admin/calendars/queries";
import { days, lineOf } from "~/features/admin/calendars/week";
import classes from "~/features/admin/People.module.css";
import { currentLocale } from "~/lib/i18n";

const shortDay = (day: number) => new Intl.DateTimeFormat(currentLocale(), { weekday: "short", timeZone: "UTC" }).format(new Date(Date.UTC(2024, 0, day)));

export function CalendarsList() {
  const { t } = useLingui();
  const [edited, setEdited] = useState<CalendarRow | null>(null);
  const [query, execute] = useQuery({ query: BusinessCalendars });
  const again = () => execute({ requestPolicy: "network-only" });
  return (
    <>
      <p className={classes.note}>
        <Trans>
          Tasks of people, delivery estimates and the times in which requests are to be answered count these hours. A task of a whole day takes one working day;
          what systems do goes on around the clock.
        </Trans>
      </p>
      <Group justify="end" className={classes.bar ?? ""}>
        <SheetMenu file="CALENDARS" mayImport onImported={again} />
      </Group>
      <QueryState query={query} retry={again}>
        {({ calendars }) =>
          calendars.length === 0 ? (
            <EmptyState title={<Trans>No calendars yet</Trans>}>
              <Trans>Without one, work is planned around the clock.</Trans>
            </EmptyState>
          ) : (
            <ul className={classes.groups} aria-label={t`Calendars`}>
              {calendars.map((calendar) => (
                <li key={calendar.id}>
                  <Group justify="space-between" wrap="nowrap">
                    <h2>{calendar.name}</h2>
                    <Button size="compact-sm" variant="default" aria-label={t`Edit ${calendar.name}`} onClick={() => setEdited(calendar)}>
                      <Trans>Edit</Trans>
                    </Button>
                  </Group>
                  <p className={classes.key}>
                    {calendar.key} · {calendar.timezone ?? <Trans>time zone of the site</Trans>}
                  </p>
                  <Marks calendar={calendar} />
                  <dl className={classes.hours}>
                    {days.map((day) => (
                      <div key={day}>
                        <dt>{shortDay(day)}</dt>
                        <dd>{lineOf(calendar.hours, day) || "–"}</dd>
                      </div>
                    ))}
                  </dl>
                  <Followers calendar={calendar} />
                  <p>
                    <Plural value={calendar.holidays.length} _0="No holidays" one="# holiday" other="# holidays" />
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
      {edited && <CalendarDialog key={edited.id} calendar={edited} onClose={() => setEdited(null)} />}
    </>
  );
}

function Followers({ calendar }: { calendar: CalendarRow }) {
  return (
    <p>
      <Plural value={calendar.siteCount} _0="No site names it" one="# site follows it" other="# sites follow it" />
      {calendar.isDefault && (
        <>
          {" · "}
          <Trans>so does every site without a calendar</Trans>
        </>
      )}
    </p>
  );
}

function Marks({ calendar }: { calendar: CalendarRow }) {
  return (
    <Group gap="xs">
      {calendar.isDefault && (
        <Badge size="sm" variant="light">
          <Trans>Usual</Trans>
        </Badge>
      )}
      {!calendar.active && (
        <Badge size="sm" color="gray" variant="light">
          <Trans>Out of use</Trans>
        </Badge>
      )}
    </Group>
  );
}
