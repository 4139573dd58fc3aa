import { useQuery } from '@tanstack/react-query';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { call } from '#src/web/api/call.ts';
import type { readFirstValue } from '../../help-api.ts';
import classes from './first-value-line.module.css';
import { stepsText } from './steps-text.ts';

type FirstValue = EndpointOutput<typeof readFirstValue>;

/** For administrators: how soon people have something of it, and how that is counted. */
export function FirstValueLine() {
  const text = stepsText.useText();
  const { data } = useQuery({
    queryKey: ['help', 'first-value'],
    queryFn: () => call<typeof readFirstValue>('GET /api/v1/first-value', {}),
  });
  if (!data) return null;
  return (
    <section className={classes.part}>
      <h3 className={classes.title}>{text('value.title')}</h3>
      <p className={classes.text}>{data.is_withheld ? text('value.few') : sayFigures(data)}</p>
      <p className={classes.formula}>{text('value.formula')}</p>
    </section>
  );
}

function sayFigures(data: FirstValue): string {
  const { text } = stepsText;
  const figures = text('value.figures', {
    median: sayMinutes(data.median),
    lower: sayMinutes(data.lower_quartile),
    upper: sayMinutes(data.upper_quartile),
  });
  const within = data.within.find(({ people }) => people !== null);
  if (!within) return figures;
  const { weeks, people } = within;
  const counted = text('value.within', { count: weeks, people: people!, all: data.people! });
  return `${figures} ${counted}`;
}

const HOUR = 60;
const DAY = 24 * HOUR;

function sayMinutes(minutes: number | null): string {
  const { text } = stepsText;
  if (minutes === null) return text('value.never');
  if (minutes < 2 * HOUR) return text('value.minutes', { count: Math.max(1, minutes) });
  if (minutes < 2 * DAY) return text('value.hours', { count: Math.round(minutes / HOUR) });
  return text('value.days', { count: Math.round(minutes / DAY) });
}
