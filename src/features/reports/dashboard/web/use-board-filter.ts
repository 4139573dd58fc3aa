import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { sourceDeclaration } from '#src/features/reports/catalogue/web/shared/source-declaration.ts';
import { metricsQuery } from '#src/features/reports/metric/web/shared/figure-query.ts';
import { shownFields } from '#src/records/custom-fields.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { Field } from '#src/records/field-types.ts';
import type { Filter } from '#src/records/filter.ts';
import { fieldAt } from '#src/records/web/filter/field-path.ts';
import { choiceLabel, fieldLabel } from '#src/records/web/labels.ts';
import { useRecordTypes } from '#src/records/web/record-registry.ts';
import type { FigureRequest } from '../../metric/metric.ts';
import { BASE, filterTouching, isKnownTo, sharedFields } from '../board-filter.ts';
import type { Tile } from '../tile.ts';
import { reportsQuery } from './board-queries.ts';
import { boardText } from './board-text.ts';

/** All rows that the figures of a dashboard read, as one that can be filtered. */
export function useBoardRows(tiles: readonly Tile[]): RecordDeclaration | null {
  const text = boardText.useText();
  const declare = useDeclarations();
  const hasReports = tiles.some(({ report_id }) => report_id !== undefined);
  const { data: reports } = useQuery({ ...reportsQuery, enabled: hasReports });
  return useMemo(() => {
    const metrics = tiles.flatMap(
      ({ request, report_id }) =>
        (request ?? reports?.find(({ id }) => id === report_id)?.request)?.metrics ?? [],
    );
    const declarations = declare(metrics);
    if (declarations.length === 0) return null;
    const fields = sharedFields(declarations.map(said));
    return {
      ...{ type: 'dashboard_rows', plural: 'dashboard_rows' },
      ...{ label: text('filter.label'), pluralLabel: text('filter.label') },
      title: () => '',
      fields: Object.fromEntries(fields),
      listFields: [...fields.keys()].slice(0, 1),
      baseFields: BASE,
    };
  }, [tiles, reports, declare, text]);
}

/** Of the viewer's conditions those that touch a figure, and the names of the fields that do not. */
export function useTouched(
  request: FigureRequest | undefined,
  { where, rows }: { where: Filter[]; rows: RecordDeclaration | null },
): { filter: Filter | undefined; untouched: string[] } {
  const types = useRecordTypes();
  const declare = useDeclarations();
  return useMemo(() => {
    if (!request || !rows || where.length === 0) return { filter: undefined, untouched: [] };
    const shared = new Map(Object.entries(rows.fields));
    const known = where.filter((one) => isKnownTo(rows, one));
    const { filter, untouched } = filterTouching(known, declare(request.metrics), shared);
    return { filter, untouched: untouched.map((name) => fieldAt(types, rows, name).label) };
  }, [request, rows, where, declare, types]);
}

function useDeclarations(): (metrics: readonly string[]) => RecordDeclaration[] {
  const types = useRecordTypes();
  const { data } = useQuery(metricsQuery);
  return useMemo(
    () => (metrics) => {
      const read = data?.metrics.filter(({ name }) => metrics.includes(name)) ?? [];
      const sources = new Set(read.flatMap((one) => one.sources));
      return data ? [...sources].flatMap((name) => sourceDeclaration(data, types, name) ?? []) : [];
    },
    [data, types],
  );
}

/** With what stands on screen in the reader's language, as it does not belong to one type any more. */
function said(declaration: RecordDeclaration): RecordDeclaration {
  const fields = shownFields(declaration).map((name): [string, Field] => {
    const field = declaration.fields[name]!;
    const label = fieldLabel(declaration, name);
    if (!('choices' in field) || !field.choices) return [name, { ...field, label }];
    const choices = field.choices.map(({ value }) => ({
      value,
      label: choiceLabel(declaration, name, value),
    }));
    return [name, { ...field, label, choices } as Field];
  });
  return { ...declaration, fields: Object.fromEntries(fields) };
}
