import { useQuery } from '@tanstack/react-query';
import { useStore } from '#src/web/api/store.ts';
import { formatDate } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { leaveDevice } from '#src/web/offline/leave-device.ts';
import { useTabTitle } from '#src/web/shell/page-header.tsx';
import { meQuery } from '#src/web/shell/session.ts';
import { Button } from '#src/web/ui/button.tsx';
import { Loaded } from '#src/web/ui/loaded.tsx';
import type { SumsAnswer } from '../guard-api.ts';
import { sumsQuery } from './guard-queries.ts';
import { guardText } from './guard-text.ts';
import classes from './rules.module.css';

/** The one page of an outside coach: sums, and until when. */
export function CoachPage() {
  const text = guardText.useText();
  const who = useStore(reader);
  const { data: me } = useQuery(meQuery);
  const query = useQuery(sumsQuery);
  const until = me?.member.coach_until;
  useTabTitle(text('sumsTitle'));
  return (
    <main className={classes.paper}>
      <header className={classes.head}>
        <h1>{text('sumsTitle')}</h1>
        <Button onClick={() => void leaveDevice('session')}>{text('signOut')}</Button>
      </header>
      {me && (
        <p className={classes.quiet}>
          {me.workspace.name}
          {until && ` · ${text('until', { day: formatDate(until, who) })}`}
        </p>
      )}
      <p>{text('sumsLead')}</p>
      <Loaded query={query} failed={text('sumsFailed')} rows={4}>
        {(sums) => <Sums sums={sums} />}
      </Loaded>
    </main>
  );
}

const RATES = ['coverage', 'pull', 'follow_through'] as const;
const VERDICTS = ['adopted', 'not_yet', 'not_enough'] as const;

function Sums({ sums }: { sums: SumsAnswer }) {
  const text = guardText.useText();
  const who = useStore(reader);
  const percent = new Intl.NumberFormat(who.locale, { style: 'percent' });
  const number = new Intl.NumberFormat(who.locale, { maximumFractionDigits: 1 });
  const tooFew = text('tooFew', { count: sums.least });
  return (
    <>
      <p className={classes.quiet}>{text('sumsOn', { day: formatDate(sums.on, who) })}</p>
      <dl className={classes.sums}>
        <div>
          <dt>{text('people')}</dt>
          <dd>{sums.people}</dd>
        </div>
        <div>
          <dt>{text('teams')}</dt>
          <dd>{sums.teams}</dd>
        </div>
        {VERDICTS.map((name) => (
          <div key={name}>
            <dt>{text(`verdict.${name}`)}</dt>
            <dd>{sums.verdicts ? sums.verdicts[name] : tooFew}</dd>
          </div>
        ))}
        {RATES.map((name) => (
          <div key={name}>
            <dt>{text(`rate.${name}`)}</dt>
            <dd>{sums[name] === null ? tooFew : percent.format(sums[name])}</dd>
          </div>
        ))}
        <div>
          <dt>{text('rate.give_get')}</dt>
          <dd>{sums.give_get === null ? tooFew : number.format(sums.give_get)}</dd>
        </div>
      </dl>
    </>
  );
}
