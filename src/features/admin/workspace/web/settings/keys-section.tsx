import { useQuery } from '@tanstack/react-query';
import { type FormEvent, lazy, Suspense, useState } from 'react';
import { useMembers } from '#src/records/web/data/use-members.ts';
import { call } from '#src/web/api/call.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { useMe } from '#src/web/shell/session.ts';
import { Button } from '#src/web/ui/button.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import { ReadNote } from '#src/web/ui/not-kept.tsx';
import type { createKey, revokeKey } from '../../workspace-api.ts';
import { workspaceText } from '../workspace-text.ts';
import { CopyBox } from './copy-box.tsx';
import classes from './settings.module.css';
import { keysQuery } from './settings-queries.ts';
import { useAction } from './use-action.ts';

const FeedGuide = lazy(async () => ({
  default: (await import('#src/features/connect/feed/web/shared/feed-guide.tsx')).FeedGuide,
}));

/** Keys by which programs use the API. */
export function KeysSection() {
  const text = workspaceText.useText();
  const [name, setName] = useState('');
  const keys = useQuery(keysQuery);
  const create = useAction({
    run: () => call<typeof createKey>('POST /api/v1/keys', { body: { name } }, { says: false }),
    stale: ['key'],
    onDone: () => setName(''),
  });
  function submit(event: FormEvent): void {
    event.preventDefault();
    create.mutate(undefined);
  }
  return (
    <>
      <p className={classes.text}>
        {text('keys.text')}{' '}
        <a href="/api/docs" className={classes.more}>
          {text('keys.docs')}
        </a>
      </p>
      <form className={classes.line} onSubmit={submit}>
        <TextField
          label={text('keys.name')}
          required
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <Button type="submit" look="main" busy={create.isPending}>
          {text('keys.create')}
        </Button>
      </form>
      {create.data && <CopyBox label={text('keys.once')} content={create.data.key} />}
      <ReadNote query={keys} rows={2} />
      {keys.data?.items.length === 0 && <p className={classes.note}>{text('keys.none')}</p>}
      <KeyList />
      <Suspense fallback={null}>
        <FeedGuide />
      </Suspense>
    </>
  );
}

function KeyList() {
  const text = workspaceText.useText();
  const who = useStore(reader);
  const me = useMe().member.id;
  const keys = useQuery(keysQuery).data?.items ?? [];
  const members = useMembers();
  const revoke = useAction({
    run: (id: string) =>
      call<typeof revokeKey>('DELETE /api/v1/keys/{id}', { params: { id } }, { says: false }),
    stale: ['key'],
  });
  if (keys.length === 0) return null;
  return (
    <ul className={classes.list}>
      {keys.map(({ id, name, member_id, created_at, last_used_at }) => {
        const owner = members.find((member) => member.id === member_id);
        const facts = [
          member_id !== me && owner && text('keys.of', { name: owner.name }),
          text('keys.made', { at: formatInstant(created_at, who) }),
          last_used_at
            ? text('keys.used', { at: formatInstant(last_used_at, who) })
            : text('keys.unused'),
        ];
        return (
          <li key={id} className={classes.item}>
            <div className={classes.names}>
              <span className={classes.name}>{name}</span>
              <span className={classes.note}>{facts.filter(Boolean).join(' · ')}</span>
            </div>
            <Button
              look="danger"
              aria-label={text('keys.revoke', { name })}
              onClick={() => revoke.mutate(id)}
            >
              {text('keys.revokeShort')}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
