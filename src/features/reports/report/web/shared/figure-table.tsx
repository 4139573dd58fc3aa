import type { FigureAnswer } from '../../../metric/figure-api.ts';
import { chartTable, type TableCell, type TableRow } from '../../chart/chart-table.ts';
import type { Mark } from '../../chart/read-answer.ts';
import type { SayFigures } from '../../chart/say-figures.ts';
import classes from './figure.module.css';

interface FigureTableProps {
  answer: FigureAnswer;
  say: SayFigures;
  /** Scrolls beyond it; absent shows all. */
  height?: number | undefined;
  onMark: (mark: Mark) => void;
}

export function FigureTable({ answer, say, height, onMark }: FigureTableProps) {
  const table = chartTable(answer, say);
  return (
    <div className={classes.scroll} style={height ? { maxHeight: height } : undefined}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{table.head}</th>
            {table.columns.map(({ label }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two columns may be called alike
              <th key={at} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <Row key={row.group ?? 'all'} row={row} onMark={onMark} />
          ))}
        </tbody>
        {table.total && (
          <tfoot>
            <Row row={table.total} onMark={onMark} />
          </tfoot>
        )}
      </table>
    </div>
  );
}

function Row({ row, onMark }: { row: TableRow; onMark: (mark: Mark) => void }) {
  return (
    <tr>
      <th scope="row">{row.label}</th>
      {row.cells.map((cell, at) => {
        const { mark } = cell;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
          <td key={at} data-weak={cell.isWeak || undefined}>
            {mark ? (
              <button type="button" className={classes.cell} onClick={() => onMark(mark)}>
                <Said {...cell} />
              </button>
            ) : (
              <Said {...cell} />
            )}
          </td>
        );
      })}
    </tr>
  );
}

function Said({ said, rows }: Pick<TableCell, 'said' | 'rows'>) {
  return (
    <>
      {rows && <span className={classes.of}>{rows}</span>} {said}
    </>
  );
}
