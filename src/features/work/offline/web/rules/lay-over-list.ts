import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { Filter } from '#src/records/filter.ts';
import type { Entry, Values } from '#src/web/offline/queue/entry.ts';
import type { Effect } from './effects.ts';
import { judge } from './kept/judge.ts';

interface ListLaying {
  entries: readonly Entry[];
  effects: readonly Effect[];
  query: URLSearchParams;
  /** A record that was made here, with what was changed on it since. */
  make: (id: string) => Values | undefined;
}

/**
 * A list as it will be: with what was made here or comes to belong to it, without what does no longer,
 * as far as it can be told here. `answer` holds the changed values already.
 */
export function layOverList(
  answer: Values,
  declaration: RecordDeclaration,
  { entries, effects, query, make }: ListLaying,
): Values {
  const there = answer.items as Values[] | undefined;
  if (!Array.isArray(there)) return answer;
  const filter = JSON.parse(query.get('filter') ?? 'null') as Filter | null;
  const owner = entries[0]!.owner;
  const passes = (row: Values) => (filter ? judge(filter, row, owner) : true);
  const ofType = effects.filter((one) => one.type === declaration.type);
  const touched = new Set(ofType.map(({ id }) => id));
  const items = there.filter((row) => !touched.has(String(row.id)) || passes(row) !== false);
  if (['cursor', 'deleted'].some((name) => query.has(name))) return { ...answer, items };
  const made = ofType.filter(({ isNew }) => isNew).map(({ id }) => make(id)!);
  const come = comeIn(declaration, entries, ofType).filter(({ known }) => passes(known) === false);
  const added = [...made, ...come.map(({ row }) => row)].filter(
    (row) => passes(row) === true && !there.some(({ id }) => id === row.id),
  );
  return { ...answer, items: [...added.toReversed(), ...items] };
}

/** Changed records that are known whole, each as it was before and as it is. */
function comeIn(
  declaration: RecordDeclaration,
  entries: readonly Entry[],
  effects: readonly Effect[],
) {
  const first = new Map<string, Values>();
  for (const { target, known } of entries) {
    if (target && known?.created_at && !first.has(target)) first.set(target, known);
  }
  return [...first].flatMap(([id, known]) => {
    const changes = effects.filter((one) => one.id === id);
    if (changes.length === 0 || changes.some(({ isNew }) => isNew)) return [];
    const row: Values = Object.assign({}, known, ...changes.map(({ values }) => values));
    Object.assign(row, { title: declaration.title(row), waiting: true });
    return [{ known, row }];
  });
}
