import { useQuery } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { formatWorth } from '#src/records/values/money-text.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatDay } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { dealText } from '../deal-text.ts';
import { DealRows } from './deal-rows.tsx';
import classes from './past.module.css';
import { type AsOf, asOfQuery } from './past-query.ts';

type Stage = AsOf['stages'][number];
type Sums = Stage['sums'];

interface StageTableProps {
  id: string;
  then: AsOf;
  now: AsOf;
}

/** A figure that was pressed: of which stage, on which day. */
interface Shown {
  stage: string;
  day: string;
}

/** Stage by stage: how it was, and how it is. A figure opens the deals behind it. */
export function StageTable({ id, then, now }: StageTableProps) {
  const text = dealText.useText();
  const who = useStore(reader);
  const [shown, show] = useState<Shown | null>(null);
  const stages = now.stages.concat(
    then.stages.filter(({ stage_id }) => !now.stages.some((one) => one.stage_id === stage_id)),
  );
  const sides = [then, now];
  const names = [formatDay(then.day, who), text('past.today')];
  return (
    <div className={classes.scroll}>
      <table className={classes.table}>
        <Heading names={names} />
        <tbody>
          {stages.map(({ stage_id, name, kind, days }) => (
            <StageRows
              key={stage_id}
              {...{ id, sides, names, name, kind, days, shown, show }}
              stageId={stage_id}
            />
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{text('past.total')}</th>
            {sides.map((side, at) => (
              <Figures key={names[at]} stage={totalOf(side.stages)} />
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** Under each day: how many, what they come to, and what of it is to be expected. */
function Heading({ names }: { names: readonly string[] }) {
  const text = dealText.useText();
  return (
    <thead>
      <tr>
        <th scope="col">{text('past.stage')}</th>
        {names.map((name) => (
          <Fragment key={name}>
            <th scope="col" className={classes.number}>
              {name}
            </th>
            <th scope="col" className={classes.number}>
              {text('past.sum')}
            </th>
            <th scope="col" className={`${classes.number} ${classes.weighted}`}>
              {text('past.weighted')}
            </th>
          </Fragment>
        ))}
      </tr>
    </thead>
  );
}

interface StageRowsProps {
  id: string;
  stageId: string;
  name: string;
  kind: Stage['kind'];
  days: number | null;
  sides: readonly AsOf[];
  names: readonly string[];
  shown: Shown | null;
  show: (next: Shown | null) => void;
}

/** A stage on both days, and beneath it the deals behind the figure that was pressed. */
function StageRows(props: StageRowsProps) {
  const { id, stageId, name, kind, days, sides, names, shown, show } = props;
  const text = dealText.useText();
  return (
    <>
      <tr data-kind={kind}>
        <th scope="row">
          {name}
          {days !== null && <span className={classes.quiet}> · {text('closed', { days })}</span>}
        </th>
        {sides.map((side, at) => {
          const stage = side.stages.find((one) => one.stage_id === stageId);
          const day = side.day;
          const isShown = shown?.stage === stageId && shown.day === day;
          return (
            <Figures
              key={names[at]}
              stage={stage}
              isShown={isShown}
              onShow={() => show(isShown ? null : { stage: stageId, day })}
            />
          );
        })}
      </tr>
      {shown?.stage === stageId && (
        <tr>
          <td colSpan={7}>
            <Behind id={id} stage={stageId} day={shown.day} />
          </td>
        </tr>
      )}
    </>
  );
}

interface FiguresProps {
  stage: Pick<Stage, 'count' | 'sums'> | undefined;
  isShown?: boolean;
  onShow?: () => void;
}

function Figures({ stage, isShown = false, onShow }: FiguresProps) {
  const { locale } = useStore(reader);
  const count = stage?.count ?? 0;
  const sums = stage?.sums ?? [];
  const lines = (of: 'amount' | 'weighted') =>
    sums.map(({ currency, ...sum }) => (
      <span key={currency} className={classes.line}>
        {formatWorth({ amount: sum[of], currency }, locale)}
      </span>
    ));
  return (
    <>
      <td className={classes.number}>
        {onShow && count > 0 ? (
          <button type="button" className={classes.figure} aria-expanded={isShown} onClick={onShow}>
            {count}
          </button>
        ) : (
          count
        )}
      </td>
      <td className={classes.number}>{lines('amount')}</td>
      <td className={`${classes.number} ${classes.weighted}`}>{lines('weighted')}</td>
    </>
  );
}

/** Each currency by itself. */
function totalOf(stages: readonly Stage[]): { count: number; sums: Sums } {
  const open = stages.filter(({ kind }) => kind === 'open');
  const sums = new Map<string, Sums[number]>();
  for (const { currency, amount, weighted } of open.flatMap((stage) => stage.sums)) {
    const known = sums.get(currency) ?? { currency, amount: 0, weighted: 0 };
    const next = { currency, amount: known.amount + amount, weighted: known.weighted + weighted };
    sums.set(currency, next);
  }
  return { count: open.reduce((sum, { count }) => sum + count, 0), sums: [...sums.values()] };
}

function Behind({ id, stage, day }: { id: string; stage: string; day: string }) {
  const { data } = useQuery(asOfQuery(id, day, stage));
  return <DealRows items={data?.items} />;
}
