import type { ChartKind } from './chart-kinds.ts';
import { barOption } from './options/bar-option.ts';
import type { Drawing, DrawnChart } from './options/chart-parts.ts';
import { funnelOption } from './options/funnel-option.ts';
import { cohortOption, heatOption } from './options/grid-option.ts';
import { lineOption } from './options/line-option.ts';
import { scatterOption } from './options/scatter-option.ts';

/** What ECharts is told, for browser and server alike; tables and numbers are not drawn by it. */
export function drawOption(
  kind: Exclude<ChartKind, 'table' | 'number'>,
  drawing: Drawing,
): DrawnChart {
  switch (kind) {
    case 'bar':
      return barOption(drawing);
    case 'line':
      return lineOption(drawing, { isArea: false });
    case 'area':
      return lineOption(drawing, { isArea: true });
    case 'funnel':
      return funnelOption(drawing);
    case 'heat':
      return heatOption(drawing);
    case 'cohort':
      return cohortOption(drawing);
    case 'scatter':
      return scatterOption(drawing);
  }
}
