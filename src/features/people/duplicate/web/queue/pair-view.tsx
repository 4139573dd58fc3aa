import type { AnyRecord } from '#src/records/web/data/record-client.ts';
import { useWholeAids } from '#src/records/web/fields/use-reading-aids.ts';
import { useRecordType } from '#src/records/web/record-registry.ts';
import { useKeys } from '#src/web/shell/keys.ts';
import { Button } from '#src/web/ui/button.tsx';
import { Kbd } from '#src/web/ui/kbd.tsx';
import { useIsPhone } from '#src/web/ui/theme/use-is-phone.ts';
import type { Pair } from '../duplicate-query.ts';
import { duplicateText } from '../duplicate-text.ts';
import { MergeTable } from '../merge/merge-table.tsx';
import { useMerge } from '../merge/use-merge.ts';
import { sayReasons } from '../say-reasons.ts';
import classes from './duplicates-page.module.css';
import { useDecisions } from './use-decisions.ts';

/** Two that may be one: why, what differs, and the three answers. */
export function PairView({ pair, onPostpone }: { pair: Pair; onPostpone: () => void }) {
  const text = duplicateText.useText();
  const declaration = useRecordType(pair.type);
  const records = [pair.one, pair.other] as unknown as AnyRecord[];
  const { merge, ...table } = useMerge(declaration, records, pair.keep ?? pair.one.id);
  const aids = useWholeAids(pair.refs);
  const decide = useDecisions();
  const isBusy = merge.isPending || decide.isPending;
  const put = () => !isBusy && pair.keep && merge.mutate();
  const notSame = () => !isBusy && decide.mutate({ pair, decision: 'dismiss' });
  const later = () =>
    !isBusy && decide.mutate({ pair, decision: 'postpone' }, { onSuccess: onPostpone });
  useKeys([
    { keys: 'm', label: text('merge'), group: 'do', run: put },
    { keys: 'n', label: text('notSame'), group: 'do', run: notSame },
    { keys: 'l', label: text('later'), group: 'do', run: later },
  ]);
  return (
    <section className={classes.pair}>
      <Reasons pair={pair} />
      <MergeTable {...{ declaration, records, aids }} {...table} />
      {!pair.keep && <p className={classes.quiet}>{text('cannot')}</p>}
      <div className={classes.actions}>
        {pair.keep && (
          <Button look="main" busy={isBusy} onClick={put}>
            {text('merge')} <Key keys="m" />
          </Button>
        )}
        <Button disabled={isBusy} onClick={notSame}>
          {text('notSame')} <Key keys="n" />
        </Button>
        <Button look="quiet" disabled={isBusy} onClick={later}>
          {text('later')} <Key keys="l" />
        </Button>
        {pair.keep && <p className={classes.quiet}>{text('explain')}</p>}
      </div>
    </section>
  );
}

function Key({ keys }: { keys: string }) {
  return useIsPhone() ? null : <Kbd keys={keys} />;
}

export function Reasons({ pair }: { pair: Pair }) {
  const text = duplicateText.useText();
  const { why, against } = sayReasons(pair.reasons);
  return (
    <p className={classes.reasons}>
      <span className={classes.quiet}>{text('why')}: </span>
      {why}
      {against && (
        <span className={classes.quiet}>
          {' '}
          – {text('against')} {against}
        </span>
      )}
    </p>
  );
}
