import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { Money } from '#src/records/field-types.ts';
import { formatWorth } from '#src/records/values/money-text.ts';
import { distances } from '#src/web/ui/theme/tokens.ts';
import type { AnyRecord } from '../data/record-client.ts';
import type { Rows } from '../data/use-rows.ts';
import { formatValue, type ReadingAids } from '../fields/format-value.ts';
import { isLate } from '../fields/is-late.ts';
import { useReadingAids } from '../fields/use-reading-aids.ts';
import { headOf, tailOf } from '../grid/group-rows.ts';
import { recordPluralLabel } from '../labels.ts';
import { RecordLink } from '../record-link.tsx';
import { RecordMark } from '../record-mark.tsx';
import type { Selection } from '../selection/use-selection.ts';
import { listText } from './list-text.ts';
import { phoneColumns } from './phone-columns.ts';
import classes from './phone-list.module.css';

interface PhoneListProps {
  declaration: RecordDeclaration;
  columns: readonly string[];
  list: Rows;
  /** Given while rows are being chosen: a tap ticks instead of opening. */
  selection: Selection | null;
}

const ROW_PX = Number.parseInt(distances['row-touch'], 10);
const LOAD_AHEAD = 30;
const SHOWN = 2;

/** A list on a phone: name and the first things known, each row big enough for a thumb. */
export function PhoneList({ declaration, columns, list, selection }: PhoneListProps) {
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
              <PhoneLine {...{ declaration, columns, record, aids, selection }} />
            </li>
          ) : null;
        })}
      </ul>
    </div>
  );
}

/** A record, the head of a group, or the way to its further rows. */
function PhoneLine(props: PhoneRowProps) {
  const text = listText.useText();
  const head = headOf(props.record);
  if (head) {
    const Sign = head.isOpen ? ChevronDown : ChevronRight;
    return (
      <button
        type="button"
        className={`${classes.row} ${classes.head}`}
        aria-expanded={head.isOpen}
        onClick={head.toggle}
      >
        <Sign size={16} aria-hidden="true" />
        <span className={classes.title}>{head.label}</span>
        <span className={classes.known}>{head.count}</span>
      </button>
    );
  }
  const tail = tailOf(props.record);
  if (!tail) return <PhoneRow {...props} />;
  return (
    <button type="button" className={`${classes.row} ${classes.more}`} onClick={tail.loadMore}>
      {text('group.more', { count: tail.left })}
    </button>
  );
}

interface PhoneRowProps {
  declaration: RecordDeclaration;
  columns: readonly string[];
  record: AnyRecord;
  aids: ReadingAids;
  selection: Selection | null;
}

function PhoneRow({ declaration, columns, record, aids, selection }: PhoneRowProps) {
  const say = (name: string) => formatValue(declaration, name, { value: record[name], aids });
  const late = columns.find((name) => isLate(declaration, name, { record, aids }));
  const shown = phoneColumns(declaration, columns);
  const worth = shown.worth && (record[shown.worth] as Money | null | undefined);
  const known = shown.known
    .filter((name) => name !== late)
    .map(say)
    .filter(Boolean)
    .slice(0, SHOWN);
  const texts = (
    <>
      <RecordMark type={declaration.type} title={record.title} />
      <span className={classes.texts}>
        <span className={classes.title}>{record.title}</span>
        <span className={classes.known}>
          {late && <span className={classes.late}>{say(late)}</span>}
          {late && known.length > 0 && ' · '}
          {known.join(' · ')}
        </span>
      </span>
      {worth && <span className={classes.worth}>{formatWorth(worth, aids.reader.locale)}</span>}
    </>
  );
  if (selection) {
    return (
      <label className={classes.row}>
        <input
          type="checkbox"
          className={classes.tick}
          checked={selection.ids.has(record.id)}
          onChange={() => selection.toggle(record.id)}
        />
        {texts}
      </label>
    );
  }
  return (
    <RecordLink type={declaration.type} id={record.id} className={classes.row}>
      {texts}
    </RecordLink>
  );
}
