import { useQuery } from '@tanstack/react-query';
import { LineEditor } from '#src/features/sales/product/web/shared/lines/line-editor.tsx';
import type { Line } from '#src/lib/line-totals.ts';
import { recordQuery } from '#src/records/web/data/record-queries.ts';
import { useSaveRecord } from '#src/records/web/data/use-save-record.ts';
import { useRecordType } from '#src/records/web/record-registry.ts';
import { ApiProblem } from '#src/web/api/api-problem.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import { isOpenToChange, type QuoteStatus } from '../../quote-status.ts';
import { quoteText } from '../quote-text.ts';

/** The lines of a quote or an order with what they come to; fixed once the customer has it. */
export function PricedLines({ type, id }: { type: string; id: string }) {
  const text = quoteText.useText();
  const declaration = useRecordType(type);
  const { data: record } = useQuery(recordQuery(declaration, id));
  const { mutate } = useSaveRecord(declaration);
  if (!record) return null;
  const isFixed =
    type === 'quote' ? !isOpenToChange(record.status as QuoteStatus) : record.status !== 'open';
  const discount = record.discount as number | null;
  function save(lines: Line[]): void {
    mutate(
      { id, values: { lines }, says: text('linesSaved', { title: record?.title ?? '' }) },
      {
        onError: (error) => {
          const said = error instanceof ApiProblem ? error.message : text('actions.failed');
          showToast(said, { tone: 'bad' });
        },
      },
    );
  }
  return (
    <LineEditor
      lines={record.lines as Line[]}
      currency={record.currency as string}
      priceBookId={(record.price_book_id as string | null) ?? undefined}
      discount={discount ? { percent: String(discount) } : undefined}
      readOnly={isFixed || !record.can.includes('edit')}
      onSave={save}
    />
  );
}
