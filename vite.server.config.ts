import { existsSync } from 'node:fs';
import { defineConfig } from 'vite';

const ENTRIES = {
  main: 'src/main/server/main.ts',
  cli: 'src/main/server/cli/cli.ts',
  // runs in a thread of its own
  'pdf-worker': 'src/features/sales/quote/server/pdf/pdf-worker.ts',
};

/** Builds the server and the command line into `dist/server`; dependencies stay where they are. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: true,
    target: 'node20',
    outDir: 'dist/server',
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: Object.fromEntries(Object.entries(ENTRIES).filter(([, path]) => existsSync(path))),
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
  ssr: { external: true },
});
