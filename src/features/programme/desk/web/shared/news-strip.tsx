import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Megaphone } from 'lucide-react';
import { Button } from '#src/web/ui/button.tsx';
import { deskText } from '../desk-text.ts';
import { newsQuery } from './news-query.ts';
import { Strip } from './strip.tsx';
import { useAct } from './use-act.ts';

/** On Today: what was done of what one said. */
export function NewsStrip() {
  const text = deskText.useText();
  const { data } = useQuery(newsQuery);
  const see = useAct('POST /api/v1/releases/news/seen', { says: false, renews: ['desk'] });
  if (!data?.length) return null;
  return (
    <Strip
      icon={Megaphone}
      label={text('newsTitle')}
      actions={
        <Button busy={see.isPending} onClick={() => see.mutate({})}>
          {text('newsSeen')}
        </Button>
      }
    >
      <strong>{text('newsTitle')}.</strong>{' '}
      {data.slice(0, 3).map(({ id, said, did }) => (
        <span key={id}>{text('newsItem', { said, did })} </span>
      ))}
      <Link to={'/releases' as string}>{text('newsAll')}</Link>
    </Strip>
  );
}
