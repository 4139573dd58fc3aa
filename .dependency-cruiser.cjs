// The rules of the house, as docs/architecture.md tells them: where code runs is read from its path,
// and who may know whom follows from where it stands.

const TEST = String.raw`\.test\.tsx?$|/test-[^/]+\.tsx?$|/fixtures/`;
const SERVER = '^src/(server|.+/server)/';
const WEB = '^src/(web|.+/web)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'web-knows-no-server',
      comment:
        'The browser reaches the server by its API; share what is pure outside both folders.',
      severity: 'error',
      from: { path: WEB },
      to: { path: SERVER },
    },
    {
      name: 'server-knows-no-web',
      comment: 'Share what is pure outside both folders.',
      severity: 'error',
      from: { path: SERVER },
      to: { path: WEB },
    },
    {
      name: 'both-sides-code-is-pure',
      comment: 'What stands in neither /server/ nor /web/ runs in both, so it may use neither.',
      severity: 'error',
      from: { path: '^src/', pathNot: [SERVER, WEB, TEST] },
      to: { path: [SERVER, WEB] },
    },
    {
      name: 'both-sides-code-needs-no-node',
      comment: "Node's modules belong to /server/.",
      severity: 'error',
      from: { path: '^src/', pathNot: [SERVER, TEST] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'feature-is-entered-by-its-doors',
      comment:
        'Another feature is known by its model and api (pure files at its top), its record -type, ' +
        'its -queries and -commands, and its web/shared/.',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/([^/]+)/', pathNot: TEST },
      to: {
        path: '^src/features/',
        pathNot: [
          '^src/features/$1/$2/',
          '^src/features/[^/]+/[^/]+/[^/]+$',
          String.raw`^src/features/[^/]+/[^/]+/server/[^/]+-(queries|commands|type)\.ts$`,
          '^src/features/[^/]+/[^/]+/web/shared/',
        ],
      },
    },
    {
      name: 'machinery-knows-no-feature',
      comment:
        'src/server, src/web and src/records serve any feature; features register with them.',
      severity: 'error',
      from: { path: '^src/(server|web|records)/', pathNot: TEST },
      to: { path: '^src/features/' },
    },
    {
      name: 'lib-imports-nothing-of-ours',
      comment: 'src/lib stands below everything.',
      severity: 'error',
      from: { path: '^src/lib/' },
      to: { path: '^src/', pathNot: '^src/lib/' },
    },
    {
      name: 'main-is-imported-by-none',
      comment: 'src/main only composes; tests may start the whole of it.',
      severity: 'error',
      from: { pathNot: ['^src/main/', TEST] },
      to: { path: '^src/main/' },
    },
    {
      name: 'every-write-is-told-or-declared',
      comment:
        'Write a command, which has its ledger event, or declare with `beside` why there is none ' +
        '(docs/decisions/050-beside-the-ledger.md).',
      severity: 'error',
      from: {
        pathNot: [
          String.raw`^src/server/(run-command|run-together|beside-the-ledger|db/database|db/database-within)\.ts$`,
          TEST,
        ],
      },
      to: { path: String.raw`^src/server/db/transact\.ts$` },
    },
    {
      name: 'no-circles',
      comment: 'Move what both need into a file of its own.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'product-needs-no-tests',
      comment: 'What tests use is not there in the product.',
      severity: 'error',
      from: { path: '^src/', pathNot: TEST },
      to: { path: TEST },
    },
    {
      name: 'server-needs-no-development-dependency',
      comment: 'The server runs with the dependencies alone; the web app is bundled.',
      severity: 'error',
      from: { path: '^src/', pathNot: [WEB, TEST] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'everything-is-declared',
      comment: 'The import leads nowhere, or to a package that package.json does not name.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-undeclared-package',
      comment: 'Add the package to package.json.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.base.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: String.raw`\.(css|svg|json)$` },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
