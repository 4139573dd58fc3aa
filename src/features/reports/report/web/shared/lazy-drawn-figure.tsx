import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { connection } from '#src/web/api/connection.ts';
import { Button } from '#src/web/ui/button.tsx';
import { ChartSkeleton } from '#src/web/ui/chart/chart-skeleton.tsx';
import { fetchCharts } from '#src/web/ui/chart/fetch-charts.ts';
import type { DrawnFigureProps } from './drawn-figure.tsx';
import classes from './figure.module.css';
import { FigureTable } from './figure-table.tsx';
import { figureText } from './figure-text.ts';

/** The code that draws figures, fetched once; asked for while what it shows is still on its way. */
export const drawingQuery = queryOptions({
  queryKey: ['drawing figures'],
  async queryFn() {
    const [{ DrawnFigure }] = await Promise.all([import('./drawn-figure.tsx'), fetchCharts()]);
    return { Drawn: DrawnFigure };
  },
  // it may be kept for being without a connection
  networkMode: 'always',
  retry: false,
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
  structuralSharing: false,
});

interface LazyFigureProps extends DrawnFigureProps {
  /** What stands there if the chart cannot be drawn; absent: its table, and a way to try again. */
  otherwise?: ReactNode;
}

/** A figure that ECharts draws, once its code has come. */
export function DrawnFigure({ otherwise, ...figure }: LazyFigureProps) {
  const { data, error, isFetching, refetch } = useQuery(drawingQuery);
  if (data) return <data.Drawn {...figure} />;
  if (!error || isFetching) return <ChartSkeleton height={figure.height} />;
  if (otherwise !== undefined) return otherwise;
  return <Undrawn {...figure} retry={() => void refetch().then(reloadIfMissing)} />;
}

/** A browser that has failed to fetch a part of a page fetches it again only with the page. */
function reloadIfMissing({ isError }: { isError: boolean }): void {
  if (isError && connection.get() !== 'offline') window.location.reload();
}

function Undrawn({ retry, ...figure }: DrawnFigureProps & { retry: () => void }) {
  const text = figureText.useText();
  return (
    <>
      <p className={classes.undrawn} role="status">
        <span>{text('undrawn')}</span>
        <Button look="quiet" onClick={retry}>
          {text('retry')}
        </Button>
      </p>
      <FigureTable {...figure} />
    </>
  );
}
