/** The people of an account: who is talked to first stands first, who left stands last. */
import { Trans, useLingui } from "@lingui/react/macro";
import { Badge, Button, Group } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useMutation } from "urql";
import { SheetMenu } from "~/components/sheets/SheetMenu";
import { EmptyState } from "~/components/states";
import classes from "~/features/accounts/accounts.module.css";
import { type AccountOfRecord, ChangeAccountContact, type ContactOfRecord } from "~/features/accounts/queries";
import { ContactDialog } from "~/features/accounts/record/ContactDialog";

interface TabProps {
  account: AccountOfRecord;
  mayWrite: boolean;
  refresh: () => void;
}

export function ContactsTab({ account, mayWrite, refresh }: TabProps) {
  const { t } = useLingui();
  const [edited, setEdited] = useState<{ contact: ContactOfRecord | null } | null>(null);
  return (
    <>
      <Group justify="end" mb="sm">
        <SheetMenu file="CONTACTS" accountId={account.id} mayImport={mayWrite} onImported={refresh} />
        {mayWrite && (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setEdited({ contact: null })}>
            <Trans>New contact</Trans>
          </Button>
        )}
      </Group>
      {account.contacts.length === 0 ? (
        <EmptyState title={<Trans>Nobody to talk to yet</Trans>} />
      ) : (
        <ul className={classes.cards} aria-label={t`Contacts`}>
          {account.contacts.map((contact) => (
            <ContactCard key={contact.id} contact={contact} mayWrite={mayWrite} refresh={refresh} onEdit={() => setEdited({ contact })} />
          ))}
        </ul>
      )}
      {edited && <ContactDialog accountId={account.id} contact={edited.contact} onClose={() => setEdited(null)} onSaved={refresh} />}
    </>
  );
}

interface CardProps {
  contact: ContactOfRecord;
  mayWrite: boolean;
  refresh: () => void;
  onEdit: () => void;
}

function ContactCard({ contact, mayWrite, refresh, onEdit }: CardProps) {
  const { t } = useLingui();
  const [, change] = useMutation(ChangeAccountContact);
  const turn = async () => {
    const { data } = await change({ input: { contactId: contact.id, version: contact.version, active: !contact.active } });
    const refused = data ? data.changeContact.problems[0]?.message : t`The server did not answer. Try again.`;
    if (refused) notifications.show({ color: "red", message: refused });
    refresh();
  };
  return (
    <li data-off={!contact.active || undefined}>
      <h2>
        {contact.name}{" "}
        {contact.preferred && (
          <Badge size="sm" variant="light">
            <Trans>First</Trans>
          </Badge>
        )}
        {!contact.active && (
          <Badge size="sm" color="gray" variant="light">
            <Trans>Out of use</Trans>
          </Badge>
        )}
      </h2>
      {contact.role && <p className={classes.dim}>{contact.role}</p>}
      {contact.email && (
        <p>
          <a href={`mailto:${contact.email}`}>{contact.email}</a>
        </p>
      )}
      {contact.phone && (
        <p>
          <a href={`tel:${contact.phone.replaceAll(" ", "")}`}>{contact.phone}</a>
        </p>
      )}
      {mayWrite && (
        <Group gap="xs" mt="xs">
          <Button size="compact-sm" variant="default" aria-label={t`Edit ${contact.name}`} onClick={onEdit}>
            <Trans>Edit</Trans>
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={() => void turn()}>
            {contact.active ? <Trans>Take out of use</Trans> : <Trans>Use again</Trans>}
          </Button>
        </Group>
      )}
    </li>
  );
}
