import { isError } from '@backstage/errors';
import { execa } from 'execa';
import { z } from 'zod/v4';

/** The first version whose behaviour this package knows. */
const oldest = [0, 231, 0];
const versionTimeout = 15_000;

const versionSchema = z.object({
  Version: z.string().regex(/^\d+\.\d+\.\d+/),
  PreReleaseID: z.string().optional(),
});

/** Whether eksctl is there and new enough; the problem in words if not. */
export async function checkEksctl(
  path: string,
  environment: Record<string, string>,
): Promise<string | undefined> {
  const needed = oldest.join('.');
  let stdout: string;
  try {
    const result = await execa(path, ['version', '-o', 'json'], {
      env: environment,
      extendEnv: false,
      timeout: versionTimeout,
      stdin: 'ignore',
      killSignal: 'SIGKILL',
    });
    stdout = result.stdout;
  } catch (error) {
    const missing = isError(error) && 'code' in error && error.code === 'ENOENT';
    return missing
      ? `eksctl was not found at "${path}". Install eksctl ${needed} or later where the portal's backend runs, or set environments.eks.eksctl.path.`
      : `eksctl at "${path}" does not run: ${firstLine(error)}. Install eksctl ${needed} or later.`;
  }
  const parsed = versionSchema.safeParse(parseJson(stdout));
  if (!parsed.success) {
    return `What is at "${path}" does not tell its version as eksctl does. Set environments.eks.eksctl.path to eksctl ${needed} or later.`;
  }
  const { Version } = parsed.data;
  const difference = Version.split('.')
    .map((part, index) => parseInt(part, 10) - oldest[index])
    .find(value => value !== 0);
  return difference !== undefined && difference < 0
    ? `eksctl ${Version} is too old: install ${needed} or later.`
    : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function firstLine(error: unknown): string {
  return String(isError(error) ? error.message : error).split('\n')[0];
}
