import { Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import classes from '../programme.module.css';
import { programmeText } from '../programme-text.ts';

export function BackToProgramme() {
  const text = programmeText.useText();
  return (
    <Link to={'/programme' as string} className={classes.back} aria-label={text('title')}>
      <ArrowLeft size={16} aria-hidden="true" />
    </Link>
  );
}
