import { AppError, type InputIssue } from '#src/lib/app-error.ts';
import { customNames } from '#src/records/custom-fields.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { valueSchema } from '#src/records/field-checks.ts';
import { emptyOf, isListKind } from '#src/records/field-kinds.ts';
import type { Row } from '../record-type.ts';

type Values = Record<string, unknown>;

/** Sets the workspace's own fields beside the others, from the row's column `custom`. */
export function unpackCustom(
  declaration: RecordDeclaration,
  row: Row,
  given: unknown = row.custom,
): void {
  const custom = (given ?? {}) as Values;
  for (const name of customNames(declaration)) {
    row[name] = custom[name] ?? emptyOf(declaration.fields[name]!.kind);
  }
}

/** The column `custom` for the row: what is filled in, and the values of fields that were put away. */
export function packCustom(declaration: RecordDeclaration, row: Row): Values {
  const custom = { ...((row.custom ?? {}) as Values) };
  for (const name of customNames(declaration)) {
    const value = row[name] ?? null;
    const isEmpty = value === null || (Array.isArray(value) && value.length === 0);
    if (isEmpty) delete custom[name];
    else custom[name] = value;
  }
  return custom;
}

const checks = new WeakMap<RecordDeclaration, Map<string, ReturnType<typeof valueSchema>>>();

/**
 * Refuses values that do not fit the workspace's own fields, and fields that there are not. The API
 * has checked the built-in ones before; these it cannot know.
 */
export function checkCustom(declaration: RecordDeclaration, inputs: Values[]): void {
  const issues = inputs.flatMap((input, index) =>
    Object.keys(input)
      .filter((name) => name.startsWith('x_'))
      .flatMap((name) => issuesOf(declaration, name, input[name]))
      .map((issue) => ({
        ...issue,
        path: inputs.length > 1 ? [index, ...issue.path] : issue.path,
      })),
  );
  if (issues.length === 0) return;
  throw new AppError('invalid', issues[0]!.message, { reason: 'bad_input', issues });
}

function issuesOf(declaration: RecordDeclaration, name: string, value: unknown): InputIssue[] {
  const field = declaration.fields[name];
  if (!field) {
    const message = `${declaration.pluralLabel} have no field "${name.slice(0, 60)}" here.`;
    return [{ path: [name], message }];
  }
  const given = value ?? (isListKind(field.kind) || field.kind === 'boolean' ? undefined : null);
  if (given === undefined) return [];
  const result = checkOf(declaration, name).safeParse(given);
  if (result.success) return [];
  const { message } = result.error.issues[0]!;
  return [{ path: [name], message: `${field.label}: ${message}` }];
}

function checkOf(declaration: RecordDeclaration, name: string) {
  const known = checks.get(declaration) ?? new Map();
  checks.set(declaration, known);
  const check = known.get(name) ?? valueSchema(declaration.fields[name]!);
  known.set(name, check);
  return check;
}
