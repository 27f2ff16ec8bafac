/** One direction of imports: renderer → contract ← core → devices. A protocol file does no I/O. */
const IO =
  '^(node:)?(fs|net|child_process|http|https|dgram|tls|os|worker_threads)(/|$)|^(serialport|node-hid|better-sqlite3|fastify)$';
const SHARED = [
  '^main/core/.*contract\\.ts$',
  '^main/core/(model|forms)/',
  '^devices/index\\.ts$',
  '^devices/[^/]+/(module|config|contract|words)\\.ts$',
  '^devices/common/status\\.ts$',
];

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'renderer-sees-only-the-contract',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(main|devices|kiosk-config|test|scripts)/', pathNot: SHARED },
    },
    {
      name: 'contract-is-pure',
      severity: 'error',
      from: { path: SHARED },
      // A device module names its driver and loads it only when it is called.
      to: { path: '^(main|devices|renderer|kiosk-config)/', pathNot: SHARED, dynamic: false },
    },
    {
      name: 'core-knows-no-shell',
      severity: 'error',
      from: { path: '^main/core/' },
      to: { path: '^(main/shell/|renderer/|electron$|node_modules/electron/)' },
    },
    {
      name: 'devices-know-no-core',
      severity: 'error',
      from: { path: '^devices/' },
      to: { path: '^(main|renderer|test|scripts)/' },
    },
    {
      name: 'devices-know-not-each-other',
      severity: 'error',
      from: { path: '^devices/([^/]+)/', pathNot: '^devices/cli/' },
      to: { path: '^devices/', pathNot: '^devices/($1|common|transport)/' },
    },
    {
      name: 'device-host-names-no-device',
      severity: 'error',
      from: { path: '^(main/device-host|devices/cli)/' },
      to: { path: '^devices/', pathNot: '^devices/(index\\.ts$|(common|transport|cli)/)' },
    },
    {
      name: 'protocol-does-no-io',
      severity: 'error',
      from: {
        path: '^devices/[^/]+/(protocol|status|encoder|decoder|ipp|apdu|bmp|layout|command|text-block|status-codes|payload|hid-pos|contract|module|config|words|inserted-card)\\.ts$',
      },
      to: { path: IO },
    },
    {
      name: 'shell-has-no-native-module',
      severity: 'error',
      from: { path: '^main/shell/' },
      to: { path: 'better-sqlite3|serialport|node-hid' },
    },
    {
      name: 'product-needs-no-tests',
      severity: 'error',
      from: { path: '^(main|devices|renderer|kiosk-config)/' },
      to: { path: '^(test|scripts)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'] },
  },
};
