import { Readable } from 'node:stream';
import { AppError } from '#src/lib/app-error.ts';
import { getRecord } from '#src/records/server/record-queries.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { Actor } from '#src/server/context.ts';
import type { ServerFeature, Services } from '#src/server/feature.ts';
import { raw, read } from '#src/server/http/route.ts';
import { runRead } from '#src/server/run-command.ts';
import { HOLDERS, type Holder } from '../file.ts';
import * as api from '../file-api.ts';
import { acceptUpload } from './accept-upload.ts';
import { getFile, listFiles } from './file-queries.ts';
import { keepSweeping } from './sweep-files.ts';

type GivenHolder = { [type in Holder as `${type}_id`]?: string | undefined };

/** Files that hang on records: taken in, shown small, given back. */
export function fileFeature(services: Services, types: RecordTypes): ServerFeature {
  return {
    routes: [
      raw(
        api.uploadFile,
        async ({ request, actor, input: { query } }) => {
          const { name, as_note: asNote } = query;
          const upload = { request, actor: actor!, name, asNote, holder: holderOf(query) };
          const { body, version, commandId } = await acceptUpload(services, types, upload);
          const headers = {
            'content-type': 'application/json; charset=utf-8',
            'cache-control': 'no-store',
            'x-content-type-options': 'nosniff',
            'uptake-command': commandId!,
            etag: `"${version}"`,
          };
          return new Response(JSON.stringify(body), { status: 201, headers });
        },
        { once: true },
      ),
      read(api.listAttachments, async (ctx, { query }) => {
        const holder = holderOf(query);
        await getRecord(ctx, types.get(holder.type)!.declaration, holder.id);
        return listFiles(ctx, holder);
      }),
      raw(api.readFile, ({ request, actor, input: { params } }) =>
        giveContent(services, types, { request, actor: actor!, id: params.id }),
      ),
      raw(api.readPreview, ({ request, actor, input: { params, query } }) =>
        givePreview(services, types, { request, actor: actor!, id: params.id, size: query.size }),
      ),
    ],
    begin: () => keepSweeping(services),
  };
}

function holderOf(given: GivenHolder): { type: Holder; id: string } {
  const type = HOLDERS.find((one) => given[`${one}_id`])!;
  return { type, id: given[`${type}_id`]! };
}

interface Asked {
  request: Request;
  actor: Actor;
  id: string;
}

/** Always a download: a browser opens nothing of it as a page of ours. */
async function giveContent(
  { machinery, files }: Services,
  types: RecordTypes,
  { request, actor, id }: Asked,
): Promise<Response> {
  const file = await runRead(machinery, actor, (ctx) => getFile(ctx, types, id));
  const { stored_as, bytes, name, media_type } = file;
  const headers = {
    ...safeHeaders(stored_as!),
    'content-type': media_type!,
    'content-length': String(bytes),
    'content-disposition': dispositionOf(name!),
  };
  if (request.headers.get('if-none-match') === headers.etag) {
    return new Response(null, { status: 304, headers: safeHeaders(stored_as!) });
  }
  const key = { workspaceId: actor.workspaceId, name: stored_as! };
  return new Response(toWeb(await files.store.open(key)), { headers });
}

async function givePreview(
  { machinery, files }: Services,
  types: RecordTypes,
  { request, actor, id, size }: Asked & { size: 'thumb' | 'view' },
): Promise<Response> {
  const file = await runRead(machinery, actor, (ctx) => getFile(ctx, types, id));
  if (!file.has_preview) {
    throw new AppError('not_found', 'There is no preview of this file. Download it instead.', {
      reason: 'no_preview',
    });
  }
  const name = `${file.stored_as}.${size}`;
  const headers = safeHeaders(name);
  if (request.headers.get('if-none-match') === headers.etag) {
    return new Response(null, { status: 304, headers });
  }
  const stream = await files.store.open({ workspaceId: actor.workspaceId, name });
  return new Response(toWeb(stream), { headers: { ...headers, 'content-type': 'image/webp' } });
}

/** Asked for anew each time, for the right to see it may have ended; sent only if it has changed. */
function safeHeaders(name: string) {
  return {
    etag: `"${name}"`,
    'cache-control': 'private, no-cache',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
  };
}

/** RFC 6266: a plain name for old programs, the true one beside it. */
function dispositionOf(name: string): string {
  const plain = name.replaceAll(/[^\w .()-]/g, '_');
  const whole = encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => {
    return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
  });
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}

function toWeb(stream: Readable) {
  return Readable.toWeb(stream) as ReadableStream;
}
