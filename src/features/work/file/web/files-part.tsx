import { useQuery } from '@tanstack/react-query';
import { isUnreachable } from '#src/web/api/api-problem.ts';
import { send } from '#src/web/api/call.ts';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import { useIsPhone } from '#src/web/ui/theme/use-is-phone.ts';
import { FileStrip } from './shared/file-strip.tsx';
import { fileText } from './shared/file-text.ts';
import classes from './shared/files.module.css';
import type { ShownFile } from './shared/shown-file.ts';
import { ChooseFiles } from './shared/upload/choose-files.tsx';
import { UploadRows } from './shared/upload/upload-rows.tsx';
import { useFileDrop } from './shared/upload/use-file-drop.ts';
import { useUploads } from './shared/upload/use-uploads.ts';

/** The files of a record, and where further ones are dropped. */
export function FilesPart({ type, id }: { type: string; id: string }) {
  const text = fileText.useText();
  const target = { [`${type}_id`]: id };
  const query = useQuery({
    queryKey: ['file', 'of', type, id],
    queryFn: () =>
      send<{ items: ShownFile[]; more: boolean }>('GET /api/v1/attachments', { query: target }),
    meta: { types: ['file', 'activity', 'task'] },
  });
  const { running, send: sendFiles } = useUploads();
  const add = (files: File[]) => void sendFiles(files, { target });
  const drop = useFileDrop(add);
  const isPhone = useIsPhone();
  const files = query.data?.items ?? [];
  return (
    <section className={classes.part} aria-label={text('title')} {...drop}>
      <div className={classes.tools}>
        <ChooseFiles onFiles={add} />
      </div>
      <UploadRows running={running} />
      {query.isPending && <SkeletonRows count={2} />}
      {query.isError && (
        <p className={classes.hint}>
          {isUnreachable(query.error) ? query.error?.message : text('loadFailed')}
        </p>
      )}
      {query.data && files.length === 0 && <p className={classes.hint}>{text('empty')}</p>}
      {!isPhone && <p className={classes.hint}>{text('drop')}</p>}
      <FileStrip files={files} />
      {query.data?.more && <p className={classes.hint}>{text('more')}</p>}
    </section>
  );
}
