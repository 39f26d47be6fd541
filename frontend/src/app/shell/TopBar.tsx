/** The bar above every screen: where one is, search, theme, language, keys, oneself. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconKeyboard, IconMenu2, IconSearch } from "@tabler/icons-react";
import type { Destination } from "~/app/navigation";
import { Breadcrumbs } from "~/app/shell/Breadcrumbs";
import { LanguageMenu, ThemeSwitch, UserMenu } from "~/app/shell/menus";
import classes from "~/app/shell/Shell.module.css";

interface TopBarProps {
  destinations: readonly Destination[];
  menuOpen: boolean;
  onMenu: () => void;
  onSearch: () => void;
  onKeys: () => void;
}

export function TopBar(props: TopBarProps) {
  const { t } = useLingui();
  return (
    <header className={classes.top}>
      <ActionIcon
        className={classes.menu}
        onClick={props.onMenu}
        aria-label={t`Menu`}
        aria-expanded={props.menuOpen}
        aria-controls="navigation"
      >
        <IconMenu2 size={18} aria-hidden />
      </ActionIcon>
      <Breadcrumbs destinations={props.destinations} />
      <button type="button" className={classes.search} onClick={props.onSearch} aria-keyshortcuts="Control+K">
        <IconSearch size={16} aria-hidden />
        <span>
          <Trans>Search</Trans>
        </span>
        <kbd aria-hidden>Ctrl K</kbd>
      </button>
      <Tooltip label={t`Keys`}>
        <ActionIcon onClick={props.onKeys} aria-label={t`Show the keys`} visibleFrom="sm">
          <IconKeyboard size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <LanguageMenu />
      <ThemeSwitch />
      <UserMenu />
    </header>
  );
}
