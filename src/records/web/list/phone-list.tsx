import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { distances } from '#src/web/ui/theme/tokens.ts';
import type { AnyRecord } from '../data/record-client.ts';
import type { Rows } from '../data/use-rows.ts';
import { formatValue, type ReadingAids } from '../fields/format-value.ts';
import { useReadingAids } from '../fields/use-reading-aids.ts';
import { recordPluralLabel } from '../labels.ts';
import { RecordLink } from '../record-link.tsx';
import { RecordMark } from '../record-mark.tsx';
import classes from './phone-list.module.css';

interface PhoneListProps {
  declaration: RecordDeclaration;
  columns: readonly string[];
  list: Rows;
}

const ROW_PX = Number.parseInt(distances['row-touch'], 10);
const LOAD_AHEAD = 30;
const SHOWN = 2;

/** A list on a phone: name and the first things known, each row big enough for a thumb. */
export function PhoneList({ declaration, columns, list }: PhoneListProps) {
  const { rows, hasMore, loadMore } = list;
  const aids = useReadingAids(list.refs);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const lastInSight = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && lastInSight >= rows.length - LOAD_AHEAD) loadMore();
  }, [hasMore, lastInSight, rows.length, loadMore]);
  return (
    <div ref={scroller} className={classes.scroller}>
      <ul
        aria-label={recordPluralLabel(declaration)}
        className={classes.list}
        style={{ height: virtual.getTotalSize() }}
      >
        {items.map(({ index, start }) => {
          const record = rows[index];
          return record ? (
            <li key={record.id} className={classes.place} style={{ top: start }}>
              <PhoneRow {...{ declaration, columns, record, aids }} />
            </li>
          ) : null;
        })}
      </ul>
    </div>
  );
}

interface PhoneRowProps {
  declaration: RecordDeclaration;
  columns: readonly string[];
  record: AnyRecord;
  aids: ReadingAids;
}

function PhoneRow({ declaration, columns, record, aids }: PhoneRowProps) {
  const known = columns
    .map((name) => formatValue(declaration, name, { value: record[name], aids }))
    .filter(Boolean)
    .slice(0, SHOWN);
  return (
    <RecordLink type={declaration.type} id={record.id} className={classes.row}>
      <RecordMark type={declaration.type} title={record.title} />
      <span className={classes.texts}>
        <span className={classes.title}>{record.title}</span>
        <span className={classes.known}>{known.join(' · ')}</span>
      </span>
    </RecordLink>
  );
}
