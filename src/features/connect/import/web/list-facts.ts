import type { ImportList } from './import-queries.ts';

type Counts = ImportList['counts'];

/** Whether the rows are people or, in a list of companies alone, companies. */
export function subjectOf({ mapping }: Pick<ImportList, 'mapping'>): 'people' | 'companies' {
  return mapping.some(({ target }) => target.startsWith('person.')) ? 'people' : 'companies';
}

/** Rows that come in: new, with something new, or known already. */
export function countTaken({ create, change, same }: Counts): number {
  return create + change + same;
}

export function countLeftOut({ skip, failed }: Counts): number {
  return skip + failed;
}

/** What the rows that come in are, each once: rows that are known already may mean the same one. */
export function countable(list: Pick<ImportList, 'counts' | 'mapping'>) {
  const { change, same } = list.counts;
  return change + same > 0 ? 'rows' : subjectOf(list);
}

/** Whether importing would write anything at all. */
export function writesSomething({ create, change, companies }: Counts): boolean {
  return create + change + companies > 0;
}

/** Columns below this certainty are for the person to look at. */
const SURE = 0.7;

/** Whether the person should look at what the column was taken for. Empty columns don't matter. */
export function isUnsure({ confidence, why }: ImportList['mapping'][number]): boolean {
  return confidence !== undefined && confidence < SURE && why !== 'empty_column';
}

/** Up to three different values of a column, for recognising it. */
export function samplesOf(sample: ImportList['sample'], column: number): string[] {
  const values = sample.map((cells) => cells[column]?.trim() ?? '').filter(Boolean);
  return [...new Set(values)].slice(0, 3);
}

/** Whether something of it stands and can be taken back. */
export function canBeUndone({ status, counts }: Pick<ImportList, 'status' | 'counts'>): boolean {
  const isOver = status === 'done' || status === 'cancelled' || status === 'failed';
  return isOver && writesSomething(counts);
}
