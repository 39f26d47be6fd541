/** The pictures of an offering or a category, with words for who can't see them. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import classes from "~/features/catalog/catalog.module.css";
import { AddImage } from "~/features/catalog/form/AddImage";
import { WordsAt } from "~/features/catalog/form/fields";
import { RefSelect } from "~/features/catalog/form/RefSelect";
import { RowVerbs, useRows } from "~/features/catalog/form/rows";
import { useEntities } from "~/features/catalog/list/options";

interface Picture {
  image: string;
  words?: Record<string, string>;
}

export function Pictures() {
  const { t } = useLingui();
  const list = useRows<Picture>(["pictures"]);
  const images = useEntities("images");
  const [adding, setAdding] = useState(0);
  const add = (image: string | null) => {
    if (image) list.add({ image });
    setAdding(adding + 1);
  };
  return (
    <div role="group" aria-label={t`Pictures`} className={classes.rows}>
      {list.rows.map((picture, index) => (
        <div key={picture.image} className={classes.pictureRow} role="group" aria-label={picture.image}>
          <div className={classes.frame}>
            <img src={images.find((one) => one.key === picture.image)?.imageUrl ?? undefined} alt="" />
          </div>
          <div className={classes.pictureWords}>
            <code className={classes.key}>{picture.image}</code>
            {list.errorAt(index, "image") && <span className={classes.error}>{list.errorAt(index, "image")}</span>}
            <WordsAt path={["pictures", index, "words"]} label={t`Words for who can't see it`} />
          </div>
          {!list.readOnly && <RowVerbs name={picture.image} index={index} count={list.rows.length} move={list.move} drop={list.drop} />}
        </div>
      ))}
      {!list.readOnly && (
        <div className={classes.two}>
          <RefSelect
            key={adding}
            label={t`Add a picture that is there`}
            section="images"
            value={null}
            without={list.rows.map((picture) => picture.image)}
            onChange={add}
          />
          <AddImage onAdded={add} />
        </div>
      )}
      {list.rows.length === 0 && list.readOnly && (
        <p className={classes.hint}>
          <Trans>No pictures.</Trans>
        </p>
      )}
    </div>
  );
}
