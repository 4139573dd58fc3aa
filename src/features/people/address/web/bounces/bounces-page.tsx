import { useState } from 'react';
import { sayProblem } from '#src/web/api/api-problem.ts';
import { call } from '#src/web/api/call.ts';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { Button } from '#src/web/ui/button.tsx';
import { TextAreaField } from '#src/web/ui/text-area-field.tsx';
import type { previewBounces } from '../../address-api.ts';
import { BouncePreview, type Preview } from './bounce-preview.tsx';
import classes from './bounces.module.css';
import { bouncesText } from './bounces-text.ts';

/** A list of mail that came back: given in, looked at, and then recorded as one. */
export function BouncesPage() {
  const text = bouncesText.useText();
  const [preview, setPreview] = useState<Preview>();
  return (
    <>
      <PageHeader title={text('title')} />
      <div className={classes.page}>
        {preview ? (
          <BouncePreview preview={preview} onDone={() => setPreview(undefined)} />
        ) : (
          <GiveIn onRead={setPreview} />
        )}
      </div>
    </>
  );
}

function GiveIn({ onRead }: { onRead: (preview: Preview) => void }) {
  const text = bouncesText.useText();
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  async function read(list: string): Promise<void> {
    setBusy(true);
    setProblem('');
    try {
      const body = { text: list };
      onRead(await call<typeof previewBounces>('POST /api/v1/addresses/bounces/preview', { body }));
    } catch (error) {
      setProblem(sayProblem(error, text('failed')));
    } finally {
      setBusy(false);
    }
  }
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void read(typed);
      }}
    >
      <p className={classes.text}>{text('text')}</p>
      <label className={classes.file}>
        {text('file')}
        <input
          type="file"
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          onChange={({ target }) => {
            const file = target.files?.[0];
            target.value = '';
            if (file) void file.text().then(read);
          }}
        />
      </label>
      <TextAreaField
        label={text('list')}
        hint={text('listHint')}
        error={problem || undefined}
        className={classes.list}
        rows={8}
        placeholder={text('example')}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <div>
        <Button type="submit" look="main" busy={busy} disabled={typed.trim() === ''}>
          {text('read')}
        </Button>
      </div>
    </form>
  );
}
