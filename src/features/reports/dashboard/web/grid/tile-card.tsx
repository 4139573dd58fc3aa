import { Link } from '@tanstack/react-router';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { Figure } from '#src/features/reports/report/web/shared/figure.tsx';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { useIsPhone } from '#src/web/ui/theme/use-is-phone.ts';
import type { Tile } from '../../tile.ts';
import { tileRequest } from '../../tile-request.ts';
import { boardText } from '../board-text.ts';
import { useTouched } from '../use-board-filter.ts';
import type { LookedAt } from '../use-board-view.ts';
import { useSayPeriod } from '../use-say-period.ts';
import classes from './board-grid.module.css';
import { type Asked, useAsked, useTileTitle } from './use-tile.ts';

type Chart = ComponentProps<typeof Figure>['chart'];

interface TileCardProps {
  tile: Tile;
  view: LookedAt;
  rows: RecordDeclaration | null;
  /** Stands at the head of the tile while the dashboard is arranged. */
  handles?: ReactNode;
}

const ROW_PX = 40;
const GAP_PX = 12;
/** What stands above and beneath a chart within its tile. */
const AROUND_PX = 92;
const PHONE_CHART_PX = 220;

/** A figure with its title, its comparison, and whether it may be decided on. */
export function TileCard({ tile, view, rows, handles }: TileCardProps) {
  const id = useId();
  const asked = useAsked(tile);
  const title = useTileTitle(tile.report_id !== undefined)(tile);
  const say = useSayPeriod();
  const isKept = tile.keeps_period && asked.request;
  return (
    <section className={classes.tile} aria-labelledby={id} data-chart={asked.chart}>
      <header className={classes.head}>
        <h2 id={id} className={classes.title}>
          {tile.report_id && asked.request ? (
            <Link to={`/reports/${tile.report_id}`} className={classes.link}>
              {title}
            </Link>
          ) : (
            title
          )}
        </h2>
        {isKept && !handles && <span className={classes.period}>{say(asked.request!.period)}</span>}
        {handles}
      </header>
      <TileBody tile={tile} asked={asked} view={view} rows={rows} />
    </section>
  );
}

interface TileBodyProps {
  tile: Tile;
  asked: Asked;
  view: LookedAt;
  rows: RecordDeclaration | null;
}

function TileBody({ tile, asked, view, rows }: TileBodyProps) {
  const text = boardText.useText();
  const isPhone = useIsPhone();
  const { where } = view;
  const { filter, untouched } = useTouched(asked.request, { where, rows });
  if (asked.isPending) return <div className={classes.waiting} aria-busy="true" />;
  if (!asked.request) return <p className={classes.refused}>{text('tile.notShared')}</p>;
  const height = isPhone ? PHONE_CHART_PX : tile.h * (ROW_PX + GAP_PX) - GAP_PX - AROUND_PX;
  return (
    <div className={classes.body}>
      {untouched.length > 0 && (
        <p className={classes.untouched}>
          {text('filter.untouched', { fields: untouched.join(', ') })}
        </p>
      )}
      <Figure
        request={tileRequest(tile, asked.request, { ...view, filter })}
        chart={asked.chart as Chart}
        height={asked.chart === 'number' ? 0 : Math.max(120, height)}
      />
    </div>
  );
}
