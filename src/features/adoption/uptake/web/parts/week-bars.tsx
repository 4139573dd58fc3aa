import classes from '../uptake.module.css';

interface WeekBarsProps {
  label: string;
  bars: readonly { key: string; value: number; says: string }[];
}

/** A quiet bar for each week; the list says the same in words. */
export function WeekBars({ label, bars }: WeekBarsProps) {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <ul className={classes.bars} aria-label={label}>
      {bars.map(({ key, value, says }) => (
        <li key={key} className={classes.bar} title={says} aria-label={says}>
          <span style={{ height: `${Math.round((value / most) * 100)}%` }} />
        </li>
      ))}
    </ul>
  );
}
