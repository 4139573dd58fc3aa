import classes from './hidden-text.module.css';

/** Text that is read out and not shown. */
export function HiddenText({ children }: { children: string }) {
  return <span className={classes.hidden}>{children}</span>;
}
