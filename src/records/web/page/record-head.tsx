import { Link, useNavigate } from '@tanstack/react-router';
import { ChevronLeft, Maximize2, X } from 'lucide-react';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { Button, IconButton } from '#src/web/ui/button.tsx';
import type { OneRecord } from '../data/record-client.ts';
import { useBinRecord } from '../data/use-save-record.ts';
import { FieldValue } from '../fields/field-value.tsx';
import { useReadingAids } from '../fields/use-reading-aids.ts';
import { recordLabel, recordPluralLabel } from '../labels.ts';
import { RecordLink } from '../record-link.tsx';
import { RecordMark } from '../record-mark.tsx';
import { recordsText } from '../records-text.ts';
import { ReachRow } from './details/reach-row.tsx';
import classes from './record-head.module.css';
import { RecordMenu } from './record-menu.tsx';

interface RecordBarProps {
  declaration: RecordDeclaration;
  record: OneRecord;
  /** Given where the record stands beside a page. */
  close?: () => void;
}

/** The bar above a record: widen it, do something with it, close it. */
export function RecordBar({ declaration, record, close }: RecordBarProps) {
  const text = recordsText.useText();
  const navigate = useNavigate();
  const path = `/${declaration.plural}/${record.id}`;
  return (
    <header className={classes.bar}>
      <Link to={`/${declaration.plural}`} className={classes.type}>
        {!close && <ChevronLeft size={16} aria-hidden="true" />}
        {close ? recordLabel(declaration) : recordPluralLabel(declaration)}
      </Link>
      <span className={classes.gap} />
      {close && (
        <IconButton label={text('page.open')} onClick={() => void navigate({ to: path })}>
          <Maximize2 size={14} aria-hidden="true" />
        </IconButton>
      )}
      <RecordMenu declaration={declaration} record={record} path={path} />
      {close && (
        <IconButton label={text('page.close')} onClick={close}>
          <X size={16} aria-hidden="true" />
        </IconButton>
      )}
    </header>
  );
}

interface RecordTitleProps extends Omit<RecordBarProps, 'close'> {
  /** The title of the whole page, where the record has one of its own. */
  level: 'h1' | 'h2';
}

export function RecordTitle({ declaration, record, level: Heading }: RecordTitleProps) {
  const aids = useReadingAids(record.refs);
  const { subtitle } = declaration;
  return (
    <>
      <div className={classes.title}>
        <RecordMark type={declaration.type} title={record.title} size="l" />
        <div className={classes.names}>
          <Heading className={classes.name}>{record.title}</Heading>
          {subtitle && (
            <div className={classes.subtitle}>
              <FieldValue
                declaration={declaration}
                name={subtitle}
                value={record[subtitle]}
                aids={aids}
                links
              />
            </div>
          )}
        </div>
      </div>
      <ReachRow declaration={declaration} record={record} />
    </>
  );
}

export function BinBanner({ declaration, record }: Omit<RecordBarProps, 'close'>) {
  const text = recordsText.useText();
  const bin = useBinRecord(declaration);
  if (!record.deleted_at) return null;
  const restore = () => bin.mutate({ id: record.id, title: record.title, restore: true });
  return (
    <p className={classes.binned}>
      {text(record.merged_into ? 'bin.mergedInto' : 'bin.isIn')}
      {record.merged_into && (
        <RecordLink type={declaration.type} id={record.merged_into}>
          {text('bin.openMerged')}
        </RecordLink>
      )}
      {record.can.includes('restore') && (
        <Button busy={bin.isPending} onClick={restore}>
          {text('bin.restore')}
        </Button>
      )}
    </p>
  );
}
