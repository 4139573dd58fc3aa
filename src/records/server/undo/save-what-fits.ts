import { AppError, type InputIssue } from '#src/lib/app-error.ts';
import type { RecordPatch } from '../record-commands.ts';

interface Saving {
  patches: ReadonlyMap<string, RecordPatch['patch']>;
  /** What it refuses is as it was; it names what is wrong by place and field. */
  save: (patches: RecordPatch[]) => Promise<string[]>;
  keep: (id: string, field: string) => void;
}

/**
 * Saves what can be as it was. A value that is refused today stays away, such as a reference to a
 * record that is in the bin by now or an owner who left; `keep` is told of each.
 */
export async function saveWhatFits({ patches, save, keep }: Saving): Promise<string[]> {
  const left = new Map([...patches].map(([id, patch]) => [id, { ...patch }]));
  while (left.size > 0) {
    const given = [...left].map(([id, patch]) => ({ id, patch }));
    try {
      return await save(given);
    } catch (error) {
      for (const { id, field } of refusedFields(error, given)) {
        for (const name of dropField(left, id, field)) keep(id, name);
      }
    }
  }
  return [];
}

/** Gives what is dropped: where the field only follows from others, none of them can be as it was. */
function dropField(left: Map<string, RecordPatch['patch']>, id: string, field: string): string[] {
  const patch = left.get(id) ?? {};
  const dropped = field in patch ? [field] : Object.keys(patch);
  for (const name of dropped) delete patch[name];
  if (Object.keys(patch).length === 0) left.delete(id);
  return dropped;
}

/** Throws on what is no refusal of a value. */
function refusedFields(error: unknown, given: RecordPatch[]): { id: string; field: string }[] {
  const issues = error instanceof AppError ? (error.details.issues ?? []) : [];
  if (issues.length === 0) throw error;
  return issues.map((issue) => placeOf(issue, { error, given }));
}

/** Of many records an issue's path begins with the place, of one it does not. */
function placeOf({ path }: InputIssue, { error, given }: { error: unknown; given: RecordPatch[] }) {
  const at = given.length > 1 ? Number(path[0]) : 0;
  const record = given[at];
  if (!record) throw error;
  return { id: record.id, field: String(given.length > 1 ? path[1] : path[0]) };
}
