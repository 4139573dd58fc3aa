import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { MessageSquareReply } from 'lucide-react';
import { useState } from 'react';
import { useStore } from '#src/web/api/store.ts';
import { formatDate } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { Loaded } from '#src/web/ui/loaded.tsx';
import type { BoardCluster, WorkshopBoard } from '../../workshop-board.ts';
import { workshopWords } from '../shared/words/workshop-words.ts';
import { deskQuery, useLiveBoard } from '../shared/workshop-queries.ts';
import classes from './answer.module.css';
import { answerText } from './answer-text.ts';
import { askedThemes, otherThemes } from './asked-themes.ts';
import { ClusterItem } from './cluster-item.tsx';
import { answerBy, answeredOf, answeredTop, topClusters } from './top-clusters.ts';

/** Theme by theme, the heaviest first: yes, no or an experiment, with a reason, a name and a day. */
export function AnswersPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const text = answerText.useText();
  const words = workshopWords.useText();
  const query = useQuery(deskQuery(id));
  const desk = query.data;
  const live = useLiveBoard(id, desk?.code);
  return (
    <>
      <PageHeader title={desk?.title ?? text('title')} note={text('title')}>
        {desk?.may_run && (
          <Link className={classes.link} to={`/workshops/${id}` as string}>
            {text('desk')}
          </Link>
        )}
      </PageHeader>
      <div className={classes.page}>
        <Loaded query={query} failed={words('failed')} rows={6}>
          {({ may_run }) => (
            <Loaded query={live} failed={words('failed')} rows={6}>
              {(board) => <Themes board={board} mayAnswer={may_run} />}
            </Loaded>
          )}
        </Loaded>
      </div>
    </>
  );
}

function Themes({ board, mayAnswer }: { board: WorkshopBoard; mayAnswer: boolean }) {
  const text = answerText.useText();
  const themes = askedThemes(board.clusters);
  const others = otherThemes(board.clusters);
  const top = new Set(topClusters(board.clusters).map((one) => one.id));
  if (themes.length + others.length === 0) {
    return (
      <EmptyState icon={MessageSquareReply} title={text('notYet')}>
        {text('notYetWhy')}
      </EmptyState>
    );
  }
  const isAlone = themes.length === 0;
  return (
    <div className={classes.column}>
      <Stand board={board} />
      <ol className={classes.list}>
        {themes.map((cluster) => (
          <ClusterItem
            key={cluster.id}
            {...{ cluster, board, mayAnswer }}
            isTop={top.has(cluster.id)}
          />
        ))}
      </ol>
      {others.length > 0 && (
        <Others
          key={isAlone ? 'alone' : 'beside'}
          clusters={others}
          {...{ board, mayAnswer, isAlone }}
        />
      )}
    </div>
  );
}

interface OthersProps {
  clusters: BoardCluster[];
  board: WorkshopBoard;
  mayAnswer: boolean;
  /** There is nothing else to be seen. */
  isAlone: boolean;
}

/** What nobody has to answer is folded away, and drawn once it is asked for. */
function Others({ clusters, board, mayAnswer, isAlone }: OthersProps) {
  const text = answerText.useText();
  const [isOpen, open] = useState(isAlone);
  return (
    <details
      className={classes.behind}
      open={isOpen}
      onToggle={({ currentTarget }) => open(currentTarget.open)}
    >
      <summary>{text('others', { count: clusters.length })}</summary>
      {isOpen && (
        <>
          <p className={classes.quiet}>{text('othersWhy')}</p>
          <ol className={classes.list}>
            {clusters.map((one) => (
              <ClusterItem key={one.id} cluster={one} isTop={false} {...{ board, mayAnswer }} />
            ))}
          </ol>
        </>
      )}
    </details>
  );
}

/** How many of the themes that weigh most still wait, and until when. */
function Stand({ board }: { board: WorkshopBoard }) {
  const text = answerText.useText();
  const who = useStore(reader);
  const top = answeredTop(board.clusters);
  const all = answeredOf(askedThemes(board.clusters));
  const by = answerBy(board.held_on);
  const open = top.of - top.answered;
  const isLate = todayIn(who.timeZone) > by;
  const day = formatDate(by, who);
  return (
    <div className={classes.stand}>
      {top.of > 0 && (
        <p className={classes.strong} data-late={(open > 0 && isLate) || undefined}>
          {open === 0 ? text('allTop') : text(isLate ? 'lateTop' : 'openTop', { count: open, day })}
        </p>
      )}
      {all.of > 0 && (
        <p className={classes.quiet}>{text('rest', { answered: all.answered, count: all.of })}</p>
      )}
      <p className={classes.quiet}>{text('seen')}</p>
    </div>
  );
}
