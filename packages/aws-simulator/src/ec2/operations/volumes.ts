import { AwsError } from '../../protocols/AwsError.ts';
import type { Operation } from '../../server/Operation.ts';
import { filtered, selected, tagSet } from '../filters.ts';

export const volumeOperations: Record<string, Operation> = {
  DescribeVolumes: (input, { region }) => ({
    volumeSet: filtered(
      selected(region.state.volumes, input.VolumeId, 'InvalidVolume.NotFound', 'volume'),
      input,
      volume => ({
        'volume-id': volume.id,
        status: volume.state,
        'availability-zone': volume.zone,
      }),
    ).map(volume => ({
      volumeId: volume.id,
      size: volume.size,
      availabilityZone: volume.zone,
      status: volume.state,
      createTime: volume.createdAt,
      volumeType: 'gp3',
      encrypted: true,
      attachmentSet: [],
      tagSet: tagSet(volume.tags),
    })),
  }),

  DeleteVolume(input, { region }) {
    const id = String(input.VolumeId);
    const volume = region.state.volumes[id];
    if (!volume) {
      throw new AwsError('InvalidVolume.NotFound', `The volume '${id}' does not exist.`);
    }
    if (volume.state === 'in-use') {
      throw new AwsError('VolumeInUse', `Volume ${id} is currently attached`);
    }
    delete region.state.volumes[id];
    region.changed();
    return { return: true };
  },
};
