import { ImagePlus } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { showToast } from '#src/web/shell/toast-store.ts';
import { Button } from '#src/web/ui/button.tsx';
import classes from '../shared/hearing.module.css';
import { hearingText } from '../shared/hearing-text.ts';
import { drawAnew } from './draw-anew.ts';

interface PictureFieldProps {
  value: string | null;
  onChange: (picture: string | null) => void;
}

/** A picture chosen or pasted, shown as it will be sent. */
export function PictureField({ value, onChange }: PictureFieldProps) {
  const text = hearingText.useText();
  const input = useRef<HTMLInputElement>(null);
  async function take(file: Blob | null | undefined): Promise<void> {
    if (!file) return;
    try {
      onChange(await drawAnew(file));
    } catch {
      showToast(text('raise.badPicture'), { tone: 'bad' });
    }
  }
  useEffect(() => {
    const paste = ({ clipboardData }: ClipboardEvent) => {
      const files = [...(clipboardData?.files ?? [])];
      void take(files.find(({ type }) => type.startsWith('image/')));
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  });
  return (
    <div className={classes.group}>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg"
        hidden
        aria-label={text('raise.picture')}
        onChange={({ target }) => void take(target.files?.[0])}
      />
      {value ? (
        <>
          <img
            className={classes.shot}
            src={`data:image/jpeg;base64,${value}`}
            alt={text('picture')}
          />
          <p className={classes.quiet}>{text('raise.pictureHint')}</p>
          <div className={classes.actions}>
            <Button look="quiet" onClick={() => onChange(null)}>
              {text('raise.noPicture')}
            </Button>
          </div>
        </>
      ) : (
        <div className={classes.actions}>
          <Button
            look="quiet"
            icon={<ImagePlus size={16} aria-hidden="true" />}
            onClick={() => input.current?.click()}
          >
            {text('raise.picture')}
          </Button>
        </div>
      )}
    </div>
  );
}
