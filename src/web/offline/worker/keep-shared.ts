export const SHARED_CACHE = 'uptake-shared';
export const SHARED_PATH = '/shared.json';

/** What another app shared; each file is its text. */
export interface Shared {
  title: string;
  text: string;
  url: string;
  files: string[];
}

const MOST_BYTES = 1024 * 1024;

/** Keeps what another app shares for the page that shows it; nothing is sent anywhere. */
export async function keepShared(request: Request): Promise<Response> {
  const form = await request.formData();
  const word = (name: string) => String(form.get(name) ?? '').slice(0, 5000);
  const files = form.getAll('files').filter((one): one is File => one instanceof File);
  const small = files.filter(({ size }) => size <= MOST_BYTES);
  const shared: Shared = {
    title: word('title'),
    text: word('text'),
    url: word('url'),
    files: await Promise.all(small.map((file) => file.text())),
  };
  const cache = await caches.open(SHARED_CACHE);
  await cache.put(SHARED_PATH, Response.json(shared));
  return Response.redirect('/share', 303);
}
