import { Link } from '@tanstack/react-router';
import { List } from 'lucide-react';
import type { EndpointOutput } from '#src/lib/define-endpoint.ts';
import { useMembers } from '#src/records/web/data/use-members.ts';
import { fieldLabel } from '#src/records/web/labels.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { lookOf } from '#src/records/web/record-look.ts';
import { RecordMark } from '#src/records/web/record-mark.tsx';
import { useRecordTypes } from '#src/records/web/record-registry.ts';
import { splitFilter } from '#src/records/web/views/read-filter.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatDate } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { metricLabel } from '../../../catalogue/web/shared/metric-words.ts';
import type { readFigureRows } from '../../../metric/figure-api.ts';
import type { SayFigures } from '../../chart/say-figures.ts';
import classes from './figure.module.css';
import { figureText } from './figure-text.ts';

export type Rows = EndpointOutput<typeof readFigureRows>;

/** The records behind a mark, each with whose it is, its day and what it gives to the figure. */
export function DrillRows({ pages, say }: { pages: Rows[]; say: SayFigures }) {
  const { record_type: type, measured, time } = pages[0]!;
  const who = useStore(reader);
  const declaration = useRecordTypes().get(time?.type ?? '');
  const items = pages.flatMap((page) => page.items);
  const told = Object.assign({}, ...pages.map((page) => page.told)) as Rows['told'];
  const owners = new Map(useMembers().map(({ id, name }) => [id, name]));
  return (
    <>
      <div className={classes.told}>
        <span>
          <OpenList {...pages[0]!} />
        </span>
        <span className={classes.held}>{figureText.text('drill.owner')}</span>
        {time && (
          <span className={classes.on}>
            {declaration ? fieldLabel(declaration, time.name) : figureText.text('time')}
          </span>
        )}
        {measured && <span className={classes.gives}>{metricLabel(measured)}</span>}
      </div>
      <ul className={classes.rows}>
        {items.map((item) => {
          const { value = null, day = null } = told[String(item.id)] ?? {};
          return (
            <li key={String(item.id)}>
              <RecordLink type={type} id={String(item.id)} className={classes.record}>
                <RecordMark type={type} title={String(item.title)} />
                <span className={classes.named}>{String(item.title)}</span>
                <span className={classes.held}>{owners.get(String(item.owner_id))}</span>
                {time && <span className={classes.on}>{day && formatDate(day, who)}</span>}
                {measured && <span className={classes.gives}>{say.value(value, measured)}</span>}
              </RecordLink>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** The same rows as a list, to sort, filter, export or work on. */
function OpenList({ record_type: type, list }: Pick<Rows, 'record_type' | 'list'>) {
  const text = figureText.useText();
  const look = lookOf(type);
  if (!list || !look?.isListed) return null;
  const search = { view: 'all', where: splitFilter(list) };
  return (
    <Link to={`/${look.plural}`} search={search as never} className={classes.toList}>
      <List size={14} aria-hidden />
      {text('drill.list')}
    </Link>
  );
}
