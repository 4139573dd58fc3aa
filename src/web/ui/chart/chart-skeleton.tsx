import classes from './chart-skeleton.module.css';

const SHARES = [42, 64, 53, 78, 60, 88, 71];

/** Quiet bars where a chart will stand, as high as it. */
export function ChartSkeleton({ height }: { height: number }) {
  return (
    <div className={classes.waiting} style={{ height }} aria-hidden="true">
      {SHARES.map((share) => (
        <span key={share} className={classes.bar} style={{ height: `${share}%` }} />
      ))}
    </div>
  );
}
