import { useQuery } from '@tanstack/react-query';
import { CircleSlash } from 'lucide-react';
import { recordQuery } from '#src/records/web/data/record-queries.ts';
import { choiceLabel } from '#src/records/web/labels.ts';
import { useRecordType } from '#src/records/web/record-registry.ts';
import classes from './consent.module.css';
import { consentText } from './consent-text.ts';

/** Right under the name, before anybody writes or calls: what this person asked us not to do. */
export function DoNotContact({ id }: { type: string; id: string }) {
  const text = consentText.useText();
  const declaration = useRecordType('person');
  const { data } = useQuery(recordQuery(declaration, id));
  const ways = (data?.do_not_contact as string[] | undefined) ?? [];
  if (ways.length === 0) return null;
  const said = ways.map((way) => choiceLabel(declaration, 'do_not_contact', way)).join(', ');
  return (
    <p role="note" className={classes.notice}>
      <CircleSlash size={16} aria-hidden="true" /> {text('doNotContact', { said })}
    </p>
  );
}
