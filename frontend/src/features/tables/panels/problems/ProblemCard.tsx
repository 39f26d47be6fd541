/** One problem: what, for which values for example, where, and what to do about it. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Menu } from "@mantine/core";
import { IconAlertTriangle, IconChevronDown, IconCircleDashed, IconEyeOff, IconFocus2, IconWand, type TablerIcon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "~/features/tables/panels/panels.module.css";
import type { Fix } from "~/features/tables/panels/problems/fixes";
import type { Fixing } from "~/features/tables/panels/problems/useFixes";

type Tone = "bad" | "warn" | "info" | "neutral";

interface CardProps {
  tone: Tone;
  title: ReactNode;
  text: ReactNode;
  example?: string;
  onGo?: (() => void) | undefined;
  fixing?: Fixing | null;
  /** The best one first. */
  fixes?: readonly Fix[];
}

const icons: Record<Tone, TablerIcon> = { bad: IconAlertTriangle, warn: IconAlertTriangle, info: IconCircleDashed, neutral: IconEyeOff };

export function ProblemCard({ tone, title, text, example, onGo, fixing, fixes }: CardProps) {
  const { t } = useLingui();
  const Icon = icons[tone];
  const [best, ...others] = fixes ?? [];
  return (
    <li className={classes.card} data-tone={tone}>
      <Icon size={15} aria-hidden className={classes.cardIcon} />
      <div className={classes.cardText}>
        <div>
          {title} {text}
        </div>
        {example && <div className={classes.dim}>{example}</div>}
        {(onGo ?? (fixing && best)) && (
          <div className={classes.cardActions}>
            {fixing && best && (
              <Button size="compact-xs" variant="light" leftSection={<IconWand size={13} aria-hidden />} onClick={() => fixing.make([best])} className={classes.fix}>
                {fixing.label(best)}
              </Button>
            )}
            {fixing && others.length > 0 && (
              <Menu position="bottom-end">
                <Menu.Target>
                  <ActionIcon size={22} variant="default" aria-label={t`Other fixes`}>
                    <IconChevronDown size={14} aria-hidden />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown aria-label={t`Other fixes`}>
                  {others.map((fix) => (
                    <Menu.Item key={fixing.label(fix)} onClick={() => fixing.make([fix])}>
                      {fixing.label(fix)}
                    </Menu.Item>
                  ))}
                </Menu.Dropdown>
              </Menu>
            )}
            {onGo && (
              <Button size="compact-xs" variant="subtle" leftSection={<IconFocus2 size={13} aria-hidden />} onClick={onGo}>
                <Trans>Go there</Trans>
              </Button>
            )}
          </div>
        )}
      </div>
    </li>
  );
}
