import type { FigureRequest, Grouping } from '#src/features/reports/metric/metric.ts';
import { TIME } from '#src/features/reports/metric/metric.ts';
import type { EdmType, EntityType, Property } from '../../odata/entity-type.ts';

/** A saved report as it is kept. */
export interface SavedReport {
  id: string;
  title: string;
  request: FigureRequest;
}

/** What a column of a report shows. */
export type ReportPart =
  | { of: 'row' }
  | { of: 'currency' }
  | { of: 'group' | 'split'; isKey: boolean }
  | { of: 'value' | 'was' | 'rows' | 'fit'; metric: string };
export interface ReportProperty extends Property {
  part: ReportPart;
}
export type ReportEntity = EntityType<ReportProperty>;

/** What a saved report's table is called; the end of the id holds it apart from others of its name. */
export function reportEntity({ id, title, request }: SavedReport): ReportEntity {
  const end = endOf(id);
  const slug = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
    .slice(0, 80);
  return {
    name: `report_${end}`,
    set: ['report', slug, end].filter(Boolean).join('_'),
    label: title,
    key: 'row',
    properties: distinct([
      column('row', 'Edm.Int32', 'Row', { of: 'row' }),
      ...groupColumns('group', request.by),
      ...groupColumns('split', request.split),
      ...request.metrics.flatMap((metric) => metricColumns(metric, request)),
      column('currency', 'Edm.String', 'Currency of the sums of money', { of: 'currency' }),
    ]),
    navigations: [],
  };
}

/** The end of the id, which alone tells which report a table is: its name may change. */
export function endOf(id: string): string {
  return id.slice(-10);
}

function column(name: string, type: EdmType, label: string, part: ReportPart): ReportProperty {
  const isNullable = part.of !== 'row';
  return { name, type, label, part, isNullable, isFiltered: true, isSorted: true };
}

function groupColumns(of: 'group' | 'split', grouping: Grouping | undefined): ReportProperty[] {
  if (!grouping) return [];
  const { field, step } = grouping;
  const name = field === TIME ? 'period' : field.replaceAll('.', '_').replace(/_id$/, '');
  // the first day of each step
  if (field === TIME || step) return [column(name, 'Edm.Date', name, { of, isKey: true })];
  return [
    column(name, 'Edm.String', name, { of, isKey: false }),
    column(`${name}_key`, 'Edm.String', `${name} (key)`, { of, isKey: true }),
  ];
}

function metricColumns(metric: string, request: FigureRequest): ReportProperty[] {
  return [
    column(metric, 'Edm.Decimal', metric, { of: 'value', metric }),
    ...(request.compare
      ? [column(`${metric}_was`, 'Edm.Decimal', `${metric} (before)`, { of: 'was', metric })]
      : []),
    column(`${metric}_rows`, 'Edm.Int32', `${metric} (rows behind it)`, { of: 'rows', metric }),
    column(`${metric}_fit`, 'Edm.Boolean', `${metric} (fit to decide on)`, { of: 'fit', metric }),
  ];
}

/** The same field may be asked for twice, as groups and as splits. */
function distinct(properties: ReportProperty[]): ReportProperty[] {
  const names = new Set<string>();
  return properties.map((property) => {
    let { name } = property;
    while (names.has(name)) name += '_2';
    names.add(name);
    return { ...property, name };
  });
}
