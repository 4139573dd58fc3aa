import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { BellRing, X } from 'lucide-react';
import { call } from '#src/web/api/call.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { IconButton } from '#src/web/ui/button.tsx';
import type { putNoticeAway } from '../../automation-api.ts';
import { type Notice, noticesQuery } from '../automation-queries.ts';
import { automationText } from '../automation-text.ts';
import classes from './rule-notices.module.css';

const MOST_SHOWN = 3;

/** What rules have told the reader, over whatever page is open, until it is put away. */
export function RuleNotices() {
  const text = automationText.useText();
  const { data } = useQuery(noticesQuery);
  const items = data?.items ?? [];
  return (
    <section className={classes.place} aria-label={text('notices.region')} aria-live="polite">
      {items.slice(0, MOST_SHOWN).map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </section>
  );
}

function NoticeCard({ notice }: { notice: Notice }) {
  const text = automationText.useText();
  const who = useStore(reader);
  const client = useQueryClient();
  const { id, kind, words, title, record_type, record_id, created_at } = notice;
  async function putAway(): Promise<void> {
    client.setQueryData(noticesQuery.queryKey, (known) =>
      known ? { items: known.items.filter((one) => one.id !== id) } : known,
    );
    await call<typeof putNoticeAway>(
      'POST /api/v1/notices/{id}/put-away',
      { params: { id } },
      { says: false },
    ).catch(() => client.invalidateQueries({ queryKey: noticesQuery.queryKey }));
  }
  const name = words || text('notices.unnamed');
  return (
    <article className={classes.card}>
      <BellRing className={classes.sign} size={16} aria-hidden="true" />
      <div className={classes.words}>
        <p>{kind === 'rule' ? words : text(`notices.${kind}`, { name })}</p>
        <p className={classes.note}>
          {kind === 'rule' && record_type && record_id ? (
            <Link
              to="."
              search={(all: object) => ({ ...all, open: `${record_type}.${record_id}` })}
              className={classes.link}
              onClick={() => void putAway()}
            >
              {title}
            </Link>
          ) : (
            <Link
              to={kind === 'webhook' ? '/settings/webhooks' : '/settings/automation'}
              className={classes.link}
              onClick={() => void putAway()}
            >
              {text('notices.settings')}
            </Link>
          )}
          {' · '}
          {formatInstant(created_at, who)}
        </p>
      </div>
      <IconButton label={text('notices.close')} onClick={() => void putAway()}>
        <X size={14} />
      </IconButton>
    </article>
  );
}
