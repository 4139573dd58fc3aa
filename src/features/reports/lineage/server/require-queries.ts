import { AppError } from '#src/lib/app-error.ts';
import type { ReadContext } from '#src/server/context.ts';
import {
  byField,
  keyOf,
  type LineageSetting,
  readDeclarations,
  readReaders,
} from './lineage-queries.ts';

export interface Required {
  type: string;
  /** Absent: the field is only being made. */
  field?: string;
  label: string;
  /** What the administrator says that uses it, by its name. */
  usedIn: readonly string[];
}

/** Refuses that a field must be filled in as long as nothing reads it: people would type for nobody. */
export async function requireReader(
  ctx: ReadContext,
  setting: LineageSetting,
  { type, field, label, usedIn }: Required,
): Promise<void> {
  const readers = await readReaders(ctx, setting, await readDeclarations(ctx, setting));
  if (field && byField(readers).has(keyOf({ type, field }))) return;
  const names = new Set(usedIn.map((one) => one.trim().toLowerCase()));
  if (readers.some((one) => !one.isBuiltIn && one.isSeen && names.has(one.name.toLowerCase())))
    return;
  throw new AppError(
    'conflict',
    `Nothing reads “${label}” yet, so nobody can be made to fill it in. Under “used in”, name a report or rule that uses it as it is called here; or leave it optional until one does.`,
    { reason: 'no_reader' },
  );
}
