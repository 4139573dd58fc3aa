import { Link } from '@tanstack/react-router';
import { HandHelping } from 'lucide-react';
import classes from './learning.module.css';
import { learningText } from './learning-text.ts';

/** Tells whoever offers help that somebody asks for it. */
export function AskedLine({ asked }: { asked: readonly { name: string; words: string }[] }) {
  const text = learningText.useText();
  const names = [...new Set(asked.map(({ name }) => name))].join(', ');
  const words = [...new Set(asked.map((one) => one.words))].join(', ');
  return (
    <section className={classes.strip} aria-label={text('mentor.title')}>
      <HandHelping size={16} aria-hidden="true" />
      <p className={classes.words}>{text('mentor.wait', { names, words })}</p>
      <Link to={'/learning' as string} hash="mentors" className={classes.link}>
        {text('mentor.see')}
      </Link>
    </section>
  );
}
