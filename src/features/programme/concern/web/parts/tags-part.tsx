import { Fragment, useState } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import { GatherDialog } from '../dialogs/gather-dialog.tsx';
import { TagsDialog } from '../dialogs/tags-dialog.tsx';
import classes from '../shared/hearing.module.css';
import type { ConcernDetail } from '../shared/hearing-queries.ts';
import { hearingText } from '../shared/hearing-text.ts';

/** Where it comes from, more than one cause may hold; and what it asks people to give up. */
export function TagsPart({ concern }: { concern: ConcernDetail }) {
  const text = hearingText.useText();
  const [open, setOpen] = useState<'tags' | 'gather' | null>(null);
  const { causes, axis, losses, theme, can } = concern;
  const facts = [
    { label: text('causes.label'), said: causes.map((one) => text(`causes.${one}`)).join(', ') },
    { label: text('axis.label'), said: axis && text(`axis.${axis}`) },
    { label: text('losses.label'), said: losses.map((one) => text(`losses.${one}`)).join(', ') },
    { label: text('theme'), said: theme },
  ].filter(({ said }) => said);
  if (facts.length === 0 && !can.includes('tag')) return null;
  const close = () => setOpen(null);
  return (
    <section className={classes.section}>
      <h2>{text('tagsTitle')}</h2>
      <dl className={classes.facts}>
        {facts.map(({ label, said }) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{said}</dd>
          </Fragment>
        ))}
      </dl>
      <div className={classes.actions}>
        {can.includes('tag') && (
          <Button look="quiet" onClick={() => setOpen('tags')}>
            {text('tagsChange')}
          </Button>
        )}
        {can.includes('cluster') && (
          <Button look="quiet" onClick={() => setOpen('gather')}>
            {text('gather')}
          </Button>
        )}
      </div>
      {open === 'tags' && <TagsDialog concern={concern} close={close} />}
      {open === 'gather' && <GatherDialog concern={concern} close={close} />}
    </section>
  );
}
