/** What draws charts: large, so it is fetched as soon as one is to come. */
export function fetchCharts() {
  return import('#src/lib/draw-charts.ts');
}
