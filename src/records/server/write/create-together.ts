import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { EventDraft } from '#src/server/ledger/event.ts';
import type { Stored } from '#src/server/run-together.ts';
import { declarationOf } from '../custom/effective-declaration.ts';
import { askForRecords, type Found } from '../record-queries.ts';
import type { RecordType, SavedRow } from '../record-type.ts';
import { indexRecords } from '../search/index-records.ts';
import { insertRows } from '../table/record-rows.ts';
import { checkRows } from './complete-rows.ts';
import { creationOf, newRows } from './new-rows.ts';
import { refuseTakenId } from './refuse-taken-id.ts';

interface Draft {
  declaration: RecordDeclaration;
  saved: SavedRow;
  event: EventDraft;
}

/**
 * The making of a record in two halves, for a type that is plain (`isPlain`): new records of several
 * commands are stored, made findable and read by the same few statements.
 */
export function createTogether(type: RecordType) {
  return {
    async draft(ctx: ReadContext, input: Record<string, unknown>): Promise<Draft> {
      await refuseTakenId(ctx, type.declaration, input.id);
      const declaration = await declarationOf(ctx, type.declaration);
      const [saved] = newRows(ctx, declaration, [input]) as [SavedRow];
      await checkRows(ctx, declaration, [saved], { isAsked: true });
      return { declaration, saved, event: creationOf(declaration, saved) };
    },

    async store(commands: Stored<Draft>[]): Promise<Promise<Found>[]> {
      const groups = groupBy(commands, ({ draft }) => draft.declaration);
      const inserted = Promise.all(groups.map(insertAlike));
      inserted.catch(() => {});
      for (const { ctx, draft } of commands) {
        await type.afterSave?.(ctx, [draft.saved]);
        ctx.emit(draft.event);
      }
      // all that is asked leaves now, before the commit that follows
      const indexed = type.declaration.isSetting
        ? undefined
        : indexRecords(commands[0]!.ctx.db, type.declaration, idsOf(commands));
      const found = new Map<Stored<Draft>, Promise<Found>>();
      for (const group of groups) {
        for (const alike of groupBy(group, ({ ctx }) => ctx.actor)) readBack(alike, found);
      }
      indexed?.catch(() => {});
      // what is asked after a failure fails too, but does not know why
      return commands.map(async (command) => {
        await inserted;
        await indexed;
        return found.get(command)!;
      });
    },
  };
}

function idsOf(commands: Stored<Draft>[]): string[] {
  return commands.map(({ draft }) => draft.saved.after.id);
}

function insertAlike(commands: Stored<Draft>[]): Promise<void> {
  const { ctx, draft } = commands[0]!;
  const rows = commands.map((command) => command.draft.saved.after);
  return insertRows(ctx, draft.declaration, rows);
}

/** What one member has made is read at once. */
function readBack(commands: Stored<Draft>[], found: Map<Stored<Draft>, Promise<Found>>): void {
  const { ctx, draft } = commands[0]!;
  const asked = askForRecords(ctx, draft.declaration, idsOf(commands));
  commands.forEach((command, at) => {
    const one = asked.then((records) => records[at]!);
    // whoever waits for it is told; what fails before comes first
    one.catch(() => {});
    found.set(command, one);
  });
}

function groupBy<T>(items: T[], keyOf: (item: T) => unknown): T[][] {
  const groups = new Map<unknown, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}
