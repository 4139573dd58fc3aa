import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { ArrowRight, Undo2 } from 'lucide-react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { formatExactly, formatInstant } from '#src/web/i18n/dates.ts';
import { undoCommand } from '#src/web/shell/undo.ts';
import { Avatar } from '#src/web/ui/avatar.tsx';
import { Button } from '#src/web/ui/button.tsx';
import { ReadNote } from '#src/web/ui/not-kept.tsx';
import type { HistoryItem, OneRecord } from '../../data/record-client.ts';
import { historyQuery } from '../../data/record-queries.ts';
import { formatValue, isEmptyValue, type ReadingAids } from '../../fields/format-value.ts';
import { useWholeAids } from '../../fields/use-reading-aids.ts';
import { fieldLabel } from '../../labels.ts';
import { recordsText } from '../../records-text.ts';
import classes from './history-tab.module.css';
import { useHistoryRefs } from './use-history-refs.ts';

interface HistoryTabProps {
  declaration: RecordDeclaration;
  record: OneRecord;
}

/** Who changed what and when, newest first; each change can be taken back. */
export function HistoryTab({ declaration, record }: HistoryTabProps) {
  const text = recordsText.useText();
  const history = useInfiniteQuery(historyQuery(declaration, record.id));
  const items = history.data?.pages.flatMap((page) => page.items) ?? [];
  const aids = useWholeAids(useHistoryRefs(declaration, items, record.refs));
  if (!history.data) return <ReadNote query={history} rows={3} />;
  return (
    <>
      <ol className={classes.items}>
        {items.map((item) => (
          <HistoryEntry key={item.seq} {...{ declaration, item, aids }} />
        ))}
      </ol>
      {history.hasNextPage && (
        <Button look="quiet" onClick={() => void history.fetchNextPage()}>
          {text('history.more')}
        </Button>
      )}
    </>
  );
}

interface HistoryEntryProps {
  declaration: RecordDeclaration;
  item: HistoryItem;
  aids: ReadingAids;
}

function HistoryEntry({ declaration, item, aids }: HistoryEntryProps) {
  const text = recordsText.useText();
  const client = useQueryClient();
  const who = aids.members.find(({ id }) => id === item.actor_id)?.name ?? text('history.somebody');
  const undo = () => void undoCommand(client, { ids: [item.command_id], says: undefined });
  return (
    <li className={classes.item}>
      <Avatar name={who} />
      <div className={classes.told}>
        <p className={classes.head}>
          <span className={classes.who}>{who}</span> {sayVerb(item)}
          {item.of && ` ${text('history.of', { title: item.of.title })}`}
          {item.via !== 'web' && ` ${sayChannel(item.via)}`}
          <time
            className={classes.at}
            dateTime={item.at}
            title={formatExactly(item.at, aids.reader)}
          >
            {formatInstant(item.at, aids.reader)}
          </time>
        </p>
        <Changes {...{ declaration, item, aids }} />
      </div>
      <Button
        look="quiet"
        className={classes.undo ?? ''}
        icon={<Undo2 size={14} aria-hidden="true" />}
        onClick={undo}
      >
        {text('history.undo')}
      </Button>
    </li>
  );
}

function Changes({ declaration, item, aids }: HistoryEntryProps) {
  const text = recordsText.useText();
  const isNew = item.verb.endsWith('.created');
  const all = item.changes ?? {};
  const names = [...Object.keys(declaration.fields), 'owner_id', ...(isNew ? [] : ['visibility'])];
  const changes = names.filter((name) => all[name]).map((name) => [name, all[name]!] as const);
  const say = (name: string, value: unknown) =>
    formatValue(declaration, name, { value, aids }) || text('history.nothing');
  return (
    <ul className={classes.changes}>
      {changes.map(([name, [before, after]]) => (
        <li key={name}>
          <span className={classes.field}>{fieldLabel(declaration, name)}</span>{' '}
          {!isNew && (
            <>
              {isEmptyValue(before) ? say(name, before) : <del>{say(name, before)}</del>}{' '}
              <ArrowRight size={12} className={classes.arrow} aria-hidden="true" />{' '}
            </>
          )}
          <ins className={classes.after}>{say(name, after)}</ins>
        </li>
      ))}
    </ul>
  );
}

const VERBS = [
  'created',
  'changed',
  'deleted',
  'restored',
  'followed',
  'completed',
  'reopened',
  'postponed',
  'assigned',
  'taken',
  'answered',
  'waiting',
  'resolved',
  'closed',
  'escalated',
  'merged',
  'merged_away',
  'relinked',
  'given_out',
  'words_erased',
  'submitted',
  'approved',
  'rejected',
  'sent',
  'opened',
  'asked',
  'accepted',
  'declined',
  'superseded',
  'revoked',
  'link_renewed',
  'delivered',
  'cancelled',
] as const;
const CHANNELS = [
  'capture',
  'email',
  'calendar',
  'phone',
  'import',
  'api',
  'automation',
  'page',
] as const;

/** A verb in the person's language; one that is not known as it stands. */
function sayVerb(item: HistoryItem): string {
  if (item.undo_of) return recordsText.text('history.undid');
  const word = item.verb.split('.').at(-1) ?? '';
  const known = VERBS.find((verb) => verb === word);
  return known ? recordsText.text(`history.${known}`) : word.replaceAll('_', ' ');
}

function sayChannel(via: string): string {
  const known = CHANNELS.find((channel) => channel === via);
  return known
    ? recordsText.text('history.via', { via: recordsText.text(`history.channel.${known}`) })
    : '';
}
