import type { Rows } from '../data/use-rows.ts';
import { listText } from './list-text.ts';
import classes from './record-list-page.module.css';

/** Above rows that are not the whole list, since there is no connection. */
export function KeptNote({ list: { kept, rows } }: { list: Rows }) {
  const text = listText.useText();
  if (!kept) return null;
  return (
    <p role="status" className={classes.kept}>
      {text(`kept.${kept}`, { count: rows.length })}
    </p>
  );
}
