import { useQuery } from '@tanstack/react-query';
import { metricLabel } from '#src/features/reports/catalogue/web/shared/metric-words.ts';
import { metricsQuery } from '#src/features/reports/metric/web/shared/figure-query.ts';
import type { FigureRequest } from '../../../metric/metric.ts';
import type { Tile } from '../../tile.ts';
import { reportsQuery } from '../board-queries.ts';
import { boardText } from '../board-text.ts';

/** What a tile asks; without a request its report is not there, or not shared with the reader. */
export interface Asked {
  request?: FigureRequest;
  chart: string;
  isPending: boolean;
}

/** What the tile asks: its own question, or that of the report it shows. */
export function useAsked({ report_id, request, chart }: Tile): Asked {
  const { data, isPending } = useQuery({ ...reportsQuery, enabled: report_id !== undefined });
  if (request) return { request, chart: chart ?? 'number', isPending: false };
  const report = data?.find(({ id }) => id === report_id);
  if (!report) return { chart: 'table', isPending };
  return { request: report.request, chart: chart ?? report.chart, isPending: false };
}

/** What stands over a tile: its own title, its report's name, or what is measured. */
export function useTileTitle(hasReports: boolean): (tile: Tile) => string {
  const text = boardText.useText();
  const { data: known } = useQuery(metricsQuery);
  const { data: reports } = useQuery({ ...reportsQuery, enabled: hasReports });
  const labelOf = (name: string) => {
    const metric = known?.metrics.find((one) => one.name === name);
    return metricLabel(metric ?? { name, label: '' });
  };
  return ({ title, report_id, request }) => {
    if (title) return title;
    if (request) return request.metrics.map(labelOf).join(', ');
    return reports?.find(({ id }) => id === report_id)?.name ?? text('tile.lost');
  };
}
