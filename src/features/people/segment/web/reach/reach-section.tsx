import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Filter } from '#src/records/filter.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { SelectField } from '#src/web/ui/select-field.tsx';
import classes from '../segment.module.css';
import { type Channel, reachQuery } from '../segment-queries.ts';
import { segmentText } from '../segment-text.ts';
import { testsOf } from '../shared/reach-words.ts';
import { PurposeSelect } from './purpose-select.tsx';

const CHANNELS: readonly Channel[] = ['mail', 'letter', 'phone'];

interface ReachSectionProps {
  filter: Filter | undefined;
  purpose: string;
  onPurpose: (purpose: string) => void;
}

/** "312 people, 287 reached by e-mail: 12 without consent…", each with the way to its rows. */
export function ReachSection({ filter, purpose, onPurpose }: ReachSectionProps) {
  const text = segmentText.useText();
  const { locale } = useStore(reader);
  const [channel, setChannel] = useState<Channel>('mail');
  const asked = { filter, channel, purpose: purpose || undefined };
  const { data } = useQuery(reachQuery(asked));
  const test = `reach_${channel}` as const;
  const number = new Intl.NumberFormat(locale);
  const words = new Map(testsOf(test).map(({ is, label }) => [is, label]));
  const reached = data?.items.find(({ is }) => is === 'reached')?.count ?? 0;
  return (
    <section className={classes.block} aria-labelledby="segment-reach">
      <h2 id="segment-reach" className={classes.heading}>
        {text('reach')}
      </h2>
      <div className={classes.row}>
        <SelectField
          label={text('channel')}
          value={channel}
          onChange={({ target }) => setChannel(target.value as Channel)}
        >
          {CHANNELS.map((one) => (
            <option key={one} value={one}>
              {text(`channels.${one}`)}
            </option>
          ))}
        </SelectField>
        <PurposeSelect value={purpose} onChange={onPurpose} />
      </div>
      {data && (
        <div className={classes.counts} aria-live="polite">
          <p>
            {text('reached', {
              total: number.format(data.total),
              reached: number.format(reached),
            })}
          </p>
          <ul className={classes.list}>
            {data.items.map(({ is, count }) => (
              <li key={is} className={classes.item}>
                <Link
                  to="/people"
                  search={{ where: rowsOf(filter, { test, is, ...(purpose && { of: purpose }) }) }}
                  className={classes.name}
                >
                  {words.get(is) ?? is}
                </Link>
                <span className={classes.number}>{number.format(count)}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function rowsOf(filter: Filter | undefined, test: Filter): Filter[] {
  return filter ? [filter, test] : [test];
}
