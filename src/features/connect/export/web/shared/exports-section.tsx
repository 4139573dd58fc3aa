import { useQuery } from '@tanstack/react-query';
import { useMembers } from '#src/records/web/data/use-members.ts';
import { recordPluralLabel } from '#src/records/web/labels.ts';
import { useRecordTypes } from '#src/records/web/record-registry.ts';
import { call } from '#src/web/api/call.ts';
import { useStore } from '#src/web/api/store.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Avatar } from '#src/web/ui/avatar.tsx';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { ReadNote } from '#src/web/ui/not-kept.tsx';
import type { setExportRight } from '../../export-api.ts';
import classes from '../exports.module.css';
import { exportsQuery, rightsQuery } from '../exports-queries.ts';
import { exportsText } from '../exports-text.ts';

/** For administrators: who may export, and what was exported. Its heading stands above it. */
export function ExportsSection() {
  const text = exportsText.useText();
  return (
    <div className={classes.sections}>
      <section>
        <h3 className={classes.heading}>{text('rights')}</h3>
        <p className={classes.text}>{text('rightsWhy')}</p>
        <Rights />
      </section>
      <section>
        <h3 className={classes.heading}>{text('log')}</h3>
        <Log />
      </section>
    </div>
  );
}

function Rights() {
  const text = exportsText.useText();
  const { attempt } = useAttempt([String(rightsQuery.queryKey[0])]);
  const members = useMembers();
  const query = useQuery(rightsQuery);
  if (query.data === undefined) return <ReadNote query={query} rows={6} />;
  if (members.length === 0) return null;

  async function decide(id: string, decided: boolean | null): Promise<void> {
    const route = 'PUT /api/v1/members/{id}/export-right';
    const input = { params: { id }, body: { decided } };
    await attempt(() => call<typeof setExportRight>(route, input, { says: false }));
  }

  return (
    <ul className={classes.list}>
      {query.data.map(({ member_id, allowed, decided }) => {
        const name = members.find(({ id }) => id === member_id)?.name ?? '';
        return (
          <li key={member_id} className={classes.row}>
            <Avatar name={name} />
            <span className={classes.name}>{name}</span>
            <select
              className={`${inputClass} ${classes.choice}`}
              aria-label={name}
              value={String(decided)}
              onChange={({ target }) =>
                void decide(member_id, target.value === 'null' ? null : target.value === 'true')
              }
            >
              <option value="null">
                {decided === null
                  ? text('byRole', { now: text(allowed ? 'yes' : 'no') })
                  : text('byRole', { now: '…' })}
              </option>
              <option value="true">{text('may')}</option>
              <option value="false">{text('mayNot')}</option>
            </select>
          </li>
        );
      })}
    </ul>
  );
}

function Log() {
  const text = exportsText.useText();
  const who = useStore(reader);
  const members = useMembers();
  const types = useRecordTypes();
  const query = useQuery(exportsQuery);
  const { data } = query;
  if (data === undefined) return <ReadNote query={query} rows={3} />;
  if (data.length === 0) return <p className={classes.text}>{text('none')}</p>;
  return (
    <ul className={classes.list}>
      {data.map((entry) => {
        const declaration = types.get(entry.record_type);
        const name = members.find(({ id }) => id === entry.actor_id)?.name ?? text('somebody');
        const how = entry.view ? text('inView') : entry.filter ? text('filtered') : '';
        return (
          <li key={entry.id} className={classes.row}>
            <span className={classes.name}>
              {text('line', {
                who: name,
                count: entry.rows,
                what: declaration ? recordPluralLabel(declaration) : entry.record_type,
                format: text(`formats.${entry.format as 'csv'}`),
              })}
              {how && <span className={classes.how}> {how}</span>}
            </span>
            <time className={classes.at} dateTime={entry.at}>
              {formatInstant(entry.at, who)}
            </time>
          </li>
        );
      })}
    </ul>
  );
}
