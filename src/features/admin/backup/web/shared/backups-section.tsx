import { useQuery } from '@tanstack/react-query';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { formatBytes } from '#src/features/work/file/web/shared/shown-file.ts';
import { call } from '#src/web/api/call.ts';
import { useStore } from '#src/web/api/store.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { sayMessage } from '#src/web/i18n/messages.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Button } from '#src/web/ui/button.tsx';
import { FormField, inputClass } from '#src/web/ui/form-field.tsx';
import { ReadNote } from '#src/web/ui/not-kept.tsx';
import type { makeBackupNow, planBackups } from '../../backup-api.ts';
import { type Backups, backupsQuery } from '../backup-queries.ts';
import classes from '../backups.module.css';
import { backupsText } from '../backups-text.ts';
import { TakenList } from './taken-list.tsx';

/** For administrators: whether all of it is safe, and where all of it is theirs, how to make and keep it so. */
export function BackupsSection() {
  const query = useQuery(backupsQuery);
  const { data } = query;
  if (!data) return <ReadNote query={query} rows={6} />;
  return (
    <div className={classes.parts}>
      <LastOne backups={data} />
      {data.may ? <OwnBackups backups={data} /> : <OfSeveral daily={data.daily} />}
      <Restoring isOwn={data.may} />
    </div>
  );
}

const OLD_DAYS = 7;
const DAY_MS = 86_400_000;

function LastOne({ backups: { last } }: { backups: Backups }) {
  const text = backupsText.useText();
  const who = useStore(reader);
  const days = last ? Math.floor((Date.now() - Date.parse(last.at)) / DAY_MS) : 0;
  const isOld = !last || days > OLD_DAYS;
  const Icon = isOld ? TriangleAlert : CircleCheck;
  return (
    <section>
      <p className={classes.state} data-state={isOld ? 'old' : 'well'} role="status">
        <Icon size={18} aria-hidden="true" />
        {!last && text('none')}
        {last &&
          (isOld ? text('old', { days }) : text('last', { when: formatInstant(last.at, who) }))}
      </p>
      <p className={classes.text}>{text('what')}</p>
      {last && (
        <dl className={classes.facts}>
          <Fact
            name={text('verified')}
            value={
              last.verified_at
                ? text('verifiedAt', { when: formatInstant(last.verified_at, who) })
                : text(last.checking ? 'checking' : 'notVerified')
            }
          />
          {last.bytes !== null && (
            <Fact name={text('size')} value={formatBytes(last.bytes, who.locale)} />
          )}
          {last.place && <Fact name={text('place')} value={last.place} />}
        </dl>
      )}
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div className={classes.fact}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** Other companies are in it as well. */
function OfSeveral({ daily }: { daily: number | null }) {
  const text = backupsText.useText();
  return (
    <section>
      <h3 className={classes.heading}>{text('several')}</h3>
      <p className={classes.text}>{text('severalText')}</p>
      {daily !== null && <p className={classes.text}>{text('severalDaily')}</p>}
    </section>
  );
}

function OwnBackups({ backups }: { backups: Backups }) {
  const text = backupsText.useText();
  const { attempt, isBusy } = useAttempt([String(backupsQuery.queryKey[0])]);
  const who = useStore(reader);
  const { making_since, problem, failed_at } = backups;
  const make = () =>
    attempt(() => call<typeof makeBackupNow>('POST /api/v1/backups', {}, { says: false }));
  return (
    <>
      <section>
        <Button look="main" busy={isBusy || making_since !== null} onClick={() => void make()}>
          {text('make')}
        </Button>
        <p className={classes.making} role="status">
          {making_since !== null && text('making')}
        </p>
        {problem && failed_at && making_since === null && (
          <p className={classes.problem} role="alert">
            {text('failed', { problem: sayMessage(problem), when: formatInstant(failed_at, who) })}
          </p>
        )}
        <Daily daily={backups.daily} />
      </section>
      <section>
        <h3 className={classes.heading}>{text('kept')}</h3>
        <p className={classes.text}>{text('takeText')}</p>
        <Kept items={backups.items} />
        <TakenList />
      </section>
    </>
  );
}

const CHOICES = [3, 7, 14, 30, 90];

function Daily({ daily }: { daily: number | null }) {
  const text = backupsText.useText();
  const { act } = useAttempt([String(backupsQuery.queryKey[0])]);
  const choices = daily === null || CHOICES.includes(daily) ? CHOICES : [...CHOICES, daily];
  const set = (value: number | null) =>
    act(() => call<typeof planBackups>('PUT /api/v1/backup-plan', { body: { daily: value } }));
  return (
    <FormField label={text('daily')} hint={text(daily === null ? 'dailyOff' : 'dailyHint')}>
      {(ids) => (
        <select
          {...ids}
          className={inputClass}
          value={daily ?? ''}
          onChange={({ target }) => void set(target.value ? Number(target.value) : null)}
        >
          <option value="">{text('never')}</option>
          {choices.map((count) => (
            <option key={count} value={count}>
              {text('keep', { count })}
            </option>
          ))}
        </select>
      )}
    </FormField>
  );
}

type Item = Backups['items'][number];

function Kept({ items }: Pick<Backups, 'items'>) {
  const text = backupsText.useText();
  const who = useStore(reader);
  if (items.length === 0) return <p className={classes.quiet}>{text('keptNone')}</p>;
  return (
    <ul className={classes.kept}>
      {items.map(({ name, at, bytes, ...seen }) => {
        const when = formatInstant(at, who);
        return (
          <li key={name} className={classes.row}>
            <span className={classes.what}>
              {when}{' '}
              <span className={classes.quiet}>
                {formatBytes(bytes, who.locale)} · {text(sayChecked(seen))}
              </span>
            </span>
            <a
              className={classes.link}
              href={`/api/v1/backups/${name}/file`}
              download
              aria-label={text('takeOut', { when })}
            >
              {text('take')}
            </a>
          </li>
        );
      })}
    </ul>
  );
}

function sayChecked({ verified_at, checking }: Pick<Item, 'verified_at' | 'checking'>) {
  if (verified_at) return 'readBack';
  return checking ? 'checking' : 'notVerified';
}

/** Typed as they stand, in any language. */
const COMMANDS = { restore: 'npx uptake restore FILE --replace --yes', start: 'npm start' };

function Restoring({ isOwn }: { isOwn: boolean }) {
  const text = backupsText.useText();
  return (
    <section>
      <h3 className={classes.heading}>{text('restore')}</h3>
      <p className={classes.text}>{text(isOwn ? 'restoreText' : 'restoreAsk')}</p>
      {isOwn && (
        <ol className={classes.steps}>
          <li>{text('step1')}</li>
          <li>
            {text('step2')} <code>{COMMANDS.restore}</code>
          </li>
          <li>
            {text('step3')} <code>{COMMANDS.start}</code>
          </li>
          <li>{text('step4')}</li>
        </ol>
      )}
    </section>
  );
}
