import { useMantineColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { failureOf } from '#src/web/api/api-problem.ts';
import { setReader } from '#src/web/i18n/reader.ts';
import { useKeys } from '#src/web/shell/keys.ts';
import { useTabTitle } from '#src/web/shell/page-header.tsx';
import { meQuery } from '#src/web/shell/session.ts';
import { workshopWords } from '../shared/words/workshop-words.ts';
import { deskQuery, useLiveBoard } from '../shared/workshop-queries.ts';
import { JoinCorner } from './join-corner.tsx';
import { KeyList } from './key-list.tsx';
import type { SceneProps } from './scene-props.ts';
import { Scene } from './scenes/scene.tsx';
import classes from './screen.module.css';
import { screenText } from './screen-text.ts';
import { ScreenTimer } from './screen-timer.tsx';

/** The projector: what everybody in the room looks at, without a control. */
export function ScreenPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { data: me } = useQuery(meQuery);
  const asked = useQuery(deskQuery(id));
  const desk = asked.data;
  const error = failureOf(asked);
  const { data: board } = useLiveBoard(id, desk?.code);
  useEffect(() => {
    if (me) void setReader({ language: me.member.language, timeZone: me.member.time_zone });
  }, [me]);
  useTabTitle(desk?.title ?? '');
  if (error && !desk) {
    return (
      <main className={classes.screen}>
        <p className={classes.lead}>{error.message}</p>
      </main>
    );
  }
  return desk && board ? <Screen desk={desk} board={board} /> : <main className={classes.screen} />;
}

function Screen({ desk, board }: SceneProps) {
  const text = screenText.useText();
  const words = workshopWords.useText();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [helps, help] = useState(false);
  const [asked, ask] = useState(false);
  const invites = asked || board.kind === 'present';
  useKeys([
    { keys: 'f', label: text('keys.full'), run: () => void fillScreen() },
    { keys: 'c', label: text('keys.code'), run: () => ask((on) => !on) },
    {
      keys: 'd',
      label: text('keys.dark'),
      run: () => setColorScheme(colorScheme === 'dark' ? 'light' : 'dark'),
    },
    { keys: '?', label: text('keys.help'), run: () => help((on) => !on) },
    { keys: 'Escape', run: () => help(false) },
  ]);
  return (
    <main className={classes.screen}>
      <header className={classes.head}>
        <h1>{board.title}</h1>
        <span className={classes.step}>{words(`step.${board.kind}`)}</span>
        <ScreenTimer timer={board.timer} />
      </header>
      <div className={classes.scene}>
        <Scene key={`${board.step}${board.phase}`} desk={desk} board={board} invites={invites} />
      </div>
      <footer className={classes.foot}>
        <span>{board.kind !== 'closed' && text('here', { count: board.people.joined })}</span>
        {!invites && board.kind !== 'closed' && <JoinCorner desk={desk} />}
      </footer>
      {helps && <KeyList close={() => help(false)} />}
    </main>
  );
}

async function fillScreen(): Promise<void> {
  if (document.fullscreenElement) await document.exitFullscreen();
  else await document.documentElement.requestFullscreen();
}
