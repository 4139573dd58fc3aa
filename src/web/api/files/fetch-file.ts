import { takeIn } from '../call.ts';
import { speakerHeader } from '../speaker.ts';
import { sayNoFile } from './say-no-file.ts';

/** Fetches a file and hands it to the browser, under its own name or this one. @throws ApiProblem */
export async function fetchFile(path: string, name: string): Promise<void> {
  const response = await fetch(path, { headers: speakerHeader() }).catch(() => {
    throw sayNoFile();
  });
  await takeIn(response, 'GET');
  const content = await response.blob().catch(() => {
    throw sayNoFile();
  });
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = nameOf(response) ?? name;
  link.click();
  // the download has begun by then
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

function nameOf(response: Response): string | undefined {
  return /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1];
}
