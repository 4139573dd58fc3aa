interface GoalRow {
  whose: 'workspace' | 'team' | 'member';
  id: string | null;
  goal: number | null;
  won_count: number;
  open_count: number;
}

/** Who sells in the period or has a goal, everyone and oneself; the rest follows on request. */
export function splitRows<T extends GoalRow>(
  rows: readonly T[],
  memberId: string,
): { told: T[]; rest: T[] } {
  const isIn = ({ goal, won_count, open_count }: T) =>
    goal !== null || won_count > 0 || open_count > 0;
  const isAlwaysIn = ({ whose, id }: T) => whose === 'workspace' || id === memberId;
  // before the first deal there are goals to be set
  if (!rows.some(isIn)) return { told: [...rows], rest: [] };
  return {
    told: rows.filter((row) => isIn(row) || isAlwaysIn(row)),
    rest: rows.filter((row) => !isIn(row) && !isAlwaysIn(row)),
  };
}
