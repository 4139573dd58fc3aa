import { openAsBlob } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { AwsClient } from 'aws4fetch';
import { AppError } from '#src/lib/app-error.ts';
import {
  type FileStore,
  isFileName,
  isWorkspaceId,
  missingFile,
  pathOf,
  type StoredFile,
} from './file-store.ts';

/** A bucket of a store that speaks S3's protocol, addressed by path: `<endpoint>/<bucket>/…`. */
export interface S3Settings {
  endpoint: string;
  bucket: string;
  region: string;
  keyId: string;
  secret: string;
}

const TIMEOUT_MS = 120_000;
const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** Keeps files in an object store; what is under way lies in the data folder. */
export function openS3Store(settings: S3Settings, dataDir: string): FileStore {
  const send = createSender(settings);
  return {
    incomingDir: join(dataDir, 'files', 'incoming'),
    async put(key, path, { sha256 }) {
      // read from the disk while it is sent, never as a whole in memory
      const body = await openAsBlob(path);
      await drain(await send('PUT', pathOf(key), { body, sha256 }));
      await rm(path, { force: true });
    },
    async open(key) {
      const response = await send('GET', pathOf(key));
      if (response.status === 404 || !response.body) throw missingFile();
      return Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]);
    },
    async size(key) {
      const response = await send('HEAD', pathOf(key));
      await drain(response);
      return response.status === 404 ? null : Number(response.headers.get('content-length'));
    },
    async remove(key) {
      await drain(await send('DELETE', pathOf(key)));
    },
    async *list(workspaceId) {
      for await (const page of listPages(send, { prefix: `${workspaceId}/` })) {
        for (const found of page.files) if (isFileName(found.name)) yield found;
      }
    },
    async workspaces() {
      const ids: string[] = [];
      for await (const page of listPages(send, { delimiter: '/' })) ids.push(...page.folders);
      return ids.filter(isWorkspaceId);
    },
  };
}

interface SendOptions {
  query?: Record<string, string>;
  body?: Blob;
  sha256?: string;
}
type Send = (method: string, path: string, options?: SendOptions) => Promise<Response>;

function createSender({ endpoint, bucket, region, keyId, secret }: S3Settings): Send {
  const client = new AwsClient({
    accessKeyId: keyId,
    secretAccessKey: secret,
    region,
    service: 's3',
  });
  return async (method, path, { query = {}, body, sha256 = EMPTY_SHA256 } = {}) => {
    const url = `${endpoint}/${bucket}/${path}?${new URLSearchParams(query)}`.replace(/\?$/, '');
    const headers = { 'x-amz-content-sha256': sha256 };
    const signed = await client.sign(url, { method, headers });
    const response = await fetch(signed.url, {
      method,
      headers: signed.headers,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body && { body }),
    }).catch((error) => {
      throw unreachable(String(error.cause?.message ?? error.message));
    });
    if (response.ok || response.status === 404) return response;
    await drain(response);
    throw unreachable(`it answered ${response.status} to ${method}`);
  };
}

function unreachable(why: string): AppError {
  const message = `The storage of files cannot be used just now: ${why}. Try again in a while, or ask your administrator.`;
  return new AppError('conflict', message, { reason: 'file_store' });
}

async function drain(response: Response): Promise<void> {
  await response.body?.cancel();
}

interface ListPage {
  files: StoredFile[];
  folders: string[];
}

/** ListObjectsV2, page by page. Its XML holds nothing but what we have put there. */
async function* listPages(
  send: Send,
  asked: { prefix?: string; delimiter?: string },
): AsyncGenerator<ListPage> {
  let token: string | undefined;
  do {
    const query = {
      'list-type': '2',
      ...asked,
      ...(token && { 'continuation-token': token }),
    };
    const response = await send('GET', '', { query });
    if (response.status === 404) throw unreachable('there is no such bucket');
    const xml = await response.text();
    yield {
      files: valuesOf(xml, 'Contents').map((entry) => ({
        name: textIn(entry, 'Key').split('/').at(-1)!,
        bytes: Number(textIn(entry, 'Size')),
        changedAt: new Date(textIn(entry, 'LastModified')),
      })),
      folders: valuesOf(xml, 'CommonPrefixes').map((e) => textIn(e, 'Prefix').replace('/', '')),
    };
    token = textIn(xml, 'NextContinuationToken') || undefined;
  } while (token);
}

function valuesOf(xml: string, tag: string): string[] {
  return [...xml.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, 'gs'))].map((match) => match[1]!);
}

function textIn(xml: string, tag: string): string {
  const text = valuesOf(xml, tag)[0] ?? '';
  return text.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
