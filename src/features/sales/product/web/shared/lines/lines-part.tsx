import { useQuery } from '@tanstack/react-query';
import { type Line, lineTotals } from '#src/lib/line-totals.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { LinesField, Money } from '#src/records/field-types.ts';
import { formatMoney } from '#src/records/values/money-text.ts';
import type { OneRecord } from '#src/records/web/data/record-client.ts';
import { recordQuery } from '#src/records/web/data/record-queries.ts';
import { useOwnCurrency } from '#src/records/web/data/use-own-currency.ts';
import { useSaveRecord } from '#src/records/web/data/use-save-record.ts';
import { useRecordType } from '#src/records/web/record-registry.ts';
import { sayProblem } from '#src/web/api/api-problem.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import { Button } from '#src/web/ui/button.tsx';
import { LineEditor } from './line-editor.tsx';
import classes from './lines.module.css';
import { linesText } from './lines-text.ts';
import { LinesMet } from './meet/lines-met.tsx';
import { useSaveLines } from './meet/use-save-lines.ts';

/** The lines of a record on its page, with one click that makes their sum its amount. */
export function LinesPart({ type, id }: { type: string; id: string }) {
  const declaration = useRecordType(type);
  const { data: record } = useQuery(recordQuery(declaration, id));
  const own = useOwnCurrency();
  const found = Object.entries(declaration.fields).find(([, field]) => field.kind === 'lines');
  if (!record || !own || !found) return null;
  const [name, field] = found as [string, LinesField];
  return <RecordLines {...{ declaration, record, name, field }} own={own} />;
}

interface RecordLinesProps {
  declaration: RecordDeclaration;
  record: OneRecord;
  name: string;
  field: LinesField;
  /** The workspace's own currency, where the record has none. */
  own: string;
}

function RecordLines({ declaration, record, name, field, own }: RecordLinesProps) {
  const text = linesText.useText();
  const { locale } = useStore(reader);
  const { mutate } = useSaveRecord(declaration);
  const kit = useSaveLines(declaration, { record, name });
  const lines = record[name] as Line[];
  const kept = record[field.currency] as Money | string | null;
  const currency = (typeof kept === 'string' ? kept : kept?.currency) ?? own;
  const isAmount = declaration.fields[field.currency]?.kind === 'money';
  const readOnly = !record.can.includes('edit');
  const sum = { amount: lineTotals(lines).net, currency };
  const isSet = typeof kept === 'object' && kept?.amount === sum.amount;

  function save(values: Record<string, unknown>, says: string): void {
    mutate(
      { id: record.id, values, says },
      {
        onError: (error) => showToast(sayProblem(error, text('failed')), { tone: 'bad' }),
      },
    );
  }
  return (
    <>
      {kit.met && <LinesMet {...{ met: kit.met, currency, settle: kit.settle }} />}
      <LineEditor
        recordId={record.id}
        isMet={kit.met !== undefined}
        lines={lines}
        currency={currency}
        readOnly={readOnly}
        onSave={(given) => kit.save(given, text('saved', { title: record.title }))}
      />
      {isAmount && !readOnly && lines.length > 0 && !isSet && (
        <div className={classes.foot}>
          <Button
            onClick={() => {
              const amount = formatMoney(sum, locale);
              save({ [field.currency]: sum }, text('amountSet', { title: record.title, amount }));
            }}
          >
            {text('toAmount', { amount: formatMoney(sum, locale) })}
          </Button>
        </div>
      )}
    </>
  );
}
