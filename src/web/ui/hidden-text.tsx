import classes from './hidden-text.module.css';

interface HiddenTextProps {
  children: string;
  /** `h1` where only the ear needs the page's heading. */
  as?: 'span' | 'h1';
}

/** Text that is read out and not shown. */
export function HiddenText({ children, as: Tag = 'span' }: HiddenTextProps) {
  return <Tag className={classes.hidden}>{children}</Tag>;
}
