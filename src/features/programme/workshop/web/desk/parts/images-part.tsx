import type { WorkshopBoard } from '../../../workshop-board.ts';
import { groupImages } from '../../shared/group-images.ts';
import { workshopWords } from '../../shared/words/workshop-words.ts';
import { WorkshopImage } from '../../shared/workshop-image.tsx';
import type { DeskProps } from '../desk-props.ts';
import { deskText } from '../desk-text.ts';
import { HideButton } from './hide-button.tsx';
import classes from './parts.module.css';

type BoardImage = WorkshopBoard['images'][number];

/** The wall of images, once it is shown. */
export function ImagesPart({ desk, board }: DeskProps) {
  const text = deskText.useText();
  if (board.phase === 'open') return null;
  if (board.images.length === 0) return <p className={classes.quiet}>{text('images.none')}</p>;
  return (
    <ul className={classes.wall}>
      {groupImages(board.images).map(([name, chosen]) => (
        <li key={name} className={classes.image}>
          <WorkshopImage name={name} className={classes.picture} />
          <ul>
            {chosen.map((one) => (
              <ImageLine key={one.id} {...{ one, desk, board }} />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function ImageLine({ one, desk, board }: DeskProps & { one: BoardImage }) {
  const text = deskText.useText();
  const words = workshopWords.useText();
  const isHidden = one.hidden !== null;
  const said = isHidden ? words('hiddenCard', { reason: one.hidden! }) : one.line;
  return (
    <li className={classes.line}>
      <span className={said && !isHidden ? classes.said : classes.wordless}>
        {said || text('images.wordless')}
      </span>
      {(one.line || isHidden) && (
        <HideButton
          workshopId={board.id}
          card={{ id: one.id, hidden: one.hidden, text: one.line }}
          hidden={desk.hidden}
        />
      )}
    </li>
  );
}
