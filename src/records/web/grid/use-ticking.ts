import { useCallback, useRef } from 'react';
import type { AnyRecord } from '../data/record-client.ts';
import type { Selection } from '../selection/use-selection.ts';
import { isRecordRow } from './group-rows.ts';

/** Ticks a row, or with shift all rows from the one ticked before; does the same in every drawing. */
export function useTicking(
  rows: readonly AnyRecord[],
  selection: Selection,
): (id: string, at: number, shift: boolean) => void {
  const latest = useRef({ rows, selection });
  latest.current = { rows, selection };
  return useCallback((id, at, shift) => {
    const { rows: all, selection: chosen } = latest.current;
    const from = chosen.from.current;
    chosen.from.current = at;
    if (!shift || from === null || from === at) {
      chosen.toggle(id);
      return;
    }
    const between = all.slice(Math.min(from, at), Math.max(from, at) + 1).filter(isRecordRow);
    chosen.set([...chosen.ids, ...between.map((row) => row.id)]);
  }, []);
}
