import { useQueries } from '@tanstack/react-query';
import { addMonths } from '#src/lib/days.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import { shareKept, shareOfContacts, wholeWeeks } from '../../promises.ts';
import { figureText } from '../shared/figure-text.ts';
import { useSay } from '../shared/say.ts';
import classes from '../uptake.module.css';
import { type MyUptake, myUptakeQuery } from '../uptake-queries.ts';
import { uptakeText } from '../uptake-text.ts';
import { Line } from './line.tsx';

const MONTHS = [24, 12, 6, 3, 1] as const;

/** The same figures then and now: 24, 12, 6, 3 and 1 month ago, as far as there was anything. */
export function WaySection({ now }: { now: MyUptake }) {
  const text = uptakeText.useText();
  const names = figureText.useText();
  const say = useSay();
  const { timeZone } = useStore(reader);
  const today = todayIn(timeZone);
  const then = useQueries({
    queries: MONTHS.map((months) => ({
      ...myUptakeQuery(addMonths(today, -months)),
      staleTime: 3_600_000,
    })),
  });
  const past = MONTHS.flatMap((months, index) => {
    const uptake = then[index]?.data;
    return uptake && hasBegun(uptake) ? [{ months, uptake }] : [];
  });
  const columns = [
    ...past.map(({ months, uptake }) => ({ name: text('way.months', { count: months }), uptake })),
    { name: text('way.now'), uptake: now },
  ];
  const rows = [
    {
      name: names('figure.coverage'),
      of: (one: MyUptake) => shareOfContacts(one.coverage),
      say: say.share,
    },
    {
      name: names('figure.pull'),
      of: (one: MyUptake) => shareOfContacts(one.pull),
      say: say.share,
    },
    {
      name: names('figure.follow_through'),
      of: (one: MyUptake) => shareKept(one.follow_through),
      say: say.share,
    },
    {
      name: text('way.asked'),
      of: ({ weeks, give_get }: MyUptake) =>
        weeks.length === 0 ? null : give_get.asked_s / wholeWeeks(weeks).length,
      say: say.time,
    },
  ];
  return (
    <section className={classes.section} aria-labelledby="uptake-way">
      <h2 id="uptake-way" className={classes.heading}>
        {text('way.title')}
      </h2>
      <p className={classes.quiet}>{text(past.length === 0 ? 'way.none' : 'way.lead')}</p>
      {past.length > 0 && (
        <div className={classes.scroll}>
          <table className={classes.way}>
            <thead>
              <tr>
                <th scope="col">{text('way.figure')}</th>
                <td />
                {columns.map(({ name }) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.name}>
                  <th scope="row">{row.name}</th>
                  <td>
                    <Line values={columns.map(({ uptake }) => row.of(uptake))} />
                  </td>
                  {columns.map(({ name, uptake }) => {
                    const value = row.of(uptake);
                    return <td key={name}>{value === null ? '–' : row.say(value)}</td>;
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function hasBegun({ coverage, give_get, follow_through }: MyUptake): boolean {
  return coverage.contacts > 0 || give_get.asked_s > 0 || follow_through.made > 0;
}
