import { Camera, Paperclip } from 'lucide-react';
import { type ChangeEvent, useRef } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import { useIsPhone } from '#src/web/ui/theme/use-is-phone.ts';
import { fileText } from '../file-text.ts';
import classes from '../files.module.css';

interface ChooseFilesProps {
  onFiles: (files: File[]) => void;
  /** The words beside the sign; on the phone the camera has them. */
  compact?: boolean;
}

/** Files from the disk; on the phone also straight from the camera. */
export function ChooseFiles({ onFiles, compact = false }: ChooseFilesProps) {
  const text = fileText.useText();
  const isPhone = useIsPhone();
  const disk = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);

  function take({ target }: ChangeEvent<HTMLInputElement>): void {
    onFiles([...(target.files ?? [])]);
    target.value = ''; // the same one may be chosen again
  }

  const look = { look: 'quiet' as const, className: classes.choose ?? '' };
  return (
    <>
      <input ref={disk} type="file" multiple hidden onChange={take} />
      <input
        ref={camera}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        onChange={take}
      />
      {isPhone && (
        <Button
          {...look}
          icon={<Camera size={18} aria-hidden="true" />}
          aria-label={text('photo')}
          onClick={() => camera.current?.click()}
        >
          {!compact && text('photo')}
        </Button>
      )}
      <Button
        {...look}
        icon={<Paperclip size={isPhone ? 18 : 14} aria-hidden="true" />}
        aria-label={text('choose')}
        title={text('choose')}
        onClick={() => disk.current?.click()}
      >
        {!compact && text('choose')}
      </Button>
    </>
  );
}
