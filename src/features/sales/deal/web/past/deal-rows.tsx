import { formatWorth } from '#src/records/values/money-text.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { useStore } from '#src/web/api/store.ts';
import { formatDay } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import { dealText } from '../deal-text.ts';
import classes from './past.module.css';
import type { AsOf, Changes } from './past-query.ts';

type Row = AsOf['items'][number] & Partial<Pick<Changes['items'][number], 'was'>>;
const MOST = 200;

/** The deals behind a figure; where they changed, what they were. */
export function DealRows({ items }: { items: readonly Row[] | undefined }) {
  const text = dealText.useText();
  const who = useStore(reader);
  if (!items) return <SkeletonRows count={3} />;
  const money = (one: Row['amount'] | undefined) => one && formatWorth(one, who.locale);
  const day = (one: string | null | undefined) => one && formatDay(one, who);
  return (
    <>
      <ul className={classes.rows}>
        {items.map((row) => (
          <li key={row.id} className={classes.row}>
            <RecordLink type="deal" id={row.id} className={classes.name}>
              {row.title}
            </RecordLink>
            <span className={classes.quiet}>{row.company}</span>
            <Fact now={row.stage} was={row.was?.stage} />
            <Fact now={day(row.closes_on)} was={day(row.was?.closes_on)} />
            <Fact now={money(row.amount)} was={money(row.was?.amount)} isNumber />
          </li>
        ))}
      </ul>
      {items.length >= MOST && <p className={classes.quiet}>{text('past.first')}</p>}
    </>
  );
}

interface FactProps {
  now: string | null | undefined;
  was: string | null | undefined;
  isNumber?: boolean;
}

function Fact({ now, was, isNumber = false }: FactProps) {
  const text = dealText.useText();
  return (
    <span className={isNumber ? classes.money : classes.fact}>
      {now ?? '–'}
      {was && was !== now && <s className={classes.was}>{text('past.was', { was })}</s>}
    </span>
  );
}
