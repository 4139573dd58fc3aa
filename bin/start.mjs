#!/usr/bin/env node
// `npm start`: sets up what is missing and runs the product.
import { endWithNpm } from './setup/end-with-npm.mjs';
import { runBuilt } from './setup/prepare.mjs';

endWithNpm();
await runBuilt('cli', ['start', ...process.argv.slice(2)]);
