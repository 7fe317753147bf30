// @ts-check
'use strict';

const { mkdtemp, rm } = require('node:fs/promises');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** A folder of eksctl's own (mode 0700), so that it reads and changes no one's kubeconfig or AWS files. */
async function openWorkspace() {
  const folder = await mkdtemp(join(tmpdir(), 'environments-eksctl-'));
  return {
    folder,
    tokenFile: join(folder, 'credentials-token'),
    environment: { HOME: folder, TMPDIR: folder, KUBECONFIG: join(folder, 'kubeconfig') },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

module.exports = { openWorkspace };
