import type { WorkshopDesk } from '../../workshop-api.ts';
import { JoinCode } from '../shared/join-code.tsx';
import { joinPlace } from '../shared/join-place.ts';
import classes from './screen.module.css';
import { screenText } from './screen-text.ts';

/** For those who come late: code and address, small. */
export function JoinCorner({ desk }: { desk: WorkshopDesk }) {
  const text = screenText.useText();
  return (
    <span className={classes.corner}>
      <span>
        {joinPlace(desk.join_url)} <b>{desk.code}</b>
      </span>
      <JoinCode url={desk.join_url} label={text('qr')} className={classes.smallQr} />
    </span>
  );
}

/** How everybody joins, as large as it goes. */
export function JoinLarge({ desk }: { desk: WorkshopDesk }) {
  const text = screenText.useText();
  return (
    <div className={classes.join}>
      <p className={classes.lead}>{text('join')}</p>
      <JoinCode url={desk.join_url} label={text('qr')} className={classes.qr} />
      <p>{text('or', { place: joinPlace(desk.join_url) })}</p>
      <p className={classes.code}>{desk.code}</p>
    </div>
  );
}
