import classes from '../uptake.module.css';

const WIDTH = 72;
const HEIGHT = 20;
const EDGE = 3;

/** A line through a few values; beside it they stand as numbers. */
export function Line({ values }: { values: readonly (number | null)[] }) {
  const known = values.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
  if (known.length < 2) return null;
  const all = known.map(({ value }) => value);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const points = known.map(({ value, index }) => {
    const x = EDGE + (index / (values.length - 1)) * (WIDTH - 2 * EDGE);
    const rise = most === least ? 0.5 : (value - least) / (most - least);
    return [x, HEIGHT - EDGE - rise * (HEIGHT - 2 * EDGE)] as const;
  });
  const [x, y] = points.at(-1)!;
  return (
    <svg
      className={classes.line}
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden="true"
    >
      <polyline points={points.map((point) => point.join(',')).join(' ')} />
      <circle cx={x} cy={y} r={2.5} />
    </svg>
  );
}
