/** The images of the catalog; a new one is chosen from a file. */
import { Trans, useLingui } from "@lingui/react/macro";
import { IconPhoto } from "@tabler/icons-react";
import { EmptyState, QueryState } from "~/components/states";
import classes from "~/features/catalog/catalog.module.css";
import { AddImage } from "~/features/catalog/form/AddImage";
import { EntityLink, EntityState, type ListQuery } from "~/features/catalog/list/EntityList";

export function ImageGrid({ query, may, retry }: { query: ListQuery; may: boolean; retry: () => void }) {
  const { t } = useLingui();
  return (
    <QueryState query={query} retry={retry}>
      {({ catalogEntities: { items } }) => (
        <div className={classes.padded}>
          {may && <AddImage onAdded={retry} />}
          {items.length === 0 ? (
            <EmptyState Icon={IconPhoto} title={<Trans>No images yet</Trans>}>
              <Trans>PNG, JPEG or WebP of at most 1 MB.</Trans>
            </EmptyState>
          ) : (
            <ul className={classes.images} aria-label={t`Images`}>
              {items.map((item) => (
                <li key={item.key} className={classes.image}>
                  <div className={classes.frame}>{item.imageUrl && <img src={item.imageUrl} alt={item.key} loading="lazy" />}</div>
                  <EntityLink row={{ ...item, imageUrl: null }} />
                  <EntityState row={item} />
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </QueryState>
  );
}
