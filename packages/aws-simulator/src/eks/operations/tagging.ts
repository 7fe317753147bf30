import { AwsError } from '../../protocols/AwsError.ts';
import { asTexts } from '../../protocols/json.ts';
import type { Operation, OperationContext } from '../../server/Operation.ts';
import type { Tags } from '../../state/eks.ts';
import { asTags } from '../tags.ts';

function tagged(context: OperationContext, arn: unknown): { tags: Tags } {
  for (const cluster of Object.values(context.region.state.clusters)) {
    const found = [
      cluster,
      ...Object.values(cluster.nodegroups),
      ...Object.values(cluster.addons),
      ...Object.values(cluster.accessEntries),
    ].find(item => item.arn === arn);
    if (found) {
      return found;
    }
  }
  throw new AwsError('NotFoundException', `No resource found for ARN: ${arn}`, 404);
}

export const taggingOperations: Record<string, Operation> = {
  TagResource(input, context) {
    const resource = tagged(context, input.resourceArn);
    Object.assign(resource.tags, asTags(input.tags));
    context.region.changed();
    return {};
  },

  UntagResource(input, context) {
    const resource = tagged(context, input.resourceArn);
    const keys = typeof input.tagKeys === 'string' ? [input.tagKeys] : asTexts(input.tagKeys);
    keys.forEach(key => delete resource.tags[key]);
    context.region.changed();
    return {};
  },

  ListTagsForResource: (input, context) => ({
    tags: tagged(context, input.resourceArn).tags,
  }),
};
