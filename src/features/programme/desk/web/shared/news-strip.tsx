import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Handshake, Megaphone, MessagesSquare } from 'lucide-react';
import { Button } from '#src/web/ui/button.tsx';
import type { News } from '../../desk-api.ts';
import { deskText } from '../desk-text.ts';
import { newsQuery } from './news-query.ts';
import { Strip } from './strip.tsx';
import { useAct } from './use-act.ts';

/** On Today: what was done of what one said, and what waits for one's yes. */
export function NewsStrip() {
  const text = deskText.useText();
  const { data } = useQuery(newsQuery);
  if (!data) return null;
  const { items, expectation, conversations } = data;
  return (
    <>
      {expectation && (
        <Strip
          icon={Handshake}
          label={text('asks.expectation')}
          actions={<Link to={'/expectations' as string}>{text('asks.read')}</Link>}
        >
          {text(`asks.${expectation}`)}
        </Strip>
      )}
      {conversations > 0 && (
        <Strip
          icon={MessagesSquare}
          label={text('asks.conversation')}
          actions={<Link to={'/conversations' as string}>{text('asks.see')}</Link>}
        >
          {text('asks.talk', { count: conversations })}
        </Strip>
      )}
      {items.length > 0 && <Done items={items} />}
    </>
  );
}

function Done({ items }: Pick<News, 'items'>) {
  const text = deskText.useText();
  const see = useAct('POST /api/v1/releases/news/seen', { says: false, renews: ['desk'] });
  return (
    <Strip
      icon={Megaphone}
      label={text('newsTitle')}
      actions={
        <>
          <Link to={'/releases' as string}>{text('newsAll')}</Link>
          <Button busy={see.isPending} onClick={() => see.mutate({})}>
            {text('newsSeen')}
          </Button>
        </>
      }
    >
      <strong>{text('newsTitle')}.</strong>{' '}
      {items.slice(0, 3).map(({ id, said, did }) => (
        <span key={id}>{text('newsItem', { said, did })} </span>
      ))}
    </Strip>
  );
}
