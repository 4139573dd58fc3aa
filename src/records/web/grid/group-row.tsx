// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot be drawn in part
import { ChevronDown, ChevronRight } from 'lucide-react';
import type { CSSProperties } from 'react';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { listText } from '../list/list-text.ts';
import type { GroupHead, GroupTail } from './group-rows.ts';
import classes from './record-grid.module.css';

interface LineProps {
  at: number;
  startPx: number;
  active: boolean;
}

/** The line over a group: a click or Enter opens and closes it. */
export function GroupHeadRow({ head, at, startPx, active }: LineProps & { head: GroupHead }) {
  const { locale } = useStore(reader);
  const Sign = head.isOpen ? ChevronDown : ChevronRight;
  return (
    <div
      role="row"
      className={classes.row}
      style={placeAt(startPx)}
      aria-rowindex={at + 2}
      tabIndex={-1}
    >
      <div
        id={`cell-${at}-0`}
        role="gridcell"
        tabIndex={-1}
        className={classes.groupCell}
        data-active={active || undefined}
      >
        <button
          type="button"
          tabIndex={-1}
          className={classes.groupHead}
          aria-expanded={head.isOpen}
          onClick={head.toggle}
        >
          <Sign size={14} aria-hidden="true" />
          <span className={classes.clip}>{head.label}</span>
          <span className={classes.groupCount}>
            {new Intl.NumberFormat(locale).format(head.count)}
          </span>
        </button>
      </div>
    </div>
  );
}

/** The line at the end of a group that has more rows. */
export function GroupTailRow({ tail, at, startPx, active }: LineProps & { tail: GroupTail }) {
  const text = listText.useText();
  return (
    <div
      role="row"
      className={classes.row}
      style={placeAt(startPx)}
      aria-rowindex={at + 2}
      tabIndex={-1}
    >
      <div
        id={`cell-${at}-0`}
        role="gridcell"
        tabIndex={-1}
        className={classes.groupCell}
        data-active={active || undefined}
      >
        <button type="button" tabIndex={-1} className={classes.groupTail} onClick={tail.loadMore}>
          {text('group.more', { count: tail.left })}
        </button>
      </div>
    </div>
  );
}

function placeAt(startPx: number): CSSProperties {
  return { transform: `translateY(${startPx}px)` };
}
