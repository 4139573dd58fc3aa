import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useLocation } from '@tanstack/react-router';
import { Lightbulb } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import { Kbd } from '#src/web/ui/kbd.tsx';
import { useIsPhone } from '#src/web/ui/theme/use-is-phone.ts';
import type { Lesson } from '../../help.ts';
import { helpText } from '../help-text.ts';
import { PLACES } from '../lessons.ts';
import { helpQuery, keepNews, setTopic } from '../shared/help-query.ts';
import { chooseHint } from './choose-hint.ts';
import classes from './hint-bar.module.css';

const saidNow = new Set<Lesson>();

/**
 * A word of help on a page that was just come to. It is chosen as the page changes and never after,
 * so that nothing moves under the hand; the page that one began with has none.
 */
export function HintBar() {
  const client = useQueryClient();
  const pathname = useLocation({ select: (location) => location.pathname });
  const isPhone = useIsPhone();
  const { data } = useQuery(helpQuery);
  const [hint, setHint] = useState<{ path: string; lesson: Lesson | null }>({
    path: pathname,
    lesson: null,
  });
  if (hint.path !== pathname) {
    const lesson = data ? chooseHint({ ...data, path: pathname, isPhone, saidNow }) : null;
    setHint({ path: pathname, lesson });
  }
  const { lesson } = hint;
  useNews(data?.news);
  useEffect(() => {
    if (!lesson || saidNow.has(lesson)) return;
    saidNow.add(lesson);
    void setTopic(client, lesson, 'shown');
  }, [lesson, client]);
  if (!lesson || hint.path !== pathname) return null;
  function close(): void {
    setHint({ path: pathname, lesson: null });
    if (lesson) void setTopic(client, lesson, 'closed');
  }
  return <Hint lesson={lesson} withKeys={!isPhone} close={close} />;
}

function useNews(news = false): void {
  const client = useQueryClient();
  const asked = useRef(false);
  useEffect(() => {
    if (!news) asked.current = false;
    if (!news || asked.current) return;
    asked.current = true;
    void keepNews(client);
  }, [news, client]);
}

interface HintProps {
  lesson: Lesson;
  withKeys: boolean;
  close: () => void;
}

function Hint({ lesson, withKeys, close }: HintProps) {
  const text = helpText.useText();
  const [key] = PLACES[lesson].keys;
  return (
    <aside className={classes.hint} aria-label={text('hint.label')}>
      <Lightbulb size={16} className={classes.icon} aria-hidden="true" />
      <p className={classes.text}>
        <span className={classes.title}>{text(`lesson.${lesson}.title`)}.</span>{' '}
        {text(`lesson.${lesson}.short`)} {withKeys && key && <Kbd keys={key} />}
      </p>
      <div className={classes.ways}>
        <Link to={'/help' as string} search={{ lesson } as object} className={classes.more}>
          {text('hint.more')}
        </Link>
        <Button onClick={close}>{text('hint.close')}</Button>
      </div>
    </aside>
  );
}
