// A stamp is the hash of everything that a step's result follows from. A step whose stamp
// has not changed is not done again.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const ignored = new Set(['node_modules', 'dist', 'dist-types', 'coverage']);

/** All files under the given files and folders, sorted; what is not there is left out. */
export function listFiles(root, entries) {
  const files = [];
  const visit = relative => {
    const stat = fs.statSync(path.join(root, relative), { throwIfNoEntry: false });
    if (stat?.isFile()) files.push(relative);
    if (!stat?.isDirectory()) return;
    for (const name of fs.readdirSync(path.join(root, relative))) {
      if (!ignored.has(name)) visit(path.posix.join(relative, name));
    }
  };
  entries.forEach(visit);
  return files.sort();
}

/** Hash of names and contents of files, and of whatever else decides the result. */
export function hashOf(root, entries, ...others) {
  const hash = crypto.createHash('sha256');
  for (const file of listFiles(root, entries)) {
    const content = fs.readFileSync(path.join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.update(JSON.stringify(others)).digest('hex');
}

/** @param {string} dir @param {string} name */
export function stampFile(dir, name) {
  const file = path.join(dir, `${name}.stamp`);
  return {
    matches: hash => fs.existsSync(file) && fs.readFileSync(file, 'utf8') === hash,
    write: hash => {
      fs.mkdirSync(dir, { recursive: true });
      fs.writeFileSync(file, hash);
    },
    clear: () => fs.rmSync(file, { force: true }),
  };
}
