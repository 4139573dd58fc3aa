import { Link, useNavigate } from '@tanstack/react-router';
import { ArrowRight } from 'lucide-react';
import { openOverlay } from '#src/web/shell/overlays.tsx';
import { useMe } from '#src/web/shell/session.ts';
import { Button } from '#src/web/ui/button.tsx';
import { LESSON_OF, type NextHelp, nextHelp } from '../../next-help.ts';
import { useSaySlot } from '../say-slot.ts';
import { useSay } from '../shared/say.ts';
import { useSayWrong } from '../shared/use-say-wrong.ts';
import classes from '../uptake.module.css';
import type { MyUptake } from '../uptake-queries.ts';
import { uptakeText } from '../uptake-text.ts';

/** The one thing that would help next, with a button that begins it. */
export function NextSection({ uptake }: { uptake: MyUptake }) {
  const text = uptakeText.useText();
  const { viewer } = useMe();
  const help = nextHelp(uptake);
  const says = useSays(uptake);
  const begin = useBegin();
  return (
    <section className={classes.next} aria-labelledby="uptake-next">
      <h2 id="uptake-next" className={classes.nextName}>
        {text('next.title')}
      </h2>
      <p className={classes.nextTitle}>{text(`next.${help}.title`)}</p>
      <p className={classes.says}>{says(help)}</p>
      {!viewer && (
        <Button
          look="main"
          className={classes.touch ?? ''}
          icon={<ArrowRight size={16} aria-hidden="true" />}
          onClick={() => begin(help)}
        >
          {text(`next.${help}.do`)}
        </Button>
      )}
      <p className={classes.ways}>
        <Besides help={help} />
      </p>
    </section>
  );
}

/** The lesson on it, and who helps with it. */
function Besides({ help }: { help: NextHelp }) {
  const text = uptakeText.useText();
  const lesson = LESSON_OF[help];
  return (
    <>
      {lesson && (
        <Link to={'/help' as string} search={{ lesson } as object} className={classes.link}>
          {text('next.lesson')}
        </Link>
      )}
      <Link to={'/learning' as string} hash="mentors" className={classes.link}>
        {text(help === 'show' ? 'next.offer' : 'next.mentor')}
      </Link>
    </>
  );
}

function useSays({ coverage, edict, drop }: MyUptake): (help: NextHelp) => string {
  const text = uptakeText.useText();
  const say = useSay();
  const saySlot = useSaySlot();
  return (help) => {
    if (help === 'right_after') {
      return edict.slot
        ? text('next.right_after.text', { slot: saySlot(edict.slot) })
        : text('next.right_after.textPlain');
    }
    if (help === 'one_line') {
      return text('next.one_line.text', { count: coverage.contacts - coverage.traced });
    }
    if (help === 'beside') {
      return text('next.beside.text', { day: drop ? say.day(drop.since) : '' });
    }
    return text(`next.${help}.text`);
  };
}

function useBegin(): (help: NextHelp) => void {
  const text = uptakeText.useText();
  const navigate = useNavigate();
  const { say } = useSayWrong();
  const plan = (subject: string) => openOverlay('create', { type: 'task', values: { subject } });
  return (help) => {
    switch (help) {
      case 'before':
        return void navigate({ to: '/' });
      case 'promises':
        return void navigate({ to: '/slipping' });
      case 'beside':
        return plan(text('next.beside.task'));
      case 'show':
        return plan(text('next.show.task'));
      case 'fairer':
        return void say({ figure: 'asked', shown: text('next.fairer.title'), team_id: null });
      default:
        return openOverlay('capture');
    }
  };
}
