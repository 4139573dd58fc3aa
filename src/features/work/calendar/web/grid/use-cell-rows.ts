import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** The number of a day and the air around it. */
const HEAD_PX = 32;
const ROW_PX = 24;

/** How many lines a cell of the month has room for. */
export function useCellRows(weeks: number): {
  grid: RefObject<HTMLDivElement | null>;
  rows: number;
} {
  const grid = useRef<HTMLDivElement>(null);
  const [rows, setRows] = useState(4);
  useLayoutEffect(() => {
    const element = grid.current;
    if (!element) return;
    const measure = () => {
      const height = element.clientHeight / weeks - HEAD_PX;
      setRows(Math.max(1, Math.floor(height / ROW_PX)));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [weeks]);
  return { grid, rows };
}
