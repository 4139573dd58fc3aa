import classes from './skeleton.module.css';

/** Grey bars where rows will stand. */
export function SkeletonRows({ count = 8 }: { count?: number }) {
  return (
    <div className={classes.rows} aria-hidden="true">
      {Array.from({ length: count }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are all alike
        <div key={at} className={classes.row}>
          <span className={classes.dot} />
          <span className={classes.bar} style={{ width: `${28 + ((at * 37) % 34)}%` }} />
        </div>
      ))}
    </div>
  );
}
