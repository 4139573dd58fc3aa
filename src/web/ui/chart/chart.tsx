import type { EChartsCoreOption } from 'echarts/core';
import { useEffect, useRef, useState } from 'react';
import type { Drawn } from '#src/lib/draw-charts.ts';
import classes from './chart.module.css';
import { ChartSkeleton } from './chart-skeleton.tsx';
import { type ChartPlace, type ChartText, ChartWords } from './chart-words.tsx';
import { fetchCharts } from './fetch-charts.ts';

interface ChartProps {
  option: EChartsCoreOption;
  /** In pixels. */
  height: number;
  /** The same in words, for who does not see it and for who has no mouse. */
  words: ChartText;
  /** A mark was clicked, or Enter was pressed on it. */
  onPress?: (place: ChartPlace) => void;
}

/** Draws what ECharts is told; behind it lies a table, through whose cells the keyboard goes. */
export function Chart({ option, height, words, onPress }: ChartProps) {
  const { ground, chart } = useDrawn(option);
  const press = useRef(onPress);
  press.current = onPress;

  useEffect(() => {
    if (!chart) return;
    const hear = (event: unknown) => {
      const { seriesIndex, dataIndex } = event as { seriesIndex: number; dataIndex: number };
      press.current?.({ series: seriesIndex, index: dataIndex });
    };
    chart.on('click', hear);
    return () => {
      chart.off('click', hear);
    };
  }, [chart]);

  function point(place: ChartPlace | null): void {
    if (!chart || chart.isDisposed()) return;
    chart.dispatchAction({ type: 'downplay' });
    if (!place) return void chart.dispatchAction({ type: 'hideTip' });
    const at = { seriesIndex: place.series, dataIndex: place.index };
    chart.dispatchAction({ type: 'highlight', ...at });
    chart.dispatchAction({ type: 'showTip', ...at });
  }

  return (
    <figure
      className={classes.chart}
      style={{ height }}
      aria-label={words.caption}
      data-drawn={chart ? '' : undefined}
    >
      {!chart && (
        <div className={classes.waiting}>
          <ChartSkeleton height={height} />
        </div>
      )}
      <div
        ref={ground}
        className={classes.ground}
        data-pressed={onPress ? '' : undefined}
        aria-hidden="true"
      />
      <ChartWords words={words} onPoint={point} {...(onPress && { onPress })} />
    </figure>
  );
}

/** A chart that is drawn once its code has come, anew with each option, and as wide as its place. */
function useDrawn(option: EChartsCoreOption) {
  const ground = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<Drawn | null>(null);

  useEffect(() => {
    let made: Drawn | undefined;
    let isGone = false;
    const sized = new ResizeObserver(() => made?.resize());
    void fetchCharts().then(({ drawInto }) => {
      if (isGone || !ground.current) return;
      made = drawInto(ground.current);
      sized.observe(ground.current);
      setChart(made);
    });
    return () => {
      isGone = true;
      sized.disconnect();
      made?.dispose();
      setChart(null);
    };
  }, []);

  useEffect(() => {
    if (chart && !chart.isDisposed()) chart.setOption(option, { notMerge: true });
  }, [chart, option]);
  return { ground, chart };
}
