import type { FigureAnswer } from '#src/features/reports/metric/figure-api.ts';
import { digitsOf } from '#src/lib/currency.ts';
import type { Value } from '../answer.ts';
import type { ReportEntity, ReportPart } from './report-entity.ts';

/** A report's groups and figures, a row each; without groups the one row of its totals. */
export function reportRows(entity: ReportEntity, answer: FigureAnswer): Record<string, Value>[] {
  const say = teller(answer);
  return placesOf(answer).map((place, at) =>
    Object.fromEntries(
      entity.properties.map(({ name, part }) => [
        name,
        part.of === 'row' ? at + 1 : say(part, place),
      ]),
    ),
  );
}

interface Place {
  group?: number;
  split?: number;
}

function placesOf({ by, split, groups, cells }: FigureAnswer): Place[] {
  if (!by) return [{}];
  if (!split) return groups.map((_, group) => ({ group }));
  const places = new Map<string, Place>();
  for (const { group, split: part } of cells) {
    if (group !== undefined && part !== undefined)
      places.set(`${group}/${part}`, { group, split: part });
  }
  return [...places.values()].sort((a, b) => a.group! - b.group! || a.split! - b.split!);
}

type Told = Exclude<ReportPart, { of: 'row' }>;

function teller(answer: FigureAnswer): (part: Told, place: Place) => Value {
  const all = [...answer.totals, ...answer.cells];
  const cells = new Map(all.map((cell) => [keyOf(cell.metric, cell as Place), cell]));
  return (part, place) => {
    switch (part.of) {
      case 'currency':
        return answer.metrics.find((metric) => metric.currency)?.currency ?? null;
      case 'group':
      case 'split':
        return tellGroup(answer, part, place);
      case 'fit':
        return answer.totals.find(({ metric }) => metric === part.metric)?.fitness.fit ?? null;
      case 'rows':
        return cells.get(keyOf(part.metric, place))?.rows ?? 0;
      default: {
        const cell = cells.get(keyOf(part.metric, place));
        return tellValue(answer, part.metric, part.of === 'was' ? cell?.was : cell?.value);
      }
    }
  };
}

function tellGroup(
  answer: FigureAnswer,
  { of, isKey }: { of: 'group' | 'split'; isKey: boolean },
  place: Place,
): Value {
  const group = (of === 'group' ? answer.groups : answer.splits)[place[of] ?? -1];
  if (!group || group.key === null) return null;
  return isKey ? String(group.key) : group.label;
}

/** Money as it is read; of no rows the count is 0, and anything else is not known. */
function tellValue(answer: FigureAnswer, name: string, value: number | null | undefined): Value {
  const metric = answer.metrics.find((one) => one.name === name);
  if (value === undefined || value === null) return metric?.unit === 'count' ? 0 : null;
  return metric?.currency ? value / 10 ** digitsOf(metric.currency) : value;
}

function keyOf(metric: string, { group, split }: Place): string {
  return `${metric} ${group ?? ''} ${split ?? ''}`;
}
