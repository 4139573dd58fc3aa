import { OnlyHere } from '#src/features/admin/workspace/web/shared/only-here.tsx';
import { copyText } from '#src/web/shell/copy-text.ts';
import { Button } from '#src/web/ui/button.tsx';
import type { WorkshopDesk } from '../../../workshop-api.ts';
import { JoinCode } from '../../shared/join-code.tsx';
import { joinPlace } from '../../shared/join-place.ts';
import { deskText } from '../desk-text.ts';
import classes from './aside.module.css';

/** How people join, also those who come late; later, how they read what was answered. */
export function JoinBox({ desk, isOver }: { desk: WorkshopDesk; isOver: boolean }) {
  const text = deskText.useText();
  const { code, join_url: url } = desk;
  const copy = () => copyText(url, text('join.copied'));
  return (
    <section className={classes.box}>
      <h3>{text(isOver ? 'join.read' : 'join.title')}</h3>
      <JoinCode url={url} label={text('join.qr')} className={classes.qr} />
      <p className={classes.code}>{code}</p>
      <p className={classes.quiet}>{text('join.how', { place: joinPlace(url) })}</p>
      <OnlyHere url={url} />
      <div>
        <Button look="quiet" onClick={() => void copy()}>
          {text('join.copy')}
        </Button>
      </div>
    </section>
  );
}
