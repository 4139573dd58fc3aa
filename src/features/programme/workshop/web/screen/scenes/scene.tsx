import { JoinLarge } from '../join-corner.tsx';
import type { SceneProps } from '../scene-props.ts';
import classes from '../screen.module.css';
import { screenText } from '../screen-text.ts';
import { AnswerScene } from './answer-scene.tsx';
import { CardsScene } from './cards-scene.tsx';
import { CheckScene } from './check-scene.tsx';
import { GroupScene } from './group-scene.tsx';
import { ImagesScene } from './images-scene.tsx';
import { VoteScene } from './vote-scene.tsx';

/** What is on the wall in this step; how to join beside it as long as it is wanted. */
export function Scene({ desk, board, invites }: SceneProps & { invites: boolean }) {
  return (
    <div className={classes.split} data-invites={invites || undefined}>
      <div className={classes.content}>
        <StepScene desk={desk} board={board} />
      </div>
      {invites && <JoinLarge desk={desk} />}
    </div>
  );
}

function StepScene(props: SceneProps) {
  const { board } = props;
  switch (board.kind) {
    case 'present':
      return <PresentScene {...props} />;
    case 'check':
      return <CheckScene board={board} />;
    case 'images':
      return <ImagesScene board={board} />;
    case 'cards':
      return <CardsScene board={board} />;
    case 'group':
      return <GroupScene board={board} />;
    case 'vote':
      return <VoteScene board={board} />;
    case 'answer':
      return <AnswerScene board={board} />;
    case 'closed':
      return <ClosedScene />;
  }
}

function PresentScene({ board }: SceneProps) {
  const text = screenText.useText();
  return (
    <>
      <p className={classes.lead}>{text('present')}</p>
      <ol className={classes.objectives}>
        {board.objectives.map(({ text: said, serves }) => (
          <li key={said}>
            <b>{said}</b>
            <span>{serves}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

function ClosedScene() {
  const text = screenText.useText();
  return (
    <>
      <p className={classes.lead}>{text('closed')}</p>
      <p className={classes.how}>{text('closedHow')}</p>
    </>
  );
}
