import { lineTotals } from '#src/lib/line-totals.ts';
import { formatMoney } from '#src/records/values/money-text.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Button } from '#src/web/ui/button.tsx';
import { linesText } from '../lines-text.ts';
import classes from './lines-met.module.css';
import type { Met } from './use-save-lines.ts';

interface LinesMetProps {
  met: Met;
  currency: string;
  settle: (whose: 'mine' | 'theirs') => void;
}

/** Says that somebody else changed the lines meanwhile, and asks whose shall hold. */
export function LinesMet({ met, currency, settle }: LinesMetProps) {
  const text = linesText.useText();
  const { locale } = useStore(reader);
  const count = met.mine.length;
  const sum = formatMoney({ amount: lineTotals(met.mine).net, currency }, locale);
  return (
    <div className={classes.met} role="alert">
      <p>{text('met.said')}</p>
      <p className={classes.mine}>{text('met.mine', { count, sum })}</p>
      <div className={classes.verbs}>
        <Button look="quiet" onClick={() => settle('theirs')}>
          {text('met.takeTheirs')}
        </Button>
        <Button look="main" onClick={() => settle('mine')}>
          {text('met.saveMine')}
        </Button>
      </div>
    </div>
  );
}
