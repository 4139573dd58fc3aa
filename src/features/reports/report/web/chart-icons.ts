import {
  ChartArea,
  ChartBar,
  ChartLine,
  ChartScatter,
  Filter,
  Grid3x3,
  Hash,
  type LucideIcon,
  StepForward,
  Table,
} from 'lucide-react';
import type { ChartKind } from '../chart/chart-kinds.ts';

export const CHART_ICONS: Record<ChartKind, LucideIcon> = {
  number: Hash,
  table: Table,
  bar: ChartBar,
  line: ChartLine,
  area: ChartArea,
  funnel: Filter,
  cohort: StepForward,
  heat: Grid3x3,
  scatter: ChartScatter,
};
