import classes from './screen.module.css';
import { screenText } from './screen-text.ts';

/** Which page of how many; nothing where there is one. */
export function PageNumber({ at, of }: { at: number; of: number }) {
  const text = screenText.useText();
  if (of < 2) return null;
  return <p className={classes.page}>{text('page', { at: at + 1, of })}</p>;
}
