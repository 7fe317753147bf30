import { z } from 'zod/v4';
import { podIdentityShape } from './podIdentity';
import { stackNamePart, tags } from './scalars';

/** An EKS add-on as it may be submitted. */
export const addonShape = z.strictObject({
  name: stackNamePart(100).optional(),
  version: z
    .string()
    .regex(/^v\d{1,4}(\.\d{1,4}){1,2}(-eksbuild\.\d{1,4})?$/, {
      message: 'Name a version such as "v1.11.3-eksbuild.2", or none.',
    })
    .optional(),
  // Letters that some readers of YAML take for line breaks are left out; JSON can escape them.
  configurationValues: z
    .string()
    .max(16_384)
    // eslint-disable-next-line no-control-regex -- they are what it refuses
    .regex(/^[^\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]*$/, {
      message: 'Control characters are not allowed.',
    })
    .optional(),
  resolveConflicts: z.enum(['none', 'overwrite', 'preserve']).optional(),
  podIdentityAssociations: z.array(podIdentityShape).min(1).max(10).optional(),
  useDefaultPodIdentityAssociations: z.boolean().optional(),
  tags: tags.optional(),
});
