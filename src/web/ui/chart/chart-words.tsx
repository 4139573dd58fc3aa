import { type KeyboardEvent, useRef } from 'react';
import hidden from '#src/web/ui/hidden-text.module.css';

/** A mark of the chart: which series, and which place in it. */
export interface ChartPlace {
  series: number;
  index: number;
}

export interface ChartText {
  /** What the chart is about. */
  caption: string;
  head: string[];
  rows: { label: string; cells: { said: string; place: ChartPlace | null }[] }[];
}

interface ChartWordsProps {
  words: ChartText;
  /** A mark is reached by the keyboard, or left. */
  onPoint: (place: ChartPlace | null) => void;
  onPress?: (place: ChartPlace) => void;
}

const STEPS: Record<string, [down: number, right: number]> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
};

/** The chart as a table that is read out; arrows go from mark to mark, and the chart points at it. */
export function ChartWords({ words, onPoint, onPress }: ChartWordsProps) {
  const table = useRef<HTMLTableElement>(null);

  function go(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    const from = (event.target as HTMLElement).dataset.at?.split(' ').map(Number);
    if (!step || !from) return;
    event.preventDefault();
    event.stopPropagation();
    const next = nearest(table.current!, [from[0]! + step[0], from[1]! + step[1]], step);
    next?.focus({ preventScroll: true });
  }
  let isFirst = true;

  return (
    <div className={hidden.hidden}>
      <table ref={table} onKeyDown={go}>
        <caption>{words.caption}</caption>
        <thead>
          <tr>
            {words.head.map((label, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two columns may be called alike
              <th key={at} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {words.rows.map(({ label, cells }, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two groups may be called alike
            <tr key={row}>
              <th scope="row">{label}</th>
              {cells.map(({ said, place }, column) => {
                const isReached = place !== null && isFirst;
                if (isReached) isFirst = false;
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
                  <td key={column}>
                    {place && onPress ? (
                      <button
                        type="button"
                        data-at={`${row} ${column}`}
                        tabIndex={isReached ? 0 : -1}
                        onFocus={() => onPoint(place)}
                        onBlur={() => onPoint(null)}
                        onClick={() => onPress(place)}
                      >
                        {said}
                      </button>
                    ) : (
                      said
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The next mark that way; what is no mark is stepped over. */
function nearest(
  table: HTMLTableElement,
  [row, column]: [number, number],
  [down, right]: [number, number],
): HTMLElement | null {
  const line = table.tBodies[0]?.rows[row];
  if (!line || column < 0 || column >= line.cells.length - 1) return null;
  const found = table.querySelector<HTMLElement>(`[data-at="${row} ${column}"]`);
  return found ?? nearest(table, [row + down, column + right], [down, right]);
}
