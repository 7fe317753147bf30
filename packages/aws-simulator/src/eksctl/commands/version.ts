import { execFileSync } from 'node:child_process';
import { preRelease, release, version } from '../version.ts';
import { text, write, type OfflineCommand } from './Command.ts';
import * as flags from './flags.ts';
import { CommandError } from '../failures.ts';

export const versionCommand: OfflineCommand = {
  name: 'version',
  flags: [flags.output],
  offline(given) {
    const format = text(given, 'output') ?? '';
    if (format === 'json') {
      write(
        `${JSON.stringify({
          Version: release,
          PreReleaseID: preRelease,
          Metadata: { BuildDate: '', GitCommit: '' },
        })}\n`,
      );
    } else if (format === '') {
      write(`${version}\n`);
    } else {
      throw new CommandError(`unknown output: ${format}`);
    }
  },
};

function kubectlVersion(): string {
  try {
    const output = execFileSync('kubectl', ['version', '--client', '-o', 'json'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return JSON.parse(output).clientVersion.gitVersion;
  } catch {
    return 'exec: "kubectl": executable file not found in $PATH';
  }
}

export const infoCommand: OfflineCommand = {
  name: 'info',
  flags: [flags.output],
  offline(given) {
    const info = { EksctlVersion: version, KubectlVersion: kubectlVersion(), OS: process.platform };
    if (text(given, 'output') === 'json') {
      write(`${JSON.stringify(info)}\n`);
    } else {
      write(
        `eksctl version: ${info.EksctlVersion}\nkubectl version: ${info.KubectlVersion}\nOS: ${info.OS}\n`,
      );
    }
  },
};
