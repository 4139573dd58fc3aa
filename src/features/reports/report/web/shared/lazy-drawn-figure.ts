import { lazy } from 'react';
import { fetchCharts } from '#src/web/ui/chart/fetch-charts.ts';

const fetchFigure = () => import('./drawn-figure.tsx');

/** Fetches what draws a figure while what it shows is still asked for. */
export async function fetchDrawing(): Promise<void> {
  // what fails here is fetched again, and told, by the figure itself
  await Promise.all([fetchFigure(), fetchCharts()]).catch(() => {});
}

export const DrawnFigure = lazy(async () => {
  void fetchDrawing();
  return { default: (await fetchFigure()).DrawnFigure };
});
