import { createServer, type Socket } from 'node:net';

export interface FakeSmtp {
  url: string;
  /** What was taken in, headers and all. */
  mails: string[];
  /** The answer to RCPT TO from now on. */
  recipientAnswer: string;
  close(): Promise<void>;
}

/** A mail server for tests: as much of RFC 5321 as a client needs. */
export async function startFakeSmtp(): Promise<FakeSmtp> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serve(socket, fake);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const fake: FakeSmtp = {
    url: `smtp://127.0.0.1:${port}`,
    mails: [],
    recipientAnswer: '250 ok',
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return fake;
}

function serve(socket: Socket, fake: FakeSmtp): void {
  let buffer = '';
  let isData = false;
  const say = (line: string) => socket.write(`${line}\r\n`);
  say('220 fake');
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    buffer += chunk.toString();
    for (;;) {
      const end = buffer.indexOf(isData ? '\r\n.\r\n' : '\r\n');
      if (end < 0) return;
      const part = buffer.slice(0, end);
      buffer = buffer.slice(end + (isData ? 5 : 2));
      if (isData) {
        fake.mails.push(part);
        isData = false;
        say('250 taken');
        continue;
      }
      isData = answer(part.toUpperCase(), say, fake);
    }
  });
}

function answer(line: string, say: (line: string) => void, fake: FakeSmtp): boolean {
  if (line.startsWith('RCPT')) say(fake.recipientAnswer);
  else if (line === 'DATA') say('354 go on');
  else say('250 ok');
  return line === 'DATA';
}
