import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { BookOpenText } from 'lucide-react';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import english from './en.json' with { type: 'json' };
import classes from './visit-link.module.css';
import { type VisitSubject, visitQuery } from './visit-query.ts';

const catalogue = defineCatalogue('features/work/visit/web/shared', english);

interface VisitLinkProps {
  subject: VisitSubject;
  /** Their name, for what is read out. */
  name: string;
  /** The word beside the sign, where there is room. */
  withWord?: boolean;
  className?: string | undefined;
  /** The key that does the same here. */
  shortcut?: string;
}

/** One press opens all that is good to know before meeting them; it is fetched as one points at it. */
export function VisitLink({ subject, name, withWord, className, shortcut }: VisitLinkProps) {
  const text = catalogue.useText();
  const client = useQueryClient();
  const label = text('open', { name });
  const prefetch = () => void client.prefetchQuery(visitQuery(subject));
  return (
    <Link
      to={`/visit/${subject.type}/${subject.id}` as string}
      className={`${withWord ? classes.wide : classes.link} ${className ?? ''}`}
      {...(!withWord && { 'aria-label': label })}
      title={shortcut ? `${label} (${shortcut})` : label}
      onPointerEnter={prefetch}
      onFocus={prefetch}
    >
      <BookOpenText size={14} aria-hidden="true" />
      {withWord && text('word')}
    </Link>
  );
}
