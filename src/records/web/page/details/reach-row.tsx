import { Mail, Phone } from 'lucide-react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { useIsPhone } from '#src/web/ui/theme/use-is-phone.ts';
import type { OneRecord } from '../../data/record-client.ts';
import { hrefOf } from '../../fields/field-value.tsx';
import { fieldLabel } from '../../labels.ts';
import classes from '../record-head.module.css';

const MOST_NUMBERS = 2;

/** On the phone: a thumb calls or writes to them without looking for the field. */
export function ReachRow(props: { declaration: RecordDeclaration; record: OneRecord }) {
  const { declaration, record } = props;
  if (!useIsPhone() || record.deleted_at) return null;
  const numbers = valuesOf(declaration, record, 'phones').slice(0, MOST_NUMBERS);
  const addresses = valuesOf(declaration, record, 'emails').slice(0, 1);
  if (numbers.length + addresses.length === 0) return null;
  return (
    <div className={classes.reach}>
      {numbers.map(({ value }) => (
        <a key={value} href={hrefOf('phones', value)} className={classes.reachLink}>
          <Phone size={16} aria-hidden="true" /> {value}
        </a>
      ))}
      {addresses.map(({ name, value }) => (
        <a key={value} href={hrefOf('emails', value)} className={classes.reachLink} title={value}>
          <Mail size={16} aria-hidden="true" /> {fieldLabel(declaration, name)}
        </a>
      ))}
    </div>
  );
}

function valuesOf(declaration: RecordDeclaration, record: OneRecord, kind: 'phones' | 'emails') {
  return Object.keys(declaration.fields)
    .filter((name) => declaration.fields[name]?.kind === kind)
    .flatMap((name) => ((record[name] as string[] | null) ?? []).map((value) => ({ name, value })));
}
