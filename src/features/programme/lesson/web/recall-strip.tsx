import { Link } from '@tanstack/react-router';
import { Repeat } from 'lucide-react';
import { useState } from 'react';
import type { Lesson } from '#src/features/admin/help/help.ts';
import { useLesson } from '#src/features/admin/help/web/shared/use-lesson.ts';
import { Button } from '#src/web/ui/button.tsx';
import classes from './learning.module.css';
import { learningText } from './learning-text.ts';
import { useLearningVerbs } from './use-learning-verbs.ts';

type StripProps = { lesson: Lesson; later?: () => void };

/** Do it once more on your own work: first from memory, and only then with the lesson beside it. */
export function RecallStrip({ lesson, later }: StripProps) {
  const text = learningText.useText();
  const { title, words, open } = useLesson(lesson);
  const { readAgain } = useLearningVerbs();
  const [isShown, setShown] = useState(false);
  const touch = classes.touch ?? '';
  function show(): void {
    setShown(true);
    void readAgain(lesson);
  }
  return (
    <section className={classes.strip} aria-label={text('recall.label')}>
      <Repeat size={16} aria-hidden="true" />
      <div className={classes.words}>
        <p>
          <strong>{text('recall.still', { title })}</strong> {text('recall.text')}
        </p>
        {isShown && <p className={classes.lesson}>{words}</p>}
      </div>
      <div className={classes.ways}>
        <Button look="main" className={touch} onClick={open}>
          {text('recall.now')}
        </Button>
        {!isShown && (
          <Button className={touch} onClick={show}>
            {text('recall.show')}
          </Button>
        )}
        {isShown && (
          <Link to={'/learning' as string} hash="mentors" className={classes.link}>
            {text('recall.ask')}
          </Link>
        )}
        {later && (
          <Button className={touch} onClick={later}>
            {text('recall.later')}
          </Button>
        )}
      </div>
    </section>
  );
}
