// Stands in for Electron's own default app, which the npm fallback lacks: `electron [-r MODULE] APP …`.
const { app } = require('electron');
const fs = require('node:fs');
const path = require('node:path');

const given = process.argv.slice(1);
let application = null;
while (given.length > 0 && application === null) {
  const word = given.shift();
  if (word === '-r' || word === '--require') require(path.resolve(given.shift()));
  else if (!word.startsWith('-')) application = path.resolve(word);
}
if (application === null) {
  process.stderr.write('usage: electron [-r MODULE] APP\n');
  app.exit(1);
} else {
  const folder = fs.statSync(application).isDirectory();
  const manifest = folder ? require(path.join(application, 'package.json')) : {};
  if (manifest.name) app.setName(manifest.name);
  if (manifest.version) app.setVersion(manifest.version);
  app.setAppPath(folder ? application : path.dirname(application));
  process.argv.splice(1, process.argv.length - 1, application, ...given);
  require(folder ? path.join(application, manifest.main ?? 'index.js') : application);
}
