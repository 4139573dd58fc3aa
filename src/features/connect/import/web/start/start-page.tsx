import { useRef, useState } from 'react';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { importText } from '../import-text.ts';
import { DropZone } from './drop-zone.tsx';
import { EarlierImports } from './earlier-imports.tsx';
import { PasteBox } from './paste-box.tsx';
import { ProgramGuide } from './program-guide.tsx';
import classes from './start-page.module.css';
import { fileOfText, useDroppedFiles } from './use-dropped-files.ts';
import { useUpload } from './use-upload.ts';

/** Where lists come in: dropped, chosen or pasted; and those that came in before. */
export function StartPage() {
  const text = importText.useText();
  const { upload, start, cancel } = useUpload();
  const [pasting, setPasting] = useState(false);
  const paster = useRef<HTMLButtonElement>(null);
  const isOver = useDroppedFiles((files) => void start(files));
  function stopPasting(): void {
    setPasting(false);
    paster.current?.focus();
  }
  return (
    <>
      <PageHeader title={text('title')} />
      <div className={classes.page}>
        <div className={classes.column}>
          {pasting && upload.step !== 'sending' ? (
            <PasteBox
              refused={upload.step === 'refused' ? upload.why : undefined}
              onPaste={(pasted) => void start([fileOfText(pasted)])}
              onCancel={stopPasting}
            />
          ) : (
            <DropZone
              {...{ upload, isOver, paster }}
              onFiles={(files) => void start(files)}
              onCancel={cancel}
              onPaste={() => setPasting(true)}
            />
          )}
          <EarlierImports />
          <ProgramGuide />
        </div>
      </div>
    </>
  );
}
