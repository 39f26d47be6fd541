/** Who has the definition open: initials, and a list with names and what they do. */
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Popover, UnstyledButton } from "@mantine/core";
import { IconEye, IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import classes from "~/components/definitions/definitions.module.css";
import type { Person } from "~/components/definitions/documents";
import { When } from "~/components/When";
import { initials } from "~/lib/initials";

interface AvatarsProps {
  people: readonly Person[];
  /** Offered where someone else writes. */
  onTakeOver?: (() => void) | undefined;
}

const shown = 4;

export function PresenceAvatars({ people, onTakeOver }: AvatarsProps) {
  const { t } = useLingui();
  const [opened, setOpened] = useState(false);
  if (people.length === 0) return null;
  const names = people.map((person) => (person.mine ? t`You` : person.name)).join(", ");
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" withArrow trapFocus returnFocus withinPortal={false}>
      <Popover.Target>
        <UnstyledButton className={classes.avatars} title={names} onClick={() => setOpened(!opened)}>
          <span className="visually-hidden">{t`Who is here: ${names}`}</span>
          {people.slice(0, shown).map((person) => (
            <span key={`${person.name}:${person.since}`} className={classes.avatar} data-editing={person.editing || undefined} data-mine={person.mine || undefined} aria-hidden>
              {initials(person.name)}
            </span>
          ))}
          {people.length > shown && (
            <span className={classes.avatar} aria-hidden>
              +{people.length - shown}
            </span>
          )}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.people} aria-label={t`Who is here`}>
        <strong>
          <Plural value={people.length} one="# person is here" other="# people are here" />
        </strong>
        <ul>
          {people.map((person) => (
            <li key={`${person.name}:${person.since}`}>
              <span className={classes.avatar} data-editing={person.editing || undefined} data-mine={person.mine || undefined} aria-hidden>
                {initials(person.name)}
              </span>
              <span>
                <span className={classes.person}>
                  {person.name}
                  {person.mine && <span className={classes.dim}>{t`(you)`}</span>}
                </span>
                <span className={classes.dim}>
                  {person.editing ? <IconPencil size={12} aria-hidden /> : <IconEye size={12} aria-hidden />}{" "}
                  {person.editing ? <Trans>writes</Trans> : <Trans>looks</Trans>} · <When at={person.since} />
                </span>
              </span>
            </li>
          ))}
        </ul>
        {onTakeOver && (
          <Button
            size="compact-sm"
            variant="default"
            fullWidth
            onClick={() => {
              setOpened(false);
              onTakeOver();
            }}
          >
            <Trans>Take over</Trans>
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
