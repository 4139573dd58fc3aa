import { ChevronRight, CircleCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import { Kbd } from '#src/web/ui/kbd.tsx';
import type { Lesson } from '../../help.ts';
import { helpText } from '../help-text.ts';
import { PLACES } from '../lessons.ts';
import { useOpenLesson } from '../use-open-lesson.ts';
import classes from './lesson-item.module.css';

interface LessonItemProps {
  name: Lesson;
  isLearnt: boolean;
  /** Somebody came here for this one. */
  isAsked: boolean;
}

/** One lesson: a few sentences, the keys, and the real place to try it. */
export function LessonItem({ name, isLearnt, isAsked }: LessonItemProps) {
  const text = helpText.useText();
  const openLesson = useOpenLesson();
  const item = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (isAsked) item.current?.scrollIntoView({ block: 'start' });
  }, [isAsked]);
  const { keys } = PLACES[name];
  return (
    <details ref={item} className={classes.lesson} open={isAsked}>
      <summary className={classes.head}>
        <ChevronRight size={16} className={classes.chevron} aria-hidden="true" />
        <span className={classes.words}>
          <span className={classes.title}>{text(`lesson.${name}.title`)}</span>
          <span className={classes.short}>{text(`lesson.${name}.short`)}</span>
        </span>
        {isLearnt && (
          <CircleCheck size={16} className={classes.learnt} aria-label={text('lessons.learnt')} />
        )}
      </summary>
      <div className={classes.body}>
        <p className={classes.text}>{text(`lesson.${name}.text`)}</p>
        <div className={classes.foot}>
          <Button look="main" onClick={() => openLesson(name)}>
            {text('lessons.try')}
          </Button>
          {keys.length > 0 && (
            <span className={classes.keys}>
              {text('lessons.keys')}{' '}
              {keys.map((key) => (
                <Kbd key={key} keys={key} />
              ))}
            </span>
          )}
        </div>
      </div>
    </details>
  );
}
