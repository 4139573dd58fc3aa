import { recordLabel } from '#src/records/web/labels.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { useRecordTypes } from '#src/records/web/record-registry.ts';
import classes from './my-data.module.css';
import { privacyText } from './privacy-text.ts';

interface RecordNameProps {
  type: string;
  id: string;
  /** Null if it is gone, hidden, or no record. */
  title: string | null;
}

/** What the ledger tells of besides records. */
const KINDS = ['view_as', 'member', 'team', 'key', 'export', 'erasure', 'import'] as const;

/** A record by its title, to be opened; what cannot be opened is told by its kind. */
export function RecordName({ type, id, title }: RecordNameProps) {
  const text = privacyText.useText();
  const declaration = useRecordTypes().get(type);
  const known = KINDS.find((one) => one === type) ?? 'settings';
  const kind = declaration ? recordLabel(declaration) : text(`mine.kinds.${known}`);
  if (title === null) return <span className={classes.kind}>{kind}</span>;
  return (
    <RecordLink type={type} id={id} className={classes.link}>
      {title}
    </RecordLink>
  );
}
