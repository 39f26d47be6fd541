/** Theme, language and account; shared by the workspace and the portal. */
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Avatar, Menu, Text, Tooltip, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { IconCheck, IconLanguage, IconLogout, IconMoon, IconSun } from "@tabler/icons-react";
import { useWord } from "~/components/useWord";
import { roleWords } from "~/components/words";
import { type Locale, locales } from "~/lib/i18n";
import { chooseLocale } from "~/lib/messages/activate";
import { initials } from "~/lib/initials";
import { signOut, useSession } from "~/lib/session";

export function ThemeSwitch() {
  const { t } = useLingui();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme("light", { getInitialValueInEffect: false });
  const label = scheme === "dark" ? t`Use the light theme` : t`Use the dark theme`;
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} onClick={() => setColorScheme(scheme === "dark" ? "light" : "dark")}>
        {scheme === "dark" ? <IconSun size={18} aria-hidden /> : <IconMoon size={18} aria-hidden />}
      </ActionIcon>
    </Tooltip>
  );
}

/** Texts of the catalog come from the server in one language, so the page is loaded anew. */
async function change(locale: Locale) {
  await chooseLocale(locale);
  window.location.reload();
}

export function LanguageMenu() {
  const { t, i18n } = useLingui();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t`Language`}>
          <IconLanguage size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {Object.entries(locales).map(([locale, name]) => (
          <Menu.Item
            key={locale}
            lang={locale}
            onClick={() => void change(locale as Locale)}
            rightSection={i18n.locale === locale ? <IconCheck size={14} aria-hidden /> : null}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

async function leave() {
  await signOut();
  window.location.assign("/sign-in");
}

export function UserMenu() {
  const { t } = useLingui();
  const word = useWord();
  const session = useSession();
  const roles = session.roles
    .map((role) => word(roleWords, role))
    .join(", ");
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon radius="xl">
          <span className="visually-hidden">{t`Your account: ${session.name}`}</span>
          <Avatar size={26} radius="xl" color="accent" variant="filled" aria-hidden styles={{ placeholder: { fontSize: 11 } }}>
            {initials(session.name)}
          </Avatar>
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text fw={600} c="var(--mantine-color-text)" size="sm">
            {session.name}
          </Text>
          {roles}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void leave()}>
          <Trans>Sign out</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
