import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { Field } from '#src/records/field-types.ts';
import type { MetricsAnswer } from '../../../metric/web/shared/figure-query.ts';
import { sourceChoiceLabel, sourceColumnLabel, sourceLabel } from './metric-words.ts';

type Source = MetricsAnswer['sources'][number];

/** A source as a record type, so that filters can be built for it as for any list. */
export function sourceDeclaration(
  facts: MetricsAnswer,
  types: ReadonlyMap<string, RecordDeclaration>,
  name: string,
): RecordDeclaration | undefined {
  const source = facts.sources.find((one) => one.name === name);
  return source ? declare(source) : types.get(name);
}

function declare(source: Source): RecordDeclaration {
  const fields = source.fields.map(({ name, label, kind, to, choices }) => {
    const said = sourceColumnLabel(source.name, { name, label });
    const field = { kind, label: said, why: '', usedIn: [], maxLength: 200, to };
    const saidChoices = choices?.map(({ value, label: choice }) => ({
      value,
      label: sourceChoiceLabel({ source: source.name, column: name, value, label: choice }),
    }));
    return [name, { ...field, choices: saidChoices } as unknown as Field] as const;
  });
  return {
    type: source.name,
    plural: source.name,
    label: sourceLabel(source),
    pluralLabel: sourceLabel(source),
    title: () => '',
    fields: Object.fromEntries(fields),
    listFields: fields.slice(0, 1).map(([name]) => name),
    baseFields: ['owner_id'],
  };
}
