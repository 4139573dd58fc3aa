import { useQuery } from '@tanstack/react-query';
import { LineEditor } from '#src/features/sales/product/web/shared/lines/line-editor.tsx';
import { LinesMet } from '#src/features/sales/product/web/shared/lines/meet/lines-met.tsx';
import { useSaveLines } from '#src/features/sales/product/web/shared/lines/meet/use-save-lines.ts';
import type { Line } from '#src/lib/line-totals.ts';
import { recordQuery } from '#src/records/web/data/record-queries.ts';
import { useRecordType } from '#src/records/web/record-registry.ts';
import { isOpenToChange, type QuoteStatus } from '../../quote-status.ts';
import { quoteText } from '../quote-text.ts';

/** The lines of a quote or an order with what they come to; fixed once the customer has it. */
export function PricedLines({ type, id }: { type: string; id: string }) {
  const text = quoteText.useText();
  const declaration = useRecordType(type);
  const { data: record } = useQuery(recordQuery(declaration, id));
  const { save, met, settle } = useSaveLines(declaration, { record, name: 'lines' });
  if (!record) return null;
  const isFixed =
    type === 'quote' ? !isOpenToChange(record.status as QuoteStatus) : record.status !== 'open';
  const discount = record.discount as number | null;
  const currency = record.currency as string;
  return (
    <>
      {met && <LinesMet {...{ met, currency, settle }} />}
      <LineEditor
        recordId={id}
        isMet={met !== undefined}
        lines={record.lines as Line[]}
        currency={currency}
        priceBookId={(record.price_book_id as string | null) ?? undefined}
        discount={discount ? { percent: String(discount) } : undefined}
        readOnly={isFixed || !record.can.includes('edit')}
        onSave={(lines) => save(lines, text('linesSaved', { title: record.title }))}
      />
    </>
  );
}
