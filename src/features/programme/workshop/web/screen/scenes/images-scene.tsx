import { IMAGE_NAMES } from '../../../images/images.ts';
import type { WorkshopBoard } from '../../../workshop-board.ts';
import { sentName } from '../../shared/count-names.ts';
import { groupImages } from '../../shared/group-images.ts';
import { workshopWords } from '../../shared/words/workshop-words.ts';
import { WorkshopImage } from '../../shared/workshop-image.tsx';
import { PageNumber } from '../page-number.tsx';
import classes from '../screen.module.css';
import { screenText } from '../screen-text.ts';
import { usePages } from '../use-pages.ts';

const EACH_PAGE = 6;
const MOST_LINES = 4;

/** All images to choose from; once shown, the chosen ones with their lines. */
export function ImagesScene({ board }: { board: WorkshopBoard }) {
  const text = screenText.useText();
  if (board.phase === 'done') return <ImageWall board={board} />;
  return (
    <>
      <p className={classes.lead}>{text('images')}</p>
      <p className={classes.how}>
        {text(sentName('sent', board.people), { count: board.people.sent })}
      </p>
      <ul className={classes.choice}>
        {IMAGE_NAMES.map((name) => (
          <li key={name}>
            <WorkshopImage name={name} />
          </li>
        ))}
      </ul>
    </>
  );
}

function ImageWall({ board }: { board: WorkshopBoard }) {
  const text = screenText.useText();
  const words = workshopWords.useText();
  const all = groupImages(board.images).flatMap(([name, chosen]) => spread(name, chosen));
  const count = Math.ceil(all.length / EACH_PAGE);
  const page = usePages(count);
  return (
    <>
      <ul className={classes.wall}>
        {all.slice(page * EACH_PAGE, (page + 1) * EACH_PAGE).map(({ name, lines }, at) => (
          <li
            key={lines[0]!.id}
            className={classes.appears}
            style={{ animationDelay: `${at * 90}ms` }}
          >
            <WorkshopImage name={name} />
            <ul>
              {lines.map(({ id, line, hidden }) => (
                <li key={id}>
                  {hidden === null
                    ? line || text('wordless')
                    : words('hiddenCard', { reason: hidden })}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <PageNumber at={page} of={count} />
    </>
  );
}

/** An image that many chose stands more than once, so that each line can be read. */
function spread(name: string, chosen: WorkshopBoard['images']) {
  const parts: { name: string; lines: WorkshopBoard['images'] }[] = [];
  for (let at = 0; at < chosen.length; at += MOST_LINES) {
    parts.push({ name, lines: chosen.slice(at, at + MOST_LINES) });
  }
  return parts;
}
