import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { call } from '#src/web/api/call.ts';
import type { MenuRecord, OverlayProps } from '#src/web/shell/web-feature.ts';
import { Button } from '#src/web/ui/button.tsx';
import { Dialog } from '#src/web/ui/dialog/dialog.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import type { erasePerson } from '../../privacy-api.ts';
import { privacyText } from '../privacy-text.ts';
import classes from './erase.module.css';
import { type Erasure, type ErasurePreview, previewQuery } from './erase-queries.ts';
import { ShowPreview } from './show-preview.tsx';

/** Erases a person for good: first what goes and what stays, then the name typed, then the proof. */
export function EraseDialog({ close, payload }: OverlayProps) {
  const record = payload as MenuRecord;
  const text = privacyText.useText();
  const [withShared, setWithShared] = useState(false);
  const [erased, setErased] = useState<Erasure | null>(null);
  const preview = useQuery({
    ...previewQuery(record.id, withShared),
    enabled: !erased,
    placeholderData: keepPreviousData,
  });
  const leave = useLeave(close);
  return (
    <Dialog
      title={erased ? text('erase.done') : text('erase.title', { title: record.title })}
      close={() => (erased ? leave() : close())}
    >
      {erased && <Done erased={erased} leave={leave} />}
      {!erased && preview.error && <p role="alert">{preview.error.message}</p>}
      {!erased && !preview.data && !preview.error && (
        <div role="status">
          <p>{text('erase.checking')}</p>
          <SkeletonRows count={4} />
        </div>
      )}
      {!erased && preview.data && (
        <EraseForm
          id={record.id}
          preview={preview.data}
          withShared={withShared}
          onShared={setWithShared}
          onErased={setErased}
        />
      )}
    </Dialog>
  );
}

/** The record is gone, so that its page must not be asked for again. */
function useLeave(close: () => void): () => void {
  const navigate = useNavigate();
  const client = useQueryClient();
  return () => {
    close();
    void navigate({ to: '/people' }).then(() => client.resetQueries());
  };
}

interface EraseFormProps {
  id: string;
  preview: ErasurePreview;
  withShared: boolean;
  onShared: (withShared: boolean) => void;
  onErased: (erased: Erasure) => void;
}

function EraseForm({ id, preview, withShared, onShared, onErased }: EraseFormProps) {
  const text = privacyText.useText();
  const [name, setName] = useState('');
  const erase = useMutation({
    mutationFn: () =>
      call<typeof erasePerson>(
        'POST /api/v1/people/{id}/erase',
        { params: { id }, body: { name, with_shared: withShared } },
        { says: false },
      ),
    onSuccess: onErased,
  });
  function submit(event: FormEvent): void {
    event.preventDefault();
    erase.mutate();
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <p className={classes.warning}>{text('erase.warning')}</p>
      <ShowPreview preview={preview} withShared={withShared} onShared={onShared} />
      <TextField
        label={text('erase.confirm', { name: preview.title })}
        autoComplete="off"
        value={name}
        error={erase.error?.message}
        onChange={({ target }) => setName(target.value)}
      />
      <div className={classes.foot}>
        <Button
          type="submit"
          look="danger"
          busy={erase.isPending}
          disabled={plain(name) !== plain(preview.title)}
        >
          {text('erase.submit')}
        </Button>
      </div>
    </form>
  );
}

function plain(text: string): string {
  return text.normalize('NFC').trim().replaceAll(/\s+/g, ' ');
}

function Done({ erased, leave }: { erased: Erasure; leave: () => void }) {
  const text = privacyText.useText();
  return (
    <div className={classes.form} role="status">
      <p>{text('erase.doneText')}</p>
      <p className={classes.note}>{text('erase.backups')}</p>
      <div className={classes.foot}>
        <a className={classes.download} href={`/api/v1/erasures/${erased.id}/proof`} download>
          {text('erase.proof')}
        </a>
        <Button look="main" onClick={leave}>
          {text('erase.finish')}
        </Button>
      </div>
    </div>
  );
}
