/** The sides of a record in tabs; only the one that is open is there. */
import { Tabs } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "~/components/records/records.module.css";

export interface RecordTab<Name extends string> {
  name: Name;
  label: string;
  content: ReactNode;
  /** It fills the place to its edges and scrolls by itself. */
  filled?: boolean;
}

interface RecordTabsProps<Name extends string> {
  tabs: readonly RecordTab<Name>[];
  open: Name;
  onOpen: (name: Name) => void;
}

export function RecordTabs<Name extends string>({ tabs, open, onOpen }: RecordTabsProps<Name>) {
  return (
    <Tabs value={open} onChange={(next) => next && onOpen(next as Name)} keepMounted={false} className={classes.tabs ?? ""}>
      <Tabs.List className={classes.list ?? ""}>
        {tabs.map(({ name, label }) => (
          <Tabs.Tab key={name} value={name}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ name, content, filled = false }) => (
        <Tabs.Panel key={name} value={name} className={(filled ? classes.filled : classes.panel) ?? ""} {...(filled ? {} : { tabIndex: 0 })}>
          {content}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
