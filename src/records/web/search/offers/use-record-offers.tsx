import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { listRecordDoors } from '#src/web/shell/features.ts';
import { useMe } from '#src/web/shell/session.ts';
import type { FoundRecord } from '../../data/record-client.ts';
import { recordLabel } from '../../labels.ts';
import { lookOf } from '../../record-look.ts';
import { RecordMark } from '../../record-mark.tsx';
import { useRecordTypes } from '../../record-registry.ts';
import type { Offer } from './offer.ts';
import { listRecent, type RecentOwner, rememberRecent } from './recent-records.ts';
import { isBinned, readViewed } from './viewed-records.ts';

export interface RecordOffers {
  recent: readonly Offer[];
  offerFound: (record: FoundRecord) => Offer;
  open: (record: FoundRecord, full: boolean) => void;
}

/** Lines that open a record, and the lines of those opened last. */
export function useRecordOffers(close: () => void): RecordOffers {
  const types = useRecordTypes();
  const owner = useRecentOwner();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [recent] = useState(() => {
    for (const record of readViewed(client, types)) rememberRecent(owner, record);
    return listRecent(owner).filter((one) => types.has(one.type) && !isBinned(client, one));
  });

  function open(record: FoundRecord, full: boolean): void {
    const { type, id } = record;
    const plural = lookOf(type)?.plural;
    rememberRecent(owner, record);
    close();
    if (full && plural) void navigate({ to: `/${plural}/${id}` });
    else void navigate({ to: '.', search: (all: object) => ({ ...all, open: `${type}.${id}` }) });
  }

  function enter(record: FoundRecord, to: string): void {
    rememberRecent(owner, record);
    close();
    void navigate({ to });
  }

  function offer(record: FoundRecord, group: Offer['group']): Offer {
    const { type, id, title, subtitle } = record;
    const declaration = types.get(type);
    const [door] = listRecordDoors(type);
    return {
      key: id,
      group,
      label: title,
      note: subtitle,
      kind: declaration ? recordLabel(declaration) : type,
      mark: <RecordMark type={type} title={title} />,
      run: (full) => open(record, full),
      ...(door && {
        door: { label: door.label(), icon: door.icon, run: () => enter(record, door.to(type, id)) },
      }),
    };
  }

  return {
    recent: recent.map((record) => offer(record, 'recent')),
    offerFound: (record) => offer(record, 'records'),
    open,
  };
}

function useRecentOwner(): RecentOwner {
  const { workspace, member } = useMe();
  return { workspaceId: workspace.id, memberId: member.id };
}
