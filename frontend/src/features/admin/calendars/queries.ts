/** What the page asks and tells about business calendars. */
import { graphql } from "~/graphql";
import type { BusinessCalendarsQuery } from "~/graphql/graphql";

export const BusinessCalendars = graphql(`
  query BusinessCalendars {
    calendars { id key name timezone isDefault active version siteCount hours { day opens closes } holidays { day name } }
  }
`);

export const SaveCalendar = graphql(`
  mutation SaveCalendar($input: SaveCalendarInput!) {
    saveCalendar(input: $input) { calendar { id } problems { code message path } }
  }
`);

export type CalendarRow = BusinessCalendarsQuery["calendars"][number];
