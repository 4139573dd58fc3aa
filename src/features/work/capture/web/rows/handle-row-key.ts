import type { KeyboardEvent } from 'react';
import type { Act, Row } from './row.ts';

interface RowKeys {
  rows: readonly Row[];
  run: (row: Row, act: Act) => void;
  toLine: () => void;
  typeInto: (row: Row, typed: string) => void;
}

const ROW_STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
const CHIP_STEPS: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };

/**
 * The keys of a row: up and down to the next one, left and right along its choices, a digit takes
 * one, a letter opens its field, Delete leaves it out, Escape goes back to the line.
 */
export function handleRowKey(event: KeyboardEvent<HTMLElement>, keys: RowKeys): void {
  const target = event.target as HTMLElement;
  if (event.nativeEvent.isComposing || target.closest('input, form')) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const element = target.closest<HTMLElement>('[data-row]');
  const row = keys.rows.find(({ id }) => id === element?.dataset.row);
  if (!element || !row) return;
  if (takeKey(event.key, { ...keys, element, row, target })) event.preventDefault();
}

interface Place extends RowKeys {
  element: HTMLElement;
  row: Row;
  target: HTMLElement;
}

/** Whether the key was one of ours. */
function takeKey(key: string, place: Place): boolean {
  const { row, toLine, typeInto } = place;
  if (ROW_STEPS[key]) moveRow(place, ROW_STEPS[key]);
  else if (CHIP_STEPS[key]) moveChip(place, CHIP_STEPS[key]);
  else if (key === 'Escape') toLine();
  else if (key === 'Delete' || key === 'Backspace') return leaveOut(place);
  else if (/^[1-9]$/.test(key)) return takeNumber(place, Number(key));
  else if (key === 'Enter') return enterRow(place);
  else if (/^\p{L}$/u.test(key) && row.typing) typeInto(row, key);
  else return false;
  return true;
}

function moveRow({ element, toLine }: Place, step: number): void {
  const all = [...element.parentElement!.querySelectorAll<HTMLElement>('[data-row]')];
  const next = all.indexOf(element) + step;
  if (next < 0) toLine();
  else focusRow(all[next]);
}

/** Gives the focus to the head of a row. */
export function focusRow(row: Element | null | undefined): void {
  row?.querySelector<HTMLElement>('[data-head]')?.focus();
}

function moveChip({ element, target }: Place, step: number): void {
  const all = [...element.querySelectorAll<HTMLElement>('[data-head], [data-chip]')];
  all[all.indexOf(target) + step]?.focus();
}

function leaveOut({ row, run }: Place): boolean {
  if (row.remove) run(row, row.remove.act);
  return row.remove !== undefined;
}

function takeNumber({ row, run }: Place, number: number): boolean {
  const chip = row.chips.flat()[number - 1];
  if (chip) run(row, chip.act);
  return chip !== undefined;
}

/** On the head of a row Enter goes on to its choices, or takes what is offered. */
function enterRow({ element, row, run, target }: Place): boolean {
  if (!target.matches('[data-head]')) return false;
  const first = row.chips[0]?.[0];
  if (row.shown === 1 && first) {
    run(row, first.act);
    return true;
  }
  const chosen = element.querySelector<HTMLElement>('[data-chip][aria-pressed=true]');
  (chosen ?? element.querySelector<HTMLElement>('[data-chip]'))?.focus();
  return true;
}
