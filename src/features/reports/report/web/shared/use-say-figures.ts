import { useMemo } from 'react';
import { choiceLabel, fieldLabel } from '#src/records/web/labels.ts';
import { useRecordTypes } from '#src/records/web/record-registry.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import {
  metricFormula,
  metricLabel,
  metricQuestion,
  sourceChoiceLabel,
  sourceColumnLabel,
} from '../../../catalogue/web/shared/metric-words.ts';
import type { FigureAnswer } from '../../../metric/figure-api.ts';
import { TEAM, TIME } from '../../../metric/metric.ts';
import type { Axis, SayFigures } from '../../chart/say-figures.ts';
import { sayFigures } from '../../chart/say-figures.ts';
import { figureText } from './figure-text.ts';

type RecordTypes = ReturnType<typeof useRecordTypes>;

/** Numbers and groups as the reader says them. */
export function useSayFigures(): SayFigures {
  const text = figureText.useText();
  const types = useRecordTypes();
  const { locale } = useStore(reader);
  return useMemo(
    () =>
      sayFigures({
        locale,
        words: {
          none: text('none'),
          empty: text('empty'),
          yes: text('yes'),
          no: text('no'),
          before: text('before'),
          total: text('total'),
          quarter: (quarter, year) => text('quarter', { quarter: String(quarter), year }),
          week: (day) => text('week', { day }),
          ofFirst: (share) => text('ofFirst', { share }),
          of: (count, all) => text('of', { count: String(count), all: String(all) }),
          from: (rows) => text('from', { rows: String(rows) }),
        },
        choice: (axis, { key, label }) => sayChoice(types, axis, { value: String(key), label }),
      }),
    [text, types, locale],
  );
}

function sayChoice(
  types: RecordTypes,
  axis: Axis,
  { value, label }: { value: string; label: string },
): string | undefined {
  const declaration = types.get(axis.type);
  if (!declaration) {
    if (axis.kind !== 'choice') return undefined;
    return sourceChoiceLabel({ source: axis.type, column: axis.name, value, label });
  }
  const field = declaration.fields[axis.name];
  return field && 'choices' in field ? choiceLabel(declaration, axis.name, value) : undefined;
}

/** The answer with its metrics and dimensions called as in the reader's language. */
export function useNamedAnswer(answer: FigureAnswer): FigureAnswer {
  const text = figureText.useText();
  const types = useRecordTypes();
  return useMemo(() => {
    const named = (axis: Axis | undefined) =>
      axis && { ...axis, label: sayAxis(axis, { types, time: text('time'), team: text('team') }) };
    const by = named(answer.by);
    const split = named(answer.split);
    const metrics = answer.metrics.map((metric) => ({
      ...metric,
      label: metricLabel(metric),
      question: metricQuestion(metric),
      formula: metricFormula(metric),
    }));
    return { ...answer, metrics, ...(by && { by }), ...(split && { split }) };
  }, [answer, types, text]);
}

function sayAxis(
  axis: Axis,
  { types, time, team }: { types: RecordTypes; time: string; team: string },
): string {
  if (axis.field === TIME) return time;
  if (axis.field === TEAM) return team;
  const declaration = types.get(axis.type);
  return declaration ? fieldLabel(declaration, axis.name) : sourceColumnLabel(axis.type, axis);
}
