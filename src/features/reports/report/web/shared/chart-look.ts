import { useComputedColorScheme } from '@mantine/core';
import { useMemo } from 'react';
import { chartColours } from '#src/lib/chart-colours.ts';
import { darkColours, lightColours, TYPEFACE } from '#src/web/ui/theme/tokens.ts';
import type { ChartLook } from '../../chart/options/chart-parts.ts';

/** The colours of charts in the scheme that is shown. */
export function useChartLook(): ChartLook {
  const scheme = useComputedColorScheme('light');
  return useMemo(() => {
    const colours = scheme === 'dark' ? darkColours : lightColours;
    return {
      text: colours.text,
      quiet: colours['text-2'],
      line: colours.line,
      ground: colours.ground,
      raised: colours.raised,
      ...chartColours[scheme],
      font: TYPEFACE,
    };
  }, [scheme]);
}
