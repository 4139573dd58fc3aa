import { useQuery } from '@tanstack/react-query';
import { useMembers } from '#src/records/web/data/use-members.ts';
import { send } from '#src/web/api/call.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import type { MenuRecord, OverlayProps } from '#src/web/shell/web-feature.ts';
import { Avatar } from '#src/web/ui/avatar.tsx';
import { Dialog } from '#src/web/ui/dialog/dialog.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import classes from './privacy.module.css';
import { privacyText } from './privacy-text.ts';

interface Look {
  at: string;
  member_id: string | null;
}

/** Who opened a record, newest first. */
export function LooksDialog({ close, payload }: OverlayProps) {
  const record = payload as MenuRecord;
  const text = privacyText.useText();
  const { data, error } = useQuery({
    queryKey: ['looks', record.type, record.id],
    queryFn: () =>
      send<{ items: Look[] }>(`GET /api/v1/${record.plural}/{id}/looks`, {
        params: { id: record.id },
      }),
    staleTime: 0,
  });
  return (
    <Dialog title={text('looks.title', { title: record.title })} close={close}>
      <p className={classes.text}>{text('looks.text')}</p>
      {error && <p role="alert">{error.message}</p>}
      {!data && !error && <SkeletonRows count={3} />}
      {data?.items.length === 0 && <p>{text('looks.none')}</p>}
      {data && <Looks items={data.items} />}
    </Dialog>
  );
}

function Looks({ items }: { items: Look[] }) {
  const text = privacyText.useText();
  const who = useStore(reader);
  const members = useMembers();
  return (
    <ul className={classes.list}>
      {items.map(({ at, member_id }) => {
        const name = members.find(({ id }) => id === member_id)?.name ?? text('somebody');
        return (
          <li key={`${at} ${member_id}`} className={classes.row}>
            <Avatar name={name} size="s" />
            <span className={classes.what}>{name}</span>
            <time className={classes.at} dateTime={at}>
              {formatInstant(at, who)}
            </time>
          </li>
        );
      })}
    </ul>
  );
}
