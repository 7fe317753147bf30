import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { quote } from '../output/quote.ts';
import type { Creation } from './Creation.ts';

function onPath(program: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some(folder => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return folder !== '';
    } catch {
      return false;
    }
  });
}

/** The last words: whether kubectl can be used, and that the cluster is ready. */
export async function finish(creation: Creation, kubeconfig: string | undefined): Promise<void> {
  const { tool, config, flags } = creation;
  const { logger } = tool;
  const { name, region } = config.metadata;
  const effects = await tool.session.enter('READY');
  if (kubeconfig !== undefined) {
    const missing = effects.some(effect => effect.type === 'kubectl-missing');
    const client = missing || !onPath('kubectl') ? 'kubectl' : undefined;
    if (!onPath('aws-iam-authenticator') && !onPath('aws')) {
      logger.critical(
        'could not find any of the authenticator commands: aws-iam-authenticator, aws',
      );
      told();
    } else if (client) {
      logger.critical('kubectl not found, v1.10.0 or newer is required');
      told();
    } else {
      const own = flags.kubeconfig !== undefined || flags['auto-kubeconfig'] === true;
      logger.info(
        `kubectl command should work with ${quote(kubeconfig)}, try '${
          own ? `kubectl --kubeconfig=${kubeconfig} get nodes` : 'kubectl get nodes'
        }'`,
      );
    }
  }
  if (config.privateCluster?.enabled) {
    logger.info('disabling public endpoint access for the cluster');
    logger.info(
      `fully private cluster ${quote(
        name,
      )} has been created. For subsequent operations, eksctl must be run from within the cluster's VPC, a peered VPC or some other means like AWS Direct Connect`,
    );
  }
  logger.success(`EKS cluster ${quote(name)} in ${quote(region)} region is ready`);

  function told(): void {
    logger.info('cluster should be functional despite missing (or misconfigured) client binaries');
  }
}
