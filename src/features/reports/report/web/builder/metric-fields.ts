import { shownFields } from '#src/records/custom-fields.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { FIELD_KINDS, holdsMembers } from '#src/records/field-kinds.ts';
import type { FieldKind } from '#src/records/field-types.ts';
import { kindOf } from '#src/records/web/fields/format-value.ts';
import { BASE_FIELDS, fieldLabel } from '#src/records/web/labels.ts';
import { TEAM, TIME } from '../../../metric/metric.ts';
import type { MetricsAnswer } from '../../../metric/web/shared/figure-query.ts';

type Types = ReadonlyMap<string, RecordDeclaration>;

/** A field that figures can be grouped by. */
export interface ByField {
  field: string;
  label: string;
  isOfDays: boolean;
  isOfPeople: boolean;
}

/** What tells little of a record that another refers to is left to those who write requests. */
const FAR_GROUPED: readonly FieldKind[] = ['text', 'choice', 'member', 'reference'];

/** The sources whose rows these metrics read, each once. */
export function sourcesOf(facts: MetricsAnswer, metrics: readonly string[]): string[] {
  const named = facts.metrics.filter(({ name }) => metrics.includes(name));
  return [...new Set(named.flatMap(({ sources }) => sources))];
}

interface Words {
  time: string;
  team: string;
}

interface ByAsk extends Words {
  /** How people work is not told of single ones to everybody. */
  withPeople: boolean;
}

/** What all of the sources can be grouped by: time first, then what few words tell. */
export function byFields(
  declarations: readonly RecordDeclaration[],
  types: Types,
  { time, team, withPeople }: ByAsk,
): ByField[] {
  const [first, ...others] = declarations.map((one) =>
    fieldsOf(one, types).filter(({ isOfPeople }) => withPeople || !isOfPeople),
  );
  const shared = (first ?? []).filter(({ field }) =>
    others.every((all) => all.some((one) => one.field === field)),
  );
  return [
    { field: TIME, label: time, isOfDays: true, isOfPeople: false },
    { field: TEAM, label: team, isOfDays: false, isOfPeople: false },
    ...shared,
  ];
}

function fieldsOf(declaration: RecordDeclaration, types: Types): ByField[] {
  const base = declaration.baseFields ?? BASE_FIELDS.filter((name) => name !== 'updated_at');
  const own = [...shownFields(declaration), ...base];
  const near = own
    .filter((name) => FIELD_KINDS[kindOf(declaration, name)].isGrouped)
    .map((name) => place(declaration, name, name));
  const far = shownFields(declaration).flatMap((link) => {
    const field = declaration.fields[link]!;
    const target = field.kind === 'reference' ? types.get(field.to) : undefined;
    if (!target) return [];
    return shownFields(target)
      .filter((name) => FAR_GROUPED.includes(kindOf(target, name)))
      .map((name) => ({
        ...place(target, name, `${link}.${name}`),
        label: `${fieldLabel(declaration, link)} · ${fieldLabel(target, name)}`,
      }));
  });
  return [...near, ...far];
}

function place(declaration: RecordDeclaration, name: string, field: string): ByField {
  const kind = kindOf(declaration, name);
  const isOfDays = kind === 'date' || kind === 'datetime';
  const label = fieldLabel(declaration, name);
  return { field, label, isOfDays, isOfPeople: holdsMembers(kind) };
}
