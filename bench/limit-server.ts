import { createServer } from 'node:http';
import pg from 'pg';

// The least that a server on PostgreSQL can do: bare node:http, one prepared statement, JSON.
// Usage: node limit-server.js DATABASE_URL '{"get":"select …"}'; GET /get?["value",…]
const [url, statements] = process.argv.slice(2) as [string, string];
const texts = JSON.parse(statements) as Record<string, string>;
const pool = new pg.Pool({ connectionString: url, max: 8 });

const server = createServer((request, response) => {
  const [path, query] = request.url!.split('?') as [string, string | undefined];
  const name = path.slice(1);
  const text = texts[name];
  if (!text) {
    response.end('{}');
    return;
  }
  const values = query ? JSON.parse(decodeURIComponent(query)) : [];
  pool.query({ name, text, values }).then(
    ({ rows }) => {
      const body = JSON.stringify(rows);
      response.writeHead(200, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      });
      response.end(body);
    },
    (error: Error) => {
      response.writeHead(500).end(error.message);
    },
  );
});
server.listen(0, '127.0.0.1', () => {
  console.log((server.address() as { port: number }).port);
});
