#!/usr/bin/env node
// `npx uptake COMMAND`: sets up what is missing and runs one command of the product.
import { endWithNpm } from './setup/end-with-npm.mjs';
import { runBuilt } from './setup/prepare.mjs';

endWithNpm();
await runBuilt('cli', process.argv.slice(2));
