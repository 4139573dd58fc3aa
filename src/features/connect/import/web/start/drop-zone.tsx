import { ClipboardPaste, FileSpreadsheet, FileUp } from 'lucide-react';
import { type RefObject, useRef } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import { useIsPhone } from '#src/web/ui/theme/use-is-phone.ts';
import { importText } from '../import-text.ts';
import { WorkBar } from '../page/work-bar.tsx';
import classes from './drop-zone.module.css';
import type { Upload } from './use-upload.ts';

interface DropZoneProps {
  upload: Upload;
  /** Files hover over the page. */
  isOver: boolean;
  paster: RefObject<HTMLButtonElement | null>;
  onFiles: (files: File[]) => void;
  onCancel: () => void;
  onPaste: () => void;
}

/** What a file can end with; what is inside is found out by the server. */
const ACCEPTED = '.csv,.tsv,.txt,.xlsx,.xlsm,.vcf,.vcard,text/csv,text/vcard,text/plain';

/** The big field for a list: drop it, choose it, paste it. */
export function DropZone(props: DropZoneProps) {
  const { upload, isOver } = props;
  return (
    <section className={classes.zone} data-over={isOver || undefined}>
      {upload.step === 'sending' ? <Sending {...props} upload={upload} /> : <Offer {...props} />}
    </section>
  );
}

function Offer({ upload, paster, onFiles, onPaste }: DropZoneProps) {
  const text = importText.useText();
  const isPhone = useIsPhone();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <FileSpreadsheet className={classes.icon} aria-hidden="true" />
      <h2 className={classes.title}>{text(isPhone ? 'drop.titlePhone' : 'drop.title')}</h2>
      <p className={classes.text}>{text('drop.text')}</p>
      <div className={classes.actions}>
        <Button
          look="main"
          icon={<FileUp size={16} aria-hidden="true" />}
          onClick={() => input.current?.click()}
        >
          {text('drop.choose')}
        </Button>
        <Button
          ref={paster}
          icon={<ClipboardPaste size={16} aria-hidden="true" />}
          onClick={onPaste}
        >
          {text('drop.paste')}
        </Button>
      </div>
      <input
        ref={input}
        type="file"
        hidden
        accept={ACCEPTED}
        aria-label={text('drop.choose')}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])]);
          // the same file, mended, can be chosen again
          target.value = '';
        }}
      />
      {upload.step === 'refused' && (
        <div className={classes.refused} role="alert">
          <strong className={classes.refusedTitle}>
            {text('refused.title', { file: upload.fileName })}
          </strong>
          <p>{upload.why}</p>
        </div>
      )}
      <p className={classes.promise}>{text('drop.promise')}</p>
    </>
  );
}

function Sending({
  upload,
  onCancel,
}: DropZoneProps & { upload: Extract<Upload, { step: 'sending' }> }) {
  const text = importText.useText();
  const { fileName, share } = upload;
  return (
    <>
      <FileSpreadsheet className={classes.icon} aria-hidden="true" />
      <h2 className={classes.title}>{fileName}</h2>
      <div className={classes.bar}>
        <WorkBar label={text(share < 1 ? 'drop.sending' : 'drop.reading')} share={share} />
      </div>
      <Button onClick={onCancel}>{text('drop.cancel')}</Button>
    </>
  );
}
