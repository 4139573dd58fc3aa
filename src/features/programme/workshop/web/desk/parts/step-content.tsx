import { Link } from '@tanstack/react-router';
import { askedThemes } from '../../answer/asked-themes.ts';
import { answeredOf } from '../../answer/top-clusters.ts';
import deskClasses from '../desk.module.css';
import type { DeskProps } from '../desk-props.ts';
import { deskText } from '../desk-text.ts';
import { GroupBoard } from '../group/group-board.tsx';
import { CardsPart } from './cards-part.tsx';
import { CheckPart } from './check-part.tsx';
import { ExportLinks } from './export-links.tsx';
import { ImagesPart } from './images-part.tsx';
import classes from './parts.module.css';
import { PresentPart } from './present-part.tsx';
import { VotePart } from './vote-part.tsx';

/** What the present step is about. */
export function StepContent({ desk, board }: DeskProps) {
  switch (board.kind) {
    case 'present':
      return <PresentPart desk={desk} board={board} />;
    case 'check':
      return <CheckPart board={board} />;
    case 'images':
      return <ImagesPart desk={desk} board={board} />;
    case 'cards':
      return <CardsPart desk={desk} board={board} />;
    case 'group':
      return <GroupBoard board={board} />;
    case 'vote':
      return <VotePart board={board} />;
    default:
      return <EndPart board={board} />;
  }
}

/** Where the answers are given, and what can be taken along. */
function EndPart({ board }: Pick<DeskProps, 'board'>) {
  const text = deskText.useText();
  const { answered, of } = answeredOf(askedThemes(board.clusters));
  return (
    <>
      <section className={classes.part}>
        <p>{text('answer.stand', { answered, count: of })}</p>
        <div>
          <Link className={deskClasses.link} to={`/workshops/${board.id}/answers` as string}>
            {text(board.kind === 'closed' ? 'readAnswers' : 'answer.open')}
          </Link>
        </div>
      </section>
      <section className={classes.part}>
        <h3>{text('closed.export')}</h3>
        <p className={classes.quiet}>{text('closed.without')}</p>
        <ExportLinks id={board.id} />
      </section>
    </>
  );
}
