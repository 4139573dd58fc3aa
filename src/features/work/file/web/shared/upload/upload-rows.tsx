import { Button } from '#src/web/ui/button.tsx';
import { fileText } from '../file-text.ts';
import classes from '../files.module.css';
import type { RunningUpload } from './use-uploads.ts';

/** How far each upload has come, and what to do about one that failed. */
export function UploadRows({ running }: { running: readonly RunningUpload[] }) {
  const text = fileText.useText();
  if (running.length === 0) return null;
  return (
    <ul className={classes.uploads}>
      {running.map(({ key, file, part, problem, cancel, retry, dismiss }) => (
        <li key={key} className={classes.upload}>
          {problem ? (
            <>
              <span role="alert" className={classes.problem}>
                {problem}
              </span>
              <Button onClick={retry}>{text('retry')}</Button>
              <Button look="quiet" onClick={dismiss}>
                {text('leave')}
              </Button>
            </>
          ) : (
            <>
              <span className={classes.progress}>
                {text('uploading', { name: file.name, percent: Math.round(part * 100) })}
                <progress value={part} aria-label={file.name} />
              </span>
              <Button look="quiet" onClick={cancel}>
                {text('cancel')}
              </Button>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
