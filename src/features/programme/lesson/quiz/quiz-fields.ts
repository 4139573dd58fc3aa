import { company } from '#src/features/people/company/company.ts';
import { person } from '#src/features/people/person/person.ts';
import { deal } from '#src/features/sales/deal/deal.ts';
import { task } from '#src/features/work/task/task.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';

/** Records whose fields everybody fills in. */
export const QUIZ_TYPES: readonly RecordDeclaration[] = [person, company, deal, task];

/** All their fields that say why they are asked, as `type.field`. */
export const QUIZ_FIELDS: readonly string[] = QUIZ_TYPES.flatMap(({ type, fields }) =>
  Object.entries(fields)
    .filter(([, { why }]) => why)
    .map(([name]) => `${type}.${name}`),
);

/** The declaration of such a field, and its name in it. */
export function quizField(field: string): { declaration: RecordDeclaration; name: string } | null {
  const [type, name] = field.split('.') as [string, string];
  const declaration = QUIZ_TYPES.find((one) => one.type === type);
  return declaration ? { declaration, name } : null;
}
